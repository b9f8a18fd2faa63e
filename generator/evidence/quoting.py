"""Widens words to what reads as a quotation: the sentences they stand in, or the clauses of long ones."""

import re

from generator.evidence.sentences import sentence_spans

LONGEST_SENTENCE = 320
"""Characters; words in a longer sentence are quoted with the clauses around them only."""
_REACH = 90
"""So far, in characters, an excerpt reaches beyond its words for the bounds of a clause."""
_CLAUSE_START = re.compile(r"[,;:.!?]\s++|(?<!\s)\s++(?=(?:and|but|so|because|if|when|which|that)\s)")
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)|\s(?=(?:and|but|so|because)\s)")


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
