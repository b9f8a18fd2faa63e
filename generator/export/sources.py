"""Exports sources: who speaks, what was said, how it was coded, and what rests on it."""

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, UseKind
from generator.content.kinds import Citing, Kind
from generator.content.model import SourceStatus, Stance
from generator.evidence.records import Excerpt, Origin
from generator.export.codings import (
    AddedOut,
    InterestOut,
    ReportedOut,
    TraceOut,
    added_out,
    interest_out,
    reported_out,
    trace_out,
)
from generator.export.records import ExcerptOut, Exported, Lines, Url, excerpt_out
from generator.reading.records import Role, Source, SourceKind


class SpeakerOut(Exported):
    """Somebody who speaks in a source, by pseudonym."""

    name: str
    role: Role


class PassageOut(Exported):
    """A turn or a paragraph."""

    id: str
    speaker: str | None
    role: Role = Field(description="as the source marks it; an excerpt's own role counts where they differ")
    lines: Lines
    text: str


class UseOut(Exported):
    """Something on the site that rests on an excerpt."""

    kind: Citing
    id: str
    how: UseKind
    statement: str = Field(description="of coded words: the statement in quotation marks, cut where it is long")
    stance: Stance | None


class UsedExcerptOut(ExcerptOut):
    """An excerpt with all that rests on it."""

    uses: list[UseOut]


class SourceOut(Exported):
    """A coded document."""

    id: str
    study: str
    kind: SourceKind
    title: str
    name: str = Field(description="what readers know it by")
    path: str
    status: SourceStatus = Field(description="a withdrawn source holds no words")
    licence: str
    url: Url
    speakers: list[SpeakerOut]
    passages: list[PassageOut]
    traces: list[TraceOut]
    added: list[AddedOut]
    reported: list[ReportedOut]
    interest: InterestOut | None = Field(description="null where it is not recorded")
    excerpts: list[UsedExcerptOut] = Field(description="all words that something rests on, in order")


def source_out(catalogue: Catalogue, addresses: Addresses, source: Source) -> SourceOut:
    """Give one source with its coding."""
    evidence = {item.id: item for item in catalogue.evidence[source.id]}
    return SourceOut(
        id=source.id,
        study=source.study,
        kind=source.kind,
        title=source.title,
        name=source.known_as,
        path=source.path,
        status=SourceStatus.WITHDRAWN if source.withdrawn else SourceStatus.PUBLISHED,
        licence=catalogue.file.terms(source.id).licence or catalogue.file.licence,
        url=addresses.url(Kind.SOURCE, source.id),
        speakers=[SpeakerOut(name=str(name), role=role) for name, role in source.speakers],
        passages=[
            PassageOut(id=item.id, speaker=item.speaker, role=item.role, lines=item.lines, text=item.text)
            for item in source.passages
        ],
        traces=[trace_out(catalogue, source, trace, evidence) for trace in source.traces],
        added=[added_out(item) for item in evidence.values() if item.origin is Origin.CATALOGUE],
        reported=[reported_out(view) for view in catalogue.reported.get(source.id, ())],
        interest=interest_out(catalogue.interests[source.id]) if source.id in catalogue.interests else None,
        excerpts=[_used(catalogue, excerpt) for excerpt in catalogue.excerpts[source.id]],
    )


def _used(catalogue: Catalogue, excerpt: Excerpt) -> UsedExcerptOut:
    uses = catalogue.uses.get((excerpt.source, excerpt.id), ())
    return UsedExcerptOut(
        **dict(excerpt_out(excerpt)),
        uses=[
            UseOut(kind=use.kind, id=use.id, how=use.how, statement=use.statement, stance=use.stance) for use in uses
        ],
    )
