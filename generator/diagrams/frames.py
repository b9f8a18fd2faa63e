"""Moves the labels of frames along the frame's edge to where no arrow crosses them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lxml import etree

from generator.diagrams.dot import FILL
from generator.diagrams.letters import wide

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_AIR = 3.0
"""Points that stay free on either side of a label."""
_STEPS = 8
"""Into so many straight lines a curve is broken."""
Point = tuple[float, float]
Span = tuple[float, float]


def crossed_frames(drawn: bytes) -> list[str]:
    """Give the ids of frames whose label has no place along the frame's edge that no arrow crosses."""
    return clear_frame_labels(etree.fromstring(drawn, etree.XMLParser(resolve_entities=False, no_network=True)))


def clear_frame_labels(root: etree._Element) -> list[str]:
    """Move the label of each frame to the first free place along its edge; give the ids of the others."""
    frames = [group for group in root.iter(f"{_SVG}g") if "cluster" in group.get("class", "").split()]
    lines = [
        line
        for group in root.iter(f"{_SVG}g")
        if "edge" in group.get("class", "").split()
        for path in (group.iter(f"{_SVG}path") if frames else ())
        for line in pairwise(points_of(str(path.get("d", ""))))
    ]
    return [str(frame.get("id")) for frame in frames if not _clear(frame, lines)]


def points_of(path: str) -> list[Point]:
    """Give points along a path of cubic curves, as Graphviz writes it."""
    numbers = [float(number) for number in _NUMBER.findall(path)]
    knots = list(zip(numbers[::2], numbers[1::2], strict=False))
    points = knots[:1]
    for start in range(0, len(knots) - 3, 3):
        points += [_along(knots[start : start + 4], step / _STEPS) for step in range(1, _STEPS + 1)]
    return points


def _along(knots: list[Point], at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    across, down = (sum(weight * knot[axis] for weight, knot in zip(weights, knots, strict=True)) for axis in (0, 1))
    return across, down


def _clear(frame: etree._Element, lines: list[tuple[Point, Point]]) -> bool:
    texts = list(frame.iter(f"{_SVG}text"))
    outline = [point for path in frame.iter(f"{_SVG}path") for point in points_of(str(path.get("d", "")))]
    if not texts or not outline:
        return True
    for text in texts:
        text.text = (text.text or "").rstrip(FILL)
    sizes = [float(text.get("font-size", "9.5")) for text in texts]
    width = max(wide(text.text or "", size) for text, size in zip(texts, sizes, strict=True))
    downs = [float(text.get("y", "0")) for text in texts]
    band = (min(downs) - sizes[0] - _AIR, max(downs) + _AIR)
    edges = (min(x for x, _ in outline) + 2 * _AIR, max(x for x, _ in outline) - 2 * _AIR)
    left = _free(edges, width, (_crossing(line, band) for line in lines))
    for text in texts if left is not None else ():
        text.set("x", f"{left:.1f}")
        text.set("text-anchor", "start")
    return left is not None


def _crossing(line: tuple[Point, Point], band: Span) -> Span | None:
    """Give from where to where a straight line is within a band of heights; nothing where it is not."""
    if max(line[0][1], line[1][1]) < band[0] or min(line[0][1], line[1][1]) > band[1]:
        return None
    return min(line[0][0], line[1][0]) - _AIR, max(line[0][0], line[1][0]) + _AIR


def _free(edges: Span, width: float, taken: Iterable[Span | None]) -> float | None:
    """Give the left end of the first room of this width; nothing where there is none."""
    left = edges[0]
    for start, end in sorted(span for span in taken if span is not None):
        if end <= left:
            continue
        if start >= left + width:
            break
        left = end
    return left if left + width <= edges[1] else None
