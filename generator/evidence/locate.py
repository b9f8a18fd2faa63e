"""Finds the speaker's own words that a coder's statement rests on, or says that there are none."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from generator.evidence.quoting import LONGEST_SENTENCE, readable_span
from generator.evidence.records import Excerpt, Located, Match
from generator.evidence.sentences import Sentence, Vocabulary, concepts, sentences, spoken_words, stem_list
from generator.evidence.transcript import Span, Transcript
from generator.reading.records import Role
from generator.words import folded

NEAR_VERBATIM = 0.9
"""Share of a statement's words that a passage has to say in order."""
PARAPHRASE_NEAR = 0.5
"""Least score of a paraphrase among the passages that a trace was written for."""
PARAPHRASE_FAR = 0.72
"""Least score of a paraphrase in the rest of the source."""
_FUZZY_CUTOFF = 75.0
"""Where letters agree less (rapidfuzz, percent), counting words is of no use."""
_NEAR_VERBATIM_WORDS = 4
"""A shorter statement is either said word for word or paraphrased."""
_FAR_VERBATIM_LETTERS = 12
"""Shorter words are said too often for a place far from the trace to mean anything."""
_WORD = re.compile(r"\w(?:[\w’'-]*\w)?")
_MOST_SENTENCES = 3
_LONGEST_SPAN = LONGEST_SENTENCE - 80
"""Characters of an overlong sentence that are quoted."""
_INTERVIEWER_PENALTY = 0.2
_LENGTH_PENALTY = 0.06


@dataclass(frozen=True)
class _Window:
    """Some sentences of one passage that follow each other."""

    passage: int
    start: int
    end: int
    stems: frozenset[str]
    count: int


class Locator:
    """Locates the statements of one source."""

    def __init__(self, transcript: Transcript, vocabulary: Vocabulary) -> None:
        self._transcript = transcript
        self._passages = transcript.passages
        self._letters = transcript.letters
        self._vocabulary = vocabulary
        self._narrowed: dict[tuple[_Window, frozenset[str]], tuple[int, int]] = {}
        self._stemmed: dict[int, list[tuple[int, int, frozenset[str]]]] = {}

    def locate(self, statement: str, nearby: range) -> Located:
        """Locate one statement; ``nearby`` are the indexes of the passages since the trace before."""
        near = [index for index in reversed(nearby) if index < len(self._passages)]
        near.sort(key=lambda index: self._passages[index].role is Role.INTERVIEWER)
        far = [index for index in range(len(self._passages)) if index not in nearby]
        far.sort(key=lambda index: (self._passages[index].role is Role.INTERVIEWER, abs(index - nearby.stop)))
        return (
            self._verbatim(statement, near, far)
            or self._near_verbatim(statement, near)
            or self._near_verbatim(statement, far)
            or self._paraphrase(statement, set(near))
            or Located(Match.UNLOCATED, 0.0, ())
        )

    def compare(self, statement: str, excerpts: Sequence[Excerpt]) -> tuple[Match, float]:
        """Say how a statement compares with the excerpts that reviewers chose, and with the passages they stand in.

        An excerpt may be shorter than what the statement repeats, so that the whole passage counts.
        """
        numbers = list(dict.fromkeys(self._transcript.span_of(excerpt).passage for excerpt in excerpts))
        if any(span.passage in numbers for span in self._transcript.places(statement)):
            return Match.VERBATIM, 1.0
        if located := self._near_verbatim(statement, numbers):
            return located.match, located.score
        words = spoken_words(statement)
        said = [" ".join(item.text for item in excerpts if item.passage == self._passages[n].id) for n in numbers]
        score = max(LCSseq.similarity(words, spoken_words(text)) for text in said) / max(len(words), 1)
        near = score == 1 or (score >= NEAR_VERBATIM and len(words) >= _NEAR_VERBATIM_WORDS)
        return (Match.NEAR_VERBATIM if near else Match.PARAPHRASE), round(score, 2)

    def _verbatim(self, statement: str, near: Sequence[int], far: Sequence[int]) -> Located | None:
        long_enough = len(folded(statement)) >= _FAR_VERBATIM_LETTERS
        order = {index: rank for rank, index in enumerate((*near, *(far if long_enough else ())))}
        spans = [span for span in self._transcript.places(statement) if span.passage in order]
        best = min(spans, key=lambda span: order[span.passage], default=None)
        return self._located(Match.VERBATIM, 1.0, self._readable(best)) if best else None

    def _near_verbatim(self, statement: str, indexes: Sequence[int]) -> Located | None:
        words = spoken_words(statement)
        if len(words) < _NEAR_VERBATIM_WORDS or not indexes:
            return None
        whole = "".join(self._letters[index].folded for index in indexes)
        found = fuzz.partial_ratio_alignment(folded(statement), whole, score_cutoff=_FUZZY_CUTOFF)
        if found is None or found.dest_end <= found.dest_start:
            return None
        start = 0
        for index in indexes:
            letters = self._letters[index]
            first, last = max(found.dest_start - start, 0), min(found.dest_end - start, len(letters.folded))
            start += len(letters.folded)
            if 2 * (last - first) <= found.dest_end - found.dest_start:
                continue
            span = self._readable(Span(index, *letters.span(first, last)))
            said = spoken_words(letters.text[span.start : span.end])
            score = LCSseq.similarity(words, said) / len(words)
            if score >= NEAR_VERBATIM:
                return self._located(Match.NEAR_VERBATIM, score, span)
        return None

    def _readable(self, span: Span) -> Span:
        return Span(span.passage, *readable_span(self._passages[span.passage].text, span.start, span.end))

    def _paraphrase(self, statement: str, near: set[int]) -> Located | None:
        named, plain = concepts(statement, self._vocabulary)
        wanted = named | plain
        total = sum(self._weight(stem) for stem in wanted)
        if len(wanted) < 2 or not total:
            return None
        best: tuple[float, _Window] | None = None
        for window in self._windows:
            shared = wanted & window.stems
            if len(shared) < 2:
                continue
            score = sum(self._weight(stem) for stem in shared) / total - _LENGTH_PENALTY * (window.count - 1)
            if self._passages[window.passage].role is Role.INTERVIEWER:
                score -= _INTERVIEWER_PENALTY
            if window.passage not in near:
                score -= PARAPHRASE_FAR - PARAPHRASE_NEAR
            if best is None or score > best[0]:
                best = score, window
        if best is None or best[0] < PARAPHRASE_NEAR:
            return None
        score, window = best
        far = PARAPHRASE_FAR - PARAPHRASE_NEAR if window.passage not in near else 0.0
        return self._located(
            Match.PARAPHRASE, min(score + far, 1.0), Span(window.passage, *self._tight(window, wanted))
        )

    @cached_property
    def _windows(self) -> list[_Window]:
        cut = self._sentences
        windows = []
        for first in range(len(cut)):
            stems: frozenset[str] = frozenset()
            for last in range(first, min(first + _MOST_SENTENCES, len(cut))):
                start, end = cut[first].start, cut[last].end
                if cut[last].passage != cut[first].passage or (last > first and end - start > LONGEST_SENTENCE):
                    break
                stems |= cut[last].stems
                windows.append(_Window(cut[first].passage, start, end, stems, last - first + 1))
        return windows

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return sentences(self._passages, self._vocabulary)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(stem for sentence in self._sentences for stem in sentence.stems)

    def _weight(self, stem: str) -> float:
        """Rare words say more than common ones, named concepts more than words."""
        weight = math.log(1 + len(self._sentences) / (1 + self._counts[stem]))
        return weight * 1.5 if stem.startswith("§") else weight

    def _tight(self, window: _Window, wanted: frozenset[str]) -> tuple[int, int]:
        """Narrow one overlong sentence to the clauses that say what is wanted."""
        if window.end - window.start <= LONGEST_SENTENCE:
            return window.start, window.end
        key = window, wanted & window.stems
        if key not in self._narrowed:
            self._narrowed[key] = self._narrow(*key)
        return self._narrowed[key]

    def _narrow(self, window: _Window, wanted: frozenset[str]) -> tuple[int, int]:
        text = self._passages[window.passage].text
        places = [
            (first, last)
            for first, last, stems in self._words(window.passage)
            if window.start <= first and last <= window.end and not stems.isdisjoint(wanted)
        ]
        best: tuple[int, int, int] | None = None
        end = 0
        for number, (first, _) in enumerate(places):
            while end < len(places) and places[end][1] - first <= _LONGEST_SPAN:
                end += 1
            last = places[end - 1][1]
            if end > number and (best is None or (end - number, first - last) > (best[0], best[1] - best[2])):
                best = end - number, first, last
        return readable_span(text, *best[1:]) if best else (window.start, window.end)

    def _words(self, passage: int) -> list[tuple[int, int, frozenset[str]]]:
        """Give the words of a passage with their places and stems."""
        if passage not in self._stemmed:
            found = _WORD.finditer(self._passages[passage].text)
            self._stemmed[passage] = [(word.start(), word.end(), frozenset(stem_list(word[0]))) for word in found]
        return self._stemmed[passage]

    def _located(self, match: Match, score: float, span: Span) -> Located:
        return Located(match, round(score, 2), (self._transcript.excerpt(span),))
