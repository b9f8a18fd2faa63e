"""The page on which a reader puts options side by side; a script fills it from the data of Decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import DECIDE_DATA, Special, beside_page
from generator.pages.context import PageContext
from generator.pages.model import Front, Page


@dataclass(frozen=True)
class Column:
    """A place for an option."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ComparePage(Page):
    """Two to four options in the columns of a table."""

    template = "compare.md.j2"
    data: str
    """Where the script finds its data."""
    script: str
    columns: Sequence[Column]


def compare_pages(context: PageContext) -> Iterator[ComparePage]:
    """Make the page on which a reader compares."""
    here = context.at(Special.COMPARE)
    yield ComparePage(
        address=here.page,
        front=Front(title=here.words.say("comparing.title"), content_path=""),
        data=beside_page(here.page, DECIDE_DATA),
        script=beside_page(here.page, "assets/compare.js"),
        columns=[
            Column("compare-1", here.words.say("comparing.one")),
            Column("compare-2", here.words.say("comparing.two")),
            Column("compare-3", here.words.say("comparing.three")),
            Column("compare-4", here.words.say("comparing.four")),
        ],
    )
