"""Reads one coded source: passages and traces from its blocks, and findings about what is odd in it."""

from collections.abc import Iterator, Sequence

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.cclass.blocks import blocks
from generator.reading.cclass.header import header_findings
from generator.reading.cclass.open_codes import split_statements, statement_text
from generator.reading.cclass.skeleton import skeleton
from generator.reading.cclass.speakers import name_inside, speaker_mark
from generator.reading.cclass.structure import DraftTrace, Structure
from generator.reading.damage import damage, lost_ligatures
from generator.reading.ids import short_hash, unique
from generator.reading.lines import Show, bounded_lines
from generator.reading.records import OpenCode, OtherText, Passage, Role, Roles, Row, Source, SourceKind, Speaker, Trace
from generator.reading.seam import SourceFile
from generator.words import folded


class CClassReader:
    """Reads interviews ``p_N.md`` and articles ``s_N.md`` with their traces."""

    file_name = "p_1.md"

    def id_in_study(self, stem: str) -> str | None:
        """Give ``p3`` for ``p_3``."""
        letter, _, number = stem.partition("_")
        if not (letter.isascii() and letter.isalpha() and number.isascii() and number.isdigit()):
            return None
        return f"{letter.lower()}{int(number)}"

    def skeleton(self, identity: str, roles: Roles, code: str) -> tuple[str, str]:
        """Give ``p_12.md`` and its text, or ``s_12.md`` for an article."""
        return skeleton(identity, roles, code)

    def read(self, text: str, file: SourceFile, show: Show = str) -> tuple[Source, tuple[Finding, ...]]:
        """Read a source; a letter ``p`` in the number of its id makes it an interview."""
        lines, too_long = bounded_lines(file.path, text)
        kind = SourceKind.INTERVIEW if file.id.rpartition("-")[2].startswith("p") else SourceKind.ARTICLE
        structure = Structure(file.path, kind is SourceKind.INTERVIEW, speaker_mark(file.roles))
        structure.read(blocks(lines, show))
        passages = _passages(structure, kind, file.roles)
        other = [OtherText(tuple(rows), after) for after, rows in structure.other]
        other += structure.ledger.rest(lines, passages, show)
        source = Source(
            id=file.id,
            study=file.study,
            kind=kind,
            path=file.path,
            title=next((field.value for field in structure.header if field.name == "title"), "") or file.id,
            header=tuple(structure.header),
            definitions=tuple(structure.definitions),
            passages=passages,
            traces=_traces(structure.traces, file.id, passages),
            other=tuple(sorted(other, key=lambda item: item.rows[0].line)),
            spans=structure.ledger.spans(lines),
            roles=file.roles,
        )
        return source, tuple(
            sorted((*too_long, *structure.findings, *header_findings(source), *_findings(source, structure)))
        )


def _passages(structure: Structure, kind: SourceKind, roles: Roles) -> tuple[Passage, ...]:
    seen: dict[str, int] = {}
    passages = []
    for draft in structure.passages:
        name = draft.speaker or ""
        speaker = Speaker(name, Role.AUTHOR) if kind is SourceKind.ARTICLE else roles.speaker(name)
        identity = unique(short_hash("\n".join(row.text for row in draft.rows)), seen)
        passages.append(Passage(identity, speaker, tuple(draft.rows)))
    return tuple(passages)


def _traces(drafts: Sequence[DraftTrace], source_id: str, passages: Sequence[Passage]) -> tuple[Trace, ...]:
    transcript = "\n".join(folded(passage.text) for passage in passages)
    seen: dict[str, int] = {}
    traces = []
    for number, draft in enumerate(drafts, start=1):
        codes = []
        for rows in split_statements(draft.paragraphs, lambda words: folded(words) in transcript):
            text, typed = statement_text([row.text for row in rows]), statement_text([row.raw for row in rows])
            identity = unique(f"{source_id}-{short_hash(text)}", seen)
            codes.append(OpenCode(identity, text, typed, (rows[0].line, rows[-1].line)))
        lines = draft.headings[0].line, draft.last_line
        traces.append(
            Trace(
                id=f"{source_id}-t{number}",
                lines=lines,
                after=draft.after,
                open_codes=tuple(codes),
                axial_codes=tuple(draft.axial_codes),
                effects=tuple(draft.calls.effects),
                options=tuple(draft.calls.options),
                relations=tuple(draft.calls.relations),
            )
        )
    return tuple(traces)


def _findings(source: Source, structure: Structure) -> Iterator[Finding]:
    rows = [row for passage in source.passages for row in passage.rows]
    codes = [row for draft in structure.traces for paragraph in draft.paragraphs for row in paragraph]
    yield from damage(source.path, (*rows, *codes), name_inside(source.roles))
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
    if not (trace.open_codes or trace.axial_codes or trace.effects or trace.options or trace.relations):
        yield _at(source, heading, Rule.EMPTY_TRACE, "this trace holds neither a statement nor a code")
    seen: set[str] = set()
    for code in trace.axial_codes:
        if code.written in seen and code.defines is None:
            message = f"the code {fragment(code.written)} stands in this trace already"
            yield Finding(source.path, code.line, code.column, Rule.REPEATED_CODE, Severity.NOTE, message)
        seen.add(code.written)


def _at(source: Source, row: Row, rule: Rule, message: str) -> Finding:
    return Finding(source.path, row.line, row.column, rule, Severity.WARNING, f"{message}: {fragment(row.text)}")
