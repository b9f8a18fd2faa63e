"""Writes a graph as DOT text, by the graphviz package."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import graphviz

from generator.diagrams.graph import Edge, Graph, Node

FONT = "DejaVu Sans"
"""The font that boxes are measured with; it comes with the generator."""
_FRAME_LABEL_WIDTH = 30
_SIZES = {"node": "10", "edge": "9.2", "frame": "9.5"}
"""Points; a point is 4/3 pixels, so that no label is smaller than 12 pixels."""


class Direction(StrEnum):
    """Which way a diagram grows."""

    DOWN = "TB"
    RIGHT = "LR"


@dataclass(frozen=True)
class Layout:
    """One way to lay a graph out: where it grows, and after how many letters labels break."""

    direction: Direction
    label: int
    edge_label: int
    between: float
    """Inches between boxes side by side."""
    ranks: float
    """Inches between ranks."""


class Heading(StrEnum):
    """Where the label of a frame stands."""

    TOP = "top"
    BOTTOM = "bottom"
    BESIDE = "beside"
    """On top, broken between words, in a frame so wide that an arrow can pass by."""


Headings = Mapping[str, Heading]
"""Where labels of frames stand, by the id of the frame, as ``f1``; the others stand on top."""
FILL = "\N{NO-BREAK SPACE}"
"""Stands behind the label of a frame to make it wider."""
ROOMY = Layout(Direction.RIGHT, 22, 16, 0.16, 0.22)


def to_dot(graph: Graph, layout: Layout = ROOMY, headings: Headings = MappingProxyType({})) -> str:
    """Give the DOT text of ``graph``; the same graph and layout give the same text.

    The label of an arrow is a node of its own, which its line enters and leaves: so no other line crosses it. Node 3 is
    named ``n3``; the label of arrow 4 has the id ``l4``, and the parts of its line ``e4t`` and ``e4``.
    """
    dot = _empty(layout)
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    frames = {node.id: node.group for node in graph.nodes}
    members: dict[str | None, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    for node in graph.nodes:
        members[node.group].append((names[node.id], _box(node, layout)))
    for number, edge in enumerate(graph.edges):
        if edge.label:
            shared = frames[edge.start] if frames[edge.start] == frames[edge.end] else None
            members[shared].append((f"l{number}", {"id": f"l{number}", **_label(edge, layout)}))
    for number, (label, nodes) in enumerate(members.items()):
        if label is None:
            _add(dot, nodes)
            continue
        with dot.subgraph(name=f"cluster_{number}") as frame:
            frame.attr(id=f"f{number}", **_frame(label, headings.get(f"f{number}", Heading.TOP)))
            _add(frame, nodes)
    for rank in graph.ranks:
        with dot.subgraph() as row:
            row.attr(rank="same")
            for identity in rank:
                row.node(names[identity])
    for number, edge in enumerate(graph.edges):
        _arrow(dot, names[edge.start], names[edge.end], number, has_label=bool(edge.label))
    return str(dot.source)


def _empty(layout: Layout) -> graphviz.Digraph:
    dot = graphviz.Digraph()
    dot.attr("graph", rankdir=str(layout.direction), nodesep=str(layout.between), ranksep=str(layout.ranks))
    dot.attr("graph", fontname=FONT, fontsize=_SIZES["frame"], bgcolor="transparent", pad="0.06")
    dot.attr("node", shape="box", style="rounded", margin="0.08,0.05", width="0.3", height="0.3")
    dot.attr("node", fontname=FONT, fontsize=_SIZES["node"])
    dot.attr("edge", arrowsize="0.6")
    return dot


def _add(dot: graphviz.Digraph, nodes: list[tuple[str, dict[str, str]]]) -> None:
    for name, attributes in nodes:
        dot.node(name, **attributes)


def _box(node: Node, layout: Layout) -> dict[str, str]:
    link = {"URL": graphviz.escape(node.address)} if node.address else {}
    return {"label": _text(node.label, layout.label), "class": str(node.shape), **link}


def _frame(label: str, heading: Heading) -> dict[str, str]:
    longest = max(len(word) for word in label.split() or [label])
    text = _text(label, _FRAME_LABEL_WIDTH if heading is not Heading.BESIDE else min(longest, _FRAME_LABEL_WIDTH))
    if heading is Heading.BESIDE:
        text += FILL * (4 * longest + 6)
    place = "b" if heading is Heading.BOTTOM else "t"
    return {"label": text, "labelloc": place, "labeljust": "l", "style": "rounded", "margin": "6", "class": "group"}


def _label(edge: Edge, layout: Layout) -> dict[str, str]:
    text = _text(edge.label, layout.edge_label)
    size = {"fontsize": _SIZES["edge"], "margin": "0.04,0.02", "width": "0.1", "height": "0.1"}
    return {"label": text, "shape": "plaintext", "class": "label", **size}


def _arrow(dot: graphviz.Digraph, start: str, end: str, number: int, *, has_label: bool) -> None:
    if not has_label:
        dot.edge(start, end, id=f"e{number}")
        return
    dot.edge(start, f"l{number}", id=f"e{number}t", dir="none")
    dot.edge(f"l{number}", end, id=f"e{number}")


def _text(label: str, width: int) -> str:
    """Break a label into lines; Graphviz may take neither angle brackets nor entities for markup of its own."""
    lines = textwrap.wrap(label, width, break_long_words=False) or [label]
    text: str = graphviz.nohtml("\\n".join(str(graphviz.escape(line.replace("&", "&amp;"))) for line in lines))
    return text
