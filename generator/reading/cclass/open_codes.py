"""Tells the statements of an open trace apart: one a line, one a paragraph, or wrapped over several lines."""

import re
from collections.abc import Callable, Sequence

from generator.reading.records import Row
from generator.words import WORD

_MARKER = re.compile(r"^(?:[-*+]|\d{1,2}[.)])\s+")
_WRAP_WIDTH = 80
"""A line this long may have been wrapped; a shorter one that ends a thought has not."""
_SEAM = 3
"""So many words on each side of a line break must follow each other in the transcript."""


def split_statements(paragraphs: Sequence[Sequence[Row]], spoken: Callable[[str], bool]) -> list[list[Row]]:
    """Group the rows of an open trace by statement.

    ``paragraphs`` are its runs of lines with no blank line between them. A line goes on with the
    statement before it where two of three things hold: the words around the break follow each
    other in the transcript (``spoken`` says so); the line before is long enough to be wrapped;
    the next begins with a small letter and is not a bare identifier.
    """
    statements: list[list[Row]] = []
    for paragraph in paragraphs:
        for position, row in enumerate(paragraph):
            if position and not _MARKER.match(row.text) and _continues(paragraph[position - 1].text, row.text, spoken):
                statements[-1].append(row)
            else:
                statements.append([row])
    return statements


def statement_text(lines: Sequence[str]) -> str:
    """Join the lines of a statement, without the marker of a list item."""
    return " ".join([_MARKER.sub("", lines[0].strip()), *(line.strip() for line in lines[1:])])


def _continues(before: str, after: str, spoken: Callable[[str], bool]) -> bool:
    tail, head = WORD.findall(before)[-_SEAM:], WORD.findall(after)[:_SEAM]
    wrapped, goes_on = len(before) >= _WRAP_WIDTH, after[:1].islower()
    if (wrapped or goes_on) and len(tail) == _SEAM and spoken(" ".join(tail + head)):
        return True
    return wrapped and goes_on and "_" not in after.split(maxsplit=1)[0]
