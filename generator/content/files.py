"""Reads the files of a content folder into records, each with its path and the place of every key."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.content.values import KeyPath, read_values
from generator.content.wording import explained
from generator.findings import Finding, Rule, Severity, fragment
from generator.limits import SIGNS_A_LINE, too_long

Record = TypeVar("Record", bound=BaseModel)
Record_co = TypeVar("Record_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Document(Generic[Record_co]):
    """One file of content."""

    path: str
    """Relative to the content folder, with forward slashes."""
    record: Record_co
    places: Mapping[KeyPath, tuple[int, int]]
    """Line and column of each value, by the keys that lead to it."""
    text: str
    """The whole file."""
    body: str = ""
    """The Markdown below the front matter."""

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Give the line and column of a value, or of the nearest key above it."""
        for end in range(len(keys), -1, -1):
            if keys[:end] in self.places:
                return self.places[keys[:end]]
        return 1, 1

    def place_of(self, words: str, after: int = 1) -> tuple[int, int]:
        """Give the line and column where ``words`` begin, at line ``after`` or below; else that line."""
        start = " ".join(words.split()[:3])
        at = self.text.find(start, self._starts[after - 1]) if after <= len(self._starts) else -1
        if at < 0:
            return after, 1
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin."""
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]

    def finding(self, place: tuple[int, int], rule: Rule, message: str, severity: Severity = Severity.ERROR) -> Finding:
        """Make a finding about this file."""
        return Finding(self.path, *place, rule, severity, message)


@dataclass(frozen=True)
class _Parts:
    """A file, cut into its YAML and what is below."""

    path: str
    text: str
    yaml: str
    offset: int = 0
    """Lines above the YAML."""
    body: str = ""


def read_yaml(path: str, text: str, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    """Read a YAML file into a record of ``model``."""
    text = _line_feeds(text)
    return _validated(_Parts(path, text, text), model)


def read_front_matter(path: str, text: str, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    """Read a Markdown file that begins with YAML between two lines of ``---``."""
    lines = _line_feeds(text).split("\n")
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        message = f"no front matter: {fragment(lines[0])}; begin with a line “---”, YAML, and a line “---”"
        return None, [Finding(path, 1, 1, Rule.FORMAT, Severity.ERROR, message)]
    body = "\n".join(lines[end + 1 :])
    return _validated(_Parts(path, "\n".join(lines), "\n".join(lines[1:end]), 1, body), model)


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _validated(parts: _Parts, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    document, findings = _validated_once(parts, model)
    return document, list(findings)


@lru_cache(maxsize=5_000)  # a file that did not change is not read again while a site is served
def _validated_once(parts: _Parts, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    lines = enumerate(parts.text.split("\n"), start=1)
    findings = [too_long(parts.path, number, line) for number, line in lines if len(line) > SIGNS_A_LINE]
    if findings:
        return None, findings
    values = read_values(parts.path, parts.yaml, parts.offset)
    if not values.complete:
        return None, values.findings
    try:
        record = model.model_validate(values.data)
    except ValidationError as problem:
        document = Document(parts.path, model.model_construct(), values.places, parts.text)
        wrong = explained(problem, values)
        return None, values.findings + [
            document.finding(document.place(*keys), rule, message) for keys, rule, message in wrong
        ]
    return Document(parts.path, record, values.places, parts.text, parts.body), values.findings
