"""The contract of ``catalogue.json``: these names and types, and no others."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.catalogue.model import EffectBasis
from generator.content.model import Basis, Effect, Relation, Stance
from generator.evidence.records import Match
from generator.findings import Rule, Severity
from generator.reading.records import Role, SourceKind

Lines = Annotated[
    tuple[int, int],
    Field(description="first and last line in the source file, 1-based", json_schema_extra={"items": False}),
]


class Exported(BaseModel):
    """What all exported records share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SpeakerOut(Exported):
    """Somebody who speaks in a source, by pseudonym."""

    name: str
    role: Role


class PassageOut(Exported):
    """A turn or a paragraph."""

    id: str
    speaker: str | None
    lines: Lines
    text: str


class ExcerptOut(Exported):
    """A speaker's own words: a span of one passage."""

    passage: str
    speaker: str
    lines: Lines
    text: str


class CitedExcerptOut(ExcerptOut):
    """An excerpt named from outside its source."""

    source: str
    url: str = Field(description="address of the words, relative to the site's root")


class OpenCodeOut(Exported):
    """A coder's statement."""

    id: str
    text: str
    lines: Lines
    match: Match
    score: float
    excerpts: list[ExcerptOut]
    codes: list[str] = Field(description="ids of patterns and forces that it speaks of")
    stance: Stance | None = Field(description="null where nobody reviewed it")


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
    stance: Stance | None


class SourceOut(Exported):
    """A coded document."""

    id: str
    study: str
    kind: SourceKind
    title: str
    path: str
    url: str
    speakers: list[SpeakerOut]
    passages: list[PassageOut]
    traces: list[TraceOut]
    added: list[AddedOut]


class DecisionOut(Exported):
    """A question that an architect answers."""

    id: str
    study: str
    name: str
    question: str
    url: str
    options: list[str]
    next: list[str]


class PatternForceOut(Exported):
    """How a pattern acts on a force."""

    force: str
    effect: Effect
    basis: EffectBasis
    why: str | None
    excerpts: list[CitedExcerptOut]
    contested: list[CitedExcerptOut] = Field(description="words of experts who say otherwise")


class RelationOut(Exported):
    """A typed edge to another pattern."""

    relation: Relation
    target: str


class PatternExcerptOut(Exported):
    """A statement that speaks of a pattern."""

    source: str
    open_code: str = Field(description="id of an open code, or of an entry of the source's added")
    stance: Stance | None


class PatternOut(Exported):
    """A pattern or practice."""

    id: str
    study: str
    kind: str
    name: str
    aliases: list[str]
    url: str
    decisions: list[str]
    forces: list[PatternForceOut]
    relations: list[RelationOut]
    excerpts: list[PatternExcerptOut]
    sources: list[str] = Field(description="full ids of the studies' sources that were coded with it")


class ForceOut(Exported):
    """A quality at stake."""

    id: str
    name: str
    aliases: list[str]
    url: str


class WalkthroughStepOut(Exported):
    """One decision of a customer."""

    decision: str
    chosen: list[str]
    rejected: list[str]
    bases: list[Basis]


class WalkthroughOut(Exported):
    """A customer-style example."""

    id: str
    title: str
    url: str
    sources: list[str]
    steps: list[WalkthroughStepOut]


class PersonaOut(Exported):
    """Who patterns serve."""

    id: str
    name: str
    url: str
    patterns: list[str]


class FindingOut(Exported):
    """What a check reports."""

    rule: Rule
    severity: Severity
    path: str
    line: int
    column: int
    message: str


class CatalogueOut(Exported):
    """Everything."""

    sources: list[SourceOut]
    decisions: list[DecisionOut]
    patterns: list[PatternOut]
    forces: list[ForceOut]
    walkthroughs: list[WalkthroughOut]
    personas: list[PersonaOut]
    findings: list[FindingOut]
