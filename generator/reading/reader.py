"""Reads one coded source: text in, a record and findings out; opens no file."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.blocks import blocks, source_lines
from generator.reading.damage import damage, lost_ligatures
from generator.reading.header import header_findings
from generator.reading.open_codes import split_statements, statement_text
from generator.reading.records import (
    LineKind,
    OpenCode,
    OtherText,
    Passage,
    Role,
    Row,
    Source,
    SourceKind,
    Span,
    Trace,
)
from generator.reading.structure import DraftTrace, Structure
from generator.words import Letters, folded

_INTERVIEWERS = ("interviewer", "moderator", "host")
LONGEST_LINE = 100_000
"""Characters; a longer line is no turn of a conversation."""


def read_source(
    text: str, *, source_id: str, study: str, path: str, show: Callable[[str], str] = str
) -> tuple[Source, tuple[Finding, ...]]:
    """Read a source.

    ``show`` turns a line as typed into the line as shown (masks, repairs). A letter ``p`` in the
    number of ``source_id`` makes it an interview. Bad input gives findings, never an exception.
    """
    lines = source_lines(text)
    too_long = tuple(_too_long(path, lines))
    if too_long:
        lines = [line if len(line) <= LONGEST_LINE else "" for line in lines]
    kind = SourceKind.INTERVIEW if source_id.rpartition("-")[2].startswith("p") else SourceKind.ARTICLE
    structure = Structure(path, joins_turns=kind is SourceKind.INTERVIEW)
    structure.read(blocks(lines, show))
    passages = _passages(structure, kind)
    source = Source(
        id=source_id,
        study=study,
        kind=kind,
        path=path,
        title=next((field.value for field in structure.header if field.name == "title"), "") or source_id,
        header=tuple(structure.header),
        definitions=tuple(structure.definitions),
        passages=passages,
        traces=_traces(structure.traces, source_id, passages),
        other=tuple(OtherText(tuple(rows), after) for after, rows in structure.other),
        spans=_spans(lines, structure.kinds),
    )
    found = (*too_long, *structure.findings, *header_findings(source), *_findings(source, structure))
    return source, tuple(sorted(found))


def _passages(structure: Structure, kind: SourceKind) -> tuple[Passage, ...]:
    seen: dict[str, int] = {}
    passages = []
    for draft in structure.passages:
        if kind is SourceKind.ARTICLE:
            role = Role.AUTHOR
        else:
            name = (draft.speaker or "").lower()
            role = Role.INTERVIEWER if name.startswith(_INTERVIEWERS) else Role.EXPERT
        identity = unique(short_hash("\n".join(row.text for row in draft.rows)), seen)
        passages.append(Passage(identity, draft.speaker, role, tuple(draft.rows)))
    return tuple(passages)


def _traces(drafts: Sequence[DraftTrace], source_id: str, passages: Sequence[Passage]) -> tuple[Trace, ...]:
    transcript = Letters(" ".join(passage.text for passage in passages)).folded
    seen: dict[str, int] = {}
    traces = []
    for number, draft in enumerate(drafts, start=1):
        codes = []
        for rows in split_statements(draft.paragraphs, lambda words: folded(words) in transcript):
            text, typed = statement_text([row.text for row in rows]), statement_text([row.raw for row in rows])
            identity = unique(f"{source_id}-{short_hash(text)}", seen)
            codes.append(OpenCode(identity, text, typed, (rows[0].line, rows[-1].line)))
        lines = draft.headings[0].line, draft.last_line
        traces.append(Trace(f"{source_id}-t{number}", lines, draft.after, tuple(codes), tuple(draft.axial_codes)))
    return tuple(traces)


def short_hash(text: str) -> str:
    """Give eight hexadecimal digits that depend on the words of ``text`` only."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:8]


def unique(identity: str, seen: dict[str, int]) -> str:
    """Give ``identity``, with ``-2``, ``-3`` … behind it where it was given before; ``seen`` counts."""
    seen[identity] = seen.get(identity, 0) + 1
    return identity if seen[identity] == 1 else f"{identity}-{seen[identity]}"


def _spans(lines: Sequence[str], kinds: dict[int, LineKind]) -> tuple[Span, ...]:
    """Join the lines of one kind that follow each other; lines with nothing but quote marks are other text."""
    numbered = [(n, kinds.get(n, LineKind.OTHER)) for n, line in enumerate(lines, start=1) if line.strip()]
    spans = []
    for (kind, _), run in groupby(enumerate(numbered), key=lambda item: (item[1][1], item[1][0] - item[0])):
        run_lines = [line for _, (line, _) in run]
        spans.append(Span(kind, run_lines[0], run_lines[-1]))
    return tuple(spans)


def _too_long(path: str, lines: Sequence[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = (
                f"this line has {len(line):,} characters, beginning {fragment(line[:60])}; "
                f"a source’s lines have at most {LONGEST_LINE:,}"
            )
            yield Finding(path, number, 1, Rule.TOO_LONG, Severity.ERROR, message)


def _findings(source: Source, structure: Structure) -> Iterator[Finding]:
    rows = [row for passage in source.passages for row in passage.rows]
    codes = [row for draft in structure.traces for paragraph in draft.paragraphs for row in paragraph]
    yield from damage(source.path, (*rows, *codes))
    yield from lost_ligatures(source.path, codes, rows)
    for passage in source.passages:
        if source.kind is SourceKind.INTERVIEW and passage.speaker is None:
            yield _at(
                source, passage.rows[0], Rule.NO_SPEAKER, "nobody is named as the speaker; write “> Expert A” above"
            )
    for draft, trace in zip(structure.traces, source.traces, strict=True):
        yield from _trace_findings(source, draft, trace)


def _trace_findings(source: Source, draft: DraftTrace, trace: Trace) -> Iterator[Finding]:
    heading = draft.headings[0]
    if draft.axial_heading is None:
        yield _at(
            source, heading, Rule.OPEN_WITHOUT_AXIAL, "an open coding trace without an axial coding trace behind it"
        )
    elif draft.open_heading is None:
        yield _at(
            source, heading, Rule.AXIAL_WITHOUT_OPEN, "an axial coding trace without an open coding trace before it"
        )
    if not trace.open_codes and not trace.axial_codes:
        yield _at(source, heading, Rule.EMPTY_TRACE, "this trace holds neither a statement nor a code")
    seen: set[str] = set()
    for code in trace.axial_codes:
        if code.written in seen and code.defines is None:
            message = f"the code {fragment(code.written)} stands in this trace already"
            yield Finding(source.path, code.line, code.column, Rule.REPEATED_CODE, Severity.NOTE, message)
        seen.add(code.written)


def _at(source: Source, row: Row, rule: Rule, message: str) -> Finding:
    return Finding(source.path, row.line, row.column, rule, Severity.WARNING, f"{message}: {fragment(row.text)}")
