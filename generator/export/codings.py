"""Exports the coding of a source: the study's traces, and what the catalogue added to them."""

from collections.abc import Mapping

from pydantic import Field

from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.content.model import Effect, Relation, Stance
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
    code: str | None = Field(description="id of the pattern, force or decision that it means")
    line: int
    defines: str | None = Field(description="the label, where the line defines the code")


class CodedEffectOut(Exported):
    """How a pattern acts on a force, as coded in a trace."""

    pattern: str | None = Field(description="id; null where the name in the source means no pattern")
    force: str | None = Field(description="id; null where the name in the source means no force")
    effect: Effect
    line: int


class CodedOptionOut(Exported):
    """A pattern that answers a decision, as coded in a trace."""

    decision: str | None = Field(description="id; null where no decision of the catalogue is meant")
    pattern: str | None = Field(description="id; null where the name in the source means no pattern")
    text: str = Field(description="what the coder says it is for; may be empty")
    line: int


class CodedRelationOut(Exported):
    """A relation between two patterns, as coded in a trace."""

    start: str | None = Field(
        serialization_alias="from", description="id; null where the name in the source means no pattern"
    )
    relation: Relation
    to: str | None = Field(description="id; null where the name in the source means no pattern")
    line: int


class TraceOut(Exported):
    """An open trace with the axial trace behind it."""

    id: str
    lines: Lines
    open_codes: list[OpenCodeOut]
    axial_codes: list[AxialCodeOut]
    effects: list[CodedEffectOut]
    options: list[CodedOptionOut]
    relations: list[CodedRelationOut]


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

    def meant(kind: Kind, written: str) -> str | None:
        return _known(catalogue, kind, catalogue.codes.get((source.id, written)))

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
        effects=[
            CodedEffectOut(
                pattern=meant(Kind.PATTERN, item.pattern),
                force=meant(Kind.FORCE, item.force),
                effect=item.effect,
                line=item.line,
            )
            for item in trace.effects
        ],
        options=[
            CodedOptionOut(
                decision=_known(catalogue, Kind.DECISION, catalogue.coded_decisions.get(item.decision)),
                pattern=meant(Kind.PATTERN, item.pattern),
                text=item.text,
                line=item.line,
            )
            for item in trace.options
        ],
        relations=[
            CodedRelationOut(
                start=meant(Kind.PATTERN, item.start),
                relation=item.relation,
                to=meant(Kind.PATTERN, item.target),
                line=item.line,
            )
            for item in trace.relations
        ],
    )


def _known(catalogue: Catalogue, kind: Kind, identity: str | None) -> str | None:
    return identity if identity is not None and catalogue.has(kind, identity) else None


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
