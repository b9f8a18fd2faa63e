"""Cuts the text of a source into headings, fences and runs of text, by markdown-it-py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt

from generator.reading.lines import Show, rows_of
from generator.reading.records import Row

_TRACE = re.compile(
    r"^[\s>#]*\**\s*(?P<kind>OPEN|AXIAL)\s+CODING(?:\s+TRACE)?\b[^a-z]*(?:source and references)?\s*$", re.I
)
_FENCE_END = re.compile(r"^\s{0,3}(?:>\s?)*(`{3,}|~{3,})\s*$")


class BlockKind(StrEnum):
    """The shapes of Markdown that matter in a source."""

    HEADING = "heading"
    FENCE = "fence"
    TEXT = "text"


@dataclass(frozen=True)
class Block:
    """A heading, a fence, or lines of text with no blank line between them."""

    kind: BlockKind
    rows: tuple[Row, ...]
    """Non-blank lines; of a fence, the lines inside it."""
    quoted: bool = False
    fence_lines: tuple[int, ...] = ()
    """Where a fence opens and closes; one line only where it is never closed."""


def trace_heading(text: str) -> str | None:
    """Give ``open`` or ``axial`` where ``text`` is the heading of a trace, in any of its spellings."""
    found = _TRACE.match(text)
    return found["kind"].lower() if found else None


def blocks(lines: list[str], show: Show) -> Iterator[Block]:
    """Give the blocks of a source in order.

    A fence that is never closed ends before the next trace heading, so that it swallows no passage.
    ``show`` turns a line as typed into the line as shown.
    """
    start = 0
    while start < len(lines):
        for block, following in _parse(lines, start, show):
            yield block
            if following is not None:
                start = following
                break
        else:
            return


def _parse(lines: list[str], start: int, show: Show) -> Iterator[tuple[Block, int | None]]:
    parser = MarkdownIt("zero").enable(["heading", "fence", "blockquote"])
    depth = 0
    for token in parser.parse("\n".join(lines[start:])):
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
        if token.map is None:
            continue
        first, last = (position + start for position in token.map)
        if token.type == "heading_open":
            yield Block(BlockKind.HEADING, _rows(lines, first, last, show), depth > 0), None
        elif token.type == "paragraph_open":
            yield Block(BlockKind.TEXT, _rows(lines, first, last, show), depth > 0), None
        elif token.type == "fence":
            closed = last - 1 > first and _FENCE_END.match(lines[last - 1]) is not None
            end = last - 1 if closed else last
            swallowed = next((i for i in range(first + 1, end) if trace_heading(lines[i])), None)
            if swallowed is not None:
                yield (
                    Block(BlockKind.FENCE, _rows(lines, first + 1, swallowed, show), depth > 0, (first + 1,)),
                    swallowed,
                )
                return
            fence_lines = (first + 1, last) if closed else (first + 1,)
            yield Block(BlockKind.FENCE, _rows(lines, first + 1, end, show), depth > 0, fence_lines), None


def _rows(lines: list[str], first: int, last: int, show: Show) -> tuple[Row, ...]:
    return tuple(rows_of(lines, first, last, show))
