"""Makes excerpts: spans of a passage that are tight enough to read as a quotation."""

import re
from collections.abc import Callable

from generator.evidence.records import Excerpt
from generator.evidence.sentences import sentence_spans
from generator.reading.reader import short_hash
from generator.reading.records import Passage, Role, Source
from generator.words import folded, letters_of

LONGEST_SENTENCE = 320
"""Characters; words in a longer sentence are quoted with the clauses around them only."""
_REACH = 90
"""So far, in characters, an excerpt reaches beyond its words for the bounds of a clause."""
_CLAUSE_START = re.compile(r"[,;:.!?]\s+|\s+(?=(?:and|but|so|because|if|when|which|that)\s)")
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)|\s(?=(?:and|but|so|because)\s)")


class ExcerptMaker:
    """Makes the excerpts of one source; knows who really speaks where a mark is wrong."""

    def __init__(self, source: Source, show: Callable[[str], str] = str) -> None:
        """``show`` turns words as typed into words as shown."""
        self._source = source
        self._show = show
        self._roles = dict(source.speakers)
        self._corrections: list[tuple[str, int, int, str]] = []

    def correct(self, words: str, speaker: str) -> bool:
        """Take note that ``speaker`` says these words, whatever the mark says; false where nobody says them."""
        found = self.find(words)
        if found is not None:
            self._corrections.append((found[0].id, found[1], found[2], speaker))
        return found is not None

    def shown(self, words: str) -> str:
        """Give words as readers see them: masked and mended."""
        return self._show(words)

    def find(self, words: str) -> tuple[Passage, int, int] | None:
        """Find where somebody says ``words``; “…” stands for words left out."""
        first, _, last = self.shown(words).partition("…")
        for passage in self._source.passages:
            letters = letters_of(passage.text)
            start = letters.find(first)
            end = letters.find(last, start[1]) if start and folded(last) else start
            if start and end:
                closed = end[1] + 1 if passage.text[end[1] : end[1] + 1] in (".", "?", "!") else end[1]
                return passage, start[0], closed
        return None

    def make(self, passage: Passage, start: int, end: int, speaker: str | None = None) -> Excerpt:
        """Make an excerpt of exactly this span."""
        name = speaker or self._speaker(passage, start, end)
        text = passage.text[start:end]
        role = self._roles.get(name, Role.INTERVIEWER if name.lower().startswith("interviewer") else Role.EXPERT)
        if passage.role is Role.AUTHOR:
            role = Role.AUTHOR
        return Excerpt(
            id=f"excerpt-{short_hash(f'{passage.id} {text}')}",
            source=self._source.id,
            passage=passage.id,
            start=start,
            end=end,
            text=text,
            speaker=name,
            role=role,
            lines=(passage.line_at(start), passage.line_at(max(end - 1, start))),
        )

    def again(self, excerpt: Excerpt, speaker: str | None) -> Excerpt:
        """Make an excerpt of the same words, said by ``speaker`` if one is given."""
        passage = next(passage for passage in self._source.passages if passage.id == excerpt.passage)
        return self.make(passage, excerpt.start, excerpt.end, speaker)

    def _speaker(self, passage: Passage, start: int, end: int) -> str:
        for passage_id, first, last, speaker in self._corrections:
            if passage_id == passage.id and 2 * (min(end, last) - max(start, first)) > end - start:
                return speaker
        return passage.speaker or ("the author" if passage.role is Role.AUTHOR else "an unnamed speaker")


def readable_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the sentences it stands in, or to its clauses where these are too long."""
    spans = [span for span in sentence_spans(text) if span[0] < end and span[1] > start]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    if last - first <= max(LONGEST_SENTENCE, end - start + _REACH):
        return first, last
    return _clause_start(text, first, start), _clause_end(text, end, last)


def _clause_start(text: str, sentence: int, start: int) -> int:
    """Go back to the nearest beginning of a clause, or of a word where none is near."""
    reach = max(sentence, start - _REACH)
    window = text[reach:start]
    starts = [found.end() for found in _CLAUSE_START.finditer(window)]
    if starts:
        return reach + starts[-1]
    return reach if reach == sentence else reach + window.find(" ") + 1


def _clause_end(text: str, end: int, sentence: int) -> int:
    """Go on to the nearest end of a clause, or of a word where none is near."""
    reach = min(sentence, end + _REACH)
    window = text[end:reach]
    found = _CLAUSE_END.search(window)
    if found:
        return end + found.start()
    return reach if reach == sentence else end + max(window.rfind(" "), 0)
