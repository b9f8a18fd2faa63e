"""The records of evidence: who said what, where, and how a coder's statement compares with it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.content.model import Stance
from generator.reading.records import Role, Speaker


class Match(StrEnum):
    """How a statement compares with the words it rests on."""

    VERBATIM = "verbatim"
    """The same words in the same order."""
    NEAR_VERBATIM = "near-verbatim"
    """At least nine in ten of its words, in order, in one passage."""
    PARAPHRASE = "paraphrase"
    """The coder's words for a passage; the score says how near."""
    UNLOCATED = "unlocated"
    """No passage is near enough."""
    IDENTIFIER = "identifier"
    """The name of a design element; nothing is stated."""


class Origin(StrEnum):
    """Who coded."""

    STUDY = "study"
    """An open code of the study."""
    CATALOGUE = "catalogue"
    """Words that the study left uncoded."""


@dataclass(frozen=True)
class Excerpt:
    """A speaker's own words: a span of characters in one passage."""

    id: str
    """Its anchor on the page of the source; depends on the passage and the words only."""
    source: str
    passage: str
    start: int
    """Where it begins in its passage, in characters."""
    end: int
    offset: int
    """Where it begins in the plain text of its source (``Source.text``)."""
    text: str
    said_by: Speaker
    lines: tuple[int, int]

    @property
    def speaker(self) -> str:
        """The name that readers see."""
        return self.said_by.name

    @property
    def role(self) -> Role:
        """In what capacity its speaker speaks."""
        return self.said_by.role

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in the plain text of its source."""
        return self.offset, self.offset + len(self.text)


@dataclass(frozen=True)
class Located:
    """What the machine found for a statement."""

    match: Match
    score: float
    """From 0 to 1; 1 for verbatim."""
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class Evidence:
    """One statement about design elements, with the words it rests on."""

    id: str
    source: str
    trace: str | None
    origin: Origin
    statement: str
    """The coder's words; of the catalogue's own coding, the catalogue's."""
    lines: tuple[int, int]
    match: Match
    score: float
    excerpts: tuple[Excerpt, ...]
    speaks_of: tuple[str, ...]
    """Ids of patterns and forces."""
    stance: Stance | None
    """Nothing where nobody reviewed it."""
    reviewed: bool
    note: str | None = None
    through: tuple[str, ...] = ()
    """Ids of forces for whose sake the speaker takes the stance."""
    stance_in_excerpt: bool = False
    """True where people found the stance in an excerpt of few words."""

    @property
    def by_expert(self) -> bool:
        """Tell whether somebody else than the interviewer says it."""
        return any(excerpt.role is not Role.INTERVIEWER for excerpt in self.excerpts)


@dataclass(frozen=True)
class Reported:
    """A view of somebody outside the interviews, in the words of the one who reports it; it counts as nobody's own."""

    id: str
    excerpt: Excerpt
    patterns: tuple[str, ...]
    stance: Stance
    """Of the one who is reported."""
    held_by: str
    says: str
    """What the view is, in the catalogue's words."""


@dataclass(frozen=True)
class Interest:
    """The interest from which an expert speaks, and where the expert tells so."""

    interest: str
    """Short, for beside the name."""
    says: str
    excerpts: tuple[Excerpt, ...]
