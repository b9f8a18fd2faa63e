"""The list of all patterns and practices, with filters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Maturity, Pattern
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.patterns import maturity_name
from generator.pages.views import Link

_BETWEEN = "; "
"""Between the values that a row has for one filter, as the script of the site reads them."""


@dataclass(frozen=True)
class PatternRow:
    """One pattern in the list, with what the filters above it look in."""

    link: Link
    kind: str
    maturity: str
    definition: Markup
    decisions: Sequence[Link]
    statements: str
    """How many, or nothing."""
    filter_words: str
    filter_decisions: str
    filter_personas: str
    filter_said: str
    filter_full: str


@dataclass(frozen=True, kw_only=True)
class PatternListPage(Page):
    """All patterns and practices."""

    template = "patterns.md.j2"
    decisions: Sequence[str]
    """Names to choose from."""
    personas: Sequence[str]
    rows: Sequence[PatternRow]


def pattern_list(context: PageContext) -> Iterator[PatternListPage]:
    """Make the list of all patterns."""
    here = context.at(context.addresses.section(Kind.PATTERN))
    yield PatternListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.PATTERN)),
        decisions=list(here.catalogue.names(Kind.DECISION).values()),
        personas=list(here.catalogue.names(Kind.PERSONA).values()),
        rows=[_row(here, pattern) for pattern in here.catalogue.patterns.values()],
    )


def _row(context: PageContext, pattern: Pattern) -> PatternRow:
    link = context.link(Kind.PATTERN, pattern.id)
    definition = context.inline(pattern.definition)
    decisions = context.links(Kind.DECISION, pattern.decisions)
    searched = (link.text, pattern.id, " ".join(pattern.aliases), " ".join(pattern.asked_as), definition.striptags())
    personas = (context.name(Kind.PERSONA, served.persona) for served in pattern.serves)
    return PatternRow(
        link=link,
        kind=context.pattern_kind(pattern),
        maturity=maturity_name(context, pattern),
        definition=definition,
        decisions=decisions,
        statements=str(len(pattern.evidence) or ""),
        filter_words=" ".join(searched).lower(),
        filter_decisions=_BETWEEN.join(decision.text for decision in decisions),
        filter_personas=_BETWEEN.join(personas),
        filter_said="yes" if pattern.evidence else "no",
        filter_full="yes" if pattern.maturity is Maturity.FULL else "no",
    )
