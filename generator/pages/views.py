"""What several templates show: small records, ready to be marked up."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.diagrams.graph import Form


@dataclass(frozen=True)
class Link:
    """A text and where it leads."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Teaser:
    """A link and a sentence about what it leads to."""

    link: Link
    summary: Markup


@dataclass(frozen=True)
class Twins:
    """Two things that are told apart on the page of one of them, which has no address there."""

    pair: Sequence[Link]
    difference: Markup


@dataclass(frozen=True)
class Reference:
    """Words cited for a claim: who says them, and where."""

    speaker: str
    words: str
    address: str
    label: str
    """What the link reads: the speaker, and in what way the words bear on the claim."""
    title: str


@dataclass(frozen=True)
class Tag:
    """A persona, and what the tag stands on."""

    link: Link
    references: Sequence[Reference]
    why: Markup


@dataclass(frozen=True)
class ProseSection:
    """A heading, its anchor and the HTML below it; the first section of a text may have no heading."""

    heading: str
    anchor: str
    html: Markup


@dataclass(frozen=True)
class DiagramRow:
    """What a part of a diagram says: a start of a sentence and its links."""

    words: str
    links: Sequence[Link]


@dataclass(frozen=True)
class LegendRow:
    """What a look in a drawing means."""

    css: str
    words: str


@dataclass(frozen=True)
class DiagramPlace:
    """Where a drawing of a diagram goes."""

    form: Form
    place: Markup


@dataclass(frozen=True)
class Diagram:
    """A drawn diagram with what it shows in words."""

    places: Sequence[DiagramPlace]
    """A drawing for each form; none where there is too little to draw, and the words stand alone."""
    caption: str
    legend: Sequence[LegendRow]
    rows: Sequence[DiagramRow]
