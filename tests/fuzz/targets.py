"""What is fuzzed: functions that take a text and raise where a promise about any text is broken."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import yaml

from generator.content.files import read_front_matter, read_yaml
from generator.content.table import KINDS
from generator.content.values import read_values
from generator.limits import RECORDS_A_FILE
from generator.prose import links, plain, render, render_inline, sections
from generator.reading.cclass.blocks import blocks
from generator.reading.readers import READERS
from generator.reading.seam import SourceFile
from tests.cases import CONTENT, TESTS
from tests.reading.test_laws import assert_laws

_TAG = re.compile(r"<([^\s>/]+)")
_WORDS = "p ul ol li em strong code pre span blockquote hr br table thead tbody tr th td h1 h2 h3 h4 h5 h6"
_TAGS = set(_WORDS.split(" "))
"""What Markdown may become where every link is dropped."""
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser that the package reads with; PyYAML's own takes a question mark inside a word for a sign."""


def reader(text: str) -> None:
    """Read a source in each format: each line is in one record, and nothing is raised."""
    for name, one in READERS.items():
        assert_laws(text, *one.read(text, SourceFile("daap-p1", "a-study", f"{name}.md")))


def fences(text: str) -> None:
    """Cut a source into blocks: they hold each line once, in order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parts = [{*(row.line for row in block.rows), *block.fence_lines} for block in blocks(lines, str)]
    held = [number for part in parts for number in part]
    assert len(held) == len(set(held))
    assert all(1 <= number <= len(lines) for number in held)


def loader(text: str) -> None:
    """Read YAML into every kind of record: plain values, or findings at lines of the file in our own words."""
    values = read_values("a.yml", text)
    json.dumps(values.data)
    assert values.records <= RECORDS_A_FILE + 1
    assert values.complete or values.findings
    for kind in KINDS:
        read = read_front_matter if kind.front_matter else read_yaml
        document, findings = read("a/file", text, kind.record)
        assert document or findings
        for finding in findings:
            assert 1 <= finding.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            assert "pydantic" not in finding.message
    if values.complete and not values.findings and "\r" not in text:
        assert values.data == yaml.load(text, Loader=_SAFE)  # noqa: S506 - safe


def prose(text: str) -> None:
    """Read and render Markdown: no tag and no attribute comes from it but those of links."""
    links(text)
    plain(text)
    sections(text)
    for html in (render(text, lambda _: None), render_inline(text, lambda _: None)):
        assert set(_TAG.findall(str(html))) <= _TAGS


TARGETS: dict[str, Callable[[str], None]] = {"reader": reader, "fences": fences, "loader": loader, "prose": prose}


def corpus(target: str) -> list[str]:
    """Give real documents and cases to begin with."""
    sources = [*CONTENT.glob("sources/*/*.md"), *TESTS.glob("*/minimal/sources/*/*.md")]
    pages = [*CONTENT.glob("patterns/*.md"), *CONTENT.glob("guides/*.md"), *TESTS.glob("*/minimal/*/*.md")]
    cases = [*TESTS.glob("reading/cases/*.yml")]
    records = [*CONTENT.glob("decisions/*.yml"), *TESTS.glob("*/minimal/**/*.yml"), *TESTS.glob("content/cases/*.yml")]
    files: dict[str, list[Path]] = {
        "reader": sources + cases, "fences": sources + cases, "loader": records + pages, "prose": pages,
    }  # fmt: skip
    return [file.read_text(encoding="utf-8") for file in sorted(files[target])]
