"""Finds sentences that stand on two pages, word for word or nearly: what fits two pages says little on either."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, texts
from generator.content.load import Content
from generator.content.marks import Prose
from generator.evidence.sentences import sentence_spans
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import plain
from generator.words import WORD

_FEWEST_WORDS = 8
"""Shorter sentences may recur, as headings and labels do."""
_SAME = 0.75
"""Share of its runs of words that a sentence has in common with another."""


@dataclass(frozen=True)
class _Sentence:
    text: str
    owner: tuple[str, str]
    item: FoundText
    shingles: frozenset[int]
    """Checksums of its runs of words."""


def near_duplicates(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report each sentence that another page has, too; the first page of a pair is named in the finding.

    Two sentences that share enough runs of words share one of the first few of each in whatever
    order, so only these are looked up.
    """
    seen: dict[int, dict[tuple[str, str], list[_Sentence]]] = defaultdict(lambda: defaultdict(list))
    for sentence in _sentences(content):
        runs = sorted(sentence.shingles)
        first = runs[: len(runs) - math.ceil(_SAME * len(runs)) + 1]
        others = (found for run in first for owner, found in seen[run].items() if owner != sentence.owner)
        near = {id(other): other for found in others for other in found}
        other = next((other for other in near.values() if _alike(sentence, other)), None)
        if other is not None:
            place = sentence.item.document.place_of(sentence.text, sentence.item.place[0])
            message = (
                f"this sentence stands on the page of {other.owner[1]}, too: {fragment(sentence.text, 100)}; "
                "say what is particular here"
            )
            yield sentence.item.document.finding(place, Rule.NEAR_DUPLICATE, message, Severity.WARNING)
        for run in first:
            seen[run][sentence.owner].append(sentence)


def _alike(one: _Sentence, other: _Sentence) -> bool:
    shared = len(one.shingles & other.shingles)
    return shared >= _SAME * max(len(one.shingles), len(other.shingles))


def _sentences(content: Content) -> Iterator[_Sentence]:
    for item in texts(content):
        if isinstance(item.mark, Prose) and item.mark.recurs:
            continue
        for block in plain(item.text).split("\n"):
            for start, end in sentence_spans(block):
                words = WORD.findall(block[start:end].lower())
                if len(words) >= _FEWEST_WORDS:
                    three = zip(words, words[1:], words[2:], strict=False)
                    runs = frozenset(crc32(" ".join(run).encode()) for run in three)
                    yield _Sentence(block[start:end], (item.owner.kind, item.owner.id), item, runs)
