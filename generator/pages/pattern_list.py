"""The list of all patterns and practices: by decision, with filters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.pages.compare import compare_link
from generator.pages.context import PageContext
from generator.pages.model import Front, Hidden, Page
from generator.pages.pattern_filters import Filter, Mark, filters, marks
from generator.pages.patterns import maturity_name
from generator.pages.views import Link


@dataclass(frozen=True)
class PatternRow:
    """One pattern in the list, with what the filters above it look in."""

    link: Link
    maturity: str
    problem: str
    """The first phrase by which it is asked for; empty where there is none."""
    definition: Markup
    also: Sequence[Link]
    """Further decisions that it answers."""
    statements: str
    """How many, or nothing."""
    compare: str
    """The address that adds it to what is compared; empty where it is no option."""
    filter_words: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class PatternGroup:
    """The patterns that answer a decision, or that answer none."""

    heading: str
    anchor: str
    decision: Link | None
    question: str
    rows: Sequence[PatternRow]


@dataclass(frozen=True, kw_only=True)
class PatternListPage(Page):
    """All patterns and practices."""

    template = "patterns.md.j2"
    filters: Sequence[Filter]
    count: str
    groups: Sequence[PatternGroup]
    contents: Sequence[Link]


def pattern_list(context: PageContext) -> Iterator[PatternListPage]:
    """Make the list of all patterns."""
    here = context.at(context.addresses.section(Kind.PATTERN))
    patterns = list(here.catalogue.patterns.values())
    found = {pattern.id: marks(here, pattern) for pattern in patterns}
    groups = _groups(here, patterns, found)
    yield PatternListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.PATTERN), hide=(Hidden.NAVIGATION, Hidden.CONTENTS)),
        filters=filters(here, found.values()),
        count=here.words.count("shown", len(patterns)),
        groups=groups,
        contents=[Link(group.heading, f"#{group.anchor}") for group in groups],
    )


def _groups(
    context: PageContext, patterns: Sequence[Pattern], found: Mapping[str, Sequence[Mark]]
) -> list[PatternGroup]:
    """Put each pattern under the first decision that it answers, decisions in their order."""
    rows = [(pattern.decisions[0] if pattern.decisions else "", pattern) for pattern in patterns]
    groups = [
        PatternGroup(
            decision.name,
            f"for-{identity}",
            context.link(Kind.DECISION, identity),
            decision.entry.question,
            [_row(context, pattern, found[pattern.id]) for key, pattern in rows if key == identity],
        )
        for identity, decision in context.catalogue.decisions.items()
    ]
    others = [_row(context, pattern, found[pattern.id]) for key, pattern in rows if not key]
    groups.append(PatternGroup(context.words.say("patterns.others"), "for-none", None, "", others))
    return [group for group in groups if group.rows]


def _row(context: PageContext, pattern: Pattern, found: Sequence[Mark]) -> PatternRow:
    link = context.link(Kind.PATTERN, pattern.id)
    definition = context.inline(pattern.definition)
    searched = (link.text, pattern.id, " ".join(pattern.aliases), " ".join(pattern.asked_as), definition.striptags())
    return PatternRow(
        link=link,
        maturity=maturity_name(context, pattern),
        problem=next(iter(pattern.asked_as), ""),
        definition=definition,
        also=context.links(Kind.DECISION, pattern.decisions[1:]),
        statements=str(len(pattern.evidence) or ""),
        compare=compare_link(context, pattern.id) if pattern.decisions else "",
        filter_words=" ".join(searched).lower(),
        marks=found,
    )
