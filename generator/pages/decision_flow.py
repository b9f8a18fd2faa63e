"""The drawing of a decision: its options, what these use, and the decisions that follow."""

from generator.catalogue.model import Decision, Pattern
from generator.content.kinds import Kind
from generator.content.model import OptionEntry
from generator.diagrams.graph import Edge, Graph, Node, Shape
from generator.pages.context import PageContext
from generator.pages.views import Diagram, DiagramRow, Link


def is_known(context: PageContext, option: OptionEntry) -> bool:
    """Tell whether what an option names has a page."""
    return context.catalogue.has(Kind.DECISION if option.decision else Kind.PATTERN, option.target)


def patterns_of(context: PageContext, decision: Decision) -> list[Pattern]:
    """Give the options that are patterns."""
    identities = (option.pattern for option in decision.entry.options)
    return [context.catalogue.patterns[item] for item in identities if item and item in context.catalogue.patterns]


def flow(context: PageContext, decision: Decision) -> Diagram:
    """Draw the decision, its options, what these use, and the decisions that follow."""
    drawing = _Drawing(context)
    entry = decision.entry
    drawing.nodes[entry.id] = Node(entry.id, entry.name, Shape.CURRENT)
    drawing.say(context.words.say("flow.has_options", name=entry.name))
    for option in entry.options:
        if is_known(context, option):
            kind, shape = (Kind.DECISION, Shape.DECISION) if option.decision else (Kind.PATTERN, Shape.OPTION)
            link = drawing.node(kind, option.target, shape)
            drawing.arrow(entry.id, option.target, "")
            drawing.say(context.words.say("flow.has_options", name=entry.name), link)
    for pattern in patterns_of(context, decision):
        _uses(drawing, pattern)
    for item in entry.next:
        if context.catalogue.has(Kind.DECISION, item.decision):
            link = drawing.node(Kind.DECISION, item.decision, Shape.DECISION)
            drawing.arrow(entry.id, item.decision, context.words.say("flow.then"))
            drawing.say(context.words.say("flow.then_sentence"), link)
    graph = Graph(
        title=context.words.say("flow.title", name=entry.name),
        description=context.words.count("flow", len(entry.options)),
        nodes=tuple(drawing.nodes.values()),
        edges=tuple(drawing.edges),
    )
    return context.diagram(graph, [DiagramRow(words, links) for words, links in drawing.rows.items()])


class _Drawing:
    """Nodes, arrows and the same in words, in the order in which they are met."""

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}
        self.rows: dict[str, list[Link]] = {}

    def node(self, kind: Kind, identity: str, shape: Shape) -> Link:
        """Add a node unless it is there, and give the link to what it stands for."""
        link = self.context.link(kind, identity)
        self.nodes.setdefault(identity, Node(identity, link.text, shape, link.address))
        return link

    def arrow(self, start: str, end: str, label: str) -> None:
        self.edges[Edge(start, end, label)] = None

    def say(self, sentence: str, *links: Link) -> None:
        self.rows.setdefault(sentence, []).extend(links)


def _uses(drawing: _Drawing, pattern: Pattern) -> None:
    """Add what an option is related to and the decisions that it asks for."""
    context, words = drawing.context, drawing.context.words
    for edge in pattern.relations:
        if context.catalogue.has(Kind.PATTERN, edge.target):
            relation = words.of("relation", edge.relation)
            link = drawing.node(Kind.PATTERN, edge.target, Shape.PATTERN)
            drawing.arrow(pattern.id, edge.target, relation)
            drawing.say(words.say("flow.related", name=pattern.name, relation=relation), link)
    for identity in pattern.consider:
        if context.catalogue.has(Kind.DECISION, identity):
            label = words.say("flow.asks_for")
            link = drawing.node(Kind.DECISION, identity, Shape.DECISION)
            drawing.arrow(pattern.id, identity, label)
            drawing.say(words.say("flow.related", name=pattern.name, relation=label), link)
