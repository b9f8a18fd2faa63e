"""Marks the excerpts in a passage: cuts its text at every bound, so that excerpts may overlap."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.records import Excerpt
from generator.reading.records import Passage
from generator.words import unbroken


@dataclass(frozen=True)
class Piece:
    """A run of text in which the same excerpts stand from beginning to end."""

    text: str
    excerpts: tuple[str, ...]
    """Ids of the excerpts that it is part of."""
    begins: tuple[str, ...]
    """Ids of the excerpts that begin here; their anchors."""
    ends: tuple[str, ...]


def paragraphs(passage: Passage, excerpts: Sequence[Excerpt]) -> list[list[Piece]]:
    """Cut a passage into paragraphs of pieces; words broken at a line end are put together again."""
    found: list[list[Piece]] = []
    start = 0
    bounds = []
    for before, row in zip((None, *passage.rows), passage.rows, strict=False):
        if before is not None and row.line > before.line + 1:
            bounds.append(start)
        start += len(row.text) + 1
    for first, last in zip((0, *bounds), (*bounds, start), strict=True):
        found.append(list(_pieces(passage.text, first, min(last, len(passage.text)), excerpts)))
    return found


def _pieces(text: str, first: int, last: int, excerpts: Sequence[Excerpt]) -> Iterator[Piece]:
    inside = [item for item in excerpts if item.start < last and item.end > first]
    cuts = {first, last}
    for item in inside:
        cuts |= {max(item.start, first), min(item.end, last)}
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        yield Piece(
            text=" ".join(unbroken(text[start:end]).split("\n")),
            excerpts=tuple(item.id for item in inside if item.start <= start and item.end >= end),
            begins=tuple(item.id for item in inside if max(item.start, first) == start and item.start >= first),
            ends=tuple(item.id for item in inside if item.end == end),
        )
