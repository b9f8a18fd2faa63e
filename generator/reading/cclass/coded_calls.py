"""Reads the calls by which researchers code effects, options and relations; nothing is run.

``add_force_relations({pattern: {force: positive}})``, ``add_decision_option_link(decision, pattern, "text")`` and
``x.add_links(y, role_name="to", stereotype_instances=uses)`` are read by their syntax tree where they parse. Where
brackets or quotes are missing, a name followed by ``:`` and a degree inside a force call is still certain; the call
is reported with a line that would be right.
"""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.content.model import Effect, Relation
from generator.reading.records import CodedEffect, CodedOption, CodedRelation, Row

DEGREES = {
    "very_positive": Effect.STRONGLY_HELPS,
    "positive": Effect.HELPS,
    "neutral": Effect.NEUTRAL,
    "negative": Effect.HURTS,
    "very_negative": Effect.STRONGLY_HURTS,
}
_LONGEST_CALL = 80
"""Rows."""
_LONGEST_NAME = 160
"""Characters before a colon in which a name is looked for."""
_RELATIONS = {str(relation).replace(" ", "_"): relation for relation in Relation}
_CALL = re.compile(
    r"^\s*(?:[A-Za-z_][\w \-]{0,120}\.)?(?P<name>add_force_relations|add_decision_option_links?|add_links)\s*[({]"
)
_STATEMENT = re.compile(r"^\s*(?:[A-Za-z_]\w*\s*=|'''|\"\"\"|#)")
_GOES_ON = re.compile(r"[:\"'(){}\[\]]")
_NAME = re.compile(r"[A-Za-z_][\w \-]{0,120}", re.ASCII)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SAID_OF = re.compile(r":\s{0,20}(?:(?P<open>\{)|(?P<degree>" + "|".join(DEGREES) + r")\b)")
"""What follows the name of a pattern or force in a force call."""


@dataclass
class CallReading:
    """What the calls of one fence code."""

    effects: list[CodedEffect] = field(default_factory=list)
    options: list[CodedOption] = field(default_factory=list)
    relations: list[CodedRelation] = field(default_factory=list)
    damaged: list[tuple[Row, str]] = field(default_factory=list)
    """The first row of a call that is not Python or names no known degree or relation, and what would be right."""

    def take(self, other: "CallReading") -> None:
        """Add what another fence of the same trace codes."""
        self.effects += other.effects
        self.options += other.options
        self.relations += other.relations


def calls(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Give first and last index (not included) of the rows of each call."""
    depths = [_depth(row.text) for row in rows]
    start = 0
    while start < len(rows):
        if _CALL.match(rows[start].text):
            end = _end(rows, depths, start)
            yield start, end
            start = end
        else:
            start += 1


def _end(rows: Sequence[Row], depths: Sequence[int], start: int) -> int:
    """Find where a call ends: where its brackets close, or before a row that cannot be part of it."""
    closed = _closed(depths, start)
    if closed is not None and _parsed(rows[start:closed]) is not None:
        return closed
    for index in range(start + 1, closed or len(rows)):
        text = rows[index].text
        if _CALL.match(text) or _STATEMENT.match(text) or not _GOES_ON.search(text):
            return index
    return _with_leftovers(rows, closed or len(rows))


def _depth(text: str) -> int:
    """Count how many more brackets open than close."""
    bare = _STRING.sub("", text)
    return sum(bare.count(sign) for sign in "({[") - sum(bare.count(sign) for sign in ")}]")


def _closed(depths: Sequence[int], start: int) -> int | None:
    depth = 0
    for index in range(start, min(start + _LONGEST_CALL, len(depths))):
        depth += depths[index]
        if depth <= 0:
            return index + 1
    return None


def _with_leftovers(rows: Sequence[Row], end: int) -> int:
    """Take in the rows behind a call that go on with it although its brackets closed too early."""
    while end < len(rows) and (not rows[end].text.strip("(){}[], \t") or _begins_with_pair(rows[end].text)):
        end += 1
    return end


def _begins_with_pair(text: str) -> bool:
    found = next(_pairs(text), None)
    return found is not None and not text[: found.start].strip(" \t\"'")


def read_call(rows: Sequence[Row], reading: CallReading) -> None:
    """Read one call into ``reading``."""
    tree = _parsed(rows)
    if tree is not None and _from_tree(tree, rows, reading):
        return
    found = _CALL.match(rows[0].text)
    if found is not None and found["name"] == "add_force_relations":
        effects = list(_certain(rows))
        reading.effects += effects
        reading.damaged.append((rows[0], _force_call(effects)))
    else:
        reading.damaged.append((rows[0], _EXAMPLES[found["name"] if found else "add_links"]))


_EXAMPLES = {
    "add_links": 'one.add_links(other, role_name="to", stereotype_instances=uses)',
    "add_decision_option_link": 'add_decision_option_link(decision, pattern, "what the option says")',
    "add_decision_option_links": 'add_decision_option_links(decision, {pattern: "what the option says"})',
}


def _parsed(rows: Sequence[Row]) -> ast.Call | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            body = ast.parse("\n".join(row.text for row in rows)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    statement = body[0] if len(body) == 1 else None
    return statement.value if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) else None


def _from_tree(call: ast.Call, rows: Sequence[Row], reading: CallReading) -> bool:
    """Read a call that is Python; tell whether all of it was understood."""
    read = CallReading()
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    match name:
        case "add_force_relations":
            whole = _effects(call, rows, read)
        case "add_decision_option_link" | "add_decision_option_links":
            whole = _options(call, rows, read)
        case _:
            whole = _links(call, rows, read)
    if whole:
        reading.effects += read.effects
        reading.options += read.options
        reading.relations += read.relations
    return whole


def _effects(call: ast.Call, rows: Sequence[Row], reading: CallReading) -> bool:
    if len(call.args) != 1 or call.keywords or not isinstance(call.args[0], ast.Dict):
        return False
    for pattern, forces in _items(call.args[0]):
        if pattern is None or not isinstance(forces, ast.Dict):
            return False
        for force, degree in _items(forces):
            effect = DEGREES.get(_name(degree) or "")
            if force is None or effect is None:
                return False
            line, column = _place(rows, degree)
            reading.effects.append(CodedEffect(pattern, force, effect, line, column))
    return True


def _options(call: ast.Call, rows: Sequence[Row], reading: CallReading) -> bool:
    if not call.args or (decision := _name(call.args[0])) is None:
        return False
    if len(call.args) == 2 and isinstance(call.args[1], ast.Dict):
        pairs = list(_items(call.args[1]))
    elif len(call.args) in (2, 3):
        pairs = [(_name(call.args[1]), call.args[2] if len(call.args) == 3 else ast.Constant(""))]
    else:
        return False
    for pattern, text in pairs:
        if pattern is None or not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            return False
        line, column = _place(rows, call if isinstance(call.args[1], ast.Name) else text)
        reading.options.append(CodedOption(decision, pattern, text.value, line, column))
    return True


def _links(call: ast.Call, rows: Sequence[Row], reading: CallReading) -> bool:
    """Read links with a stereotype; those without one build the study's model and say nothing of a pattern."""
    named = {item.arg: _name(item.value) for item in call.keywords}
    if "stereotype_instances" not in named:
        return True
    relation = _RELATIONS.get(named["stereotype_instances"] or "")
    first = call.args[0] if len(call.args) == 1 else None
    if isinstance(call.func, ast.Attribute):
        pairs = [(_name(call.func.value), first)]
    else:
        pairs = list(_items(first)) if isinstance(first, ast.Dict) else []
    if relation is None or not pairs:
        return False
    for start, ends in pairs:
        names = ends.elts if isinstance(ends, ast.List | ast.Set | ast.Tuple) else [ends] if ends else []
        for target in map(_name, names):
            if start is None or target is None:
                return False
            ordered = (target, start) if named.get("role_name") == "from" else (start, target)
            reading.relations.append(CodedRelation(ordered[0], relation, ordered[1], *_place(rows, call)))
    return True


def _items(node: ast.Dict) -> Iterator[tuple[str | None, ast.expr]]:
    return ((_name(key) if key else None, value) for key, value in zip(node.keys, node.values, strict=True))


def _name(node: ast.expr) -> str | None:
    """Give a name, which may have blanks where it stands in quotes."""
    name = node.id if isinstance(node, ast.Name) else node.value if isinstance(node, ast.Constant) else None
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


def _place(rows: Sequence[Row], node: ast.expr) -> tuple[int, int]:
    row = rows[node.lineno - 1]
    return row.line, row.column + node.col_offset


@dataclass(frozen=True)
class _Pair:
    """A name with what is said of it."""

    name: str
    start: int
    """Where the name begins in its row."""
    degree: str | None
    """Nothing where a bracket opens behind the name."""
    column: int
    """Where the degree stands in its row, from 0."""


def _pairs(text: str) -> Iterator[_Pair]:
    """Find names by what follows them, which takes time in proportion to the text, whatever it is."""
    last = 0
    for found in _SAID_OF.finditer(text):
        before = text[max(last, found.start() - _LONGEST_NAME) : found.start()].rstrip().rstrip("\"'")
        letters = len(before)
        while letters and (before[letters - 1].isalnum() or before[letters - 1] in "_- "):
            letters -= 1
        name = _without_degree(before[letters:])
        if _NAME.fullmatch(name):
            start = text.index(name, max(last, found.start() - _LONGEST_NAME))
            yield _Pair(name, start, found["degree"], found.start("degree"))
        last = found.end()


def _certain(rows: Sequence[Row]) -> Iterator[CodedEffect]:
    """Give what a broken force call says for certain: each name with a degree, under the name last opened."""
    pattern: str | None = None
    for row in rows:
        for pair in _pairs(row.text):
            if pair.degree is None:
                pattern = pair.name
            elif pattern is not None:
                yield CodedEffect(pattern, pair.name, DEGREES[pair.degree], row.line, row.column + pair.column)


def _without_degree(name: str) -> str:
    """Leave out the degree of the entry before, where a comma is missing between the two."""
    first, _, rest = name.strip().partition(" ")
    return rest.strip() if first in DEGREES and rest.strip() else name.strip()


def _force_call(effects: Sequence[CodedEffect]) -> str:
    words = {effect: degree for degree, effect in DEGREES.items()}
    patterns: dict[str, list[str]] = {}
    for item in effects:
        patterns.setdefault(_quoted(item.pattern), []).append(f"{_quoted(item.force)}: {words[item.effect]}")
    inside = ", ".join(f"{pattern}: {{{', '.join(forces)}}}" for pattern, forces in patterns.items())
    return f"add_force_relations({{{inside or 'pattern: {force: positive}'}}})"


def _quoted(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'
