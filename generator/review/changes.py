"""The records of a comparison: claims of a catalogue, and how one state of it differs from another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.diagrams.graph import Graph


class Subject(StrEnum):
    """What a change is about, most important to a reader first."""

    STANCE = "stance"
    EFFECT = "effect"
    OPTION = "option"
    RELATION = "relation"
    DECISION = "decision"
    PATTERN = "pattern"
    STATEMENT = "statement"
    CITATION = "citation"
    PAGE = "page"
    MASK = "mask"
    FINDING = "finding"
    FORCE = "force"
    WALKTHROUGH = "walkthrough"
    PERSONA = "persona"
    SOURCE = "source"


class How(StrEnum):
    """How something changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"


class Weight(IntEnum):
    """How much a change matters to a reader who takes a decision."""

    TEXT = 1
    """Says the same in other words."""
    EVIDENCE = 2
    """What a claim rests on, or whom it is for."""
    VERDICT = 3
    """A reader may now decide otherwise."""


@dataclass(frozen=True)
class Aspect:
    """One side of a claim, as text that can be compared and shown."""

    text: str
    weight: Weight = Weight.TEXT


@dataclass(frozen=True)
class Claim:
    """Something that a catalogue says."""

    subject: Subject
    id: str
    """As in ``catalogue.json``; ``PATTERN.FORCE`` for an effect, ``DECISION.OPTION`` for an option."""
    name: str
    """What a reader knows it by."""
    aspects: Mapping[str, Aspect]
    pages: tuple[str, ...] = ()
    """Where it stands: addresses relative to the site's root."""
    weight: Weight = Weight.EVIDENCE
    """How much it matters that it is there at all."""
    kin: str = ""
    """What tells it from a stranger when its id changes; claims of equal kin and like words are one claim renamed."""

    @property
    def key(self) -> tuple[Subject, str]:
        """What it is compared by."""
        return self.subject, self.id

    @property
    def text(self) -> str:
        """All of it in one line."""
        return "; ".join(aspect.text for aspect in self.aspects.values() if aspect.text)


@dataclass(frozen=True)
class Change:
    """One difference between two states of a catalogue."""

    subject: Subject
    how: How
    id: str
    name: str
    aspect: str
    """Which side of the claim changed; empty where all of it came or went."""
    before: str | None
    after: str | None
    pages: tuple[str, ...]
    weight: Weight

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Where it stands in a report: subjects in their order, then the gravest first."""
        return list(Subject).index(self.subject), -self.weight, self.id, self.aspect


@dataclass(frozen=True)
class State:
    """One of the two catalogues of a comparison."""

    name: str
    """The revision or the folder."""
    claims: Mapping[tuple[Subject, str], Claim]
    order: tuple[str, ...]
    """The decisions in the order in which they are taken."""
    support: Mapping[tuple[Subject, str], int]
    """How many sources a claim rests on."""
    spoken: Mapping[str, tuple[str, ...]]
    """The passages of each source."""
    redirects: frozenset[str] = frozenset()
    """Former addresses that lead to a page of today."""
    drawings: Mapping[str, tuple[Graph, ...]] = field(default_factory=dict)
    """By the address of the page."""


@dataclass(frozen=True)
class Comparison:
    """All differences between two states."""

    base: State
    head: State
    changes: tuple[Change, ...]

    @property
    def pages_drawn_anew(self) -> tuple[str, ...]:
        """The pages whose drawings are not what they were, in order."""
        pages = sorted({*self.base.drawings, *self.head.drawings})
        return tuple(page for page in pages if self.base.drawings.get(page) != self.head.drawings.get(page))
