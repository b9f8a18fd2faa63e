"""Finds every text, every id and every citation in the content, with its mark and its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from pydantic import BaseModel

from generator.content import table
from generator.content.files import Document
from generator.content.kinds import AnyKind
from generator.content.load import Content
from generator.content.marks import Id, Mark, Plain, Prose, Subject, marked
from generator.content.model import Citation
from generator.content.values import KeyPath

_PROSE = Prose()


@dataclass(frozen=True)
class Owner:
    """What a text belongs to: the nearest thing around it that has an id, or else its file.

    Where the owner has no page of its own, as a stage, its texts stand on pages of others.
    """

    kind: AnyKind
    id: str


@dataclass(frozen=True)
class FoundText:
    """A text or an id."""

    owner: Owner
    document: Document[BaseModel]
    keys: KeyPath
    text: str
    mark: Mark
    """What the text is."""
    record: BaseModel
    """What it is a field of."""

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


@lru_cache(maxsize=1)
def everything(content: Content) -> tuple[FoundText | FoundCitation, ...]:
    """Give all texts, ids and citations of all content files; every check asks for them."""
    return tuple(_everything(content))


def _everything(content: Content) -> Iterator[FoundText | FoundCitation]:
    for kind in table.KINDS:
        for document in content.of(kind):
            owner = Owner(kind.kind, PurePosixPath(document.path).stem)
            yield from _walk(owner, document, (), document.record)
            if document.body.strip():
                owner = _owner(owner, document.record)
                yield FoundText(owner, document, ("body",), document.body, _PROSE, document.record)


def texts(content: Content) -> Iterator[FoundText]:
    """Give the catalogue's own words: all that is hand-written and shown, rendered or as typed."""
    for item in everything(content):
        if isinstance(item, FoundText) and isinstance(item.mark, Prose | Plain):
            yield item


def ids(content: Content) -> Iterator[tuple[Id, FoundText]]:
    """Give all ids that the content gives to something."""
    for item in everything(content):
        if isinstance(item, FoundText) and isinstance(item.mark, Id):
            yield item.mark, item


def found(content: Content) -> Iterator[FoundText | FoundCitation]:
    """Give all that can cite: rendered texts and citations."""
    for item in everything(content):
        if isinstance(item, FoundCitation) or isinstance(item.mark, Prose):
            yield item


def _walk(
    owner: Owner, document: Document[BaseModel], keys: KeyPath, record: BaseModel
) -> Iterator[FoundText | FoundCitation]:
    if isinstance(record, Citation):
        yield FoundCitation(owner, document, keys, record)
        return
    owner = _owner(owner, record)
    for name, mark in marked(type(record)).items():
        for place, value in _items((*keys, name), getattr(record, name)):
            if isinstance(value, BaseModel):
                yield from _walk(owner, document, place, value)
            elif mark is not None and isinstance(value, str):
                yield FoundText(owner, document, place, value, mark, record)


def _items(keys: KeyPath, value: object) -> Iterator[tuple[KeyPath, object]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _items((*keys, index), item)
    else:
        yield keys, value


def _owner(owner: Owner, record: BaseModel) -> Owner:
    for name, mark in marked(type(record)).items():
        if isinstance(mark, Id) and not mark.in_file:
            return Owner(mark.kind, getattr(record, name))
        if isinstance(mark, Subject):
            return Owner(mark.kinds[0], getattr(record, name))
    return owner
