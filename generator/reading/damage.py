"""Finds words that were damaged on the way from the recording to the file."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.records import Row

_KINDS = (
    (Rule.MOJIBAKE, re.compile(r"(?<!\w)\w*(?:â€.|[ÃÂ][\x80-\xbf]|\ufffd)\w*"), "letters were decoded wrongly"),
    (Rule.LATEX_ESCAPE, re.compile(r"(?<!\S)\S*\\[%&_$#{}\\]\S*"), "a LaTeX escape is left"),
    (Rule.MASKED_WORD, re.compile(r"(?<![*\w])\*{4,}(?![*\w])"), "a word is masked by asterisks"),
    (Rule.MASKED_NAME, re.compile(r"(?<![*\w])(?:\*\*|(?<!^)\*)(?=[\s,.?!’']|$)(?!\*)"),
     "a name is masked by an asterisk"),
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")
_WORD_SIGN = re.compile(r"\w")
_PAIR = re.compile(r"\b([A-Za-z]{2,})(?= ([A-Za-z]+))")
_LIGATURES = ("fl", "fi", "ff", "ffi", "ffl")


def damage(path: str, rows: Iterable[Row], name_inside: re.Pattern[str] | None = None) -> Iterator[Finding]:
    """Give a finding for every damaged word; one that a repair mends is only noted.

    ``name_inside`` is what a mark of a speaker looks like that a bulk replacement put into a sentence.
    """
    replaced = "a speaker’s name stands inside a sentence, as after a bulk replacement"
    kinds = (*([(Rule.BULK_REPLACEMENT, name_inside, replaced)] if name_inside else ()), *_KINDS)
    for row in rows:
        for rule, pattern, what in kinds:
            for found in pattern.finditer(row.raw):
                if rule in (Rule.MASKED_NAME, Rule.MASKED_WORD):
                    yield Finding(
                        path, row.line, row.column + found.start(), rule, Severity.NOTE, f"{what}; shown as typed"
                    )
                else:
                    yield _finding(path, row, found, rule, what)


def lost_ligatures(path: str, codes: Iterable[Row], spoken: Iterable[Row]) -> Iterator[Finding]:
    """Report a word of a code that the transcript says with a ligature in front: “ow of” for “flow of”."""
    said = _pairs(row.text for row in spoken)
    for row in codes:
        for found in _PAIR.finditer(row.raw):
            word, following = found[1].lower(), found[2].lower()
            whole = next((start + word for start in _LIGATURES if (start + word, following) in said), None)
            if whole and (word, following) not in said:
                yield _finding(
                    path, row, found, Rule.LOST_LIGATURE, f"a ligature is lost, the transcript says “{whole}”"
                )


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    words = [word.lower() for text in texts for word in _WORD.findall(text)]
    return set(pairwise(words))


def _finding(path: str, row: Row, found: re.Match[str], rule: Rule, what: str) -> Finding:
    left = row.text == row.raw or _stands_in(row.text, found[0])
    severity = Severity.WARNING if left else Severity.NOTE
    right = "list a repair in catalogue.yml" if left else "a repair mends it"
    return Finding(path, row.line, row.column + found.start(), rule, severity, f"{what}: {fragment(found[0])}; {right}")


def _stands_in(text: str, words: str) -> bool:
    """Tell whether ``words`` stand in ``text`` with no letter or digit beside them."""
    at = text.find(words)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not _WORD_SIGN.match(before) and not _WORD_SIGN.match(after):
            return True
        at = text.find(words, at + len(words))
    return False
