"""What every page of the evidence is made of: parts with a picture, a table and the file that holds the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.addresses import Special, beside_page, table_file
from generator.pages.context import PageContext
from generator.pages.evidence.bars import Chart
from generator.pages.model import Front, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class Cell:
    """One cell: what it says, what it counts as, and where that stands."""

    label: str
    """Of its column."""
    text: str
    address: str = ""
    css: str = ""
    links: Sequence[Link] = ()
    """Behind the text."""


@dataclass(frozen=True)
class Row:
    """A row; its head names what it is about."""

    head: Link
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A table; ``css`` tells a map of coloured cells from a list."""

    caption: str
    corner: str
    """Above the heads of the rows."""
    columns: Sequence[Link]
    rows: Sequence[Row]
    css: str = ""


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it."""

    title: str
    anchor: str
    says: Sequence[str] = ()
    chart: Chart | None = None
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class EvidencePage(Page):
    """A page that says how strong the evidence is."""

    template = "evidence.md.j2"
    lead: str
    parts: Sequence[Part]
    file: Link | None
    """The same as a table for other programs."""


def evidence_page(context: PageContext, page: Special, name: str, lead: str, parts: Sequence[Part]) -> EvidencePage:
    """Make a page of the evidence with the file that belongs to it."""
    file = Link(context.words.say("evidence.file"), beside_page(context.page, table_file(page)))
    title = context.words.say(name)
    return EvidencePage(
        address=context.page,
        front=Front(title=title),
        lead=lead,
        parts=parts,
        file=None if page is Special.EVIDENCE else file,
    )
