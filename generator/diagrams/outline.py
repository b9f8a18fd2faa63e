"""Draws a graph for a telephone: boxes below each other, what hangs on a box to the right of its line."""

from dataclasses import dataclass

from lxml import etree

from generator.diagrams.graph import Graph
from generator.diagrams.letters import broken, wide
from generator.diagrams.steps import Step, steps

WIDTH = 276
"""Pixels: what the smallest telephone has room for."""
_SVG = "{http://www.w3.org/2000/svg}"
_LABEL, _ARROW, _FRAME = 13, 12, 12
"""Pixels that the letters of boxes, arrows and frames are high."""
_LINE = 16
_STEP = 18
_TRUNK = 9
"""Pixels from the left of a box to the line that leads from it."""
_PAD = 8
_GAP = 12
_HEAD = 6
_ROUND = 4


@dataclass(frozen=True)
class _Placed:
    """A step with its box, and the places of its words."""

    step: Step
    left: int
    top: int
    width: int
    height: int
    frame: list[str]
    label: list[str]
    arrow: list[str]
    arrow_left: int
    arrow_top: int

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


def outline(graph: Graph) -> etree._Element:
    """Draw ``graph`` from top to bottom; the same graph gives the same drawing."""
    placed = _place(steps(graph))
    height = placed[-1].bottom + 2 if placed else 1
    root = etree.fromstring(f'<svg xmlns="{_SVG[1:-1]}"/>')
    for side, value in (("width", WIDTH), ("height", height), ("viewBox", f"-.5 -.5 {WIDTH} {height}")):
        root.set(side, str(value))
    below = {item.step.node.id: item for item in placed if not item.step.is_repeated}
    for item in placed:
        _add_arrow(root, item, placed, below)
    for item in placed:
        _add_box(root, item)
    return root


def _place(found: list[Step]) -> list[_Placed]:
    placed: list[_Placed] = []
    top = 2
    for step in found:
        item = _at(step, top)
        placed.append(item)
        top = item.bottom + _GAP
    return placed


def _at(step: Step, top: int) -> _Placed:
    """Place the words of an arrow, and the box below them."""
    left = 1 + step.depth * _STEP
    beside = left + (_TRUNK + 11 if step.is_straight else 0)
    arrow = broken(step.edge.label, _ARROW, WIDTH - beside) if step.edge and step.edge.label else []
    room = WIDTH - 1 - left - 2 * _PAD
    label = broken(step.node.label, _LABEL, room)
    frame = broken(step.node.group, _FRAME, room) if step.node.group and not step.is_repeated else []
    width = max([wide(line, _LABEL) for line in label] + [wide(line, _FRAME) for line in frame])
    height = _LINE * (len(label) + len(frame)) + _PAD
    lower = top + (_LINE * len(arrow) + (_GAP // 2 if step.is_straight else 2) if arrow else 0)
    lower += _GAP // 2 if step.is_straight else 0
    return _Placed(step, left, lower, round(width) + 2 * _PAD, height, frame, label, arrow, beside, top)


def _add_arrow(root: etree._Element, item: _Placed, placed: list[_Placed], below: dict[str, _Placed]) -> None:
    step = item.step
    if step.edge is None:
        return
    group = etree.SubElement(root, f"{_SVG}g", {"class": "edge"})
    if step.is_above:
        target = below[step.edge.end]
        at = target.left + _TRUNK
        line = f"M{item.left},{item.middle}L{at},{item.middle}L{at},{target.top - _HEAD}"
        head = _down(at, target.top)
    else:
        source = placed[step.parent or 0]
        at = source.left + _TRUNK
        if step.is_straight:
            line, head = f"M{at},{source.bottom}L{at},{item.top - _HEAD}", _down(at, item.top)
        else:
            line = f"M{at},{source.bottom}L{at},{item.middle}L{item.left - _HEAD},{item.middle}"
            head = _right(item.left, item.middle)
    etree.SubElement(group, f"{_SVG}path", {"d": line})
    etree.SubElement(group, f"{_SVG}polygon", {"points": head})
    _write(group, item.arrow, (item.arrow_left, item.arrow_top), _ARROW)


def _add_box(root: etree._Element, item: _Placed) -> None:
    node = item.step.node
    repeated = " repeated" if item.step.is_repeated else ""
    group = etree.SubElement(root, f"{_SVG}g", {"class": f"node {node.shape}{repeated}"})
    inner = group
    if node.address:
        inner = etree.SubElement(group, f"{_SVG}a", {"href": node.address, "aria-label": node.label})
    etree.SubElement(inner, f"{_SVG}path", {"d": _rounded(item)})
    at = (item.left + _PAD, item.top + _PAD // 2)
    _write(inner, item.label, (at[0], at[1] + _LINE * len(item.frame)), _LABEL)
    if item.frame:
        _write(etree.SubElement(root, f"{_SVG}g", {"class": "within"}), item.frame, at, _FRAME)


def _write(parent: etree._Element, lines: list[str], at: tuple[int, int], size: int) -> None:
    for number, line in enumerate(lines):
        place = {"x": str(at[0]), "y": str(at[1] + _LINE * number + _LINE - 4), "font-size": str(size)}
        etree.SubElement(parent, f"{_SVG}text", place).text = line


def _rounded(item: _Placed) -> str:
    left, top, right, bottom = item.left, item.top, item.left + item.width, item.bottom
    return (
        f"M{left + _ROUND},{top}L{right - _ROUND},{top}Q{right},{top} {right},{top + _ROUND}"
        f"L{right},{bottom - _ROUND}Q{right},{bottom} {right - _ROUND},{bottom}"
        f"L{left + _ROUND},{bottom}Q{left},{bottom} {left},{bottom - _ROUND}"
        f"L{left},{top + _ROUND}Q{left},{top} {left + _ROUND},{top}Z"
    )


def _down(across: int, tip: int) -> str:
    return f"{across},{tip} {across - 4},{tip - _HEAD} {across + 4},{tip - _HEAD}"


def _right(tip: int, down: int) -> str:
    return f"{tip},{down} {tip - _HEAD},{down - 4} {tip - _HEAD},{down + 4}"
