"""Pages of walkthroughs: a customer goes through the decisions one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Walkthrough
from generator.content.kinds import Kind
from generator.content.model import Architecture, Basis, Fact, WalkthroughStep
from generator.diagrams.graph import Direction, Edge, Graph, Node, Shape
from generator.pages.context import PageContext
from generator.pages.views import Diagram, Link

BASIS_WORDS = {
    Basis.TOLD: "told in the interview",
    Basis.GENERAL: "general knowledge",
    Basis.ILLUSTRATION: "illustration",
}


@dataclass(frozen=True)
class FactView:
    """A sentence and what it stands on."""

    html: Markup
    basis: str
    css: str


@dataclass(frozen=True)
class StepView:
    """One decision of the customer."""

    decision: Link
    question: str
    chosen: list[Link]
    facts: list[FactView]
    forces: list[Link]
    rejected: list[tuple[Link, Markup]]


def walkthrough_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every walkthrough's page and of the list."""
    for walkthrough in context.catalogue.walkthroughs.values():
        page = context.addresses.page(Kind.WALKTHROUGH, walkthrough.entry.id)
        yield f"{page}.md", _walkthrough_page(context, page, walkthrough)
    page = "walkthroughs/index"
    rows = [
        (
            context.link(page, Kind.WALKTHROUGH, item.entry.id),
            context.inline(page, item.entry.summary),
            context.links(page, Kind.DECISION, dict.fromkeys(step.decision for step in item.entry.steps)),
            context.links(page, Kind.SOURCE, item.entry.sources),
        )
        for item in context.catalogue.walkthroughs.values()
    ]
    yield f"{page}.md", context.write("walkthroughs.md.j2", {"title": "Walkthroughs"}, rows=rows)


def _walkthrough_page(context: PageContext, page: str, walkthrough: Walkthrough) -> str:
    entry = walkthrough.entry
    return context.write(
        "walkthrough.md.j2",
        {"title": entry.title, "search": {"boost": 2}, "content_path": f"walkthroughs/{entry.id}.md"},
        entry=entry,
        summary=context.inline(page, entry.summary),
        sources=context.links(page, Kind.SOURCE, entry.sources),
        customer=_facts(context, page, entry.customer),
        objective=_facts(context, page, entry.objective),
        constraints=_facts(context, page, entry.constraints),
        skills=_facts(context, page, entry.skills),
        steps=[_step(context, page, step) for step in entry.steps],
        architecture=_architecture(context, page, entry.title, entry.architecture),
        caption=context.inline(page, entry.architecture.caption),
        architecture_basis=BASIS_WORDS[entry.architecture.basis],
        watch=_facts(context, page, entry.watch),
        sections=context.sections(page, walkthrough.body),
    )


def _facts(context: PageContext, page: str, facts: tuple[Fact, ...]) -> list[FactView]:
    return [FactView(context.inline(page, fact.text), _basis(context, fact), str(fact.basis)) for fact in facts]


def _basis(context: PageContext, fact: Fact) -> str:
    """Say what a fact stands on; of one that is told, by whom."""
    tellers = dict.fromkeys(excerpt.speaker for excerpt in context.cited_in(fact.text))
    return f"told by {' and '.join(tellers)}" if fact.basis is Basis.TOLD and tellers else BASIS_WORDS[fact.basis]


def _step(context: PageContext, page: str, step: WalkthroughStep) -> StepView:
    return StepView(
        decision=context.link(page, Kind.DECISION, step.decision),
        question=context.catalogue.decisions[step.decision].entry.question,
        chosen=context.links(page, Kind.PATTERN, step.chosen),
        facts=_facts(context, page, step.facts),
        forces=context.links(page, Kind.FORCE, step.forces),
        rejected=[
            (context.link(page, Kind.PATTERN, item.pattern), context.inline(page, item.why)) for item in step.rejected
        ],
    )


def _architecture(context: PageContext, page: str, title: str, architecture: Architecture) -> Diagram:
    names = {node.id: node.label for node in architecture.nodes}
    nodes = tuple(
        Node(
            id=node.id,
            label=node.label,
            shape=Shape.PATTERN if node.pattern else Shape.PART,
            address=context.addresses.link(page, Kind.PATTERN, node.pattern) if node.pattern else None,
            group=node.group,
        )
        for node in architecture.nodes
    )
    edges = tuple(Edge(edge.start, edge.end, edge.label or "") for edge in architecture.edges)
    graph = Graph(
        title=f"Architecture: {title}",
        description=f"{len(nodes)} boxes and {len(edges)} arrows; every arrow is listed as text beside this drawing.",
        nodes=nodes,
        edges=edges,
        direction=Direction.FIT,
    )
    rows: list[tuple[str, list[Link]]] = [
        (f"{names[edge.start]} → {names[edge.end]}{f': {edge.label}' if edge.label else ''}", []) for edge in edges
    ]
    linked = [node for node in architecture.nodes if node.pattern]
    rows += [(f"{node.label} is", context.links(page, Kind.PATTERN, [node.pattern or ""])) for node in linked]
    return context.diagram(graph, rows)
