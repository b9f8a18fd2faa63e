"""Markdown's rule of fences, but for one thing: a fence that is never closed ends before the next trace."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_INDENTED = 4
"""Columns from which on a line is code and no fence."""
_SHORTEST = 3
"""Signs of a fence."""


def fences(begins_trace: Callable[[str], bool]) -> Callable[[MarkdownIt], None]:
    """Give the plugin; ``meta`` of its tokens says as ``closed`` whether somebody closed the fence.

    Looking for the end while walking keeps a source with many open fences as quick to read as any other.
    """

    def rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        mark = _mark(state, first)
        if mark is None:
            return False
        if silent:
            return True
        at, closed = first + 1, False
        while at < last:
            if state.bMarks[at] + state.tShift[at] < state.eMarks[at] and state.sCount[at] < state.blkIndent:
                break
            if _closes(state, at, mark):
                closed = True
                break
            if begins_trace(state.src[state.bMarks[at] : state.eMarks[at]]):
                break
            at += 1
        state.line = at + closed
        token = state.push("fence", "code", 0)
        token.map = [first, state.line]
        token.meta = {"closed": closed}
        return True

    return lambda parser: parser.block.ruler.at("fence", rule, {"alt": ["paragraph", "blockquote"]})


def _mark(state: StateBlock, line: int) -> str | None:
    """Give the signs that open a fence in this line."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if state.sCount[line] - state.blkIndent >= _INDENTED:
        return None
    text = state.src[start:end]
    sign = text[:1]
    mark = text[: len(text) - len(text.lstrip(sign))] if sign in ("`", "~") else ""
    if len(mark) < _SHORTEST or (sign == "`" and sign in text[len(mark) :]):
        return None
    return mark


def _closes(state: StateBlock, line: int, mark: str) -> bool:
    if state.sCount[line] - state.blkIndent >= _INDENTED:
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")
    return text.startswith(mark) and not text.strip(mark[0])
