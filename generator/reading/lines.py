"""Cuts a source into lines, and keeps account of them so that nothing is lost, whatever reads them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.findings import Finding
from generator.limits import SIGNS_A_LINE, too_long
from generator.reading.records import LineKind, Lines, OtherText, Passage, Row

Show = Callable[[str], str]
"""Turns a line as typed into the line as readers see it: masked and mended."""
_QUOTE = re.compile(r"^(?:[ \t]*>)*[ \t]*")


def source_lines(text: str) -> list[str]:
    """Split as markdown-it-py does: at line feeds, with or without carriage returns, and nowhere else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def bounded_lines(path: str, text: str) -> tuple[list[str], list[Finding]]:
    """Give the lines of a source; one that is too long for a conversation is empty, and a finding."""
    lines = source_lines(text)
    findings = []
    for number, line in enumerate(lines, start=1):
        if len(line) > SIGNS_A_LINE:
            findings.append(too_long(path, number, line))
            lines[number - 1] = ""
    return lines, findings


def rows_of(lines: Sequence[str], first: int, last: int, show: Show) -> Iterator[Row]:
    """Give the lines from index ``first`` up to ``last`` without quote marks, but for those that hold nothing else."""
    for index in range(first, last):
        mark = _QUOTE.match(lines[index])
        column = mark.end() if mark else 0
        raw = lines[index][column:].rstrip()
        if raw:
            yield Row(index + 1, column + 1, raw, show(raw))


class Ledger:
    """Which record each line of a source belongs to; the first claim of a line counts.

    What a reader claims for no record becomes other text, which the source's page shows: so a line can
    be misunderstood, but never lost.
    """

    def __init__(self) -> None:
        self._kinds: dict[int, LineKind] = {}

    def claim(self, kind: LineKind, *lines: int) -> None:
        """Give lines, by their 1-based numbers, to a record of this kind."""
        for line in lines:
            self._kinds.setdefault(line, kind)

    def rest(self, lines: Sequence[str], passages: Sequence[Passage], show: Show) -> tuple[OtherText, ...]:
        """Give the lines that hold something and belong to no record yet; they are claimed by this."""
        found = []
        for row in rows_of(lines, 0, len(lines), show):
            if row.line not in self._kinds:
                self.claim(LineKind.OTHER, row.line)
                found.append(OtherText((row,), sum(passage.lines[0] < row.line for passage in passages)))
        return tuple(found)

    def spans(self, lines: Sequence[str]) -> tuple[Lines, ...]:
        """Join the lines of one kind that follow each other; lines with nothing but quote marks are other text."""
        numbered = [(n, self._kinds.get(n, LineKind.OTHER)) for n, line in enumerate(lines, start=1) if line.strip()]
        spans = []
        for (kind, _), run in groupby(enumerate(numbered), key=lambda item: (item[1][1], item[1][0] - item[0])):
            run_lines = [line for _, (line, _) in run]
            spans.append(Lines(kind, run_lines[0], run_lines[-1]))
        return tuple(spans)
