"""The records that one coded source is read into."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class LineKind(StrEnum):
    """What a line of a source belongs to; every non-blank line has exactly one."""

    HEADER_FIELD = "header field"
    DEFINITION = "definition"
    SPEAKER = "speaker"
    PASSAGE = "passage"
    TRACE_HEADING = "trace heading"
    OPEN_CODE = "open code"
    AXIAL_CODE = "axial code"
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


@dataclass(frozen=True)
class Span:
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


@dataclass(frozen=True)
class Passage:
    """A speaker's turn in an interview, or a paragraph of an article."""

    id: str
    """Unique in its source and the same as long as the words are the same."""
    speaker: str | None
    role: Role
    rows: tuple[Row, ...]

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
class Trace:
    """An open trace and the axial trace behind it; either may be missing."""

    id: str
    lines: tuple[int, int]
    after: int
    """How many passages stand before it."""
    open_codes: tuple[OpenCode, ...]
    axial_codes: tuple[AxialCode, ...]


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
    spans: tuple[Span, ...]
    """All non-blank lines, in order, each in exactly one span."""

    @property
    def speakers(self) -> tuple[tuple[str, Role], ...]:
        """Names and roles, in the order in which they first speak."""
        return tuple(dict.fromkeys((p.speaker, p.role) for p in self.passages if p.speaker))

    @property
    def experts(self) -> tuple[str, ...]:
        """Names of the people who were interviewed, in the order in which they first speak."""
        return tuple(name for name, role in self.speakers if role is not Role.INTERVIEWER)

    @property
    def known_as(self) -> str:
        """Name an interview by who speaks, since titles and transcripts may name the same person differently."""
        if self.kind is SourceKind.INTERVIEW and self.experts:
            return f"Interview with {', '.join(self.experts)}"
        return self.title

    def field(self, name: str) -> str:
        """Give the value of a header field, or an empty text."""
        return next((field.value for field in self.header if field.name == name), "")
