"""The list of all decisions, with a map for each study."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.decisions import asking
from generator.catalogue.model import Decision
from generator.content.kinds import Kind
from generator.content.model import Study
from generator.diagrams.graph import Edge, Graph, Node, Shape
from generator.pages.context import PageContext
from generator.pages.matrix import matrix
from generator.pages.model import Front, Page
from generator.pages.views import Diagram, Link


@dataclass(frozen=True)
class DecisionRow:
    """One decision in the list."""

    link: Link
    question: str
    summary: Markup
    because: Markup
    """Why it stands here in the order."""
    is_further: bool
    """Whether it stands under another decision."""


@dataclass(frozen=True)
class StudyDecisions:
    """The decisions of one study, on a map and in words."""

    name: str
    anchor: str
    map: Diagram
    rows: Sequence[DecisionRow]


@dataclass(frozen=True, kw_only=True)
class DecisionListPage(Page):
    """All decisions."""

    template = "decisions.md.j2"
    lead: str
    studies: Sequence[StudyDecisions]


def decision_list(context: PageContext) -> Iterator[DecisionListPage]:
    """Make the list of all decisions."""
    here = context.at(context.addresses.section(Kind.DECISION))
    studies = [(study, decisions_of(here, study)) for study in here.catalogue.file.studies]
    yield DecisionListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.DECISION)),
        lead=_lead(here),
        studies=[
            StudyDecisions(
                study.name, study.id, decision_map(here, study, decisions), [_row(here, item) for item in decisions]
            )
            for study, decisions in studies
            if decisions
        ],
    )


def _lead(context: PageContext) -> str:
    """Say what the pages of decisions hold, and no more than that."""
    decisions = context.catalogue.decisions.values()
    weighed = sum(matrix(context, decision) is not None for decision in decisions)
    walked = sum(bool(decision.walkthroughs) for decision in decisions)
    return context.words.count("decisions_lead", len(decisions), weighed=weighed, walked=walked)


def decisions_of(context: PageContext, study: Study) -> list[Decision]:
    """Give the decisions of a study in their order."""
    return [item for item in context.catalogue.decisions.values() if item.entry.study == study.id]


def _row(context: PageContext, decision: Decision) -> DecisionRow:
    entry = decision.entry
    link = context.link(Kind.DECISION, entry.id)
    return DecisionRow(
        link, entry.question, context.inline(entry.summary), context.inline(decision.because), decision.is_further
    )


def decision_map(context: PageContext, study: Study, decisions: list[Decision], title: str = "") -> Diagram:
    """Draw the decisions of a study in their order, further decisions beside those that ask for them."""
    drawn = {item.entry.id for item in decisions}
    nodes = []
    edges: dict[Edge, None] = {}
    for item in decisions:
        entry = item.entry
        link = context.link(Kind.DECISION, entry.id)
        nodes.append(Node(entry.id, link.text, Shape.FURTHER if item.is_further else Shape.DECISION, link.address))
        for following in entry.next:
            edges[Edge(entry.id, following.decision)] = None
        if item.is_further:
            edges |= {Edge(parent, entry.id): None for parent in asking(context.catalogue.patterns, item)}
    main = tuple(item.entry.id for item in decisions if not item.is_further)
    further = len(main) < len(decisions)
    named = "decisions.map_with_further" if further else "decisions.map"
    graph = Graph(
        title=title or context.words.say(named, study=study.name.lower()),
        description=context.words.count("map", len(decisions)),
        nodes=tuple(nodes),
        edges=tuple(edge for edge in edges if {edge.start, edge.end} <= drawn),
        ranks=(main,) if further else (),
    )
    return context.diagram(graph)
