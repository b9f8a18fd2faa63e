"""Holds ``check`` to ten seconds of work and one gigabyte for the worst file of each kind within the limits."""

import json
import os
import resource
import subprocess
import sys

import pytest

from generator.limits import BYTES_A_FILE, RECORDS_A_FILE, SIGNS_A_LINE, STATEMENTS_A_SOURCE
from tests.cases import ROOT
from tests.making import changed

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
FILES = {
    **{f"source: {name}": ("sources/observability/p_1.md", text) for name, text in SOURCES.items()},
    **{f"pattern: {name}": ("patterns/deep.md", text) for name, text in PAGES.items()},
    **{f"forces: {name}": ("forces.yml", text) for name, text in YAML.items()},
}


def _limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize("name", FILES)
def test_the_worst_file_of_a_kind_is_checked_in_ten_seconds_and_a_gigabyte(name, tmp_path):
    path, text = FILES[name]
    assert len(text.encode()) <= BYTES_A_FILE
    root = changed(tmp_path / "content", {"write": {path: text}})
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--content", str(root), "check", "--format", "json"],
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=_limits,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr[-300:]
    assert isinstance(json.loads(done.stdout), list)
