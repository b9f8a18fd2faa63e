"""The glossary: the words of the field, those of the catalogue, and all patterns and forces by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator import addresses
from generator.addresses import Special
from generator.content.kinds import Kind, Part
from generator.content.model import Term
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link


@dataclass(frozen=True)
class TermEntry:
    """A word of the field."""

    name: str
    anchor: str
    aliases: str
    definition: Markup
    differs: Markup
    """What the people interviewed mean by it."""
    read_on: Sequence[Link]


@dataclass(frozen=True)
class GlossaryEntry:
    """A pattern or a force."""

    link: Link
    meaning: Markup
    kind: str
    twins: Sequence[Link]
    """What it is not to be confused with."""


@dataclass(frozen=True)
class Letter:
    """All names that begin with one letter."""

    letter: str
    summary: str
    entries: Sequence[GlossaryEntry]


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Page):
    """Words with their meaning, and all names by their first letters."""

    template = "glossary.md.j2"
    terms: Sequence[TermEntry]
    letters: Sequence[Letter]
    which: Link | None
    """Where near-twins are told apart."""


def glossary_pages(context: PageContext) -> Iterator[GlossaryPage]:
    """Make the glossary."""
    here = context.at(Special.GLOSSARY)
    by_letter = groupby(_entries(here), key=lambda entry: entry.link.text[:1].upper())
    terms = sorted(here.catalogue.terms.values(), key=lambda term: term.name.casefold())
    yield GlossaryPage(
        address=here.page,
        front=Front(title=here.words.say("glossary.title"), content_path="glossary.yml" if terms else None),
        terms=[_term(here, term) for term in terms],
        letters=[_letter(here, letter, list(entries)) for letter, entries in by_letter],
        which=Link(here.words.say("which.title"), here.special(Special.WHICH)) if here.catalogue.told_apart else None,
    )


def _term(context: PageContext, term: Term) -> TermEntry:
    read_on = [
        *context.links(Kind.DECISION, term.decisions),
        *context.links(Kind.PATTERN, term.patterns),
        *context.links(Kind.FORCE, term.forces),
        *context.links(Kind.WALKTHROUGH, term.walkthroughs),
        *context.links(Kind.GUIDE, term.guides),
    ]
    return TermEntry(
        name=term.name,
        anchor=addresses.row(Part.TERM, term.id),
        aliases=", ".join(term.aliases),
        definition=context.inline(term.definition),
        differs=context.inline(term.differs),
        read_on=read_on,
    )


def _letter(context: PageContext, letter: str, entries: Sequence[GlossaryEntry]) -> Letter:
    return Letter(letter, context.words.count("letter", len(entries), letter=letter), entries)


def _entries(context: PageContext) -> list[GlossaryEntry]:
    """Give all patterns and forces by name."""
    catalogue = context.catalogue
    patterns = [
        GlossaryEntry(
            link=context.link(Kind.PATTERN, key),
            meaning=context.inline(item.definition),
            kind=context.pattern_kind(item),
            twins=context.links(Kind.PATTERN, (other for twins in item.twins for other in twins.pair if other != key)),
        )
        for key, item in catalogue.patterns.items()
    ]
    force = context.words.say("glossary.force")
    forces = [
        GlossaryEntry(context.link(Kind.FORCE, key), context.force_meaning(item), force, ())
        for key, item in catalogue.forces.items()
    ]
    return sorted([*patterns, *forces], key=lambda entry: entry.link.text.casefold())
