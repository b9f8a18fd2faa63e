"""Tries changes that mutmut made: for each the tests of its area, in a process in which no test ran before.

Read by ``tests/mutants.py`` in the folder that mutmut made: names come in by lines, and go out with what came of each.
What an earlier test keeps, in a cache or a fixture, would hide a change; so nothing runs before, and modules are
loaded once.
"""

import os
import resource
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

FIRST = "tests/golden/test_golden.py::test_the_generator_makes_the_files_of_the_golden_copy_and_no_others"
"""What compares most is asked first: most changes are noticed within seconds."""
AREAS = {
    "addresses": ["tests/pages/test_addresses.py"],
    "catalogue": ["tests/catalogue", "tests/checks/test_cases.py"],
    "checks": ["tests/checks"],
    "cli": ["tests/test_command_line.py"],
    "content": ["tests/content", "tests/checks/test_cases.py"],
    "evidence": ["tests/evidence", "tests/checks/test_cases.py"],
    "export": ["tests/export", "tests/catalogue/test_coded.py"],
    "findings": ["tests/checks/test_cases.py", "tests/test_command_line.py"],
    "limits": ["tests/content"],
    "mkdocs_pages": [],
    "new": ["tests/test_command_line.py"],
    "pages": ["tests/pages", "tests/catalogue", "tests/export/test_plain.py"],
    "pipeline": ["tests/checks", "tests/test_command_line.py"],
    "progress": ["tests/test_command_line.py"],
    "prose": ["tests/checks", "tests/pages"],
    "reading": ["tests/reading", "tests/checks/test_cases.py", "tests/catalogue/test_coded.py"],
    "repository": ["tests/building/test_edition.py", "tests/content/test_opening.py"],
    "site": ["tests/building"],
    "words": ["tests/test_words.py", "tests/evidence"],
}
"""The tests of a part of the generator, where they are not those in the folder or file of its name."""
OPTIONS = (
    "-q",
    "-x",
    "--rootdir=.",
    "--tb=no",
    "-m=not content",
    # These need a browser, or take more than a second where others call the same.
    "--ignore=tests/building/test_build.py",
    "--ignore=tests/building/test_preview.py",
    "--ignore=tests/building/test_wheel.py",
    "--ignore=tests/checks/test_every_text.py",
    "--ignore=tests/content/test_adding_a_source.py",
    "--ignore=tests/content/test_worst_files.py",
    "--ignore=tests/decide/test_browser_agrees.py",
    "--ignore=tests/pages/test_hostile_text.py",
    "--ignore=tests/pages/test_site.py",
    "--ignore=tests/people/test_deidentify.py",
    "--ignore=tests/people/test_withdrawn.py",
    "--ignore=tests/reading/test_laws.py",
    "--ignore=tests/review/test_hostile.py",
    "--deselect=tests/catalogue/test_coded.py::test_hostile_words_in_calls_and_definitions_are_shown_as_typed",
    "--deselect=tests/content/test_opening.py::test_a_folder_with_too_many_files_is_one_finding",
    "--deselect=tests/export/test_formats.py::test_what_a_browser_loads_first_is_small_enough",
    "--deselect=tests/pages/test_sections.py::test_a_kind_without_a_section_stops_the_import",
    # In the copy git knows of no commit of the content.
    "--deselect=tests/export/test_formats.py::test_every_json_file_says_its_versions_and_licence",
)
UNCHANGED = "unchanged "
"""Before the name of an area whose tests are run without a change: where they fail, nothing is tried."""
_SECONDS = 180
"""Of computing; a change that takes longer runs in circles."""
_OUTCOMES = {0: "survived", 1: "killed", 2: "killed", 3: "killed", 5: "no tests", -24: "timeout", -9: "timeout"}


def asked_of(area: str) -> list[str]:
    """Give the tests of a part of the generator; the golden copy is part of all."""
    near = [f"tests/{area}", f"tests/test_{area}.py"]
    return [FIRST, *AREAS.get(area, [path for path in near if Path(path).exists()])]


def main(names: Iterable[str]) -> None:
    """Try each change, and say what came of it as soon as it is known."""
    areas = {name: name.removeprefix(UNCHANGED).removeprefix("generator.").split(".")[0] for name in names}
    os.environ["MUTANT_UNDER_TEST"] = ""
    said = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    pytest.main(["--collect-only", *OPTIONS, *sorted({test for area in areas.values() for test in asked_of(area)})])
    for name, area in areas.items():
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
            os.environ["MUTANT_UNDER_TEST"] = "" if name.startswith(UNCHANGED) else name
            os._exit(int(pytest.main([*OPTIONS, *asked_of(area)])))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(said, f"{name}: {_OUTCOMES.get(code, f'stopped with {code}')}\n".encode())
        if code and name.startswith(UNCHANGED):
            return


if __name__ == "__main__":
    main(line.strip() for line in sys.stdin)
