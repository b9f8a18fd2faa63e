"""The catalogue: content and sources joined, every reference resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.content.kinds import AnyKind, Kind, Part
from generator.content.model import (
    BibliographyEntry,
    CatalogueFile,
    CodingFile,
    DecisionFile,
    Effect,
    Entry,
    ForceEntry,
    GuideFront,
    NeededAt,
    Persona,
    Relation,
    Serves,
    Stage,
    Stance,
    Study,
    WalkthroughFront,
)
from generator.evidence.records import Evidence, Excerpt
from generator.findings import Finding
from generator.reading.records import Source
from generator.repository import Edition
from generator.words import folded


class EffectBasis(StrEnum):
    """What an effect stands on."""

    QUOTED = "quoted"
    """An expert says so; the words are cited."""
    STUDY_MODEL = "study model"
    """The study's model says so; nobody is quoted for it yet."""


@dataclass(frozen=True)
class PatternEffect:
    """How a pattern acts on a force, with the words for it and against it."""

    pattern: str
    force: str
    effect: Effect
    why: str | None
    excerpts: tuple[Excerpt, ...]
    contested: tuple[Excerpt, ...]

    @property
    def basis(self) -> EffectBasis:
        """Say what the effect stands on."""
        return EffectBasis.QUOTED if self.excerpts else EffectBasis.STUDY_MODEL


@dataclass(frozen=True)
class Edge:
    """A relation between two patterns."""

    source: str
    relation: Relation
    target: str
    note: str | None


@dataclass(frozen=True)
class Pattern:
    """A pattern or practice; one that only sources know has no definition and no body."""

    id: str
    name: str
    kind: str
    study: str
    aliases: tuple[str, ...]
    definition: str | None
    body: str
    serves: tuple[Serves, ...] = ()
    needed_at: NeededAt | None = None
    effects: tuple[PatternEffect, ...] = ()
    relations: tuple[Edge, ...] = ()
    """From this pattern to others."""
    related_by: tuple[Edge, ...] = ()
    """From others to this pattern."""
    consider: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    """The decisions that it is an option of."""
    walkthroughs: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    bibliography: tuple[tuple[Study, BibliographyEntry], ...] = ()
    """The study's sources that were coded with it."""


@dataclass(frozen=True)
class Force:
    """A quality at stake, and what acts on it, strongest help first."""

    entry: ForceEntry
    effects: tuple[PatternEffect, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """What readers know it by."""
        return self.entry.name

    @property
    def meaning(self) -> str | None:
        """What it means; nothing where only sources know it."""
        return self.entry.meaning or None


@dataclass(frozen=True)
class Decision:
    """A decision with its place among the others."""

    entry: DecisionFile
    number: int
    """Its place in the order in which decisions are taken, from 1."""
    before: tuple[str, ...] = ()
    """Decisions that lead to this one."""
    asked_by: tuple[tuple[Kind, str], ...] = ()
    """Decisions and patterns that this one is a part of; empty for a main decision."""
    walkthroughs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What readers know it by."""
        return self.entry.name


@dataclass(frozen=True)
class Walkthrough:
    """A customer-style example."""

    entry: WalkthroughFront
    body: str

    @property
    def name(self) -> str:
        """What readers know it by."""
        return self.entry.title


@dataclass(frozen=True)
class Guide:
    """A hand-written page."""

    entry: GuideFront
    body: str

    @property
    def name(self) -> str:
        """What readers know it by."""
        return self.entry.title


@dataclass(frozen=True)
class Described:
    """A thing of a kind that nothing is joined to: what its file says."""

    entry: Entry
    body: str
    """The Markdown below its front matter."""

    @property
    def name(self) -> str:
        """What readers know it by."""
        return str(getattr(self.entry, "name", None) or getattr(self.entry, "title", ""))


class UseKind(StrEnum):
    """How something on the site uses the words of an excerpt."""

    CODED = "coded"
    """The study coded them with it."""
    ADDED = "added"
    """The catalogue coded them with it."""
    CITED = "cited"
    """A hand-written text cites them."""


@dataclass(frozen=True)
class Use:
    """Something on the site that rests on an excerpt."""

    kind: Kind
    id: str
    how: UseKind
    statement: str = ""
    """Of coded words: the statement in quotation marks, cut where it is long."""
    stance: Stance | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything that pages and exports are made of; mappings are in the order in which readers meet things."""

    file: CatalogueFile
    sources: Mapping[str, Source] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """By source, in the order of the source."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    forces: Mapping[str, Force] = field(default_factory=dict)
    walkthroughs: Mapping[str, Walkthrough] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    described: Mapping[AnyKind, Mapping[str, Described]] = field(default_factory=dict)
    """Things of all further kinds, by kind and id."""
    coding: Mapping[str, CodingFile] = field(default_factory=dict)
    """By source."""
    codes: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """The element that a code means, by source and the code as written."""
    citations: Mapping[tuple[str, str, int | None], Excerpt] = field(default_factory=dict)
    """By source, folded words and which time they are said, where the citation tells."""
    uses: Mapping[tuple[str, str], tuple[Use, ...]] = field(default_factory=dict)
    """What rests on an excerpt, by source and the excerpt's id."""
    cited_by: Mapping[tuple[Kind, str], tuple[Excerpt, ...]] = field(default_factory=dict)
    """The words that a page cites, by the page."""
    excerpts: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    """All excerpts of a source that something rests on, in order."""
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    """Tells one state of the content folder from another."""
    edition: Edition = field(default_factory=Edition)
    """The same for people: version and date."""

    @cached_property
    def personas(self) -> dict[str, Persona]:
        """By id."""
        return {persona.id: persona for persona in self.file.personas}

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """By id."""
        return {stage.id: stage for stage in self.file.stages}

    @cached_property
    def studies(self) -> dict[str, Study]:
        """By id."""
        return {study.id: study for study in self.file.studies}

    @cached_property
    def _tables(self) -> dict[AnyKind, Mapping[str, Any]]:
        return {
            **self.described,
            Kind.DECISION: self.decisions,
            Kind.PATTERN: self.patterns,
            Kind.FORCE: self.forces,
            Kind.WALKTHROUGH: self.walkthroughs,
            Kind.PERSONA: self.personas,
            Kind.GUIDE: self.guides,
            Kind.SOURCE: self.sources,
            Part.STAGE: self.stages,
            Part.STUDY: self.studies,
        }

    def table(self, kind: AnyKind) -> Mapping[str, Any]:
        """Give all things of a kind by their ids, in the order in which readers meet them."""
        return self._tables.get(kind, {})

    @cached_property
    def _names(self) -> dict[AnyKind, dict[str, str]]:
        return {kind: {key: _name(item) for key, item in table.items()} for kind, table in self._tables.items()}

    def names(self, kind: AnyKind) -> Mapping[str, str]:
        """Give the names of all things of a kind by id, in the order in which readers meet them."""
        return self._names.get(kind, {})

    def name(self, kind: AnyKind, identity: str) -> str:
        """Give the name that readers know something by."""
        return self._names[kind][identity]

    def has(self, kind: AnyKind, identity: str) -> bool:
        """Tell whether something of this kind has this id."""
        return identity in self.table(kind)

    def stage_of(self, pattern: Pattern) -> Stage | None:
        """Give the stage at which a pattern is needed, where one is named."""
        return self.stages.get(pattern.needed_at.stage) if pattern.needed_at else None

    def said(self, source: str, words: str, occurrence: int | None = None) -> Excerpt | None:
        """Give the excerpt that a citation of these words resolves to."""
        return self.citations.get((source, folded(words), occurrence))


def _name(thing: Any) -> str:
    return thing.known_as if isinstance(thing, Source) else str(thing.name)
