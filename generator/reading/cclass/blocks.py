"""Cuts the text of a source into headings, fences and runs of text, by markdown-it-py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt

from generator.reading.cclass.fences import fences
from generator.reading.lines import Show, rows_of
from generator.reading.records import Row

_TRACE = re.compile(
    r"^[\s>#]*+\**+\s*+(?P<kind>OPEN|AXIAL)\s++CODING(?:\s++TRACE)?\b[^a-z]*+(?:source and references)?\s*+$", re.I
)


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
    parser = MarkdownIt("zero").enable(["heading", "fence", "blockquote"]).use(fences(_begins_trace))
    depth = 0
    for token in parser.parse("\n".join(lines)):
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open":
            yield Block(BlockKind.HEADING, _rows(lines, first, last, show), depth > 0)
        elif token.type == "paragraph_open":
            yield Block(BlockKind.TEXT, _rows(lines, first, last, show), depth > 0)
        elif token.type == "fence":
            closed = bool(token.meta["closed"])
            rows = _rows(lines, first + 1, last - closed, show)
            yield Block(BlockKind.FENCE, rows, depth > 0, (first + 1, last) if closed else (first + 1,))


def _begins_trace(line: str) -> bool:
    return trace_heading(line) is not None


def _rows(lines: list[str], first: int, last: int, show: Show) -> tuple[Row, ...]:
    return tuple(rows_of(lines, first, last, show))
