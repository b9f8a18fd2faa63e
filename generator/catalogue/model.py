"""The catalogue: content and sources joined, every reference resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.content.kinds import AnyKind, Citing, Kind, Part
from generator.content.model import (
    BibliographyEntry,
    CatalogueFile,
    CitationKind,
    CodingFile,
    DecisionFile,
    Effect,
    Entry,
    Figure,
    ForceEntry,
    GuideFront,
    NearTwins,
    NeededAt,
    Persona,
    Relation,
    Serves,
    Side,
    Stage,
    Stance,
    Study,
    Term,
    TwinGroup,
    WalkthroughFront,
)
from generator.evidence.records import Evidence, Excerpt, Interest, Reported
from generator.findings import Finding
from generator.reading.records import Source
from generator.repository import Edition
from generator.words import folded


class EffectBasis(StrEnum):
    """What an effect stands on."""

    QUOTED = "quoted"
    """An expert says so; the words are cited."""
    CODED = "coded"
    """Researchers coded it in a source; the statements of that trace have their words."""
    STUDY_MODEL = "study model"
    """The study's model says so; nobody is quoted for it yet."""
    CATALOGUE = "catalogue"
    """An expert says so, and the words are cited; the study's model does not hold it."""
    WITHDRAWN = "withdrawn"
    """Somebody said so in a source whose words are not shown any more."""


@dataclass(frozen=True)
class Coding:
    """A place where researchers coded an effect, an option or a relation in a source."""

    source: str
    trace: str
    line: int
    column: int
    evidence: tuple[Evidence, ...]
    """The statements of the trace, with the words that they rest on."""


@dataclass(frozen=True)
class EffectCoding(Coding):
    """The same of an effect."""

    effect: Effect


@dataclass(frozen=True)
class OptionCoding(Coding):
    """The same of an option of a decision."""

    text: str
    """The researchers' words; may be empty."""


class Maturity(StrEnum):
    """How much the page of a pattern holds."""

    OUTLINE = "outline"
    """One paragraph, and no statement speaks of it; or no description yet."""
    FULL = "full"


@dataclass(frozen=True)
class PatternEffect:
    """How a pattern acts on a force, with the words for it and against it."""

    pattern: str
    force: str
    effect: Effect
    why: str | None
    excerpts: tuple[Excerpt, ...]
    contested: tuple[Excerpt, ...]
    codings: tuple[EffectCoding, ...] = ()
    """Where researchers coded how the pattern acts on the force, whatever they found."""
    own: bool = False
    """The catalogue coded it; the study's model does not hold it."""
    withdrawn: tuple[str, ...] = ()
    """Sources that it rested on, and whose words are not shown any more."""

    @property
    def basis(self) -> EffectBasis:
        """Say what the effect stands on."""
        if self.withdrawn and not self.excerpts:
            return EffectBasis.WITHDRAWN
        if self.own:
            return EffectBasis.CATALOGUE
        if self.excerpts:
            return EffectBasis.QUOTED
        return EffectBasis.CODED if self.agreeing else EffectBasis.STUDY_MODEL

    @property
    def agreeing(self) -> tuple[EffectCoding, ...]:
        """Where researchers coded just this effect."""
        return tuple(coding for coding in self.codings if coding.effect is self.effect)

    @property
    def differing(self) -> tuple[EffectCoding, ...]:
        """Where researchers coded another effect."""
        return tuple(coding for coding in self.codings if coding.effect is not self.effect)


class WeighedFrom(StrEnum):
    """Where something that is weighed stands."""

    WRITTEN = "written"
    """Among what the pattern's file weighs."""
    EFFECT = "effect"
    """In the words of an effect on a force."""
    STATEMENT = "statement"
    """In a statement with a stance."""


@dataclass(frozen=True)
class Weighed:
    """What somebody says for or against a pattern, or on what it depends; there are always words."""

    side: Side
    stands_in: WeighedFrom
    text: str
    """A sentence in Markdown where it is written; else plain text, in the catalogue's or the coder's words."""
    excerpts: tuple[Excerpt, ...]
    force: str | None = None
    """Of an effect."""
    evidence: Evidence | None = None
    """Of a statement."""


@dataclass(frozen=True)
class Edge:
    """A relation between two patterns."""

    source: str
    relation: Relation
    target: str
    note: str | None
    codings: tuple[Coding, ...] = ()
    """Where researchers coded it."""


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
    reported: tuple[Reported, ...] = ()
    """Views of people outside the interviews; never counted with those of experts."""
    bibliography: tuple[tuple[Study, BibliographyEntry], ...] = ()
    """The study's sources that were coded with it."""
    weighed: tuple[Weighed, ...] = ()
    """What is said for and against it, what is written before effects, and these before statements."""
    asked_as: tuple[str, ...] = ()
    """How somebody puts the problem that it solves."""
    twins: tuple[NearTwins, ...] = ()
    """The pairs in which it is told apart from another one."""

    @property
    def maturity(self) -> Maturity:
        """Say how much its page holds."""
        told = self.definition is not None and bool(self.evidence)
        return Maturity.FULL if told or self.paragraphs > 1 else Maturity.OUTLINE

    @property
    def paragraphs(self) -> int:
        """Count the blocks of text on its page."""
        return sum(bool(text.strip()) for text in self.body.split("\n\n"))


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
    """Decisions and patterns that this one is a part of."""
    is_further: bool = False
    """Whether it stands under another one in the order; a main decision has a place of its own."""
    because: str | None = None
    """Why it stands at its place."""
    walkthroughs: tuple[str, ...] = ()
    codings: Mapping[str, tuple[OptionCoding, ...]] = field(default_factory=dict)
    """Where researchers coded its options, by pattern."""
    described: bool = True
    """Whether it has a file; one that only sources know is made of what they code."""
    twins: tuple[NearTwins, ...] = ()
    """The pairs in which it is told apart from another one."""

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
    REPORTED = "reported"
    """Somebody reports in them what others hold."""


@dataclass(frozen=True)
class Use:
    """Something on the site that rests on an excerpt."""

    kind: Citing
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
    reported: Mapping[str, tuple[Reported, ...]] = field(default_factory=dict)
    """By source, in the order of its coding file."""
    interests: Mapping[str, Interest] = field(default_factory=dict)
    """By source whose expert's interest is recorded."""
    codes: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """The pattern, force or decision that a name in a trace means, by source and the name as written."""
    coded_decisions: Mapping[str, str] = field(default_factory=dict)
    """The decision that a name in a trace means, by the name as written."""
    citations: Mapping[tuple[str, str, int | None], Excerpt] = field(default_factory=dict)
    """By source, folded words and which time they are said, where the citation tells."""
    uses: Mapping[tuple[str, str], tuple[Use, ...]] = field(default_factory=dict)
    """What rests on an excerpt, by source and the excerpt's id."""
    cited_by: Mapping[tuple[Kind, str], tuple[Excerpt, ...]] = field(default_factory=dict)
    """The words that a page cites, by the page."""
    cited_as: Mapping[tuple[str, str], frozenset[CitationKind]] = field(default_factory=dict)
    """What the words are that the page of a pattern cites from a source, by both."""
    excerpts: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    """All excerpts of a source that something rests on, in order."""
    terms: Mapping[str, Term] = field(default_factory=dict)
    """The words of the field, by id."""
    told_apart: tuple[TwinGroup, ...] = ()
    """Which patterns are not to be confused."""
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
    def figures(self) -> tuple[Figure, ...]:
        """All numbers that the sources tell, in the order of the content."""
        entries = (item.entry for item in self.described.get(Part.FIGURE, {}).values())
        told = (entry for entry in entries if isinstance(entry, Figure))
        return tuple(entry for entry in told if not self.is_withdrawn(entry.cite.source))

    def is_withdrawn(self, source: str) -> bool:
        """Tell whether the words of a source are not shown any more."""
        return source in self.sources and self.sources[source].withdrawn

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
