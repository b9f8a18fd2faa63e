"""Pages of sources: the transcript with every excerpt marked, and what on the site rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.kinds import Kind
from generator.evidence.records import Evidence, Excerpt, Match, Origin
from generator.pages.context import PageContext, one_line
from generator.pages.transcript import Piece, paragraphs
from generator.pages.views import MATCH_WORDS, STANCE_WORDS, Link
from generator.reading.records import Passage, Role, Source, SourceKind, Trace

_ROLES = {Role.EXPERT: "expert", Role.INTERVIEWER: "interviewer", Role.AUTHOR: "author"}


@dataclass(frozen=True)
class UsedExcerpt:
    """An excerpt and everything that rests on it."""

    id: str
    number: int
    text: str
    speaker: str
    corrected: bool
    """Whether somebody else really speaks than the mark above the passage says."""
    uses: list[Link]


@dataclass(frozen=True)
class PassageView:
    """One passage as it is shown."""

    id: str
    speaker: str
    role: str
    paragraphs: list[list[Piece]]
    excerpts: list[UsedExcerpt]


@dataclass(frozen=True)
class StatementView:
    """One open code with its codes."""

    text: str
    match: str
    stance: str
    words: list[Link]
    codes: list[Link]
    note: str


@dataclass(frozen=True)
class TraceView:
    """A trace as it is shown between the passages."""

    id: str
    lines: tuple[int, int]
    statements: list[StatementView]
    codes: list[tuple[str, Link | None]]


def source_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every source's page and of the list."""
    for source in context.catalogue.sources.values():
        page = context.addresses.page(Kind.SOURCE, source.id)
        yield f"{page}.md", _source_page(context, page, source)
    page = "sources/index"
    rows = [
        (
            context.link(page, Kind.SOURCE, source.id),
            source,
            context.catalogue.studies[source.study].name,
            ", ".join(source.experts),
            sum(len(trace.open_codes) for trace in source.traces),
            len(context.catalogue.excerpts[source.id]),
        )
        for source in context.catalogue.sources.values()
    ]
    yield f"{page}.md", context.write("sources.md.j2", {"title": "Sources"}, rows=rows)


def _source_page(context: PageContext, page: str, source: Source) -> str:
    catalogue = context.catalogue
    evidence = {item.id: item for item in catalogue.evidence[source.id]}
    numbers = {item.id: number for number, item in enumerate(catalogue.excerpts[source.id], start=1)}
    passages = [_passage(context, page, source, passage, numbers) for passage in source.passages]
    traces: dict[int, list[TraceView]] = {}
    for trace in source.traces:
        traces.setdefault(trace.after, []).append(_trace(context, page, source, trace, evidence))
    other = {item.after: [*other_rows] for item in source.other if (other_rows := [row.text for row in item.rows])}
    note = catalogue.coding[source.id].note if source.id in catalogue.coding else None
    findings = [item for item in catalogue.findings if item.path == source.path]
    return context.write(
        "source.md.j2",
        {
            "title": f"{source.known_as} ({source.id})",
            "search": {"boost": 0.5},
            "content_path": _coding_path(source) if source.id in catalogue.coding else "",
        },
        source=source,
        kind="interview" if source.kind is SourceKind.INTERVIEW else "article",
        study=catalogue.studies[source.study],
        name=source.known_as,
        links=_addresses(source),
        header=[(field.name, field.value) for field in source.header if field.value],
        note=context.inline(page, note),
        reviewed=sum(item.reviewed for item in evidence.values()),
        added=sum(item.origin is Origin.CATALOGUE for item in evidence.values()),
        statements=sum(len(trace.open_codes) for trace in source.traces),
        matches=_matches(list(evidence.values())),
        passages=list(enumerate(passages)),
        count=len(passages),
        traces=traces,
        other=other,
        masked=sum(row.raw != row.text for passage in source.passages for row in passage.rows),
        findings=findings,
    )


def _coding_path(source: Source) -> str:
    """Give the file that people may change; the source itself stays as it came."""
    return source.path.replace("sources/", "coding/", 1).removesuffix(".md") + ".yml"


def _addresses(source: Source) -> list[tuple[str, str]]:
    """Give the web addresses of the header."""
    named = (("where the study keeps it", "url"), ("archived copy", "archive url"))
    found = [(words, source.field(name)) for words, name in named]
    return [(words, address) for words, address in found if address.startswith(("https://", "http://"))]


def _matches(evidence: list[Evidence]) -> list[tuple[str, int]]:
    counted = [
        (MATCH_WORDS[match], sum(item.match is match and item.trace is not None for item in evidence))
        for match in Match
    ]
    return [(words, count) for words, count in counted if count]


def _passage(context: PageContext, page: str, source: Source, passage: Passage, numbers: dict[str, int]) -> PassageView:
    excerpts = [item for item in context.catalogue.excerpts[source.id] if item.passage == passage.id]
    return PassageView(
        id=f"passage-{passage.id}",
        speaker=passage.speaker or "",
        role=_ROLES[passage.role],
        paragraphs=paragraphs(passage, excerpts),
        excerpts=[_used(context, page, passage, item, numbers[item.id]) for item in excerpts],
    )


def _used(context: PageContext, page: str, passage: Passage, excerpt: Excerpt, number: int) -> UsedExcerpt:
    uses = context.catalogue.uses.get((excerpt.source, excerpt.id), ())
    return UsedExcerpt(
        id=excerpt.id,
        number=number,
        text=one_line(excerpt.text),
        speaker=excerpt.speaker,
        corrected=passage.speaker is not None and excerpt.speaker != passage.speaker,
        uses=[context.link(page, use.kind, use.id, use.label) for use in uses],
    )


def _trace(context: PageContext, page: str, source: Source, trace: Trace, evidence: dict[str, Evidence]) -> TraceView:
    codes: list[tuple[str, Link | None]] = []
    for code in trace.axial_codes:
        identity = context.catalogue.codes.get((source.id, code.written))
        codes.append((code.written, _element(context, page, identity) if identity else None))
    return TraceView(
        id=trace.id,
        lines=trace.lines,
        statements=[_statement(context, page, evidence[code.id]) for code in trace.open_codes],
        codes=codes,
    )


def _statement(context: PageContext, page: str, item: Evidence) -> StatementView:
    return StatementView(
        text=item.statement,
        match=MATCH_WORDS[item.match],
        stance=STANCE_WORDS[item.stance],
        words=[Link(f"{excerpt.speaker}’s words", f"#{excerpt.id}") for excerpt in item.excerpts],
        codes=[link for identity in item.speaks_of if (link := _element(context, page, identity))],
        note=item.note or "",
    )


def _element(context: PageContext, page: str, identity: str) -> Link | None:
    for kind in (Kind.PATTERN, Kind.FORCE):
        if context.catalogue.has(kind, identity):
            return context.link(page, kind, identity)
    return None
