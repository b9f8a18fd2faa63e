"""Gives every page about one thing as plain Markdown, and the list of them all, for assistants that read and cite."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import shorten

from generator import prose
from generator.addresses import DATA_FILES, Addresses, Special, wanted_names
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.plain.decisions import decision_text, walkthrough_text
from generator.pages.plain.patterns import force_text, pattern_text
from generator.pages.plain.sources import guide_text, persona_text, source_text
from generator.pages.plain.writing import ENDING, anchor, context_of, shown

LIST = "llms.txt"
"""Where programs look for what a site holds."""
_LONGEST_NOTE = 140

Writer = Callable[[PageContext, str], Iterable[str]]
"""Gives the blocks below the heading of a page."""
WRITERS: Mapping[Kind, Writer] = {
    Kind.GUIDE: guide_text,
    Kind.DECISION: decision_text,
    Kind.PATTERN: pattern_text,
    Kind.FORCE: force_text,
    Kind.WALKTHROUGH: walkthrough_text,
    Kind.PERSONA: persona_text,
    Kind.SOURCE: source_text,
}
"""A kind that is not among them has pages and no texts."""


def texts(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Give ``llms.txt`` and a text beside every page about one thing, by their paths."""
    context = context_of(catalogue, addresses)
    kept = [(kind, key) for kind, key, _ in wanted_names(catalogue) if kind in WRITERS]
    yield LIST, _joined(_list(context, kept))
    for kind, key in kept:
        path = addresses.page(kind, key) + ENDING
        yield path, _joined(_page(context.at(path), kind, key))


def _page(context: PageContext, kind: Kind, key: str) -> Iterator[str]:
    say = context.words.say
    yield f"# {shown(context.name(kind, key))}"
    address = context.addresses.link(context.page, kind, key)
    licence = context.catalogue.file.licence
    yield say("plain.permalink", kind=context.words.of("kind", kind), address=address, licence=licence)
    yield from WRITERS[kind](context, key)


def _list(context: PageContext, kept: Iterable[tuple[Kind, str]]) -> Iterator[str]:
    """Give the list in the form of llmstxt.org: title, summary, how to cite, and one section a kind."""
    file, say = context.catalogue.file, context.words.say
    pages = list(kept)
    yield f"# {shown(file.title)}"
    yield f"> {' '.join(prose.plain(file.description).split())}"
    yield say("plain.how")
    for kind in WRITERS:
        lines = [_entry(context, kind, key) for other, key in pages if other is kind]
        if lines:
            yield f"## {context.words.of('section', kind)}"
            yield "\n".join(lines)
    yield f"## {say('plain.data')}"
    links = [anchor(path, path) for path in DATA_FILES]
    links.append(anchor(say("attribution.title"), context.special(Special.ATTRIBUTION)))
    yield "\n".join(f"- {link}" for link in links)


def _entry(context: PageContext, kind: Kind, key: str) -> str:
    """Give a line with the first block of a page as its note; of a source, whose words come first, without one."""
    link = anchor(context.name(kind, key), context.addresses.page(kind, key) + ENDING)
    first = next((block for block in WRITERS[kind](context, key) if block), "")
    note = "" if kind is Kind.SOURCE else " ".join(prose.plain(first).split())
    return f"- {link}: {shorten(note, _LONGEST_NOTE, placeholder=' …')}" if note else f"- {link}"


def _joined(blocks: Iterable[str]) -> bytes:
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()
