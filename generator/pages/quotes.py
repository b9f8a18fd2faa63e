"""Quotations: somebody's words with all statements that rest on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.content.kinds import Kind
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
    about: str
    """What stands before the links behind the stance; empty where the stance leads over to them."""
    links: Sequence[Link]
    """The forces for whose sake the stance is taken; on the page of a force the patterns towards which it is."""
    coded: Sequence[Coded]


@dataclass(frozen=True)
class _Group:
    """Statements that rest on the same words and read the same, with the words of all of them."""

    excerpt: Excerpt | None
    items: tuple[Evidence, ...]


def quotes(context: PageContext, evidence: Iterable[Evidence], force: str | None = None) -> list[Quote]:
    """Make quotations; statements of one stance whose words are the same or overlap share all of these words.

    On the page of a force, they share them only where the stance is towards the same patterns.
    """
    groups: list[_Group] = []
    for item in evidence:
        for excerpt in item.excerpts or (None,):
            place = next(
                (n for n, group in enumerate(groups) if excerpt and _shared(group, item, excerpt, force)), None
            )
            if place is None or excerpt is None:
                groups.append(_Group(excerpt, (item,)))
            else:
                groups[place] = _joined(groups[place], item, excerpt)
    return [_quote(context, group, force) for group in groups]


def _shared(group: _Group, item: Evidence, excerpt: Excerpt, force: str | None) -> bool:
    """Tell whether a statement of the same stance rests on the same words, or on words that overlap them."""
    known, first = group.excerpt, group.items[0]
    return (
        known is not None
        and first.stance is item.stance
        and (force is None or set(first.speaks_of) == set(item.speaks_of))
        and (known.source, known.passage, known.speaker) == (excerpt.source, excerpt.passage, excerpt.speaker)
        and known.start < excerpt.end
        and excerpt.start < known.end
    )


def _joined(group: _Group, item: Evidence, excerpt: Excerpt) -> _Group:
    """Add a statement to those that share its words, so that none of the words of either is lost."""
    items = group.items if item in group.items else (*group.items, item)
    if group.excerpt is None:
        return _Group(excerpt, items)
    first, second = sorted((group.excerpt, excerpt), key=lambda one: (one.start, -one.end))
    if second.end <= first.end:
        return _Group(first, items)
    text = first.text + second.text[first.end - second.start :]
    return _Group(replace(first, end=second.end, text=text, lines=(first.lines[0], second.lines[1])), items)


def _quote(context: PageContext, group: _Group, force: str | None) -> Quote:
    excerpt, items = group.excerpt, group.items
    lead, rest = split_quotation(one_line(excerpt.text)) if excerpt else ("", "")
    first = items[0]
    towards = first.stance if force is not None else None
    through = dict.fromkeys(identity for item in items for identity in item.through)
    about = context.words.say("quote.through") if through and force is None else ""
    return Quote(
        lead=lead,
        rest=rest,
        source=_source(context, excerpt) if excerpt else None,
        interviewer=excerpt is not None and excerpt.role is Role.INTERVIEWER,
        stance=context.words.of("named", towards) if towards else context.taken(first),
        stance_class=str(first.stance or "unknown"),
        about=about,
        links=context.links(Kind.FORCE, through) if force is None else context.links(Kind.PATTERN, first.speaks_of),
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
