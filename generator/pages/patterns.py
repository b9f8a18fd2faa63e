"""Pages of patterns and practices, and the list of them all."""

from collections import defaultdict
from collections.abc import Iterator

from generator.catalogue.model import Edge, Pattern
from generator.content.kinds import Kind
from generator.content.model import Relation, Stance
from generator.diagrams.graph import Direction, Graph, Node, Shape
from generator.diagrams.graph import Edge as Arrow
from generator.evidence.records import Evidence
from generator.pages.context import PageContext, other_names
from generator.pages.views import STANCE_WORDS, CodedSource, Diagram, EffectRow, Link, Position, Relations, Tag
from generator.reading.records import Role, SourceKind

_MOST_NEIGHBOURS = 26
_PASSIVE = {
    Relation.CAN_USE: "can be used by",
    Relation.ENABLES: "is enabled by",
    Relation.INCLUDES: "is part of",
    Relation.REALIZES: "is realised by",
    Relation.CAN_BE_REALIZED_WITH: "can realise",
    Relation.REQUIRES: "is required by",
    Relation.LEADS_TO: "follows from",
    Relation.CAN_BE_COMBINED_WITH: "can be combined with",
    Relation.USES: "is used by",
    Relation.OPTION: "is one way to",
    Relation.CONSIDER: "is to be considered with",
}
_ACTIVE = {
    Relation.CAN_BE_REALIZED_WITH: "can be realised with",
    Relation.REALIZES: "realises",
    Relation.OPTION: "can be done by",
    Relation.CONSIDER: "is to be considered with",
}
_NOT_ASKED = "was not asked"
_STANCE_ORDER = [Stance.SUPPORTS, Stance.QUALIFIES, Stance.REJECTS, Stance.REPORTS, None]


def relation_words(relation: Relation) -> str:
    """Give a relation in words that follow the name of its source."""
    return _ACTIVE.get(relation, str(relation))


def pattern_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every pattern's page and of the list."""
    for pattern in context.catalogue.patterns.values():
        page = context.addresses.page(Kind.PATTERN, pattern.id)
        yield f"{page}.md", _pattern_page(context, page, pattern)
    page = "patterns/index"
    rows = [
        (
            context.link(page, Kind.PATTERN, item.id),
            item,
            context.inline(page, item.definition),
            context.links(page, Kind.DECISION, item.decisions),
            [context.catalogue.name(Kind.PERSONA, served.persona) for served in item.serves],
            len(item.evidence),
        )
        for item in context.catalogue.patterns.values()
    ]
    names = [item.entry.name for item in context.catalogue.decisions.values()]
    personas = [persona.name for persona in context.catalogue.file.personas]
    yield (
        f"{page}.md",
        context.write("patterns.md.j2", {"title": "Patterns"}, rows=rows, decision_names=names, persona_names=personas),
    )


def _pattern_page(context: PageContext, page: str, pattern: Pattern) -> str:
    spoken = sorted(pattern.evidence, key=lambda item: _STANCE_ORDER.index(item.stance))
    described = pattern.definition is not None
    return context.write(
        "pattern.md.j2",
        {
            "title": pattern.name,
            "search": {"boost": 4 if pattern.decisions else 3 if described else 2},
            "tags": [pattern.name, *pattern.aliases, pattern.id],
            "content_path": f"patterns/{pattern.id}.md" if described else "",
        },
        pattern=pattern,
        study=context.catalogue.studies[pattern.study].name,
        definition=context.inline(page, pattern.definition),
        decisions=context.links(page, Kind.DECISION, pattern.decisions),
        consider=context.links(page, Kind.DECISION, pattern.consider),
        tags=context.tags(page, pattern.id),
        stage=_stage(context, page, pattern),
        sections=context.sections(page, pattern.body),
        effects=force_rows(context, page, pattern),
        cited=context.references(page, context.catalogue.cited_by.get((Kind.PATTERN, pattern.id), ())),
        signs=context.inline(page, context.catalogue.file.signs),
        positions=_positions(context, page, pattern),
        quotes=context.quotes(page, spoken),
        relations=_relations(context, page, pattern),
        diagram=_neighbourhood(context, page, pattern),
        walkthroughs=[
            (
                context.link(page, Kind.WALKTHROUGH, item),
                context.inline(page, context.catalogue.walkthroughs[item].entry.summary),
            )
            for item in pattern.walkthroughs
        ],
        bibliography=_bibliography(context, page, pattern),
        aliases=other_names(pattern.name, pattern.id, pattern.aliases),
    )


def force_rows(context: PageContext, page: str, pattern: Pattern) -> list[EffectRow]:
    """Give the rows of a pattern's force table, strongest help first."""
    return [
        context.effect_row(page, effect, context.link(page, Kind.FORCE, effect.force), f"force-{effect.force}")
        for effect in pattern.effects
        if context.catalogue.has(Kind.FORCE, effect.force)
    ]


def _stage(context: PageContext, page: str, pattern: Pattern) -> Tag | None:
    needed, stage = pattern.needed_at, context.catalogue.stage_of(pattern)
    return Tag(Link(stage.name, "", stage.description), context.cited(page, needed.cite)) if needed and stage else None


def _bibliography(context: PageContext, page: str, pattern: Pattern) -> list[CodedSource]:
    return [
        CodedSource(
            id=(identity := f"{study.prefix}-{entry.id}"),
            title=entry.title,
            kind=entry.kind,
            url=entry.url,
            archive=entry.archive_url or "",
            interview=entry.kind == SourceKind.INTERVIEW,
            published=context.link(page, Kind.SOURCE, identity)
            if context.catalogue.has(Kind.SOURCE, identity)
            else None,
        )
        for study, entry in pattern.bibliography
    ]


def _positions(context: PageContext, page: str, pattern: Pattern) -> list[Position]:
    """Say where each interviewed expert stands, and tell silence from not having been asked."""
    positions = []
    for source in context.catalogue.sources.values():
        if source.kind is not SourceKind.INTERVIEW:
            continue
        expert = next(iter(source.experts), source.title)
        spoken = [item for item in pattern.evidence if item.source == source.id and _by_expert(item)]
        coding = context.catalogue.coding.get(source.id)
        stances = [stance for stance in _STANCE_ORDER if any(item.stance is stance for item in spoken)]
        if spoken:
            words, css = ", ".join(STANCE_WORDS[stance] for stance in stances), str(stances[0] or "unknown")
        elif coding is None:
            words, css = "not reviewed yet", "unknown"
        elif pattern.id in coding.asked:
            words, css = "was asked; no view of it is recorded", "silent"
        else:
            words, css = _NOT_ASKED, "silent"
        link = context.link(page, Kind.SOURCE, source.id)
        positions.append(Position(expert, Link(source.id, link.address), words, css))
    return positions if any(position.stance != _NOT_ASKED for position in positions) else []


def _by_expert(item: Evidence) -> bool:
    return any(excerpt.role is not Role.INTERVIEWER for excerpt in item.excerpts)


def _relations(context: PageContext, page: str, pattern: Pattern) -> list[Relations]:
    grouped: dict[str, list[Link]] = defaultdict(list)
    for edge in pattern.relations:
        note = context.inline(page, edge.note) if edge.note else ""
        grouped[relation_words(edge.relation)].append(context.link(page, Kind.PATTERN, edge.target, note))
    for edge in pattern.related_by:
        grouped[_PASSIVE[edge.relation]].append(context.link(page, Kind.PATTERN, edge.source))
    return [Relations(words, links) for words, links in grouped.items()]


def _neighbourhood(context: PageContext, page: str, pattern: Pattern) -> Diagram | None:
    edges = [*pattern.relations, *pattern.related_by][:_MOST_NEIGHBOURS]
    decisions = [*pattern.decisions, *pattern.consider]
    if not edges and not decisions:
        return None
    nodes = {pattern.id: Node(pattern.id, pattern.name, Shape.CURRENT)}
    arrows: dict[Arrow, None] = {}
    for edge in edges:
        for identity in (edge.source, edge.target):
            link = context.link(page, Kind.PATTERN, identity)
            nodes.setdefault(identity, Node(identity, link.text, Shape.PATTERN, link.address))
        arrows[_arrow(edge)] = None
    for identity in dict.fromkeys(decisions):
        link = context.link(page, Kind.DECISION, identity)
        nodes[f"decision {identity}"] = Node(f"decision {identity}", link.text, Shape.DECISION, link.address)
        if identity in pattern.decisions:
            arrows[Arrow(f"decision {identity}", pattern.id, "option")] = None
        else:
            arrows[Arrow(pattern.id, f"decision {identity}", "asks for")] = None
    graph = Graph(
        title=f"{pattern.name} and what it is related to",
        description=f"{pattern.name} stands in {len(arrows)} relations; all are listed as text beside this drawing.",
        nodes=tuple(nodes.values()),
        edges=tuple(arrows),
        direction=Direction.FIT,
    )
    return context.diagram(graph, [])


def _arrow(edge: Edge) -> Arrow:
    return Arrow(edge.source, edge.target, relation_words(edge.relation))
