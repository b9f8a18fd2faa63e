"""The transcript of a source: passages with every excerpt marked, and what rests on each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator import addresses
from generator.addresses import Special
from generator.catalogue.model import Use
from generator.content.kinds import Part
from generator.evidence.records import Excerpt
from generator.pages.context import PageContext
from generator.pages.figures import told_here
from generator.pages.pieces import Piece, paragraphs
from generator.pages.text import one_line
from generator.pages.traces import TraceView, trace_view
from generator.pages.views import Link
from generator.reading.records import Passage, Source

PHONE_LINE = 40
"""Letters of a line at 390 px, rather too few: in too small a place a passage would lie under what follows."""


@dataclass(frozen=True)
class UsedExcerpt:
    """An excerpt and everything that rests on it."""

    id: str
    """Its anchor in the text."""
    list_id: str
    """The anchor of what rests on it."""
    number: int
    text: str
    really: str
    """Who really says it, where that is somebody else than the mark above the passage says."""
    uses: Sequence[Link]


@dataclass(frozen=True)
class PieceView:
    """A run of text in which the same excerpts stand from beginning to end."""

    text: str
    anchors: Sequence[str]
    """Of the excerpts that begin here."""
    excerpts: str
    """Anchors of the excerpts that it is part of, with blanks between."""
    ends: Sequence[UsedExcerpt]


@dataclass(frozen=True)
class PassageView:
    """One passage as it is shown."""

    id: str
    speaker: str
    css: str
    paragraphs: Sequence[Sequence[PieceView]]
    excerpts: Sequence[UsedExcerpt]
    summary: str
    """How many excerpts rest on it."""
    lines: int
    """How many it fills on a phone, at most; a browser keeps their place until it lays the passage out."""


@dataclass(frozen=True)
class Stretch:
    """A passage with the texts and traces that stand before it; behind the last one there is no passage."""

    other: Sequence[str]
    """Text that is part of no other record, line by line."""
    traces: Sequence[TraceView]
    passage: PassageView | None


def transcript(context: PageContext, source: Source) -> list[Stretch]:
    """Give a source in the order in which it was written."""
    other: dict[int, list[str]] = defaultdict(list)
    for item in source.other:
        other[item.after] += [row.text for row in item.rows]
    traces: dict[int, list[TraceView]] = defaultdict(list)
    evidence = {item.id: item for item in context.catalogue.evidence[source.id]}
    for trace in source.traces:
        traces[trace.after].append(trace_view(context, source, trace, evidence))
    passages = [*_passages(context, source), None]
    return [Stretch(other[index], traces[index], passage) for index, passage in enumerate(passages)]


def _passages(context: PageContext, source: Source) -> Iterator[PassageView]:
    inside: dict[str, list[tuple[int, Excerpt]]] = defaultdict(list)
    for number, excerpt in enumerate(context.catalogue.excerpts[source.id], start=1):
        inside[excerpt.passage].append((number, excerpt))
    for passage in source.passages:
        yield _passage(context, passage, inside[passage.id])


def _passage(context: PageContext, passage: Passage, numbered: list[tuple[int, Excerpt]]) -> PassageView:
    used = [_used(context, passage, excerpt, number) for number, excerpt in numbered]
    cut = paragraphs(passage, [excerpt for _, excerpt in numbered])
    return PassageView(
        id=addresses.passage_anchor(passage.id),
        speaker=passage.speaker or context.words.of("role", passage.role),
        css=str(passage.role),
        paragraphs=[[_piece(piece, used) for piece in pieces] for pieces in cut],
        excerpts=used,
        summary=context.words.count("rests", len(used)),
        lines=sum(1 + ceil(sum(len(piece.text) for piece in pieces) / PHONE_LINE) for pieces in cut),
    )


def _piece(piece: Piece, used: Sequence[UsedExcerpt]) -> PieceView:
    ends = [item for item in used if item.id in piece.ends] if piece.ends else []
    return PieceView(piece.text, piece.begins, " ".join(piece.excerpts), ends)


def _used(context: PageContext, passage: Passage, excerpt: Excerpt, number: int) -> UsedExcerpt:
    uses = context.catalogue.uses.get((excerpt.source, excerpt.id), ())
    corrected = passage.speaker is not None and excerpt.speaker != passage.speaker
    return UsedExcerpt(
        id=excerpt.id,
        list_id=addresses.uses_anchor(excerpt.id),
        number=number,
        text=one_line(excerpt.text),
        really=context.words.say("transcript.really", speaker=excerpt.speaker) if corrected else "",
        uses=[*(_user(context, use) for use in uses), *told_here(context, excerpt)],
    )


def _user(context: PageContext, use: Use) -> Link:
    """Make a link to what uses the words of an excerpt."""
    note = _use(context, use)
    if use.kind is not Part.TERM:
        return context.link(use.kind, use.id, note)
    name = context.words.say("use.term", name=context.catalogue.terms[use.id].name)
    address = addresses.relative(context.page, Special.GLOSSARY, addresses.row(Part.TERM, use.id))
    return Link(name, address, note)


def _use(context: PageContext, use: Use) -> str:
    """Say how something uses the words of an excerpt."""
    words = context.words
    text = words.of("use", use.how).fill(statement=use.statement)
    return words.say("use.with_stance", use=text, stance=words.of("stance_short", use.stance)) if use.stance else text
