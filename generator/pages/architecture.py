"""The drawing of what the customer of a walkthrough built."""

from generator.content.kinds import Kind
from generator.content.model import Architecture, ArchitectureEdge
from generator.diagrams.graph import Edge, Graph, Node, Shape
from generator.pages.context import PageContext
from generator.pages.views import Diagram, DiagramRow


def architecture(context: PageContext, title: str, built: Architecture) -> Diagram:
    """Draw the boxes and arrows of an architecture; boxes that are patterns lead to them."""
    words = context.words
    nodes = tuple(
        Node(
            id=node.id,
            label=node.label,
            shape=Shape.PATTERN if node.pattern else Shape.PART,
            address=context.addresses.link(context.page, Kind.PATTERN, node.pattern) if node.pattern else None,
            group=node.group,
        )
        for node in built.nodes
    )
    edges = tuple(Edge(edge.start, edge.end, edge.label or "") for edge in built.edges)
    graph = Graph(
        title=words.say("architecture.title", title=title),
        description=words.say(
            "architecture.description",
            boxes=words.count("box", len(nodes)),
            arrows=words.count("arrow", len(edges)),
        ),
        nodes=nodes,
        edges=edges,
    )
    names = {node.id: node.label for node in built.nodes}
    arrows = [DiagramRow(_arrow(names, edge), []) for edge in built.edges]
    patterns = [
        DiagramRow(words.say("architecture.is", name=node.label), context.links(Kind.PATTERN, [node.pattern]))
        for node in built.nodes
        if node.pattern
    ]
    return context.diagram(graph, [*arrows, *patterns])


def _arrow(names: dict[str, str], edge: ArchitectureEdge) -> str:
    label = f": {edge.label}" if edge.label else ""
    return f"{names[edge.start]} → {names[edge.end]}{label}"
