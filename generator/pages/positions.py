"""Where each interviewed expert stands on a pattern."""

from dataclasses import dataclass

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.content.model import CitationKind, Stance
from generator.evidence.records import Excerpt
from generator.pages.context import PageContext
from generator.pages.views import Link
from generator.reading.records import Role, Source, SourceKind

STANCE_ORDER = (Stance.SUPPORTS, Stance.QUALIFIES, Stance.REJECTS, Stance.REPORTS, None)


@dataclass(frozen=True)
class Position:
    """Where one expert stands."""

    expert: str
    interest: str
    """From what interest the expert speaks; empty where it is not recorded."""
    source: Link
    stance: str
    css: str


def positions(context: PageContext, pattern: Pattern) -> list[Position]:
    """Say where each expert stands, and tell silence from not having been asked; nothing where nobody was asked."""
    interviews = [item for item in context.catalogue.sources.values() if item.kind is SourceKind.INTERVIEW]
    if not any(_stances(source, pattern) or _may_have_been_asked(context, source, pattern) for source in interviews):
        return []
    return [_position(context, source, pattern) for source in interviews]


def _position(context: PageContext, source: Source, pattern: Pattern) -> Position:
    stances = _stances(source, pattern)
    if stances:
        words, css = ", ".join(context.stance(stance) for stance in stances), str(stances[0] or "unknown")
    elif cited := _cited_beside(context, source, pattern):
        words = context.words.say("position.example" if cited is CitationKind.EXAMPLE else "position.context")
        css = "silent"
    elif source.id not in context.catalogue.coding:
        words, css = context.words.say("position.not_reviewed"), "unknown"
    elif _may_have_been_asked(context, source, pattern):
        words, css = context.words.say("position.silent"), "silent"
    else:
        words, css = context.words.say("position.not_asked"), "silent"
    expert = next(iter(source.experts), source.title)
    link = context.link(Kind.SOURCE, source.id)
    interest = context.catalogue.interests.get(source.id)
    return Position(expert, interest.interest if interest else "", Link(source.id, link.address), words, css)


@dataclass(frozen=True)
class ReportedView:
    """What somebody outside the interviews holds, and who reports it."""

    stance: str
    css: str
    held_by: str
    says: str
    source: Link
    """The words in the transcript, called by who reports them."""


def reported_views(context: PageContext, pattern: Pattern) -> list[ReportedView]:
    """Say what others are reported to hold of a pattern, in the order of the sources."""
    return [
        ReportedView(
            stance=context.stance(view.stance),
            css=str(view.stance),
            held_by=view.held_by,
            says=view.says,
            source=Link(_reporter(context, view.excerpt), context.excerpt(view.excerpt)),
        )
        for view in pattern.reported
    ]


def _stances(source: Source, pattern: Pattern) -> list[Stance | None]:
    """Give the stances that an expert takes in a source, in their order; an interviewer's words are none."""
    spoken = [item for item in pattern.evidence if item.source == source.id and item.by_expert]
    return [stance for stance in STANCE_ORDER if any(item.stance is stance for item in spoken)]


def _reporter(context: PageContext, excerpt: Excerpt) -> str:
    if excerpt.role is Role.INTERVIEWER:
        return context.words.say("reported.by_interviewer")
    return context.words.say("reported.by", speaker=excerpt.speaker)


def _cited_beside(context: PageContext, source: Source, pattern: Pattern) -> CitationKind | None:
    """Tell what a page without a view of an expert cites the expert for, an example before mere context."""
    kinds = context.catalogue.cited_as.get((pattern.id, source.id), frozenset())
    beside = (kind for kind in (CitationKind.EXAMPLE, CitationKind.CONTEXT) if kind in kinds)
    return None if CitationKind.VIEW in kinds else next(beside, None)


def _may_have_been_asked(context: PageContext, source: Source, pattern: Pattern) -> bool:
    """Tell whether an expert may have been asked: it is recorded, or nobody has reviewed the interview."""
    coding = context.catalogue.coding.get(source.id)
    return coding is None or pattern.id in coding.asked
