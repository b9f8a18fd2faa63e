"""What a pattern is related to, in words and as a drawing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.diagrams.graph import Edge, Graph, Node, Shape
from generator.pages.codings import coded_link
from generator.pages.context import FEWEST_ARROWS, PageContext
from generator.pages.views import Diagram, Link

_MOST_NEIGHBOURS = 26


@dataclass(frozen=True)
class Relations:
    """The relations of one kind: a start of a sentence and its links."""

    words: str
    links: Sequence[Link]
    coded: Sequence[Link]
    """Where researchers coded them."""


def relations(context: PageContext, pattern: Pattern) -> list[Relations]:
    """Say what a pattern is related to, from its own side."""
    grouped: dict[str, list[Link]] = defaultdict(list)
    coded: dict[str, list[Link]] = defaultdict(list)
    edges = [(edge, context.words.of("relation", edge.relation), edge.target) for edge in pattern.relations]
    edges += [(edge, context.words.of("relation_back", edge.relation), edge.source) for edge in pattern.related_by]
    for edge, words, other in edges:
        note = context.inline(edge.note) if edge.note and other == edge.target else ""
        link = context.link(Kind.PATTERN, other, note)
        grouped[words].append(link)
        coded[words] += [coded_link(context, item, "coding.of_relation", name=link.text) for item in edge.codings]
    return [
        Relations(context.words.say("flow.related", name=pattern.name, relation=words), links, coded[words])
        for words, links in grouped.items()
    ]


def neighbourhood(context: PageContext, pattern: Pattern) -> Diagram | None:
    """Draw a pattern with its neighbours and the decisions around it; nothing where a list says as much."""
    edges = [*pattern.relations, *pattern.related_by][:_MOST_NEIGHBOURS]
    decisions = [*pattern.decisions, *pattern.consider][:_MOST_NEIGHBOURS]
    nodes = {pattern.id: Node(pattern.id, pattern.name, Shape.CURRENT)}
    arrows: dict[Edge, None] = {}
    for edge in edges:
        for identity in (edge.source, edge.target):
            link = context.link(Kind.PATTERN, identity)
            nodes.setdefault(identity, Node(identity, link.text, Shape.PATTERN, link.address))
        arrows[Edge(edge.source, edge.target, context.words.of("relation", edge.relation))] = None
    for identity in dict.fromkeys(decisions):
        link, node = context.link(Kind.DECISION, identity), f"decision {identity}"
        nodes[node] = Node(node, link.text, Shape.DECISION, link.address)
        if identity in pattern.decisions:
            arrows[Edge(node, pattern.id, context.words.say("related.option"))] = None
        else:
            arrows[Edge(pattern.id, node, context.words.say("flow.asks_for"))] = None
    if len(arrows) < FEWEST_ARROWS:
        return None
    graph = Graph(
        title=context.words.say("related.title", name=pattern.name),
        description=context.words.count("related", len(arrows), name=pattern.name),
        nodes=tuple(nodes.values()),
        edges=tuple(arrows),
    )
    return context.diagram(graph)
