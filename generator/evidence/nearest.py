"""Proposes the words that a quotation meant, where the source no longer has them as quoted."""

from rapidfuzz import fuzz

from generator.evidence.transcript import Transcript
from generator.findings import Mend, fragment
from generator.words import folded, letters_of, negates

_NEAR = 70
"""From which likeness on (rapidfuzz, percent of letters) words are proposed at all."""
CERTAIN = 90
"""From which likeness on they may be put in without asking, where no other passage comes near."""
_APART = 5
"""By how much the best passage has to lead."""


def nearest(transcript: Transcript, words: str) -> Mend | None:
    """Give the words of one passage that are most like ``words``, whole words only; nothing where none are near."""
    wanted = folded(transcript.show(words))
    if not wanted:
        return None
    found = []
    for number, letters in enumerate(transcript.letters):
        place = fuzz.partial_ratio_alignment(wanted, letters.folded, score_cutoff=_NEAR) if letters.folded else None
        if place and place.dest_end > place.dest_start:
            found.append((place.score, number, place.dest_start, place.dest_end))
    if not found:
        return None
    found.sort(key=lambda item: (-item[0], item[1]))
    score, number, first, last = found[0]
    text = transcript.letters[number].text
    start, end = transcript.letters[number].span(first, last)
    said = _trimmed(_whole_words(text, start, end).split(), words)
    score = min(score, fuzz.ratio(wanted, letters_of(said).folded))
    leads = len(found) == 1 or found[1][0] <= score - _APART
    sure = score >= CERTAIN and leads and negates(said) == negates(words)
    return Mend(words, said, certain=sure) if score >= _NEAR else None


def proposed(mend: Mend | None, otherwise: str) -> str:
    """Say what would be right: the nearest words, or else ``otherwise``."""
    return f"the nearest words are {fragment(mend.new, 200)}" if mend else otherwise


def _whole_words(text: str, start: int, end: int) -> str:
    """Widen a span to whole words."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _trimmed(said: list[str], words: str) -> str:
    """Drop words at either end as long as there are more than wanted, and the rest is more like what was wanted."""
    wanted = folded(words)

    def likeness(some: list[str]) -> float:
        return fuzz.ratio(wanted, letters_of(" ".join(some)).folded)

    while len(said) > len(words.split()):
        shorter = max(said[1:], said[:-1], key=likeness)
        if likeness(shorter) <= likeness(said):
            break
        said = shorter
    return " ".join(said)
