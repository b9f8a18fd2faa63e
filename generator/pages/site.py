"""Makes all pages of a catalogue: paths and texts, written by whoever asks."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.addresses import FOLDERS, Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.diagrams.draw import draw
from generator.diagrams.store import DiagramStore, Draw
from generator.pages.context import PageContext, in_markdown, template_environment
from generator.pages.decisions import decision_pages
from generator.pages.forces import force_pages
from generator.pages.home import home_pages
from generator.pages.patterns import pattern_pages
from generator.pages.personas import persona_pages
from generator.pages.sources import source_pages
from generator.pages.walkthroughs import walkthrough_pages


def make_pages(catalogue: Catalogue, addresses: Addresses, diagrams: Path, drawer: Draw = draw) -> dict[str, str]:
    """Give the text of every page and menu by its path; diagrams are drawn into the folder ``diagrams``."""
    return dict(pages_in_turn(catalogue, addresses, diagrams, drawer))


def pages_in_turn(
    catalogue: Catalogue, addresses: Addresses, diagrams: Path, drawer: Draw = draw, first: Kind | None = None
) -> Iterator[tuple[str, str]]:
    """Give path and text of every page as soon as it is made, those of the kind ``first`` before all others."""
    store = DiagramStore(diagrams, drawer)
    context = PageContext(catalogue, addresses, store.keep, template_environment(diagrams.parent / "templates"))
    makers = sorted(_MAKERS, key=lambda maker: first is not None and maker[0] is not first)
    for _, pages in makers:
        yield from pages(context)
    yield from _menus(context).items()


_MAKERS: tuple[tuple[Kind | None, Callable[[PageContext], Iterator[tuple[str, str]]]], ...] = (
    (None, home_pages),
    (Kind.DECISION, decision_pages),
    (Kind.PATTERN, pattern_pages),
    (Kind.FORCE, force_pages),
    (Kind.WALKTHROUGH, walkthrough_pages),
    (Kind.PERSONA, persona_pages),
    (Kind.SOURCE, source_pages),
)


def _menus(context: PageContext) -> dict[str, str]:
    """Give the menu of every section; patterns and forces are reached by their lists, which keeps every page small."""
    catalogue = context.catalogue
    listed: dict[Kind, list[str]] = {
        Kind.GUIDE: list(catalogue.guides),
        Kind.DECISION: list(catalogue.decisions),
        Kind.PATTERN: [],
        Kind.FORCE: [],
        Kind.WALKTHROUGH: list(catalogue.walkthroughs),
        Kind.PERSONA: list(catalogue.personas),
        Kind.SOURCE: list(catalogue.sources),
    }
    menus = {}
    for kind, identities in listed.items():
        lines = ["* [Overview](index.md)"]
        for identity in identities:
            file = context.addresses.page(kind, identity).partition("/")[2]
            indent = "    " if kind is Kind.DECISION and catalogue.decisions[identity].asked_by else ""
            lines.append(f"{indent}* [{in_markdown(catalogue.name(kind, identity))}]({file}.md)")
        menus[f"{FOLDERS[kind]}/SUMMARY.md"] = "\n".join(lines) + "\n"
    return menus
