"""Walks the blocks of a source once and gives every line to the record it belongs to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.cclass.axial_codes import FenceReading, Tries, read_fence
from generator.reading.cclass.blocks import Block, BlockKind, trace_heading
from generator.reading.cclass.coded_calls import CallReading
from generator.reading.lines import Ledger
from generator.reading.records import AxialCode, Definition, HeaderField, LineKind, Row

_ADDITION = re.compile(r"^\s*+add", re.I)
_OF_HEADER = re.compile(r"source and references", re.I)


@dataclass
class DraftPassage:
    """Rows of one passage while they are collected."""

    speaker: str | None
    rows: list[Row] = field(default_factory=list)


@dataclass
class DraftTrace:
    """Rows of one trace while they are collected."""

    after: int
    headings: list[Row] = field(default_factory=list)
    open_heading: Row | None = None
    axial_heading: Row | None = None
    paragraphs: list[list[Row]] = field(default_factory=list)
    axial_codes: list[AxialCode] = field(default_factory=list)
    calls: CallReading = field(default_factory=CallReading)
    fences: int = 0
    last_line: int = 0


class Structure:
    """The state of the walk, and what it found.

    The header lasts until the heading ``coding``, or where there is none, until the first passage or trace;
    then passages and traces take turns: a trace begins at its heading and ends at the next quoted text, speaker
    or trace.
    """

    def __init__(self, path: str, joins_turns: bool, speaker_mark: re.Pattern[str]) -> None:
        self.path = path
        self.joins_turns = joins_turns
        self.header: list[HeaderField] = []
        self.definitions: list[Definition] = []
        self.passages: list[DraftPassage] = []
        self.traces: list[DraftTrace] = []
        self.other: list[tuple[int, list[Row]]] = []
        self.ledger = Ledger()
        self.findings: list[Finding] = []
        self._speaker_mark = speaker_mark
        self._tries = Tries()
        self._coding = False
        self._mode: str | None = None
        self._speaker: str | None = None
        self._fresh = True

    def read(self, blocks: Iterable[Block]) -> None:
        """Give all lines of ``blocks`` to records."""
        blocks = list(blocks)
        begins = None if any(_is_coding(block) for block in blocks) else self._first_of_body(blocks)
        for index, block in enumerate(blocks):
            self._coding = self._coding or index == begins
            if block.kind is BlockKind.HEADING:
                self._heading(block.rows[0] if block.rows else None)
            elif block.kind is BlockKind.FENCE:
                self._fence(block)
            elif self._coding:
                self._body_text(block)
            else:
                self._header_text(block)
        if begins is not None:
            row = blocks[begins].rows[0]
            message = f"no heading “# coding”; read as if it stood above {fragment(row.text)}: write it there"
            self._report(row.line, row.column, Rule.MISSING_HEADER, Severity.WARNING, message)
        elif not self._coding:
            message = "no heading “# coding”, and no passage or trace; write it before the first passage"
            self._report(1, 1, Rule.MISSING_HEADER, Severity.ERROR, message)

    def _first_of_body(self, blocks: Sequence[Block]) -> int | None:
        return next((index for index, block in enumerate(blocks) if self._is_body(block)), None)

    def _is_body(self, block: Block) -> bool:
        """Tell whether a block stands in no header: quoted text, a speaker, or a trace but the header’s own."""
        if block.kind is BlockKind.FENCE or not block.rows:
            return False
        texts = [row.text.strip() for row in block.rows]
        begins_trace = any(trace_heading(text.strip("#").strip()) and not _OF_HEADER.search(text) for text in texts)
        if block.kind is BlockKind.HEADING or begins_trace:
            return begins_trace
        return block.quoted or any(self._speaker_mark.fullmatch(text) for text in texts)

    def _report(self, line: int, column: int, rule: Rule, severity: Severity, message: str) -> None:
        self.findings.append(Finding(self.path, line, column, rule, severity, message))

    def _heading(self, row: Row | None) -> None:
        if row is None:
            return
        name = _heading_text(row)
        kind = trace_heading(name)
        if kind and self._coding:
            self._start_trace(kind, row)
        elif kind:
            self.ledger.claim(LineKind.TRACE_HEADING, row.line)
        elif self._coding:
            self._add_other([row])
        elif name.lower() == "coding":
            self._coding = True
            self.ledger.claim(LineKind.OTHER, row.line)
        else:
            self.header.append(HeaderField(name, "", row.line))
            self.ledger.claim(LineKind.HEADER_FIELD, row.line)

    def _header_text(self, block: Block) -> None:
        for row in block.rows:
            if trace_heading(row.text):
                self.ledger.claim(LineKind.TRACE_HEADING, row.line)
            elif self.header:
                last = self.header[-1]
                self.header[-1] = HeaderField(last.name, f"{last.value} {row.text}".strip(), last.line)
                self.ledger.claim(LineKind.HEADER_FIELD, row.line)
            else:
                self._add_other([row])

    def _body_text(self, block: Block) -> None:
        heading_here = False
        for position, row in enumerate(block.rows):
            kind = trace_heading(row.text)
            if kind:
                self._start_trace(kind, row)
                heading_here = True
            elif self._speaker_mark.fullmatch(row.text.strip()):
                self._mode, self._speaker, self._fresh = None, row.text.strip().rstrip(":"), True
                self.ledger.claim(LineKind.SPEAKER, row.line)
            elif self._mode and self._belongs_to_trace(block, row, heading_here):
                self._trace_row(row, new_paragraph=position == 0 or heading_here)
                heading_here = heading_here and self._mode == "axial"
            elif row.text.lstrip().startswith("!["):
                self._mode = None
                self._add_other([row])
            else:
                self._mode = None
                self._passage_row(row, new_block=position == 0)

    def _belongs_to_trace(self, block: Block, row: Row, heading_here: bool) -> bool:
        if row.text.lstrip().startswith("!["):
            return False
        if self._mode == "open":
            return heading_here or not block.quoted or row is not block.rows[0]
        if block.quoted and not heading_here:
            return False
        return not self.traces[-1].fences or _ADDITION.match(row.text) is not None

    def _trace_row(self, row: Row, new_paragraph: bool) -> None:
        trace = self.traces[-1]
        trace.last_line = row.line
        if self._mode == "axial":
            self.ledger.claim(LineKind.OTHER, row.line)
            return
        if new_paragraph or not trace.paragraphs:
            trace.paragraphs.append([])
        trace.paragraphs[-1].append(row)
        self.ledger.claim(LineKind.OPEN_CODE, row.line)

    def _passage_row(self, row: Row, new_block: bool) -> None:
        if self._fresh or not self.passages or (new_block and not self.joins_turns):
            self.passages.append(DraftPassage(self._speaker))
        self._fresh = False
        self.passages[-1].rows.append(row)
        self.ledger.claim(LineKind.PASSAGE, row.line)

    def _start_trace(self, kind: str, row: Row) -> None:
        trace = self.traces[-1] if self.traces else None
        if kind == "axial" and trace and self._mode == "open" and trace.axial_heading is None:
            trace.axial_heading = row
        else:
            trace = DraftTrace(len(self.passages))
            trace.open_heading, trace.axial_heading = (row, None) if kind == "open" else (None, row)
            self.traces.append(trace)
        trace.headings.append(row)
        trace.last_line = row.line
        self._mode, self._fresh = kind, True
        self.ledger.claim(LineKind.TRACE_HEADING, row.line)

    def _fence(self, block: Block) -> None:
        self.ledger.claim(LineKind.FENCE, *block.fence_lines)
        if len(block.fence_lines) == 1:
            message = "this fence is never closed; end it with a line of the same backticks"
            self._report(block.fence_lines[0], 1, Rule.UNCLOSED_FENCE, Severity.WARNING, message)
        if self._coding and not self._mode:
            self._add_other(list(block.rows))
            return
        reading = read_fence(block.rows, self._tries)
        lines = {row.line for row in reading.unreadable}
        for row in reading.unreadable:
            if row.line - 1 in lines:
                continue
            message = f"neither Python nor a name: {fragment(row.text)}; write one identifier a line"
            self._report(row.line, row.column, Rule.UNREADABLE_CODE, Severity.WARNING, message)
        self.definitions += reading.definitions
        if self._coding:
            self._axial_fence(block, reading)
        else:
            self.ledger.claim(LineKind.DEFINITION, *(row.line for row in block.rows))
        self.ledger.claim(LineKind.OTHER, *(row.line for row in block.rows))

    def _axial_fence(self, block: Block, reading: FenceReading) -> None:
        trace = self.traces[-1]
        trace.fences += 1
        trace.last_line = max([trace.last_line, *block.fence_lines, *(row.line for row in block.rows)])
        trace.axial_codes += reading.codes
        trace.calls.take(reading.calls)
        for row, right in reading.calls.damaged:
            message = f"this call is not read as Python: {fragment(row.text)}; write {right}"
            self._report(row.line, row.column, Rule.UNREADABLE_CODE, Severity.WARNING, message)
        self._mode = "axial"
        self.ledger.claim(LineKind.AXIAL_CODE, *(code.line for code in reading.codes))
        self.ledger.claim(LineKind.CODED_CALL, *reading.called)

    def _add_other(self, rows: list[Row]) -> None:
        if rows:
            self.other.append((len(self.passages), rows))
        self.ledger.claim(LineKind.OTHER, *(row.line for row in rows))


def _heading_text(row: Row) -> str:
    return row.text.strip().strip("#").strip()


def _is_coding(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and bool(block.rows) and _heading_text(block.rows[0]).lower() == "coding"
