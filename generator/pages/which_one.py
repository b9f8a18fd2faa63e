"""The page “Which one do I mean?”: patterns that are taken for one another, and what decides between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.addresses import Special
from generator.content.model import NearTwins, TwinGroup
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class TwinRow:
    """Two things and what decides between them."""

    group: str
    one: Link
    other: Link
    difference: Markup
    filter_words: str
    """What the filter above the table looks in."""


@dataclass(frozen=True, kw_only=True)
class WhichOnePage(Page):
    """All near-twins, group by group."""

    template = "which_one.md.j2"
    groups: Sequence[str]
    """Names to choose from."""
    rows: Sequence[TwinRow]


def which_one_pages(context: PageContext) -> Iterator[WhichOnePage]:
    """Make the page of near-twins."""
    here = context.at(Special.WHICH)
    groups = here.catalogue.told_apart
    yield WhichOnePage(
        address=here.page,
        front=Front(title=here.words.say("which.title"), content_path="told_apart.yml" if groups else None),
        groups=[group.name for group in groups],
        rows=[row for group in groups for pair in group.pairs for row in _rows(here, group, pair)],
    )


def _rows(context: PageContext, group: TwinGroup, pair: NearTwins) -> Iterator[TwinRow]:
    links = context.links(pair.kind, pair.pair)
    if len(links) == len(pair.pair):
        one, other = links
        difference = context.inline(pair.difference)
        words = f"{one.text} {other.text} {difference.striptags()}".lower()
        yield TwinRow(group.name, one, other, difference, words)
