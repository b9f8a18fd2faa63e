"""Finds sentences that stand on two pages, word for word or nearly: what fits two pages says little on either."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, found
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import plain

_SENTENCE = re.compile(r"[^.!?:]+(?:[.!?:](?!\s)[^.!?:]*)*[.!?:]?")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 8
"""Shorter sentences may recur, as headings and labels do."""
_SHINGLE = 3
"""Words that have to follow each other to count as shared."""
_SAME = 0.75
"""Share of its runs of words that a sentence has in common with another."""


@dataclass(frozen=True)
class _Sentence:
    text: str
    owner: tuple[str, str]
    item: FoundText
    shingles: frozenset[tuple[str, ...]]


def near_duplicates(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report each sentence that another page has, too; the first page of a pair is named in the finding."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    known: list[_Sentence] = []
    for sentence in _sentences(content):
        shared = Counter(index for shingle in sentence.shingles for index in seen[shingle])
        for index, count in shared.most_common(1):
            other = known[index]
            if other.owner != sentence.owner and count / max(len(sentence.shingles), len(other.shingles)) >= _SAME:
                place = sentence.item.document.place_of(sentence.text, sentence.item.place[0])
                message = (
                    f"this sentence stands on the page of {other.owner[1]}, too: {fragment(sentence.text, 100)}; "
                    "say what is particular here"
                )
                yield sentence.item.document.finding(place, Rule.NEAR_DUPLICATE, message, Severity.WARNING)
        for shingle in sentence.shingles:
            seen[shingle].append(len(known))
        known.append(sentence)


def _sentences(content: Content) -> Iterator[_Sentence]:
    for item in found(content):
        if isinstance(item, FoundText):
            for part in (part for block in plain(item.text).split("\n") for part in _SENTENCE.findall(block)):
                words = tuple(word.lower() for word in _WORD.findall(part))
                if len(words) >= _FEWEST_WORDS:
                    runs = frozenset(words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1))
                    yield _Sentence(part.strip(), (item.owner.kind, item.owner.id), item, runs)
