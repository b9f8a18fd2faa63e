"""Reads the files of a content folder into records, each with its path and the place of every key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.findings import Finding, Rule, Severity, fragment

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Record = TypeVar("Record", bound=BaseModel)
Record_co = TypeVar("Record_co", bound=BaseModel, covariant=True)
KeyPath = tuple[str | int, ...]
LARGEST_FILE = 20_000_000
"""Bytes."""


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
        for number, line in enumerate(self.text.split("\n"), start=1):
            if number >= after and start in line:
                return number, line.index(start) + 1
        return after, 1

    def finding(self, place: tuple[int, int], rule: Rule, message: str, severity: Severity = Severity.ERROR) -> Finding:
        """Make a finding about this file."""
        return Finding(self.path, *place, rule, severity, message)


def read_text(root: Path, path: str) -> str | Finding:
    """Read a file as UTF-8, or say in a finding why it cannot be read."""
    try:
        data = (root / path).read_bytes()
    except OSError as problem:
        return Finding(path, 1, 1, Rule.MISSING_FILE, Severity.ERROR, f"cannot be read: {problem.strerror}")
    if len(data) > LARGEST_FILE:
        longest = max(range(len(lines := data.split(b"\n"))), key=lambda index: len(lines[index]))
        message = (
            f"the file has {len(data):,} bytes, its longest line {len(lines[longest]):,}; "
            f"at most {LARGEST_FILE:,} are read; cut it into sources"
        )
        return Finding(path, longest + 1, 1, Rule.TOO_LONG, Severity.ERROR, message)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - data.rfind(b"\n", 0, problem.start)
        around = data[max(problem.start - 10, 0) : problem.start + 10].decode("utf-8", "backslashreplace")
        message = f"not UTF-8: {fragment(around)}; save the file as UTF-8"
        return Finding(path, line, column, Rule.NOT_UTF8, Severity.ERROR, message)


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
    return _validated(_Parts(path, text, text), model)


def read_front_matter(path: str, text: str, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    """Read a Markdown file that begins with YAML between two lines of ``---``."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        message = f"no front matter: {fragment(lines[0])}; begin with a line “---”, YAML, and a line “---”"
        return None, [Finding(path, 1, 1, Rule.FORMAT, Severity.ERROR, message)]
    body = "\n".join(lines[end + 1 :])
    return _validated(_Parts(path, "\n".join(lines), "\n".join(lines[1:end]), 1, body), model)


def _validated(parts: _Parts, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    document, findings = _validated_once(parts, model)
    return document, list(findings)


@lru_cache(maxsize=5_000)  # a file that did not change is not read again while a site is served
def _validated_once(parts: _Parts, model: type[Record]) -> tuple[Document[Record] | None, list[Finding]]:
    places: dict[KeyPath, tuple[int, int]] = {}
    try:
        loader = _Loader(parts.yaml)
        node = loader.get_single_node()
        findings = list(_walk(parts, node, (), places))
        data = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as problem:
        return None, [_broken(parts, problem)]
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        message = f"not YAML: {fragment(str(problem))}"
        return None, [Finding(parts.path, 1, 1, Rule.YAML_SYNTAX, Severity.ERROR, message)]
    try:
        record = model.model_validate(data)
    except ValidationError as problem:
        document = Document(parts.path, model.model_construct(), places, parts.text)
        errors = problem.errors(include_url=False)
        return None, findings + [_invalid(document, error) for error in errors if not _follows(error, errors)]
    return Document(parts.path, record, places, parts.text, parts.body), findings


def _broken(parts: _Parts, problem: yaml.MarkedYAMLError) -> Finding:
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line + 1 + parts.offset, mark.column + 1) if mark else (1, 1)
    lines = parts.text.split("\n")
    shown = fragment(lines[line - 1]) if line <= len(lines) else "the end of the file"
    message = f"{problem.problem}: {shown}; texts with a colon, a quote or a leading sign need quotes"
    return Finding(parts.path, line, column, Rule.YAML_SYNTAX, Severity.ERROR, message)


def _walk(
    parts: _Parts, node: yaml.Node | None, keys: KeyPath, places: dict[KeyPath, tuple[int, int]]
) -> Iterator[Finding]:
    """Note the place of every value, and report keys that stand twice in one mapping."""
    if node is None:
        return
    places.setdefault(keys, (node.start_mark.line + 1 + parts.offset, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(parts, item, (*keys, index), places)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                place = key.start_mark.line + 1 + parts.offset, key.start_mark.column + 1
                message = f"the key {fragment(name)} stands twice; keep one"
                yield Finding(parts.path, *place, Rule.YAML_SYNTAX, Severity.ERROR, message)
            seen.add(name)
            yield from _walk(parts, value, (*keys, name), places)


def _follows(error: Any, errors: list[Any]) -> bool:
    """Tell whether a list is too short only because something is wrong with an item of it."""
    keys = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(keys)] == keys and len(other["loc"]) > len(keys) for other in errors
    )


_WRONG = {
    "missing": "is missing; add it",
    "extra_forbidden": "is no key here; take it out, or correct its spelling",
    "enum": "must be {expected}",
    "string_type": "must be text; put it in quotes",
    "string_pattern_mismatch": "must match {pattern}",
    "string_too_short": "must not be empty",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
    "too_short": "must have at least {min_length} items",
    "too_long": "must have at most {max_length} items",
}
"""What to tell people of pydantic's errors, by their type; others say it in pydantic's own words."""


def _invalid(document: Document[Record], error: Any) -> Finding:
    keys = tuple(error["loc"])
    place = document.place(*keys)
    where = ".".join(str(key) for key in keys) or "the file"
    given = error.get("input")
    shown = f", given {fragment(str(given))}" if isinstance(given, str | int | float | bool) else ""
    wrong = _WRONG.get(error["type"])
    own = error["msg"][:1].lower() + error["msg"][1:]
    said = wrong.format(**error.get("ctx", {})) if wrong else own
    return document.finding(place, Rule.FORMAT, f"{where}: {said}{shown}")
