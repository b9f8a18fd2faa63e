"""The glossary: the words of the catalogue, and all patterns and forces by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.addresses import Special
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class GlossaryEntry:
    """A pattern or a force."""

    link: Link
    meaning: Markup
    kind: str


@dataclass(frozen=True)
class Letter:
    """All names that begin with one letter."""

    letter: str
    entries: Sequence[GlossaryEntry]


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Page):
    """All names by their first letters."""

    template = "glossary.md.j2"
    letters: Sequence[Letter]


def glossary_pages(context: PageContext) -> Iterator[GlossaryPage]:
    """Make the glossary."""
    here = context.at(Special.GLOSSARY)
    by_letter = groupby(_entries(here), key=lambda entry: entry.link.text[:1].upper())
    yield GlossaryPage(
        address=here.page,
        front=Front(title=here.words.say("glossary.title")),
        letters=[Letter(letter, list(entries)) for letter, entries in by_letter],
    )


def _entries(context: PageContext) -> list[GlossaryEntry]:
    """Give all patterns and forces by name."""
    catalogue = context.catalogue
    patterns = [
        GlossaryEntry(context.link(Kind.PATTERN, key), context.inline(item.definition), context.pattern_kind(item))
        for key, item in catalogue.patterns.items()
    ]
    force = context.words.say("glossary.force")
    forces = [
        GlossaryEntry(context.link(Kind.FORCE, key), context.force_meaning(item), force)
        for key, item in catalogue.forces.items()
    ]
    return sorted([*patterns, *forces], key=lambda entry: entry.link.text.casefold())
