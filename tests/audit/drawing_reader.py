"""Reads a drawing as a reader does: an arrow leads to the box that its head touches, from the box where it begins."""

import re
from dataclasses import dataclass
from math import dist, hypot
from typing import Any

_SVG = "{http://www.w3.org/2000/svg}"
_TOUCH = 8.0
"""So far, in units of the drawing, an arrow may end from its box."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A box with its label, and where it leads."""

    label: str
    href: str | None
    left: float
    top: float
    right: float
    bottom: float
    is_repeated: bool = False
    """Whether it stands on the drawing once more, with its arrows."""

    def distance(self, point: Point) -> float:
        """Give how far a point lies from the box; nothing within it."""
        across = max(self.left - point[0], 0, point[0] - self.right)
        down = max(self.top - point[1], 0, point[1] - self.bottom)
        return hypot(across, down)


@dataclass(frozen=True)
class Arrow:
    """An arrow between two boxes."""

    tail: Box
    head: Box
    label: str


def boxes(svg: Any) -> list[Box]:
    """Give all boxes of a drawing."""
    return [_box(group) for group in svg.iter(f"{_SVG}g") if "node" in group.get("class", "").split()]


def arrows(svg: Any) -> list[Arrow]:
    """Give all arrows of a drawing."""
    known = boxes(svg)
    return [_arrow(group, known) for group in svg.iter(f"{_SVG}g") if "edge" in group.get("class", "").split()]


def _arrow(group: Any, known: list[Box]) -> Arrow:
    lines = [_points(item.get("d", "")) for item in group.iter(f"{_SVG}path")]
    heads = [_points(item.get("points", "")) for item in group.iter(f"{_SVG}polygon")]
    if len(lines) not in (1, 2) or len(heads) != 1:
        raise ValueError(f"an arrow with {len(lines)} lines and {len(heads)} heads")
    middle = (sum(x for x, _ in heads[0]) / len(heads[0]), sum(y for _, y in heads[0]) / len(heads[0]))
    near = min((point for line in lines for point in (line[0], line[-1])), key=lambda point: dist(point, middle))
    far = _begin(lines, near)
    tip = max(heads[0], key=lambda point: dist(point, near))
    return Arrow(_touched(known, far), _touched(known, tip), _label(group))


def _begin(lines: list[list[Point]], near: Point) -> Point:
    """Give where an arrow begins; where its line is broken, a label stands between the two parts."""
    ends = [line[-1] if line[0] == near else line[0] for line in lines]
    (last,) = [line for line in lines if near in (line[0], line[-1])]
    if len(lines) == 1:
        return ends[0]
    (first,) = [line for line in lines if line is not last]
    gap = last[0] if last[-1] == near else last[-1]
    return max((first[0], first[-1]), key=lambda point: dist(point, gap))


def _touched(known: list[Box], point: Point) -> Box:
    box = min(known, key=lambda item: item.distance(point))
    if box.distance(point) > _TOUCH:
        raise ValueError(f"an arrow ends at {point}, where no box is")
    return box


def _box(group: Any) -> Box:
    outlines = [item.get("d") or item.get("points") or "" for item in group.iter() if item.tag != f"{_SVG}text"]
    points = [point for outline in outlines for point in _points(outline)]
    link = next(group.iter(f"{_SVG}a"), None)
    across, down = [x for x, _ in points], [y for _, y in points]
    href = None if link is None else link.get("href")
    repeated = "repeated" in group.get("class", "").split()
    return Box(_label(group), href, min(across), min(down), max(across), max(down), repeated)


def _label(group: Any) -> str:
    return " ".join("".join(item.itertext()) for item in group.iter(f"{_SVG}text"))


def _points(numbers: str) -> list[Point]:
    found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
    return list(zip(found[::2], found[1::2], strict=True))
