"""Pages of forces: what helps and what hurts each, strongest first; and the list of them all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator import addresses
from generator.addresses import Anchor, Special
from generator.catalogue.model import Force
from generator.content.kinds import Kind
from generator.content.model import Effect
from generator.pages.context import PageContext
from generator.pages.effects import EffectTable, effect_row
from generator.pages.model import Front, Page
from generator.pages.quotes import Quote, quotes
from generator.pages.text import other_names
from generator.pages.views import Link, Reference

_HELPING = (Effect.STRONGLY_HELPS, Effect.HELPS)
_HURTING = (Effect.STRONGLY_HURTS, Effect.HURTS)
_NEUTRAL = (Effect.NEUTRAL,)


@dataclass(frozen=True, kw_only=True)
class ForcePage(Page):
    """A force with what acts on it."""

    template = "force.md.j2"
    id: str
    name: str
    up: Link
    meaning: Markup
    notice: Markup
    ask: Markup
    aliases: str
    asked: str
    helping: EffectTable
    hurting: EffectTable
    neutral: EffectTable
    quotes: Sequence[Quote]
    cited: Sequence[Reference]


@dataclass(frozen=True)
class ForceRow:
    """One force in the list."""

    link: Link
    filter_words: str
    """What the filter above the table looks in."""
    meaning: Markup
    helping: int
    hurting: int


@dataclass(frozen=True)
class ForcesOfLetter:
    """The forces whose names begin with one letter."""

    letter: str
    anchor: str
    rows: Sequence[ForceRow]


@dataclass(frozen=True, kw_only=True)
class ForceListPage(Page):
    """All forces."""

    template = "forces.md.j2"
    letters: Sequence[ForcesOfLetter]


def force_pages(context: PageContext) -> Iterator[Page]:
    """Make the page of every force and the list of them all."""
    forces = context.catalogue.forces.values()
    for force in forces:
        yield _page(context.at(context.addresses.page(Kind.FORCE, force.entry.id)), force)
    here = context.at(context.addresses.section(Kind.FORCE))
    yield ForceListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.FORCE)),
        letters=[
            ForcesOfLetter(letter, f"letter-{letter}", list(rows))
            for letter, rows in groupby(
                sorted((_row(here, force) for force in forces), key=lambda row: row.link.text.casefold()),
                key=lambda row: row.link.text[:1].upper(),
            )
        ],
    )


def _row(context: PageContext, force: Force) -> ForceRow:
    link = context.link(Kind.FORCE, force.entry.id)
    meaning = context.force_meaning(force)
    searched = (link.text, *force.entry.aliases, meaning.striptags())
    return ForceRow(
        link=link,
        filter_words=" ".join(searched).lower(),
        meaning=meaning,
        helping=sum(effect.effect in _HELPING for effect in force.effects),
        hurting=sum(effect.effect in _HURTING for effect in force.effects),
    )


def _page(context: PageContext, force: Force) -> ForcePage:
    entry = force.entry
    return ForcePage(
        address=context.page,
        front=Front(title=entry.name, content_path="forces.yml"),
        id=entry.id,
        name=entry.name,
        up=context.section(Kind.FORCE),
        meaning=context.force_meaning(force),
        notice=context.inline(entry.notice),
        ask=context.inline(entry.ask),
        aliases=", ".join(other_names(entry.name, entry.id, entry.aliases)),
        asked=context.asked(entry.asked_as),
        helping=_table(context, force, _HELPING, "force.helps_it"),
        hurting=_table(context, force, _HURTING, "force.hurts_it", strongest_last=True),
        neutral=_table(context, force, _NEUTRAL, "force.neutral_to_it"),
        quotes=quotes(context, force.evidence, entry.id),
        cited=context.cited_on(Kind.FORCE, entry.id),
    )


def _table(
    context: PageContext, force: Force, effects: tuple[Effect, ...], caption: str, *, strongest_last: bool = False
) -> EffectTable:
    """Make a table of some of the effects; ``strongest_last`` says that the catalogue has them the other way round."""
    rows = [
        effect_row(context, item, context.link(Kind.PATTERN, item.pattern), addresses.row(Kind.PATTERN, item.pattern))
        for item in force.effects
        if item.effect in effects
    ]
    return EffectTable(
        caption=context.words.say(caption, name=force.entry.name),
        heading=context.words.of("kind", Kind.PATTERN),
        signs=context.inline(context.catalogue.file.signs),
        method=context.special(Special.METHOD, Anchor.FORCE_TABLE),
        rows=rows[::-1] if strongest_last else rows,
    )
