"""Reads the Python of a fence: by its syntax tree where it parses, else line by line; nothing is run."""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.reading.cclass.coded_calls import CallReading, calls, read_call
from generator.reading.records import AxialCode, Definition, ElementKind, Row

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_ \-]*")
_LONGEST_STATEMENT = 40
_AROUND = " \t'\","
"""Signs that may stand around a name."""


@dataclass
class FenceReading:
    """What the lines of one fence hold."""

    codes: list[AxialCode] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    other: set[int] = field(default_factory=set)
    """Lines with comments, quotes and calls that code nothing."""
    calls: CallReading = field(default_factory=CallReading)
    called: set[int] = field(default_factory=set)
    """Lines of calls that code effects, options or relations."""
    unreadable: list[Row] = field(default_factory=list)
    """Lines that are neither Python nor a name; also in ``other``."""


@dataclass
class Tries:
    """How often lines of a source may still be parsed together with those below, for statements over several lines."""

    left: int = 5_000


def read_fence(rows: Sequence[Row], tries: Tries) -> FenceReading:
    """Read all lines of a fence; every line is in a code, in a definition, in a call or in ``other``."""
    reading = FenceReading()
    rows = _without_calls(rows, reading)
    for first, last, tree in _statements(rows, tries):
        part = rows[first:last]
        if tree is None:
            _read_plain(part[0], reading)
        else:
            for statement in tree.body:
                _read_statement(statement, part, reading, tries)
    claimed = {code.line for code in reading.codes} | {definition.line for definition in reading.definitions}
    reading.other |= {row.line for row in rows} - claimed
    return reading


def _without_calls(rows: Sequence[Row], reading: FenceReading) -> Sequence[Row]:
    """Read the calls first, since one broken call would keep all that stands around it from being read as Python."""
    left: list[Row] = []
    last = 0
    for start, end in calls(rows):
        read_call(rows[start:end], reading.calls)
        reading.called |= {row.line for row in rows[start:end]}
        left += rows[last:start]
        last = end
    return [*left, *rows[last:]]


def _statements(rows: Sequence[Row], tries: Tries) -> Iterator[tuple[int, int, ast.Module | None]]:
    """Cut into the longest runs that parse, and single lines that do not."""
    whole = _parse(rows)
    if whole is not None:
        yield 0, len(rows), whole
        return
    start = 0
    while start < len(rows):
        longest = _LONGEST_STATEMENT if tries.left > 0 else 1
        for end in range(start + 1, min(start + longest, len(rows)) + 1):
            tries.left -= end > start + 1
            tree = _parse(rows[start:end])
            if tree is not None:
                yield start, end, tree
                start = end
                break
        else:
            yield start, start + 1, None
            start += 1


def _parse(rows: Sequence[Row]) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            return ast.parse("\n".join(row.text.strip() for row in rows))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _read_statement(statement: ast.stmt, rows: Sequence[Row], reading: FenceReading, tries: Tries) -> None:
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
        row = rows[statement.lineno - 1]
        definition = _definition(statement, row.line)
        if definition is not None:
            reading.definitions.append(definition)
            reading.codes.append(AxialCode(definition.name, row.line, row.column, definition))
            return
    if isinstance(statement, ast.Expr):
        if isinstance(statement.value, ast.Call):
            return
        if isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str):
            _read_string(rows[statement.lineno - 1 : (statement.end_lineno or statement.lineno)], reading, tries)
            return
        names = statement.value.elts if isinstance(statement.value, ast.Tuple) else [statement.value]
        if all(isinstance(name, ast.Name) for name in names):
            for name in names:
                row = rows[name.lineno - 1]
                code = name.id if isinstance(name, ast.Name) else ""
                reading.codes.append(AxialCode(code, row.line, row.column + name.col_offset))
            return
    for row in rows[statement.lineno - 1 : (statement.end_lineno or statement.lineno)]:
        _read_plain(row, reading)


def _read_string(rows: Sequence[Row], reading: FenceReading, tries: Tries) -> None:
    """Read what stands between triple quotes: codes that the coder took out of the program."""
    inside = [row for row in rows if row.text.strip().strip("'\"")]
    if len(inside) == len(rows):
        for row in inside:
            _read_plain(row, reading)
        return
    nested = read_fence(inside, tries)
    reading.codes += nested.codes
    reading.definitions += nested.definitions
    reading.unreadable += nested.unreadable


def _read_plain(row: Row, reading: FenceReading) -> None:
    """Read a line that is a list of names, whatever quotes and commas stand around them."""
    text = row.text.partition("#")[0].strip(_AROUND)
    if not text:
        return
    names = [name.strip(_AROUND) for name in text.split(",")]
    if all(_NAME.fullmatch(name) for name in names):
        for name in names:
            reading.codes.append(AxialCode(name, row.line, row.column + max(row.raw.find(name), 0)))
    else:
        reading.unreadable.append(row)


def _definition(statement: ast.Assign, line: int) -> Definition | None:
    call, target = statement.value, statement.targets[0]
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "CClass"):
        return None
    if not (isinstance(target, ast.Name) and len(call.args) >= 2):
        return None
    kind, label = call.args[0], call.args[1]
    if not (isinstance(kind, ast.Name) and isinstance(label, ast.Constant) and isinstance(label.value, str)):
        return None
    values = next((keyword.value for keyword in call.keywords if keyword.arg == "values"), None)
    element = ElementKind(kind.id) if kind.id in set(ElementKind) else None
    return Definition(target.id, kind.id, label.value, _values(values), line, element)


def _values(node: ast.expr | None) -> dict[str, str]:
    if not isinstance(node, ast.Dict):
        return {}
    found = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
            plain = ("yes" if value.value else "no") if isinstance(value.value, bool) else str(value.value)
            found[str(key.value)] = plain
    return found
