"""Finds words in one source and quotes them: from words to a span, from a span to an excerpt."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.evidence.records import Excerpt
from generator.reading.ids import short_hash
from generator.reading.records import Passage, Role, Source, Speaker
from generator.words import Letters, folded, letters_of

_LINES_TOLD = 10
_OMISSION = "…"


class Span(NamedTuple):
    """Characters of one passage, from ``start`` up to ``end``."""

    passage: int
    """Its index in the source."""
    start: int
    end: int


@dataclass(frozen=True)
class Ambiguous:
    """Words that are said more than once where nobody tells which time is meant, or a time that there is not."""

    spans: tuple[Span, ...]


class Transcript:
    """What was said in one source, and who really says it where a mark is wrong.

    Words are looked for in an index over the letters of all passages, and asked for once; excerpts that
    are equal are one object.
    """

    def __init__(self, source: Source, show: Callable[[str], str] = str) -> None:
        """``show`` turns words as typed into words as readers see them: masked and mended."""
        self.source = source
        self.show = show
        self.passages = source.passages
        self.letters: tuple[Letters, ...] = tuple(letters_of(passage.text) for passage in source.passages)
        self.proposals = 0
        """How often words were looked for that nobody says just so."""
        self._corrections: list[tuple[Span, Speaker]] = []
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._excerpts: dict[tuple[Span, Speaker], Excerpt] = {}

    def find(self, words: str, occurrence: int | None = None) -> Span | Ambiguous | None:
        """Find where somebody says ``words``, with the full stop behind them; “…” stands for words left out.

        ``occurrence`` tells which time, from 1, where they are said more than once.
        """
        spans = self._all(words)
        if len(spans) == 1 and occurrence is None:
            return spans[0]
        if occurrence is not None and occurrence <= len(spans):
            return spans[occurrence - 1]
        return Ambiguous(spans) if spans else None

    def places(self, words: str) -> Iterator[Span]:
        """Give every place where ``words`` are said, as whole words, in order and without any sign behind them."""
        needle = folded(words)
        at = self._index.find(needle) if needle else -1
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found = self.letters[number].find(words)
            while found:
                yield Span(number, *found)
                found = self.letters[number].find(words, found[0] + 1)
            at = self._index.find(needle, self._starts[number + 1]) if number + 1 < len(self._starts) else -1

    def excerpt(self, span: Span, speaker: str | None = None) -> Excerpt:
        """Quote exactly this span; ``speaker`` is who says it, where the coding tells so."""
        said_by = self.source.who(speaker) if speaker else self._speaker(span)
        if (span, said_by) not in self._excerpts:
            self._excerpts[span, said_by] = self._quote(span, said_by)
        return self._excerpts[span, said_by]

    def correct(self, span: Span, speaker: str) -> None:
        """Take note that ``speaker`` says this span, whatever the mark above its passage says."""
        self._corrections.append((span, self.source.who(speaker)))

    def lines(self, span: Span) -> tuple[int, int]:
        """Give the first and the last line of a span in the file."""
        passage = self.passages[span.passage]
        return passage.line_at(span.start), passage.line_at(max(span.end - 1, span.start))

    def told(self, found: Ambiguous) -> str:
        """Say how often words are said, and where, for a message."""
        lines = ", ".join(str(self.lines(span)[0]) for span in found.spans[:_LINES_TOLD])
        lines += ", …" if len(found.spans) > _LINES_TOLD else ""
        times = f"{len(found.spans)} times" if len(found.spans) > 1 else "once only"
        return f"this is said {times} in {self.source.id} (line {lines})"

    def span_of(self, excerpt: Excerpt) -> Span:
        """Give the span that an excerpt of this source quotes."""
        return Span(self._numbers[excerpt.passage], excerpt.start, excerpt.end)

    def _all(self, words: str) -> tuple[Span, ...]:
        if words not in self._spans:
            self._spans[words] = tuple(self._closed(span) for span in self._said(self.show(words)))
        return self._spans[words]

    def _said(self, words: str) -> Iterator[Span]:
        first, _, last = words.partition(_OMISSION)
        for span in self.places(first):
            if not folded(last):
                yield span
            elif end := self.letters[span.passage].find(last, span.end):
                yield Span(span.passage, span.start, end[1])

    def _closed(self, span: Span) -> Span:
        """Take in the sign that ends the sentence."""
        text = self.passages[span.passage].text
        return span._replace(end=span.end + 1) if text[span.end : span.end + 1] in (".", "?", "!") else span

    def _quote(self, span: Span, said_by: Speaker) -> Excerpt:
        passage = self.passages[span.passage]
        text = passage.text[span.start : span.end]
        return Excerpt(
            id=f"excerpt-{short_hash(f'{passage.id} {text}')}",
            source=self.source.id,
            passage=passage.id,
            start=span.start,
            end=span.end,
            offset=self.source.offsets[span.passage] + span.start,
            text=text,
            said_by=said_by,
            lines=self.lines(span),
        )

    def _speaker(self, span: Span) -> Speaker:
        """Give who says most of a span: by the first correction that covers more than half of it, else by the mark."""
        for corrected, speaker in self._corrections:
            shared = min(span.end, corrected.end) - max(span.start, corrected.start)
            if corrected.passage == span.passage and 2 * shared > span.end - span.start:
                return speaker
        return _named(self.passages[span.passage])

    @cached_property
    def _index(self) -> str:
        """The letters of all passages, a sign between two of them that no letter is folded to."""
        return "\n".join(letters.folded for letters in self.letters)

    @cached_property
    def _starts(self) -> list[int]:
        """Where in ``_index`` each passage begins."""
        starts, at = [], 0
        for letters in self.letters:
            starts.append(at)
            at += len(letters.folded) + 1
        return starts

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {passage.id: number for number, passage in enumerate(self.passages)}


def _named(passage: Passage) -> Speaker:
    if passage.speaker:
        return passage.said_by
    return Speaker("the author" if passage.role is Role.AUTHOR else "an unnamed speaker", passage.role)
