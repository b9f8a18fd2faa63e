"""The page on which a reader puts options side by side; a script fills it from files of data."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import COMPARE_DATA, Special, beside_page
from generator.catalogue.model import Decision
from generator.content.kinds import Kind
from generator.decide.compare import ComparedData, PointData, compared_option, further
from generator.decide.say import Aspect
from generator.pages.context import PageContext
from generator.pages.model import Front, Hidden, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class Column:
    """A place for an option."""

    id: str
    label: str


@dataclass(frozen=True)
class Comparable:
    """An option that can be put into a column."""

    id: str
    name: str


@dataclass(frozen=True)
class ComparableGroup:
    """The options of a decision."""

    name: str
    options: Sequence[Comparable]


@dataclass(frozen=True, kw_only=True)
class ComparePage(Page):
    """Two to four options in the columns of a table."""

    template = "compare.md.j2"
    data: str
    """What the addresses of the data of options begin with."""
    aspects: str
    """The aspects in the order of the rows, as JSON."""
    script: str
    columns: Sequence[Column]
    groups: Sequence[ComparableGroup]


@dataclass(frozen=True)
class ComparedPoint:
    """One thing in a cell; ``tone`` is the class of an effect."""

    text: str
    links: Sequence[Link]
    """The note of a link is somebody's words."""
    tone: str


@dataclass(frozen=True)
class ComparedCell:
    """What is recorded of an option in a row; without a point nothing is."""

    option: str
    points: Sequence[ComparedPoint]


@dataclass(frozen=True)
class ComparedRow:
    """An aspect, or a force, which has an address."""

    label: str
    address: str
    cells: Sequence[ComparedCell]


@dataclass(frozen=True)
class ComparedOption:
    """The head of a column; an option that is a decision of its own has nothing to be compared by."""

    link: Link
    compare: str


@dataclass(frozen=True)
class Comparison:
    """All options of a decision side by side."""

    options: Sequence[ComparedOption]
    rows: Sequence[ComparedRow]


def compare_pages(context: PageContext) -> Iterator[ComparePage]:
    """Make the page on which a reader compares."""
    here = context.at(Special.COMPARE)
    yield ComparePage(
        address=here.page,
        front=Front(
            title=here.words.say("comparing.title"), content_path="", hide=(Hidden.NAVIGATION, Hidden.CONTENTS)
        ),
        data=beside_page(here.page, COMPARE_DATA) + "/",
        aspects=json.dumps(list(Aspect)),
        script=beside_page(here.page, "assets/compare.js"),
        columns=[
            Column("compare-1", here.words.say("comparing.one")),
            Column("compare-2", here.words.say("comparing.two")),
            Column("compare-3", here.words.say("comparing.three")),
            Column("compare-4", here.words.say("comparing.four")),
        ],
        groups=[group for decision in here.catalogue.decisions.values() if (group := _group(here, decision)).options],
    )


def comparison(context: PageContext, decision: Decision) -> Comparison:
    """Put all options of a decision side by side."""
    found = list(_compared(context, decision))
    rows = {row.about: row for one in found for row in one.rows}
    order = [*(aspect for aspect in Aspect if aspect in rows), *(about for about in rows if about not in set(Aspect))]
    return Comparison(
        options=[
            ComparedOption(
                Link(one.name, beside_page(context.page, one.url)),
                compare_link(context, one.id) if one.id in context.catalogue.patterns else "",
            )
            for one in found
        ],
        rows=[
            ComparedRow(
                label=rows[about].label,
                address=beside_page(context.page, rows[about].url) if rows[about].url else "",
                cells=[_cell(context, one, about) for one in found],
            )
            for about in order
        ],
    )


def compare_link(context: PageContext, pattern: str) -> str:
    """Give the address that adds an option to what is compared."""
    return f"{context.special(Special.COMPARE)}?add={pattern}"


def _compared(context: PageContext, decision: Decision) -> Iterator[ComparedData]:
    for option in decision.entry.options:
        if option.pattern in context.catalogue.patterns:
            pattern = context.catalogue.patterns[option.target]
            yield compared_option(context.catalogue, context.addresses, context.words, pattern)
        elif other := context.catalogue.decisions.get(option.decision or ""):
            yield further(other, context.addresses, context.words, option.fits)


def _cell(context: PageContext, option: ComparedData, about: str) -> ComparedCell:
    row = next((row for row in option.rows if row.about == about), None)
    return ComparedCell(option.name, [_point(context, point) for point in row.points] if row else [])


def _point(context: PageContext, point: PointData) -> ComparedPoint:
    links = [Link(one.name, beside_page(context.page, one.url), one.words) for one in point.links]
    return ComparedPoint(point.text, links, point.tone)


def _group(context: PageContext, decision: Decision) -> ComparableGroup:
    keys = [item.pattern for item in decision.entry.options if item.pattern in context.catalogue.patterns]
    return ComparableGroup(decision.name, [Comparable(key, context.name(Kind.PATTERN, key)) for key in keys if key])
