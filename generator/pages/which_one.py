"""The page “Which one do I mean?”: patterns that are taken for one another, and what decides between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.addresses import Special
from generator.content.model import NearTwins
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class TwinRow:
    """Two things and what decides between them."""

    one: Link
    other: Link
    difference: Markup
    filter_words: str
    """What the filter above the table looks in."""


@dataclass(frozen=True)
class TwinRows:
    """The pairs about one thing."""

    name: str
    anchor: str
    rows: Sequence[TwinRow]


@dataclass(frozen=True, kw_only=True)
class WhichOnePage(Page):
    """All near-twins, group by group."""

    template = "which_one.md.j2"
    groups: Sequence[TwinRows]
    contents: Sequence[Link]


def which_one_pages(context: PageContext) -> Iterator[WhichOnePage]:
    """Make the page of near-twins."""
    here = context.at(Special.WHICH)
    groups = [
        TwinRows(group.name, f"about-{number}", [row for pair in group.pairs for row in _rows(here, pair)])
        for number, group in enumerate(here.catalogue.told_apart, start=1)
    ]
    yield WhichOnePage(
        address=here.page,
        front=Front(title=here.words.say("which.title"), content_path="told_apart.yml" if groups else None),
        groups=groups,
        contents=[Link(group.name, f"#{group.anchor}") for group in groups],
    )


def _rows(context: PageContext, pair: NearTwins) -> Iterator[TwinRow]:
    links = context.links(pair.kind, pair.pair)
    if len(links) == len(pair.pair):
        one, other = links
        difference = context.inline(pair.difference)
        words = f"{one.text} {other.text} {difference.striptags()}".lower()
        yield TwinRow(one, other, difference, words)
