"""Turns YAML into text, whole numbers, booleans, lists and maps; all else that YAML can say is a finding."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from yaml.resolver import Resolver

from generator.findings import Finding, Rule, Severity, fragment
from generator.limits import DEPTH, DIGITS, RECORDS_A_FILE

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

KeyPath = tuple[str | int, ...]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs that nobody sees; some of them end a line for YAML and for nothing else."""
_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_LONGEST_SPECIAL = 60
"""Characters; longer values are text whatever they look like, unless they are digits."""
_TAG = "tag:yaml.org,2002:"
_OTHER = {
    "null": "has no value; write one, or take the key out",
    "float": "is no whole number; put it in quotes if it is text",
    "timestamp": "is a date for YAML; put it in quotes",
    "merge": "is a sign that YAML keeps for itself; put it in quotes",
    "value": "is a sign that YAML keeps for itself; put it in quotes",
}
_RESOLVER = Resolver()


class _StopError(Exception):
    """Reading ends here, with the finding that says why."""

    def __init__(self, mark: Any, message: str, rule: Rule = Rule.YAML_SYNTAX) -> None:
        self.mark, self.message, self.rule = mark, message, rule


@dataclass
class Values:
    """What a text of YAML holds, and what is wrong with it."""

    path: str
    text: str
    offset: int
    """Lines of the file above the text."""
    data: Any = None
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each value, by the keys that lead to it."""
    findings: list[Finding] = field(default_factory=list)
    bad: set[KeyPath] = field(default_factory=set)
    """Keys of the values that a finding was made for, which stand for nothing."""
    complete: bool = True
    """False where reading ended before the end."""
    records: int = 0

    def place(self, mark: Any) -> tuple[int, int]:
        """Give line and column in the file; a line ends at a line feed and nowhere else."""
        return self.place_at(min(mark.index, len(self.text)) if mark else 0)

    def place_at(self, offset: int) -> tuple[int, int]:
        """Give line and column in the file of a sign of the text."""
        line = bisect_right(self._starts, offset)
        return line + self.offset, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]

    def report(self, mark: Any, message: str, rule: Rule = Rule.YAML_SYNTAX) -> None:
        """Make a finding at a place of YAML."""
        self.findings.append(Finding(self.path, *self.place(mark), rule, Severity.ERROR, message))


def read_values(path: str, text: str, offset: int = 0) -> Values:
    """Read one YAML document; never raises. ``offset`` is the number of the file's lines above ``text``."""
    values = Values(path, text, offset)
    hidden = _CONTROL.search(text)
    if hidden:
        message = f"a sign that nobody sees, U+{ord(hidden[0]):04X}; delete it"
        place = values.place_at(hidden.start())
        values.findings.append(Finding(path, *place, Rule.YAML_SYNTAX, Severity.ERROR, message))
        values.complete = False
        return values
    try:
        _document(yaml.parse(text, Loader=_Loader), values)
    except _StopError as stop:
        values.report(stop.mark, stop.message, stop.rule)
        values.complete = False
    except yaml.MarkedYAMLError as problem:
        _broken(problem, values)
        values.complete = False
    return values


def _document(events: Iterator[Any], values: Values) -> None:
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if event.version or event.tags:
                raise _StopError(event.start_mark, "a directive with “%” is not read; take it out")
            if documents > 1:
                raise _StopError(event.start_mark, "a second document begins here; a file holds one: take “---” out")
        elif isinstance(event, yaml.NodeEvent):
            values.data = _value(event, events, (), values)


def _value(event: Any, events: Iterator[Any], keys: KeyPath, values: Values) -> Any:
    """Give the value that begins with ``event``, and take all its events."""
    values.places.setdefault(keys, values.place(event.start_mark))
    if event.anchor is not None:
        what = "repeats" if isinstance(event, yaml.AliasEvent) else "names"
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        message = f"“{sign}{fragment(event.anchor)[1:-1]}” {what} a part of the file; write the value out in each place"
        raise _StopError(event.start_mark, message)
    if event.tag not in (None, "!"):
        tag = str(event.tag).replace(_TAG, "!!")
        raise _StopError(event.start_mark, f"the tag {fragment(tag)} is not read; take it out")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, keys, values)
    if len(keys) >= DEPTH:
        message = f"lists and maps lie more than {DEPTH} deep inside each other; nothing in the catalogue is so deep"
        raise _StopError(event.start_mark, message, Rule.TOO_MANY)
    return (_list if isinstance(event, yaml.SequenceStartEvent) else _map)(events, keys, values)


def _list(events: Iterator[Any], keys: KeyPath, values: Values) -> list[Any]:
    found: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        _count(event, values)
        found.append(_value(event, events, (*keys, len(found)), values))
    return found


def _map(events: Iterator[Any], keys: KeyPath, values: Values) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise _StopError(event.start_mark, "a key has to be a word; a list or map in its place is not read")
        name = event.value
        if event.anchor is not None or event.tag is not None:
            raise _StopError(event.start_mark, f"the key {fragment(name)} has an anchor or a tag; take it out")
        value = next(events)
        if name in found:
            values.report(event.start_mark, f"the key {fragment(name)} stands twice; keep one")
            _value(value, events, (*keys, name), values)
        else:
            _count(event, values)
            found[name] = _value(value, events, (*keys, name), values)
    return found


def _count(event: Any, values: Values) -> None:
    values.records += 1
    if values.records > RECORDS_A_FILE:
        message = f"the file has more than {RECORDS_A_FILE:,} entries and keys; cut it into several"
        raise _StopError(event.start_mark, message, Rule.TOO_MANY)


def _scalar(event: Any, keys: KeyPath, values: Values) -> str | int | bool | None:
    text: str = event.value
    if not event.implicit[0] or event.style:
        return text
    wrong = None
    if _NUMBER.fullmatch(text):
        if len(text.lstrip("-")) <= DIGITS:
            return int(text)
        wrong = f"has more than {DIGITS} digits; put it in quotes if it is text"
    elif len(text) <= _LONGEST_SPECIAL:
        kind = str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False))).removeprefix(_TAG)  # type: ignore[no-untyped-call]
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind == "bool":
            wrong = "is true or false for YAML; write true or false, or put it in quotes if it is text"
        elif kind == "int":
            wrong = "is a number in a form that is easily misread; write it with plain digits, or put it in quotes"
        else:
            wrong = _OTHER.get(kind)
    if wrong is None:
        return text
    values.bad.add(keys)
    shown = fragment(text) if text else fragment(str(keys[-1])) if keys else "the file"
    values.report(event.start_mark, f"{shown} {wrong}")
    return None


_HINTS = (
    ("mapping values are not allowed", "a colon stands where no key ends"),
    ("could not find expected ':'", "a key without a colon, or a text over several lines without quotes"),
    ("did not find expected key", "this line fits neither the entry above nor a new one"),
    ("did not find expected '-' indicator", "this line stands further left or right than the list that it belongs to"),
    ("did not find expected ',' or ']'", "a list that began with “[” is not closed"),
    ("did not find expected ',' or '}'", "a map that began with “{” is not closed"),
    ("unexpected end of stream", "a text in quotes is not closed"),
    ("cannot start any token", "a sign that no value may begin with"),
    ("escape", "a backslash in double quotes that begins no known sign"),
    ("alias", "“*” or “&” begins no text"),
    ("anchor", "“*” or “&” begins no text"),
    ("tag", "“!” begins no text"),
    ("block end", "this line stands further left or right than its neighbours"),
    ("document start", "text stands behind the end of the document"),
    ("indentation", "this line stands further left or right than its neighbours"),
    ("tab", "a tab stands where blanks belong"),
)
"""What to tell people of the parser's problems, by words in them."""


def _broken(problem: yaml.MarkedYAMLError, values: Values) -> None:
    mark = problem.problem_mark or problem.context_mark
    line, _ = values.place(mark)
    lines = values.text.split("\n")
    index = line - 1 - values.offset
    shown = fragment(lines[index]) if index < len(lines) and lines[index].strip() else "the end of the YAML"
    said = f"{problem.problem} {problem.context}"
    hint = next((hint for words, hint in _HINTS if words in said), "this is not YAML")
    values.report(mark, f"{hint}: {shown}; texts with a colon, a quote or a leading sign need quotes")
