"""Proposes the words that a quotation meant, where the source no longer has them as quoted."""

from rapidfuzz import fuzz

from generator.evidence.transcript import Transcript
from generator.findings import Mend, fragment
from generator.limits import PROPOSALS_A_SOURCE
from generator.words import WORD, folded, letters_of, negates

_NEAR = 70
"""From which likeness on (rapidfuzz, percent of letters) words are proposed at all."""
CERTAIN = 90
"""From which likeness on they may be put in without asking, where no other passage comes near."""
_APART = 5
"""By how much the best passage has to lead."""


def nearest(transcript: Transcript, words: str) -> Mend | None:
    """Give the words of one passage that are most like ``words``, whole words only; nothing where none are near.

    Nor are words proposed for more than so many quotations of a source as ``limits.py`` says.
    """
    wanted = folded(transcript.show(words))
    transcript.proposals += 1
    if not wanted or transcript.proposals > PROPOSALS_A_SOURCE:
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
    said = _fitted(text, _whole_words(text, start, end), transcript.show(words))
    score = min(score, fuzz.ratio(wanted, letters_of(said).folded))
    leads = len(found) == 1 or found[1][0] <= score - _APART
    sure = score >= CERTAIN and leads and negates(said) == negates(words)
    return Mend(words, said, certain=sure) if score >= _NEAR else None


def proposed(mend: Mend | None, otherwise: str) -> str:
    """Say what would be right: the nearest words, or else ``otherwise``."""
    return f"the nearest words are {fragment(mend.new, 200)}" if mend else otherwise


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _fitted(text: str, span: tuple[int, int], wanted: str) -> str:
    """Give the words of a span with as many words as are wanted: those at its ends that are most alike."""
    words = [match.span() for match in WORD.finditer(text)]
    first = next(number for number, (_, end) in enumerate(words) if end > span[0])
    last = max(number for number, (start, _) in enumerate(words) if start < span[1])
    count = min(len(WORD.findall(wanted)), len(words))

    def likeness(place: tuple[int, int]) -> float:
        said = text[words[place[0]][0] : words[place[1]][1]]
        return fuzz.ratio(folded(wanted), letters_of(said).folded)

    while last - first + 1 != count:
        step = 1 if last - first + 1 > count else -1
        ways = [(first + step, last), (first, last - step)]
        first, last = max((way for way in ways if way[0] >= 0 and way[1] < len(words)), key=likeness)
    return " ".join(text[words[first][0] : words[last][1]].split())
