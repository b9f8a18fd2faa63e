"""What all exported records share: closed sets of names, lines, and a speaker's own words."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.addresses import Addresses
from generator.content.kinds import Kind
from generator.content.model import NearTwins
from generator.evidence.records import Excerpt
from generator.prose import plain
from generator.reading.records import Role

Lines = Annotated[
    tuple[int, int],
    Field(description="first and last line in the source file, 1-based", json_schema_extra={"items": False}),
]
Url = Annotated[str, Field(description="relative to the site's root")]


class Exported(BaseModel):
    """These names and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ExcerptOut(Exported):
    """A speaker's own words: a span of one passage."""

    id: str = Field(description="anchor on the page of the source")
    passage: str
    speaker: str
    role: Role
    lines: Lines
    text: str


class CitedExcerptOut(ExcerptOut):
    """An excerpt named from outside its source."""

    source: str
    url: Url


class NearTwinsOut(Exported):
    """Two patterns or two decisions that are taken for one another."""

    kind: Kind
    pair: list[str] = Field(description="their ids; “the first” in the difference is the one named first")
    difference: str


def twins_out(twins: NearTwins) -> NearTwinsOut:
    """Give a pair of near-twins."""
    return NearTwinsOut(kind=twins.kind, pair=list(twins.pair), difference=plain(twins.difference))


def excerpt_out(excerpt: Excerpt) -> ExcerptOut:
    """Give an excerpt as it is named within its source."""
    return ExcerptOut(
        id=excerpt.id,
        passage=excerpt.passage,
        speaker=excerpt.speaker,
        role=excerpt.role,
        lines=excerpt.lines,
        text=excerpt.text,
    )


def cited_out(addresses: Addresses, excerpt: Excerpt) -> CitedExcerptOut:
    """Give an excerpt with the address of its words."""
    return CitedExcerptOut(**dict(excerpt_out(excerpt)), source=excerpt.source, url=excerpt_url(addresses, excerpt))


def excerpt_url(addresses: Addresses, excerpt: Excerpt) -> str:
    """Give the address of an excerpt, relative to the site's root."""
    return f"{addresses.url(Kind.SOURCE, excerpt.source)}#{excerpt.id}"


def plain_or_none(text: str | None) -> str | None:
    """Give the words of a text that may be missing."""
    return None if text is None else plain(text)
