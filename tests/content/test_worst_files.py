"""Holds ``check`` to ten seconds of work and one gigabyte for the worst file of each kind within the limits."""

import json
import os
import resource
import subprocess
import sys

import pytest

from generator.limits import BYTES_A_FILE, RECORDS_A_FILE, SIGNS_A_LINE, STATEMENTS_A_SOURCE
from tests.cases import ROOT
from tests.making import MINIMAL, changed

SECONDS = 10
"""Of work; the clock of a busy machine says more."""
MEMORY = 1_000_000_000
"""Bytes of addresses beyond what a process of Python maps anyway."""
HEAD = "## title\nInterview Expert A\n# coding\n> Expert A\n\n"
SPOKEN = "> We have the data and the data is there. "
LINE = SIGNS_A_LINE - 100
TRACE = "**OPEN CODING TRACE:**\n\n{}\n\n**AXIAL CODING TRACE:**\n```python\n{}\n```\n\n"


def _lines(unit, size=BYTES_A_FILE - 2_000, line=LINE):
    text = unit * (line // len(unit))
    return "\n\n".join([f"> {text}"] * (size // (len(text) + 4)))


SOURCES = {
    "one letter": HEAD + _lines("a"),
    "asterisks": HEAD + _lines("*"),
    "hashes": HEAD + _lines("#"),
    "blanks before a word": HEAD + _lines("  ", line=LINE) + "x",
    "wrong letters": HEAD + _lines("aâ€™ ", size=100_000, line=8_000),
    "escapes": HEAD + _lines("\\%"),
    "open fences": HEAD + "```\n**OPEN CODING TRACE:**\n" * 7_000,
    "bad lines in fences": HEAD + TRACE.format("we", "(\n" * 100_000),
    "quotes inside quotes": HEAD + ("> " * 50 + "a\n") * 2_400,
    "statements in sentences": HEAD
    + "\n\n".join(f"{SPOKEN * 5}word{n} here." for n in range(800))
    + "\n\n"
    + TRACE.format("\n".join(f"- the data of word{n} is over there somehow" for n in range(STATEMENTS_A_SOURCE)), "a"),
    "one endless sentence": HEAD
    + "\n\n".join("> " + "data mesh storage " * (LINE // 18) for _ in range(11))
    + "\n\n"
    + TRACE.format("\n".join(f"- some data of the mesh and storage {n}" for n in range(STATEMENTS_A_SOURCE)), "a"),
}
RELATION = "  - {{relation: enables, pattern: {}}}\n"
PATTERN = "---\nid: deep\nname: Deep\nkind: pattern\nstudy: observability\ndefinition: One.\n{}---\n\n{}\n"
PAGES = {
    "relations to nothing": PATTERN.format(
        "relations:\n" + "".join(RELATION.format(f"no_{n}") for n in range(RECORDS_A_FILE // 3 - 10)), "One."
    ),
    "one relation again and again": PATTERN.format(
        "relations:\n" + RELATION.format("logging") * (RECORDS_A_FILE // 3 - 10), "One."
    ),
    "links to nothing": PATTERN.format("", "[a](pattern:no) " * (BYTES_A_FILE // 17)).replace(") [", ")\n["),
    "brackets": PATTERN.format("", ("[" * LINE + "\n\n") * 10),
    "open emphasis": PATTERN.format("", ("*a_b " * (LINE // 5) + "\n\n") * 10),
    "short sentences": PATTERN.format("", "One of the two is here and it goes on.\n" * 6_000),
}
YAML = {
    "brackets": "[" * LINE,
    "keys": "".join(f"k{n}: 1\n" for n in range(RECORDS_A_FILE - 10)),
    "question marks": ("? " * (LINE // 2) + "\n") * 10,
    "quotes": '"' + "\n\\\n" * 60_000 + '"',
    "dates": "forces:\n" + "  - 2024-01-01\n" * (RECORDS_A_FILE - 10),
}
SPOKEN_MUCH = HEAD + "\n\n".join(
    f"> Part {n} is about data that word{n} has seen and kept for all." for n in range(2_400)
)
"""A long source, for quotations that are looked for in it."""
PAGE = "catalogue.yml"
CATALOGUE = (MINIMAL / PAGE).read_text(encoding="utf-8")
WALKTHROUGH = (MINIMAL / "walkthroughs" / "quiet-nights.md").read_text(encoding="utf-8")
STORE = "id: store_decision\nstudy: observability\nname: S\nquestion: W?\nsummary: S.\nwhy: W.\noptions:\n"
PERSONAL = "I am Anna Meyer of Beeper Corp in Berlin, 42 years old, a@b.example, +49 170 1234567."


def _list(head, entry, keys):
    """Give a list with as many entries as a file may hold; an entry has so many keys and is one itself."""
    return head + "".join(entry.format(n=n) for n in range((RECORDS_A_FILE - 200) // (keys + 1)))


def _quoted(entry, keys, head="source: obs-p1\nadded:\n"):
    return {
        "sources/observability/p_1.md": SPOKEN_MUCH,
        "coding/observability/p_1.yml": _list(head, f"  - {{{{{entry}}}}}\n", keys),
    }


def _cited(link, count=4_000):
    text = PATTERN.format("", "\n".join(link.format(n=n) for n in range(count)))
    return {"sources/observability/p_1.md": SPOKEN_MUCH, "patterns/deep.md": text}


MASK = "  - {{source: obs-p1, find: word {n}, show: x, reason: r, hides: person}}\n"
ADDED = "speaks_of: [logging], stance: supports, says: It is {n}"
SEVERAL = {
    "citations that nobody says": _cited('[a](cite:obs-p1 "Part {n} is abuot data")'),
    "citations that are said often": _cited('[a{n}](cite:obs-p1 "has seen and kept")'),
    "citations": _cited('[a](cite:obs-p1 "Part {n} is about")', 2_400),
    "coding: words that nobody says": _quoted("words: Part {n} is abuot data, " + ADDED, 5),
    "coding: words that are said often": _quoted("words: has seen and kept, " + ADDED, 5),
    "coding: words": _quoted("words: Part {n} is about data that word{n}, " + ADDED, 5),
    "coding: statements of nothing": _quoted(
        "statement: Part {n}, speaks_of: [logging]", 3, "source: obs-p1\nstatements:\n"
    ),
    "masks": {PAGE: CATALOGUE.replace("masks:\n", _list("masks:\n", MASK, 5))},
    "arrows": {
        "walkthroughs/quiet-nights.md": WALKTHROUGH.replace(
            "    - {start: rules, end: pager}\n", "    - {start: services, end: pager}\n" * 1_400
        )
    },
    "numbers in a walkthrough": {
        "walkthroughs/quiet-nights.md": WALKTHROUGH + "\nSeventeen of 20 alarms were 40 percent in 3 months.\n" * 3_500
    },
    "guide: people": {"guides/begin.md": "---\nid: begin\ntitle: B\nsummary: S.\n---\n\n" + f"{PERSONAL}\n" * 2_500},
    "source: people": {"sources/observability/p_1.md": HEAD + f"> {PERSONAL} Hello Anna.\n\n" * 1_200},
}
AT_ONCE = {
    "glossary": {"glossary.yml": _list("terms:\n", "  - {{id: t{n}, name: Term {n}, definition: Of one thing.}}\n", 3)},
    "aliases": {
        "forces.yml": _list("forces:\n", "  - {{id: f{n}, name: Name {n}, study: observability, meaning: One.}}\n", 4)
    },
    "figures": {
        "figures.yml": _list(
            "figures:\n",
            "  - {{id: f{n}, number: '{n}', unit: days, kind: count, of: this,"
            " cite: {{source: obs-p1, words: forty {n}}}, decision: store_decision}}\n",
            9,
        )
    },
    "order": {"order.yml": _list("order:\n", "  - {{decision: d{n}, because: It is asked.}}\n", 2)},
    "told apart": {
        "told_apart.yml": _list(
            "groups:\n  - name: S\n    pairs:\n", "      - {{patterns: [tracing, p{n}], difference: One {n}.}}\n", 4
        )
    },
    "options": {"decisions/store_decision.yml": _list(STORE, "  - {{pattern: p{n}, fits: For one.}}\n", 2)},
}
"""Lists that cost little, each of another file."""
FILES = {
    **SEVERAL,
    "many lists at once": {path: text for files in AT_ONCE.values() for path, text in files.items()},
    **{f"source: {name}": {"sources/observability/p_1.md": text} for name, text in SOURCES.items()},
    **{f"pattern: {name}": {"patterns/deep.md": text} for name, text in PAGES.items()},
    **{f"forces: {name}": {"forces.yml": text} for name, text in YAML.items()},
}


def _limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def checked(name, folder, limits=_limits):
    """Check a copy of the small study with the files of this name; give the finished process, seconds and megabytes."""
    files = FILES[name]
    assert all(len(text.encode()) <= BYTES_A_FILE for text in files.values()), name
    root = changed(folder / "content", {"write": files})
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--content", str(root), "check", "--format", "json"],
        cwd=ROOT, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, preexec_fn=limits,  # noqa: PLW1509 - no thread runs
        stdout=(folder / "out").open("wb"), stderr=(folder / "err").open("wb"),
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss // 1_024


SOME = [name for number, name in enumerate(FILES) if number % 8 == 0]
"""What is checked with all other tests; ``make bench`` checks and measures all of them."""


@pytest.mark.parametrize("name", SOME)
def test_the_worst_file_of_a_kind_is_checked_in_ten_seconds_and_a_gigabyte(name, tmp_path):
    status, _, _ = checked(name, tmp_path)
    told = (tmp_path / "err").read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert status in (0, 1), told[-300:]
    assert isinstance(json.loads((tmp_path / "out").read_text(encoding="utf-8")), list)
