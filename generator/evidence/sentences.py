"""Cuts passages into sentences, and words into stems that can be compared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import Stemmer

from generator.reading.records import Passage
from generator.words import unbroken

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’)\]]*+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_STOP_WORDS = files("generator.evidence").joinpath("stop_words.txt").read_text(encoding="utf-8").split()
"""Words that speech is full of and that tell nothing about what is said."""
_SHORT_FORMS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"))
_IRREGULAR = {"can't": "can", "won't": "will", "shan't": "shall"}
_STEMMER = Stemmer.Stemmer("english")

Vocabulary = Mapping[tuple[str, ...], str]
"""Stems of a name, and the concept that the name stands for."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage: a span of its text, and the stems in it."""

    passage: int
    start: int
    end: int
    stems: frozenset[str]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def word_list(text: str) -> list[str]:
    """Give the words of ``text`` in order, folded, words broken at a line end mended."""
    mended = unbroken(text).replace("_", " ").replace("’", "'").casefold()
    return _WORD.findall(mended)


def spoken_words(text: str) -> list[str]:
    """Give the words of ``text`` in order, short forms in full: “I’m” and “I am” are the same words."""
    return [part for word in word_list(text) for part in _in_full(word)]


@lru_cache(maxsize=50_000)
def _in_full(word: str) -> tuple[str, ...]:
    for ending, full in _SHORT_FORMS:
        if word.endswith(ending) and word != ending:
            return _IRREGULAR.get(word, word.removesuffix(ending)), full
    return (word,)


def stem_list(text: str) -> list[str]:
    """Give the stems of the words of ``text`` in order."""
    return [_stem(word.removesuffix("'s")) for word in word_list(text)]


def concepts(text: str, vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Give the concepts named in ``text``, and the stems of all other words that carry meaning."""
    stems = stem_list(text)
    named: set[str] = set()
    plain: set[str] = set()
    longest = max((len(name) for name in vocabulary), default=0)
    position = 0
    while position < len(stems):
        for length in range(min(longest, len(stems) - position), 0, -1):
            concept = vocabulary.get(tuple(stems[position : position + length]))
            if concept is not None:
                named.add(concept)
                position += length
                break
        else:
            if stems[position] not in _STOP_STEMS:
                plain.add(stems[position])
            position += 1
    return frozenset(named), frozenset(plain)


def vocabulary_of(names: Iterable[tuple[str, str]]) -> Vocabulary:
    """Make a vocabulary from pairs of a name and its concept; single everyday words are left out."""
    found: dict[tuple[str, ...], str] = {}
    for name, concept in names:
        stems = tuple(stem_list(name))
        if len(stems) > 1 or (stems and len(name) <= 5 and name.isupper()):
            found.setdefault(stems, f"§{concept}")
    return found


def sentences(passages: Sequence[Passage], vocabulary: Vocabulary) -> list[Sentence]:
    """Cut all passages into sentences."""
    found = []
    for index, passage in enumerate(passages):
        for start, end in sentence_spans(passage.text):
            text = passage.text[start:end]
            named, plain = concepts(text, vocabulary)
            found.append(Sentence(index, start, end, named | plain | (frozenset(stem_list(text)) - _STOP_STEMS)))
    return found


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences of ``text``, without the white space around them."""
    ends = [found.end() for found in _END.finditer(text)]
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    spans = []
    start = 0
    for end in ends:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = start + len(text[start:end].rstrip())
        if last > first:
            spans.append((first, last))
        start = end
    return spans


_STOP_STEMS = frozenset(_stem(word) for word in _STOP_WORDS)
