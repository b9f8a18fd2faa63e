"""Lays out bars that are cut into counted parts, to be marked up as SVG with colours by class and parts as links."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WIDTH = 360
"""As wide as a phone, so that letters keep their size there."""
_ROW = 36
_BAR = 14
_KEY = 16
_LETTERS = 10
"""How far below the top of its line a text stands."""


@dataclass(frozen=True)
class BarPart:
    """So many things of one kind."""

    count: int
    css: str
    title: str
    address: str


@dataclass(frozen=True)
class Bar:
    """One bar with its name."""

    label: str
    address: str
    parts: Sequence[BarPart]


@dataclass(frozen=True)
class Box:
    """A part of a bar or a sample of the key, in units of the drawing."""

    css: str
    x: str
    y: int
    width: str
    height: int
    title: str = ""
    address: str = ""


@dataclass(frozen=True)
class Line:
    """A text of the drawing; what it names has a page, or it belongs to the key."""

    x: int
    y: int
    text: str
    address: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with its name and what it shows in words."""

    id: str
    title: str
    description: str
    width: int
    height: int
    lines: Sequence[Line]
    boxes: Sequence[Box]


def bars(name: str, title: str, description: str, key: Iterable[tuple[str, str]], rows: Sequence[Bar]) -> Chart:
    """Lay out bars to one scale below a key of classes and what they mean; ``name`` begins the ids of the drawing."""
    most = max((sum(part.count for part in row.parts) for row in rows), default=0) or 1
    entries = list(enumerate(key))
    top = len(entries) * _KEY + 6
    samples = [Box(css, "0", place * _KEY, str(_LETTERS), _LETTERS) for place, (css, _) in entries]
    meanings = [Line(15, place * _KEY + _LETTERS - 1, text) for place, (_, text) in entries]
    names = [Line(0, top + place * _ROW + _LETTERS, row.label, row.address) for place, row in enumerate(rows)]
    parts = [box for place, row in enumerate(rows) for box in _boxes(row, top + place * _ROW, _WIDTH / most)]
    height = top + len(rows) * _ROW
    return Chart(name, title, description, _WIDTH, height, [*meanings, *names], [*samples, *parts])


def _boxes(row: Bar, top: int, scale: float) -> Iterator[Box]:
    left = 0
    for part in row.parts:
        if part.count:
            x, width = f"{left * scale:.1f}", f"{part.count * scale:.1f}"
            yield Box(part.css, x, top + _LETTERS + 5, width, _BAR, part.title, part.address)
        left += part.count
