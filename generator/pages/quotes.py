"""Quotations: somebody's words with all statements that rest on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.evidence.records import Evidence, Excerpt, Origin
from generator.pages.context import PageContext
from generator.pages.text import one_line, split_quotation
from generator.pages.views import Link
from generator.reading.records import Role


@dataclass(frozen=True)
class Coded:
    """A statement as it was coded."""

    statement: str
    """The coder's words, or the catalogue's for words that it added."""
    match: str
    added: bool
    note: str


@dataclass(frozen=True)
class Quote:
    """Somebody's words with all statements that rest on them, or a statement for which no words were found."""

    lead: str
    rest: str
    """What a long quotation goes on with; empty for a short one."""
    source: Link | None
    """The words in the transcript, called by who says them."""
    interviewer: bool
    stance: str
    stance_class: str
    coded: Sequence[Coded]


def quotes(context: PageContext, evidence: Iterable[Evidence]) -> list[Quote]:
    """Make quotations; statements of one stance that rest on the same or overlapping words share the longest."""
    groups: list[tuple[Excerpt | None, list[Evidence]]] = []
    for item in evidence:
        for excerpt in item.excerpts or (None,):
            place = next((n for n, group in enumerate(groups) if excerpt and _shared(group, item, excerpt)), None)
            if place is None or excerpt is None:
                groups.append((excerpt, [item]))
                continue
            known, items = groups[place]
            if item not in items:
                items.append(item)
            longer = known is None or excerpt.end - excerpt.start > known.end - known.start
            groups[place] = (excerpt if longer else known, items)
    return [_quote(context, excerpt, items) for excerpt, items in groups]


def _shared(group: tuple[Excerpt | None, list[Evidence]], item: Evidence, excerpt: Excerpt) -> bool:
    """Tell whether a statement of the same stance rests on the same words, or on words that overlap them."""
    known, items = group
    return (
        known is not None
        and items[0].stance is item.stance
        and (known.source, known.passage, known.speaker) == (excerpt.source, excerpt.passage, excerpt.speaker)
        and known.start < excerpt.end
        and excerpt.start < known.end
    )


def _quote(context: PageContext, excerpt: Excerpt | None, items: list[Evidence]) -> Quote:
    lead, rest = split_quotation(one_line(excerpt.text)) if excerpt else ("", "")
    return Quote(
        lead=lead,
        rest=rest,
        source=_source(context, excerpt) if excerpt else None,
        interviewer=excerpt is not None and excerpt.role is Role.INTERVIEWER,
        stance=context.stance(items[0].stance),
        stance_class=str(items[0].stance or "unknown"),
        coded=[
            Coded(
                item.statement, context.words.of("match", item.match), item.origin is Origin.CATALOGUE, item.note or ""
            )
            for item in items
        ],
    )


def _source(context: PageContext, excerpt: Excerpt) -> Link:
    text = context.words.say("quote.by", speaker=excerpt.speaker, source=excerpt.source)
    return Link(text, context.excerpt(excerpt))
