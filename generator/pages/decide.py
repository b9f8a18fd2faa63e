"""The pages on which a reader weighs, decides and compares; a script fills them from one file of data."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import DECIDE_DATA, Special, beside_page
from generator.pages.context import PageContext
from generator.pages.model import Front, Page


@dataclass(frozen=True, kw_only=True)
class DecidePage(Page):
    """Weights, the ranking that follows from them, and what the reader decides."""

    template = "decide.md.j2"
    data: str
    """Where the script finds its data."""
    script: str
    records: str
    """The archive of all records, for readers without a script."""
    compare: str
    rule: str


def decide_pages(context: PageContext) -> Iterator[DecidePage]:
    """Make the page on which a reader decides."""
    here = context.at(Special.DECIDE)
    yield DecidePage(
        address=here.page,
        front=Front(title=here.words.say("deciding.title"), content_path=""),
        data=beside_page(here.page, DECIDE_DATA),
        script=beside_page(here.page, "assets/decide.js"),
        records=beside_page(here.page, here.addresses.records()),
        compare=here.special(Special.COMPARE),
        rule=here.words.say("decide.rule"),
    )
