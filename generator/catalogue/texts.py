"""Finds every hand-written text and every citation in the content, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pydantic import BaseModel

from generator.content.files import Document, KeyPath
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import Citation


@dataclass(frozen=True)
class Owner:
    """The page that a text appears on."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class FoundText:
    """A text that may hold Markdown links."""

    owner: Owner
    document: Document[BaseModel]
    keys: KeyPath
    text: str

    @property
    def place(self) -> tuple[int, int]:
        """Line and column where it begins; of a body, the line below the front matter."""
        if self.keys == ("body",):
            return self.document.text.count("\n") - self.document.body.count("\n") + 1, 1
        return self.document.place(*self.keys)


@dataclass(frozen=True)
class FoundCitation:
    """A citation that is an entry of its own."""

    owner: Owner
    document: Document[BaseModel]
    keys: KeyPath
    citation: Citation


def found(content: Content) -> Iterator[FoundText | FoundCitation]:
    """Give all texts and citations of decisions, patterns, forces, walkthroughs and guides."""
    for owner, document, keys, record in _records(content):
        yield from _walk(owner, document, keys, record)
        if document.body.strip():
            yield FoundText(owner, document, ("body",), document.body)


def _records(content: Content) -> Iterator[tuple[Owner, Document[BaseModel], KeyPath, BaseModel]]:
    groups: tuple[tuple[Kind, list[Document[BaseModel]]], ...] = (
        (Kind.DECISION, list(content.decisions)),
        (Kind.PATTERN, list(content.patterns)),
        (Kind.WALKTHROUGH, list(content.walkthroughs)),
        (Kind.GUIDE, list(content.guides)),
    )
    for kind, documents in groups:
        for document in documents:
            yield Owner(kind, getattr(document.record, "id", "")), document, (), document.record
    if content.forces is not None:
        for index, entry in enumerate(content.forces.record.forces):
            yield Owner(Kind.FORCE, entry.id), content.forces, ("forces", index), entry
    for index, persona in enumerate(content.catalogue.record.personas):
        yield Owner(Kind.PERSONA, persona.id), content.catalogue, ("personas", index), persona


def _walk(
    owner: Owner, document: Document[BaseModel], keys: KeyPath, value: object
) -> Iterator[FoundText | FoundCitation]:
    if isinstance(value, Citation):
        yield FoundCitation(owner, document, keys, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(owner, document, (*keys, name), getattr(value, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(owner, document, (*keys, index), item)
    elif isinstance(value, str) and not isinstance(value, Enum) and " " in value:
        yield FoundText(owner, document, keys, value)
