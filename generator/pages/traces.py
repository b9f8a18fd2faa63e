"""The study's coding of a source, as it is shown between the passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.content.kinds import Kind
from generator.evidence.records import Evidence
from generator.pages.context import PageContext
from generator.pages.views import Link
from generator.reading.records import Source, Trace


@dataclass(frozen=True)
class StatementView:
    """One open code with its codes."""

    text: str
    match: str
    stance: str
    words: Sequence[Link]
    codes: Sequence[Link]
    note: str


@dataclass(frozen=True)
class CodeView:
    """One axial code as it was written, and what it means, where that is known."""

    written: str
    link: Link | None


@dataclass(frozen=True)
class TraceView:
    """A trace as it is shown between the passages."""

    id: str
    summary: str
    statements: Sequence[StatementView]
    codes: Sequence[CodeView]


def trace_view(context: PageContext, source: Source, trace: Trace, evidence: Mapping[str, Evidence]) -> TraceView:
    """Show a trace; ``evidence`` holds the statements of the source by their ids."""
    words = context.words
    meant = [context.catalogue.codes.get((source.id, code.written)) for code in trace.axial_codes]
    return TraceView(
        id=f"trace-{trace.id}",
        summary=words.say(
            "trace.summary",
            statements=words.count("statement", len(trace.open_codes)),
            codes=words.count("code", len(trace.axial_codes)),
        ),
        statements=[_statement(context, evidence[code.id]) for code in trace.open_codes],
        codes=[
            CodeView(code.written, _element(context, identity) if identity else None)
            for code, identity in zip(trace.axial_codes, meant, strict=True)
        ],
    )


def _statement(context: PageContext, item: Evidence) -> StatementView:
    return StatementView(
        text=item.statement,
        match=context.words.of("match", item.match),
        stance=context.taken(item),
        words=[
            Link(context.words.say("trace.words_of", speaker=excerpt.speaker), context.excerpt(excerpt))
            for excerpt in item.excerpts
        ],
        codes=[link for identity in item.speaks_of if (link := _element(context, identity))],
        note=item.note or "",
    )


def _element(context: PageContext, identity: str) -> Link | None:
    for kind in (Kind.PATTERN, Kind.FORCE):
        if context.catalogue.has(kind, identity):
            return context.link(kind, identity)
    return None
