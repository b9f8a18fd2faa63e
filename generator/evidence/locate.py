"""Finds the speaker's own words that a coder's statement rests on, or says that there are none."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from generator.evidence.excerpts import LONGEST_SENTENCE, ExcerptMaker, readable_span
from generator.evidence.records import Located, Match
from generator.evidence.sentences import Sentence, Vocabulary, concepts, sentences, stem_list, word_list
from generator.reading.records import Passage, Role, Source
from generator.words import folded, letters_of

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
_MOST_SENTENCES = 3
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

    def __init__(self, source: Source, vocabulary: Vocabulary, maker: ExcerptMaker) -> None:
        self._passages = source.passages
        self._vocabulary = vocabulary
        self._maker = maker
        self._letters = [letters_of(passage.text) for passage in source.passages]

    def locate(self, statement: str, own: range) -> Located:
        """Locate one statement; ``own`` are the indexes of the passages since the trace before."""
        near = [index for index in reversed(own) if index < len(self._passages)]
        near.sort(key=lambda index: self._passages[index].role is Role.INTERVIEWER)
        far = [index for index in range(len(self._passages)) if index not in own]
        far.sort(key=lambda index: (self._passages[index].role is Role.INTERVIEWER, abs(index - own.stop)))
        return (
            self._verbatim(statement, near, far)
            or self._near_verbatim(statement, near)
            or self._near_verbatim(statement, far)
            or self._paraphrase(statement, set(near))
            or Located(Match.UNLOCATED, 0.0, ())
        )

    def _verbatim(self, statement: str, near: Sequence[int], far: Sequence[int]) -> Located | None:
        long_enough = len(folded(statement)) >= _FAR_VERBATIM_LETTERS
        for index in (*near, *(far if long_enough else ())):
            span = self._letters[index].find(statement)
            if span:
                return self._found(Match.VERBATIM, 1.0, index, *span)
        return None

    def _near_verbatim(self, statement: str, indexes: Sequence[int]) -> Located | None:
        words = word_list(statement)
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
            span = readable_span(letters.text, *letters.span(first, last))
            said = word_list(letters.text[span[0] : span[1]])
            score = LCSseq.similarity(words, said) / len(words)
            if score >= NEAR_VERBATIM:
                return self._found(Match.NEAR_VERBATIM, score, index, *span)
        return None

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
        span = self._tight(window, wanted)
        far = PARAPHRASE_FAR - PARAPHRASE_NEAR if window.passage not in near else 0.0
        return self._found(Match.PARAPHRASE, min(score + far, 1.0), window.passage, *span)

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
        text = self._passages[window.passage].text
        if window.end - window.start <= LONGEST_SENTENCE:
            return window.start, window.end
        places = [
            (place, place + len(word))
            for place, word in _words(text, window.start, window.end)
            if set(stem_list(word)) & wanted
        ]
        if not places:
            return window.start, window.end
        best = max(
            ((first, last) for first, _ in places for _, last in places if 0 < last - first <= LONGEST_SENTENCE - 80),
            key=lambda span: (sum(span[0] <= p and q <= span[1] for p, q in places), span[0] - span[1]),
        )
        return readable_span(text, *best)

    def _found(self, match: Match, score: float, index: int, start: int, end: int) -> Located:
        passage: Passage = self._passages[index]
        if match is Match.VERBATIM:
            start, end = readable_span(passage.text, start, end)
        return Located(match, round(score, 2), (self._maker.make(passage, start, end),))


def _words(text: str, start: int, end: int) -> list[tuple[int, str]]:
    found, place = [], start
    for word in text[start:end].split():
        place = text.index(word, place)
        found.append((place, word))
        place += len(word)
    return found
