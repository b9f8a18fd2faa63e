"""Makes all pages of a catalogue: paths and texts, written by whoever asks."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from generator import addresses as places
from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.diagrams.draw import draw
from generator.diagrams.layouts import Draw
from generator.diagrams.store import DiagramStore
from generator.pages.context import PageContext
from generator.pages.for_programs import for_programs
from generator.pages.model import Page
from generator.pages.rendering import in_markdown, render, template_environment
from generator.pages.sections import SECTIONS, SPECIAL, Menu, Section
from generator.pages.words import Words, words


def make_pages(  # noqa: PLR0913 - what a page is made of can be exchanged part by part
    catalogue: Catalogue,
    addresses: Addresses,
    diagrams: Path,
    drawer: Draw = draw,
    *,
    sections: Sequence[Section] = SECTIONS,
    language: Words | None = None,
) -> dict[str, str]:
    """Give the text of every page and menu by its path; diagrams are drawn into the folder ``diagrams``."""
    return dict(pages_in_turn(catalogue, addresses, diagrams, drawer, sections=sections, language=language))


def pages_in_turn(  # noqa: PLR0913 - as above
    catalogue: Catalogue,
    addresses: Addresses,
    diagrams: Path,
    drawer: Draw = draw,
    first: Kind | None = None,
    *,
    sections: Sequence[Section] = SECTIONS,
    language: Words | None = None,
) -> Iterator[tuple[str, str]]:
    """Give path and text of every page as soon as it is made, those of the kind ``first`` before all others."""
    language = language or words()
    context = PageContext(catalogue, addresses, DiagramStore(diagrams, drawer).keep, language)
    templates = template_environment(language, diagrams.parent / "templates")
    for page in page_models(context, sections, first):
        yield places.file(page.address), render(templates, for_programs(context, page))
    for section in sections:
        yield addresses.menu(section.kind), _menu(context, section)


def page_models(
    context: PageContext, sections: Sequence[Section] = SECTIONS, first: Kind | None = None
) -> Iterator[Page]:
    """Make the records of all pages, those of the kind ``first`` before all others."""
    early = [maker for section in sections if section.kind is first for maker in section.pages]
    others = [maker for section in sections if section.kind is not first for maker in section.pages]
    return chain.from_iterable(maker(context) for maker in (*early, *SPECIAL, *others))


def _menu(context: PageContext, section: Section) -> str:
    """Give the menu of a section as a Markdown list."""
    kind, catalogue = section.kind, context.catalogue
    overview = in_markdown(context.words.say("menu.overview"))
    lines = [f"* [{overview}]({places.beside(context.addresses.section(kind))})"]
    if section.menu is not Menu.NOTHING:
        further = {key for key, item in catalogue.decisions.items() if item.is_further}
        for identity in catalogue.names(kind):
            indent = "    " if section.menu is Menu.TREE and identity in further else ""
            name = in_markdown(context.name(kind, identity))
            lines.append(f"{indent}* [{name}]({places.beside(context.addresses.page(kind, identity))})")
    return "\n".join(lines) + "\n"
