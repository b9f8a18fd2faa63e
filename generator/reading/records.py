"""The records that one source is read into, whatever its format."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.content.model import INTERVIEWERS, Effect, Relation

_BETWEEN_PASSAGES = "\n\n"


class LineKind(StrEnum):
    """What a line of a source belongs to; every non-blank line has exactly one."""

    HEADER_FIELD = "header field"
    DEFINITION = "definition"
    SPEAKER = "speaker"
    PASSAGE = "passage"
    TRACE_HEADING = "trace heading"
    OPEN_CODE = "open code"
    AXIAL_CODE = "axial code"
    CODED_CALL = "coded effect, option or relation"
    FENCE = "fence"
    OTHER = "other text"


class SourceKind(StrEnum):
    """Which sort of document a source is."""

    INTERVIEW = "interview"
    """A transcript with speakers; its passages are turns."""
    ARTICLE = "article"
    """Grey literature; its passages are paragraphs."""


class Role(StrEnum):
    """In what capacity somebody speaks."""

    EXPERT = "expert"
    INTERVIEWER = "interviewer"
    AUTHOR = "author"


class ElementKind(StrEnum):
    """What a definition in a source makes known."""

    PATTERN = "pattern"
    PRACTICE = "practice"
    FORCE = "force"
    DECISION = "decision"


class Speaker(NamedTuple):
    """Who speaks, and in what capacity; made by :class:`Roles` only, so that nobody decides it twice."""

    name: str
    """Empty where the source names nobody."""
    role: Role


@dataclass(frozen=True)
class Roles:
    """Tells from the name above a passage, or in a correction of it, in what capacity somebody speaks."""

    interviewers: tuple[str, ...] = INTERVIEWERS
    """Names; one with a number or a letter behind it, as in ``Interviewer 2``, counts as well."""

    def speaker(self, name: str) -> Speaker:
        """Give the speaker of an interview who has this name."""
        return Speaker(name, Role.INTERVIEWER if self._asks.match(name) else Role.EXPERT)

    @cached_property
    def _asks(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in self.interviewers)
        return re.compile(rf"(?:{names})(?!\w)" if names else r"(?!)", re.I)


DEFAULT_ROLES = Roles()


@dataclass(frozen=True)
class Lines:
    """A run of lines, first and last included, that belongs to one record."""

    kind: LineKind
    first: int
    last: int


@dataclass(frozen=True)
class Row:
    """One line of text without its quote marks."""

    line: int
    """1-based line in the file."""
    column: int
    """1-based column at which ``raw`` begins."""
    raw: str
    """As typed."""
    text: str
    """As shown: masked and mended."""


@dataclass(frozen=True)
class HeaderField:
    """A ``## name`` of the header with the value on the lines below it; empty values are kept."""

    name: str
    value: str
    line: int


@dataclass(frozen=True)
class Definition:
    """A ``name = CClass(kind, "label", values={…})`` found anywhere in a source."""

    name: str
    kind: str
    label: str
    values: Mapping[str, str]
    """Plain values only: booleans as ``yes`` and ``no``."""
    line: int
    element: ElementKind | None = None
    """What it makes known to the catalogue; nothing where it defines no element, but a source, say."""


@dataclass(frozen=True)
class Passage:
    """A speaker's turn in an interview, or a paragraph of an article."""

    id: str
    """Unique in its source and the same as long as the words are the same."""
    said_by: Speaker
    rows: tuple[Row, ...]

    @property
    def speaker(self) -> str | None:
        """The name above it, if there is one."""
        return self.said_by.name or None

    @property
    def role(self) -> Role:
        """In what capacity its speaker speaks."""
        return self.said_by.role

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line in the file."""
        return self.rows[0].line, self.rows[-1].line

    @cached_property
    def text(self) -> str:
        """The rows, joined by line breaks; character spans of excerpts count in it."""
        return "\n".join(row.text for row in self.rows)

    def line_at(self, offset: int) -> int:
        """Give the line in the file on which the character ``offset`` of ``text`` stands."""
        return self.rows[self.text.count("\n", 0, offset)].line


@dataclass(frozen=True)
class OpenCode:
    """One statement in an open trace: the coder's words."""

    id: str
    text: str
    """As shown: masked and mended."""
    typed: str
    """As the coder typed it; coding files name it so."""
    lines: tuple[int, int]


@dataclass(frozen=True)
class AxialCode:
    """One identifier in an axial trace."""

    written: str
    """As typed, for example ``input ports``."""
    line: int
    column: int
    defines: Definition | None = None
    """The definition where the line makes one, as in ``VMs = CClass(pattern, "VMs")``."""


@dataclass(frozen=True)
class CodedEffect:
    """How a pattern acts on a force, as a researcher coded it; both as written."""

    pattern: str
    force: str
    effect: Effect
    line: int
    column: int


@dataclass(frozen=True)
class CodedOption:
    """A pattern that answers a decision, as a researcher coded it; both as written."""

    decision: str
    pattern: str
    text: str
    """What the researcher says the option is for; may be empty."""
    line: int
    column: int


@dataclass(frozen=True)
class CodedRelation:
    """A relation between two patterns, as a researcher coded it; both as written."""

    start: str
    relation: Relation
    target: str
    line: int
    column: int


@dataclass(frozen=True)
class Trace:
    """An open trace and the axial trace behind it; either may be missing."""

    id: str
    lines: tuple[int, int]
    after: int
    """How many passages stand before it."""
    open_codes: tuple[OpenCode, ...]
    axial_codes: tuple[AxialCode, ...]
    effects: tuple[CodedEffect, ...] = ()
    options: tuple[CodedOption, ...] = ()
    relations: tuple[CodedRelation, ...] = ()

    @cached_property
    def named(self) -> tuple[str, ...]:
        """All names of patterns and forces in it, as written, each once: axial codes first, then those in calls."""
        names = [code.written for code in self.axial_codes]
        names += [name for effect in self.effects for name in (effect.pattern, effect.force)]
        names += [option.pattern for option in self.options]
        names += [name for relation in self.relations for name in (relation.start, relation.target)]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class OtherText:
    """Text that is part of a source and of no other record, such as an image or a heading."""

    rows: tuple[Row, ...]
    after: int
    """How many passages stand before it."""


@dataclass(frozen=True)
class Source:
    """One coded document."""

    id: str
    """Full id, for example ``daap-p3``."""
    study: str
    kind: SourceKind
    path: str
    """Relative to the content folder."""
    title: str
    header: tuple[HeaderField, ...]
    definitions: tuple[Definition, ...]
    passages: tuple[Passage, ...]
    traces: tuple[Trace, ...]
    other: tuple[OtherText, ...]
    spans: tuple[Lines, ...]
    """All non-blank lines, in order, each in exactly one span."""
    roles: Roles = DEFAULT_ROLES
    withdrawn: bool = False
    """Its words are not shown; it holds none."""
    anchors: tuple[str, ...] = ()
    """Of a withdrawn source: places that its page had, so that links still lead there."""

    def who(self, name: str) -> Speaker:
        """Give the speaker of this name, who need not stand above any passage."""
        return Speaker(name, Role.AUTHOR) if self.kind is SourceKind.ARTICLE else self.roles.speaker(name)

    @cached_property
    def text(self) -> str:
        """The source as one plain text: all passages in order, an empty line between two of them.

        Offsets of excerpts count in it.
        """
        return _BETWEEN_PASSAGES.join(passage.text for passage in self.passages)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where in ``text`` each passage begins."""
        lengths = (len(passage.text) + len(_BETWEEN_PASSAGES) for passage in self.passages)
        return tuple(accumulate(lengths, initial=0))[: len(self.passages)]

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who are named, in the order in which they first speak."""
        return tuple(dict.fromkeys(passage.said_by for passage in self.passages if passage.speaker))

    @cached_property
    def experts(self) -> tuple[str, ...]:
        """Names of the people who were interviewed, in the order in which they first speak."""
        return tuple(name for name, role in self.speakers if role is not Role.INTERVIEWER)

    @property
    def known_as(self) -> str:
        """Name an interview by who speaks, since titles and transcripts may name the same person differently."""
        if self.kind is SourceKind.INTERVIEW and self.experts:
            return f"Interview with {', '.join(self.experts)}"
        if self.withdrawn:
            return f"Withdrawn source {self.id}"
        return self.title

    def field(self, name: str) -> str:
        """Give the value of a header field, or an empty text."""
        return next((field.value for field in self.header if field.name == name), "")
