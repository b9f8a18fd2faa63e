"""What speaks for and against an option, and on what it depends, with who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.addresses import Anchor
from generator.catalogue.model import Decision, Pattern, Weighed, WeighedFrom
from generator.content.kinds import Kind
from generator.content.model import OptionEntry, Side
from generator.evidence.records import Origin
from generator.pages.context import PageContext
from generator.pages.decision_flow import is_known
from generator.pages.text import one_line, split_quotation
from generator.pages.views import Link, Reference

_MOST_IN_A_CELL = 3
"""More are on the option's own page."""


@dataclass(frozen=True)
class WeighedItem:
    """One thing that somebody says; an effect names its force."""

    force: Link | None
    text: Markup
    references: Sequence[Reference]


@dataclass(frozen=True)
class WeighedSide:
    """All that is said on one side."""

    label: str
    css: str
    items: Sequence[WeighedItem]
    more: Link | None
    """To what found no room."""


@dataclass(frozen=True)
class WeighedRow:
    """An option with its sides, or with one line in their place."""

    option: Link
    sides: Sequence[WeighedSide]
    gap: str
    elsewhere: Link | None
    """Of an option that is a decision: where its own options are weighed."""


@dataclass(frozen=True)
class WeighedTable:
    """The options of a decision with what speaks for and against each."""

    sides: Sequence[str]
    rows: Sequence[WeighedRow]
    width: int
    """Of a line that stands in place of all sides, in columns."""


def weighed_table(context: PageContext, decision: Decision) -> WeighedTable:
    """Weigh the options of a decision, in their order."""
    return WeighedTable(
        sides=[context.words.of("side", side) for side in Side],
        rows=[_row(context, option) for option in decision.entry.options if is_known(context, option)],
        width=len(Side),
    )


def written_sides(context: PageContext, pattern: Pattern) -> list[WeighedSide]:
    """Give what a pattern's own file weighs; its effects and statements stand elsewhere on its page."""
    written = [item for item in pattern.weighed if item.stands_in is WeighedFrom.WRITTEN]
    return [side for side in _sides(context, written, len(written)) if side.items]


def nobody(context: PageContext, pattern: Pattern) -> str:
    """Say that an option has nobody who speaks for or against it, where that is so."""
    return context.words.say("weighed.nobody") if pattern.decisions and not pattern.weighed else ""


def _row(context: PageContext, option: OptionEntry) -> WeighedRow:
    if option.decision is not None:
        link = context.link(Kind.DECISION, option.decision)
        address = context.addresses.link(context.page, Kind.DECISION, option.decision, Anchor.WEIGHED)
        return WeighedRow(link, [], "", Link(context.words.say("weighed.elsewhere"), address))
    pattern = context.catalogue.patterns[option.target]
    link = context.link(Kind.PATTERN, pattern.id)
    sides = _sides(context, pattern.weighed, _MOST_IN_A_CELL, link.address) if pattern.weighed else []
    return WeighedRow(link, sides, nobody(context, pattern), None)


def _sides(context: PageContext, weighed: Iterable[Weighed], room: int, page: str = "") -> list[WeighedSide]:
    by_side: dict[Side, list[Weighed]] = {side: [] for side in Side}
    for item in weighed:
        by_side[item.side].append(item)
    return [
        WeighedSide(
            label=context.words.of("side", side),
            css=str(side),
            items=[_item(context, item) for item in _every_expert_first(items)[:room]],
            more=Link(context.words.count("more_weighed", len(items) - room), page) if len(items) > room else None,
        )
        for side, items in by_side.items()
    ]


def _every_expert_first(items: Sequence[Weighed]) -> list[Weighed]:
    """Put the first thing that each expert says before what one of them says besides."""
    first = {item.excerpts[0].speaker: item for item in reversed(items)}
    return sorted(items, key=lambda item: first[item.excerpts[0].speaker] is not item)


def _item(context: PageContext, item: Weighed) -> WeighedItem:
    force = context.link(Kind.FORCE, item.force) if item.force else None
    return WeighedItem(force, _text(context, item), context.references(item.excerpts))


def _text(context: PageContext, item: Weighed) -> Markup:
    """Give a sentence of the catalogue; where there is none but a coder's, the speaker's own words."""
    if item.stands_in is WeighedFrom.WRITTEN:
        return context.inline(item.text)
    ours = item.evidence is None or item.evidence.origin is Origin.CATALOGUE
    if ours and item.text:
        return escape(item.text)
    lead, rest = split_quotation(one_line(item.excerpts[0].text))
    return escape(context.words.say("weighed.words_cut" if rest else "weighed.words", words=lead))
