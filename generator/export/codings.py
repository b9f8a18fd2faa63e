"""Exports the coding of a source: the study's traces, and what the catalogue added to them."""

from collections.abc import Mapping

from pydantic import Field

from generator.catalogue.model import Catalogue
from generator.content.model import Stance
from generator.evidence.records import Evidence, Interest, Match, Reported
from generator.export.records import ExcerptOut, Exported, Lines, excerpt_out
from generator.reading.records import Source, Trace


class OpenCodeOut(Exported):
    """A coder's statement."""

    id: str
    text: str
    lines: Lines
    match: Match
    score: float
    excerpts: list[ExcerptOut]
    codes: list[str] = Field(description="ids of patterns and forces that it speaks of")
    through: list[str] = Field(description="ids of forces for whose sake the stance is taken")
    stance: Stance | None = Field(description="null where nobody reviewed it, or only forces are spoken of")
    note: str | None = Field(description="what a reviewer adds")


class AxialCodeOut(Exported):
    """A coder's identifier."""

    written: str
    code: str | None = Field(description="id of the element that it means")
    line: int
    defines: str | None = Field(description="the label, where the line defines the code")


class TraceOut(Exported):
    """An open trace with the axial trace behind it."""

    id: str
    lines: Lines
    open_codes: list[OpenCodeOut]
    axial_codes: list[AxialCodeOut]


class AddedOut(Exported):
    """Words that the study left uncoded and that the catalogue coded itself."""

    id: str
    text: str = Field(description="what they say, in the catalogue's words")
    excerpts: list[ExcerptOut]
    codes: list[str]
    through: list[str] = Field(description="ids of forces for whose sake the stance is taken")
    stance: Stance | None


class ReportedOut(Exported):
    """A view of somebody outside the interviews, which counts with no expert's own."""

    id: str
    text: str = Field(description="what the view is, in the catalogue's words")
    held_by: str
    reported_by: str
    patterns: list[str]
    stance: Stance = Field(description="of the one who is reported")
    excerpt: ExcerptOut = Field(description="words of the one who reports it")


class InterestOut(Exported):
    """From what interest the expert of a source speaks."""

    interest: str = Field(description="short, for beside the name")
    text: str
    excerpts: list[ExcerptOut]


def trace_out(catalogue: Catalogue, source: Source, trace: Trace, evidence: Mapping[str, Evidence]) -> TraceOut:
    """Give one trace; ``evidence`` holds its statements by id."""
    return TraceOut(
        id=trace.id,
        lines=trace.lines,
        open_codes=[_open_code(evidence[code.id]) for code in trace.open_codes],
        axial_codes=[
            AxialCodeOut(
                written=code.written,
                code=catalogue.codes.get((source.id, code.written)),
                line=code.line,
                defines=code.defines.label if code.defines else None,
            )
            for code in trace.axial_codes
        ],
    )


def _open_code(item: Evidence) -> OpenCodeOut:
    return OpenCodeOut(
        id=item.id,
        text=item.statement,
        lines=item.lines,
        match=item.match,
        score=item.score,
        excerpts=[excerpt_out(excerpt) for excerpt in item.excerpts],
        codes=sorted(item.speaks_of),
        through=sorted(item.through),
        stance=item.stance,
        note=item.note,
    )


def added_out(item: Evidence) -> AddedOut:
    """Give words that the catalogue coded itself."""
    return AddedOut(
        id=item.id,
        text=item.statement,
        excerpts=[excerpt_out(excerpt) for excerpt in item.excerpts],
        codes=sorted(item.speaks_of),
        through=sorted(item.through),
        stance=item.stance,
    )


def reported_out(view: Reported) -> ReportedOut:
    """Give a view of somebody outside the interviews."""
    return ReportedOut(
        id=view.id,
        text=view.says,
        held_by=view.held_by,
        reported_by=view.excerpt.speaker,
        patterns=sorted(view.patterns),
        stance=view.stance,
        excerpt=excerpt_out(view.excerpt),
    )


def interest_out(found: Interest) -> InterestOut:
    """Give the interest from which an expert speaks."""
    return InterestOut(
        interest=found.interest, text=found.says, excerpts=[excerpt_out(excerpt) for excerpt in found.excerpts]
    )
