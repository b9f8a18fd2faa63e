"""The study's coding of a source, as it is shown between the passages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.addresses import trace_anchor
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
class CallView:
    """An effect, an option or a relation as it was coded: what it is about, and what is said of that."""

    start: CodeView
    says: str
    end: CodeView
    text: str = ""
    """What the coder says an option is for."""


@dataclass(frozen=True)
class TraceView:
    """A trace as it is shown between the passages."""

    id: str
    summary: str
    statements: Sequence[StatementView]
    codes: Sequence[CodeView]
    calls: Sequence[CallView]


def trace_view(context: PageContext, source: Source, trace: Trace, evidence: Mapping[str, Evidence]) -> TraceView:
    """Show a trace; ``evidence`` holds the statements of the source by their ids."""
    words = context.words
    return TraceView(
        id=trace_anchor(trace.id),
        summary=words.say(
            "trace.summary",
            statements=words.count("statement", len(trace.open_codes)),
            codes=words.count("code", len(trace.axial_codes)),
        ),
        statements=[_statement(context, evidence[code.id]) for code in trace.open_codes],
        codes=[_code(context, source, code.written) for code in trace.axial_codes],
        calls=list(_calls(context, source, trace)),
    )


def _calls(context: PageContext, source: Source, trace: Trace) -> Iterator[CallView]:
    words = context.words
    for effect in trace.effects:
        start, end = _code(context, source, effect.pattern), _code(context, source, effect.force)
        yield CallView(start, words.of("effect", effect.effect), end)
    for option in trace.options:
        identity = context.catalogue.coded_decisions.get(option.decision)
        known = identity is not None and context.catalogue.has(Kind.DECISION, identity)
        decision = CodeView(option.decision, context.link(Kind.DECISION, identity) if identity and known else None)
        yield CallView(_code(context, source, option.pattern), words.say("trace.option"), decision, option.text)
    for relation in trace.relations:
        start, end = _code(context, source, relation.start), _code(context, source, relation.target)
        yield CallView(start, words.of("relation", relation.relation), end)


def _code(context: PageContext, source: Source, written: str) -> CodeView:
    identity = context.catalogue.codes.get((source.id, written))
    return CodeView(written, _element(context, identity) if identity else None)


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
    for kind in (Kind.PATTERN, Kind.FORCE, Kind.DECISION):
        if context.catalogue.has(kind, identity):
            return context.link(kind, identity)
    return None
