"""Writes a graph as DOT text, by the graphviz package."""

import textwrap
from collections import defaultdict

import graphviz

from generator.diagrams.graph import Direction, Graph, Node

FONT = "DejaVu Sans"
"""The font that boxes are measured with; it comes with the generator."""
_LABEL_WIDTH = 22
_EDGE_LABEL_WIDTH = 18


def to_dot(graph: Graph, direction: Direction | None = None) -> str:
    """Give the DOT text of ``graph``, in another ``direction`` if one is given; the same graph gives the same text.

    One that may turn grows to the right unless told otherwise.
    """
    direction = direction or graph.direction
    dot = graphviz.Digraph()
    dot.attr(
        "graph",
        rankdir=str(Direction.RIGHT if direction is Direction.FIT else direction),
        nodesep="0.25",
        ranksep="0.45",
        fontname=FONT,
        fontsize="11",
        bgcolor="transparent",
    )
    dot.attr("node", shape="box", style="rounded", fontname=FONT, fontsize="12", margin="0.16,0.09", height="0.4")
    dot.attr("edge", fontname=FONT, fontsize="10", arrowsize="0.7")
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    groups: dict[str | None, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        groups[node.group].append(node)
    for number, (label, nodes) in enumerate(groups.items()):
        if label is None:
            for node in nodes:
                _add(dot, names, node)
            continue
        with dot.subgraph(name=f"cluster_{number}") as frame:
            frame.attr(label=_text(label, 40), labeljust="l", style="rounded", margin="12", **{"class": "group"})
            for node in nodes:
                _add(frame, names, node)
    for rank in graph.ranks:
        with dot.subgraph() as row:
            row.attr(rank="same")
            for identity in rank:
                row.node(names[identity])
    for edge in graph.edges:
        dot.edge(names[edge.start], names[edge.end], label=_text(edge.label, _EDGE_LABEL_WIDTH) if edge.label else None)
    return str(dot.source)


def _add(dot: graphviz.Digraph, names: dict[str, str], node: Node) -> None:
    link = {"URL": graphviz.escape(node.address)} if node.address else {}
    dot.node(names[node.id], label=_text(node.label, _LABEL_WIDTH), **{"class": str(node.shape)}, **link)


def _text(label: str, width: int) -> str:
    """Break a label into lines; Graphviz may take neither angle brackets nor entities for markup of its own."""
    lines = textwrap.wrap(label, width, break_long_words=False) or [label]
    text: str = graphviz.nohtml("\\n".join(str(graphviz.escape(line.replace("&", "&amp;"))) for line in lines))
    return text
