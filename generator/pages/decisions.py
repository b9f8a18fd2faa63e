"""Pages of decisions, and the map of them all."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Decision, Pattern
from generator.content.kinds import Kind
from generator.content.model import OptionEntry, Study
from generator.diagrams.graph import Direction, Edge, Graph, Node, Shape
from generator.pages.context import PageContext
from generator.pages.patterns import relation_words
from generator.pages.views import EFFECT_CLASSES, EFFECT_SIGNS, EFFECT_WORDS, Diagram, Link, Tag

_MOST_BESIDE_CONTENTS = 5
"""A wider matrix gets the room of the table of contents."""


@dataclass(frozen=True)
class OptionView:
    """One option of a decision."""

    link: Link
    definition: Markup
    fits: Markup
    tags: list[Tag]
    is_decision: bool


@dataclass(frozen=True)
class Cell:
    """How one option acts on one force."""

    sign: str
    words: str
    css: str
    address: str
    quoted: bool
    contested: bool


@dataclass(frozen=True)
class Matrix:
    """Options against forces."""

    options: list[Link]
    rows: list[tuple[Link, list[Cell | None]]]
    without: list[Link]
    """Options of which the study names no effects."""


def decision_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every decision's page and of the map."""
    for decision in context.catalogue.decisions.values():
        page = context.addresses.page(Kind.DECISION, decision.entry.id)
        yield f"{page}.md", _decision_page(context, page, decision)
    page = "decisions/index"
    studies = [
        (study, _map(context, page, study), _list(context, page, study))
        for study in context.catalogue.file.studies
        if any(item.entry.study == study.id for item in context.catalogue.decisions.values())
    ]
    yield f"{page}.md", context.write("decisions.md.j2", {"title": "Decisions"}, studies=studies)


def _decision_page(context: PageContext, page: str, decision: Decision) -> str:
    entry = decision.entry
    matrix = _matrix(context, page, decision)
    front: dict[str, object] = {
        "title": entry.name,
        "search": {"boost": 10},
        "tags": [entry.name],
        "content_path": f"decisions/{entry.id}.yml",
    }
    if matrix is not None and len(matrix.options) > _MOST_BESIDE_CONTENTS:
        front["hide"] = ["toc"]
    return context.write(
        "decision.md.j2",
        front,
        signs=context.inline(page, context.catalogue.file.signs),
        decision=decision,
        entry=entry,
        study=context.catalogue.studies[entry.study].name,
        summary=context.inline(page, entry.summary),
        why=context.prose(page, entry.why),
        how=context.prose(page, entry.how),
        settle=context.prose(page, entry.settle),
        mistakes=context.prose(page, entry.mistakes),
        diagram=_flow(context, page, decision),
        options=[_option(context, page, option) for option in entry.options if _known(context, option)],
        matrix=matrix,
        combinations=[
            (context.links(page, Kind.PATTERN, item.patterns), context.inline(page, item.how))
            for item in entry.combinations
        ],
        walkthroughs=[
            (
                context.link(page, Kind.WALKTHROUGH, item),
                context.inline(page, context.catalogue.walkthroughs[item].entry.summary),
            )
            for item in decision.walkthroughs
        ],
        before=context.links(page, Kind.DECISION, decision.before),
        asked_by=[context.link(page, kind, identity) for kind, identity in decision.asked_by],
        following=[
            (context.link(page, Kind.DECISION, item.decision), context.inline(page, item.why))
            for item in entry.next
            if context.catalogue.has(Kind.DECISION, item.decision)
        ],
    )


def _known(context: PageContext, option: OptionEntry) -> bool:
    return context.catalogue.has(Kind.DECISION if option.decision else Kind.PATTERN, option.target)


def _patterns(context: PageContext, decision: Decision) -> list[Pattern]:
    identities = (option.pattern for option in decision.entry.options)
    return [context.catalogue.patterns[item] for item in identities if item and item in context.catalogue.patterns]


def _option(context: PageContext, page: str, option: OptionEntry) -> OptionView:
    fits = context.inline(page, option.fits)
    if option.decision is not None:
        further = context.catalogue.decisions[option.decision].entry
        link = context.link(page, Kind.DECISION, option.decision)
        return OptionView(link, context.inline(page, further.summary), fits, [], is_decision=True)
    pattern = context.catalogue.patterns[option.target]
    link = context.link(page, Kind.PATTERN, pattern.id)
    definition = context.inline(page, pattern.definition)
    return OptionView(link, definition, fits, context.tags(page, pattern.id), is_decision=False)


def _matrix(context: PageContext, page: str, decision: Decision) -> Matrix | None:
    """Set options against forces; forces that most options act on come first."""
    patterns = [pattern for pattern in _patterns(context, decision) if pattern.effects]
    if not patterns:
        return None
    counts: dict[str, int] = {}
    cells: dict[tuple[str, str], Cell] = {}
    for pattern in patterns:
        for effect in pattern.effects:
            counts[effect.force] = counts.get(effect.force, 0) + 1
            cells[pattern.id, effect.force] = Cell(
                sign=EFFECT_SIGNS[effect.effect],
                words=EFFECT_WORDS[effect.effect],
                css=EFFECT_CLASSES[effect.effect],
                address=context.addresses.link(page, Kind.PATTERN, pattern.id, f"force-{effect.force}"),
                quoted=bool(effect.excerpts),
                contested=bool(effect.contested),
            )
    forces = sorted(counts, key=lambda force: (-counts[force], force))
    return Matrix(
        options=[context.link(page, Kind.PATTERN, pattern.id) for pattern in patterns],
        rows=[
            (context.link(page, Kind.FORCE, force), [cells.get((pattern.id, force)) for pattern in patterns])
            for force in forces
            if context.catalogue.has(Kind.FORCE, force)
        ],
        without=[
            context.link(page, Kind.PATTERN, pattern.id)
            for pattern in _patterns(context, decision)
            if not pattern.effects
        ],
    )


def _flow(context: PageContext, page: str, decision: Decision) -> Diagram:
    """Draw the decision, its options, what these use, and the decisions that follow."""
    entry = decision.entry
    nodes = {entry.id: Node(entry.id, entry.name, Shape.CURRENT)}
    edges: dict[Edge, None] = {}
    options: list[Link] = []
    rows: list[tuple[str, list[Link]]] = [(f"{entry.name} has the options", options)]
    for option in entry.options:
        if not _known(context, option):
            continue
        kind = Kind.DECISION if option.decision else Kind.PATTERN
        link = context.link(page, kind, option.target)
        shape = Shape.DECISION if option.decision else Shape.OPTION
        options.append(link)
        nodes[option.target] = Node(option.target, link.text, shape, link.address)
        edges[Edge(entry.id, option.target)] = None
    for pattern in _patterns(context, decision):
        used = [edge for edge in pattern.relations if context.catalogue.has(Kind.PATTERN, edge.target)]
        for edge in used:
            link = context.link(page, Kind.PATTERN, edge.target)
            nodes.setdefault(edge.target, Node(edge.target, link.text, Shape.PATTERN, link.address))
            edges[Edge(pattern.id, edge.target, relation_words(edge.relation))] = None
        asked = [identity for identity in pattern.consider if context.catalogue.has(Kind.DECISION, identity)]
        for identity in asked:
            link = context.link(page, Kind.DECISION, identity)
            nodes.setdefault(identity, Node(identity, link.text, Shape.DECISION, link.address))
            edges[Edge(pattern.id, identity, "asks for")] = None
        rows += [
            (f"{pattern.name} {relation_words(edge.relation)}", [context.link(page, Kind.PATTERN, edge.target)])
            for edge in used
        ] + [(f"{pattern.name} asks for", [context.link(page, Kind.DECISION, identity)]) for identity in asked]
    for item in entry.next:
        if context.catalogue.has(Kind.DECISION, item.decision):
            link = context.link(page, Kind.DECISION, item.decision)
            nodes.setdefault(item.decision, Node(item.decision, link.text, Shape.DECISION, link.address))
            edges[Edge(entry.id, item.decision, "then decide")] = None
            rows.append(("Then decide", [link]))
    graph = Graph(
        title=f"{entry.name}: options, what they use, and what to decide next",
        description=f"The decision has {len(entry.options)} options; all arrows are listed as text below.",
        nodes=tuple(nodes.values()),
        edges=tuple(edges),
    )
    return context.diagram(graph, _merged(rows))


def _merged(rows: list[tuple[str, list[Link]]]) -> list[tuple[str, list[Link]]]:
    merged: dict[str, list[Link]] = {}
    for words, links in rows:
        merged.setdefault(words, []).extend(links)
    return list(merged.items())


def _of_study(context: PageContext, study: Study) -> list[Decision]:
    return [item for item in context.catalogue.decisions.values() if item.entry.study == study.id]


def _list(context: PageContext, page: str, study: Study) -> list[tuple[Link, Decision, Markup]]:
    return [
        (context.link(page, Kind.DECISION, item.entry.id), item, context.inline(page, item.entry.summary))
        for item in _of_study(context, study)
    ]


def _map(context: PageContext, page: str, study: Study) -> Diagram:
    """Draw the decisions of a study in their order, further decisions beside those that ask for them."""
    decisions = _of_study(context, study)
    drawn = {item.entry.id for item in decisions}
    nodes = []
    edges: dict[Edge, None] = {}
    for item in decisions:
        entry = item.entry
        link = context.link(page, Kind.DECISION, entry.id)
        nodes.append(Node(entry.id, link.text, Shape.PATTERN if item.asked_by else Shape.DECISION, link.address))
        for following in entry.next:
            edges[Edge(entry.id, following.decision)] = None
        for kind, identity in item.asked_by:
            edges |= {Edge(parent, entry.id): None for parent in _asking(context, kind, identity)}
    main = tuple(item.entry.id for item in decisions if not item.asked_by)
    further = len(main) < len(decisions)
    graph = Graph(
        title=f"Decisions of {study.name.lower()} in their order"
        + (", with the further decisions they ask for" if further else ""),
        description=f"{len(decisions)} decisions; each is listed below this drawing with what it is about.",
        nodes=tuple(nodes),
        edges=tuple(edge for edge in edges if {edge.start, edge.end} <= drawn),
        direction=Direction.RIGHT if further else Direction.DOWN,
        ranks=(main,) if further else (),
    )
    return context.diagram(graph, [])


def _asking(context: PageContext, kind: Kind, identity: str) -> tuple[str, ...]:
    """Give the decisions that ask for a further one, itself or through a pattern or the pattern's own users."""
    if kind is Kind.DECISION:
        return (identity,)
    pattern = context.catalogue.patterns[identity]
    if pattern.decisions:
        return pattern.decisions
    using = [context.catalogue.patterns[edge.source] for edge in pattern.related_by]
    return tuple(dict.fromkeys(decision for item in using for decision in item.decisions))
