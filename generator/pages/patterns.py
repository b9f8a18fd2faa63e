"""Pages of patterns and practices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses, prose
from generator.addresses import Anchor, Special
from generator.catalogue.model import Maturity, Pattern
from generator.content.kinds import Kind
from generator.pages.bibliography import CodedSources, coded_sources
from generator.pages.context import PageContext
from generator.pages.effects import EffectTable, effect_row
from generator.pages.glance import Alternatives, Glance, alternatives, glance
from generator.pages.model import Front, Page
from generator.pages.positions import STANCE_ORDER, Position, ReportedView, positions, reported_views
from generator.pages.quotes import Quote, quotes
from generator.pages.relations import Relations, neighbourhood, relations
from generator.pages.text import other_names
from generator.pages.views import Diagram, Link, ProseSection, Reference, Tag, Teaser, Twins
from generator.pages.weighed import WeighedSide, nobody, written_sides


@dataclass(frozen=True)
class StageTag:
    """The stage at which a pattern is needed, what the stage means, and what the tag stands on."""

    name: str
    address: str
    meaning: str
    references: Sequence[Reference]
    why: Markup


@dataclass(frozen=True, kw_only=True)
class PatternPage(Page):
    """A pattern with its forces, what experts said, and what it is related to."""

    template = "pattern.md.j2"
    id: str
    name: str
    up: Link
    kind: str
    study: str
    decisions: Sequence[Link]
    definition: Markup
    glance: Glance
    when: ProseSection | None
    """When to choose it and when not, which stands on the first screen."""
    alternatives: Sequence[Alternatives]
    tags: Sequence[Tag]
    stage: StageTag | None
    consider: Sequence[Link]
    examples: Link | None
    """How many walkthroughs weigh it, leading to them."""
    aliases: str
    asked: str
    maturity: str
    """Nothing for a page that is full."""
    twins: Sequence[Twins]
    sections: Sequence[ProseSection]
    effects: EffectTable
    weighed: Sequence[WeighedSide]
    nobody: str
    """What to say of an option that nobody speaks for or against."""
    positions: Sequence[Position]
    reported: Sequence[ReportedView]
    quotes: Sequence[Quote]
    cited: Sequence[Reference]
    relations: Sequence[Relations]
    diagram: Diagram | None
    walkthroughs: Sequence[Teaser]
    bibliography: CodedSources | None


def pattern_pages(context: PageContext) -> Iterator[PatternPage]:
    """Make the page of every pattern."""
    for pattern in context.catalogue.patterns.values():
        yield _page(context.at(context.addresses.page(Kind.PATTERN, pattern.id)), pattern)


def _page(context: PageContext, pattern: Pattern) -> PatternPage:
    walkthroughs = context.walkthroughs(pattern.walkthroughs)
    spoken = sorted(pattern.evidence, key=lambda item: STANCE_ORDER.index(item.stance))
    sections = context.sections(pattern.body, PatternPage.template)
    return PatternPage(
        address=context.page,
        front=_front(pattern),
        id=pattern.id,
        name=pattern.name,
        up=context.section(Kind.PATTERN),
        kind=context.pattern_kind(pattern),
        study=context.catalogue.studies[pattern.study].name,
        decisions=context.links(Kind.DECISION, pattern.decisions),
        definition=context.inline(pattern.definition),
        glance=glance(context, pattern),
        when=next((section for section in sections if section.anchor == Anchor.WHEN), None),
        alternatives=alternatives(context, pattern),
        tags=context.tags(pattern.id),
        stage=_stage(context, pattern),
        consider=context.links(Kind.DECISION, pattern.consider),
        examples=_examples(context, len(walkthroughs)),
        aliases=", ".join(other_names(pattern.name, pattern.id, pattern.aliases)),
        asked=context.asked(pattern.asked_as),
        maturity=maturity_name(context, pattern),
        twins=context.twins(pattern.id, pattern.twins),
        sections=[section for section in sections if section.anchor != Anchor.WHEN],
        effects=_effects(context, pattern),
        weighed=written_sides(context, pattern),
        nobody=nobody(context, pattern),
        positions=positions(context, pattern),
        reported=reported_views(context, pattern),
        quotes=quotes(context, spoken),
        cited=context.cited_on(Kind.PATTERN, pattern.id),
        relations=relations(context, pattern),
        diagram=neighbourhood(context, pattern),
        walkthroughs=walkthroughs,
        bibliography=coded_sources(context, pattern),
    )


def maturity_name(context: PageContext, pattern: Pattern) -> str:
    """Name how much the page of a pattern holds, where that is little."""
    return context.words.of("maturity", pattern.maturity) if pattern.maturity is Maturity.OUTLINE else ""


def _front(pattern: Pattern) -> Front:
    described = pattern.definition is not None
    return Front(title=pattern.name, content_path=f"patterns/{pattern.id}.md" if described else "")


def _examples(context: PageContext, count: int) -> Link | None:
    address = context.special(context.page, Anchor.WALKTHROUGHS)
    return Link(context.words.count("example", count), address) if count else None


def _effects(context: PageContext, pattern: Pattern) -> EffectTable:
    """Make a pattern's force table, strongest help first."""
    return EffectTable(
        caption=context.words.say("pattern.forces_of", name=pattern.name),
        heading=context.words.of("kind", Kind.FORCE),
        signs=context.inline(context.catalogue.file.signs),
        method=context.special(Special.METHOD, Anchor.FORCE_TABLE),
        rows=[
            effect_row(context, effect, context.link(Kind.FORCE, effect.force), addresses.row(Kind.FORCE, effect.force))
            for effect in pattern.effects
            if context.catalogue.has(Kind.FORCE, effect.force)
        ],
    )


def _stage(context: PageContext, pattern: Pattern) -> StageTag | None:
    needed, stage = pattern.needed_at, context.catalogue.stage_of(pattern)
    if needed is None or stage is None:
        return None
    address = context.special(context.addresses.section(Kind.PERSONA), Anchor.STAGES)
    return StageTag(
        stage.name, address, prose.plain(stage.description), context.cited(needed.cite), context.inline(needed.why)
    )
