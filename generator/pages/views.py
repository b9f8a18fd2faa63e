"""What templates show: small records, ready to be formatted."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.content.model import Effect, Stance
from generator.evidence.records import Match

EFFECT_WORDS = {
    Effect.STRONGLY_HELPS: "helps strongly",
    Effect.HELPS: "helps",
    Effect.NEUTRAL: "no clear effect",
    Effect.HURTS: "hurts",
    Effect.STRONGLY_HURTS: "hurts strongly",
}
EFFECT_SIGNS = {
    Effect.STRONGLY_HELPS: "++",
    Effect.HELPS: "+",
    Effect.NEUTRAL: "o",
    Effect.HURTS: "−",
    Effect.STRONGLY_HURTS: "−−",
}
EFFECT_CLASSES = {
    Effect.STRONGLY_HELPS: "helps2",
    Effect.HELPS: "helps",
    Effect.NEUTRAL: "neutral",
    Effect.HURTS: "hurts",
    Effect.STRONGLY_HURTS: "hurts2",
}
STANCE_WORDS = {
    Stance.SUPPORTS: "supports",
    Stance.QUALIFIES: "qualifies",
    Stance.REJECTS: "rejects",
    Stance.REPORTS: "reports, takes no side",
    None: "stance not reviewed",
}
MATCH_WORDS = {
    Match.VERBATIM: "word for word",
    Match.NEAR_VERBATIM: "nearly word for word",
    Match.PARAPHRASE: "in the coder’s words",
    Match.UNLOCATED: "nobody is found to say this",
    Match.IDENTIFIER: "a code without a statement",
}


@dataclass(frozen=True)
class Link:
    """A text and where it leads."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Coded:
    """A statement as it was coded."""

    statement: str
    """The coder's words, or the catalogue's for words that it added."""
    match: str
    added: bool
    note: str


@dataclass(frozen=True)
class Quote:
    """Somebody's words with all statements that rest on them, or a statement for which no words were found."""

    lead: str
    rest: str
    """What a long quotation goes on with; empty for a short one."""
    speaker: str
    interviewer: bool
    source: Link | None
    """The words in the transcript."""
    stance: str
    stance_class: str
    coded: Sequence[Coded]


@dataclass(frozen=True)
class Reference:
    """Words cited for a claim: who says them, and where."""

    speaker: str
    words: str
    address: str


@dataclass(frozen=True)
class EffectRow:
    """One row of a force table."""

    anchor: str
    other: Link
    """The force on a pattern's page, the pattern on a force's page."""
    sign: str
    words: str
    css: str
    why: str
    references: Sequence[Reference]
    contested: Sequence[Reference]


@dataclass(frozen=True)
class Position:
    """Where one expert stands."""

    expert: str
    source: Link
    stance: str
    css: str


@dataclass(frozen=True)
class CodedSource:
    """A source of the study that was coded with a pattern."""

    id: str
    title: str
    kind: str
    url: str
    archive: str
    interview: bool
    published: Link | None
    """Its page, where the catalogue publishes it."""


@dataclass(frozen=True)
class Relations:
    """The relations of one kind, in words."""

    words: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Diagram:
    """A drawn diagram with what it shows in words."""

    place: Markup
    caption: str
    rows: Sequence[tuple[str, Sequence[Link]]]
    """The same relations as a list: a start of a sentence and its links."""


@dataclass(frozen=True)
class Tag:
    """A persona or stage, and what the tag stands on."""

    link: Link
    references: Sequence[Reference]


@dataclass(frozen=True)
class ProseSection:
    """A heading, its anchor and the HTML below it."""

    heading: str
    anchor: str
    html: Markup
