"""Writes a graph as DOT text, by the graphviz package."""

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

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


ROOMY = Layout(Direction.RIGHT, 22, 16, 0.16, 0.22)


def to_dot(graph: Graph, layout: Layout = ROOMY) -> str:
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
            frame.attr(label=_text(label, _FRAME_LABEL_WIDTH), labeljust="l", style="rounded", margin="9")
            frame.attr(**{"class": "group"})
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
    dot.attr("node", shape="box", style="rounded", margin="0.1,0.06", width="0.3", height="0.3")
    dot.attr("node", fontname=FONT, fontsize=_SIZES["node"])
    dot.attr("edge", arrowsize="0.6")
    return dot


def _add(dot: graphviz.Digraph, nodes: list[tuple[str, dict[str, str]]]) -> None:
    for name, attributes in nodes:
        dot.node(name, **attributes)


def _box(node: Node, layout: Layout) -> dict[str, str]:
    link = {"URL": graphviz.escape(node.address)} if node.address else {}
    return {"label": _text(node.label, layout.label), "class": str(node.shape), **link}


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
