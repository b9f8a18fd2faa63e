"""Checks that every id in the content is the id of something, and that files are named by their ids."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from pydantic import BaseModel
from rapidfuzz import process

from generator.catalogue.addresses import same_addresses
from generator.catalogue.model import Catalogue
from generator.content.files import Document, KeyPath
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment

_FIELDS = {
    "pattern": "pattern",
    "patterns": "pattern",
    "chosen": "pattern",
    "force": "force",
    "forces": "force",
    "decision": "decision",
    "consider": "decision",
    "persona": "persona",
    "stage": "stage",
    "study": "study",
    "sources": "source",
    "speaks_of": "element",
    "asked": "element",
}
"""What the value of a field with this name, or each item of it, is an id of."""


def references(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report ids of nothing, two files for one id, and file names that differ from the id inside."""
    known = _known(catalogue)
    documents: list[Document[BaseModel]] = [
        *content.decisions, *content.patterns, *content.walkthroughs, *content.coding, *content.guides
    ]  # fmt: skip
    if content.forces is not None:
        documents.append(content.forces)
    for document in documents:
        yield from _unknown(document, (), document.record, known)
    yield from _names(content)
    yield from _sources(content, catalogue)
    yield from same_addresses(catalogue, content)


def _known(catalogue: Catalogue) -> dict[str, set[str]]:
    return {
        "pattern": set(catalogue.patterns),
        "force": set(catalogue.forces),
        "element": {*catalogue.patterns, *catalogue.forces},
        "decision": set(catalogue.decisions),
        "persona": set(catalogue.personas),
        "stage": set(catalogue.stages),
        "study": set(catalogue.studies),
        "source": set(catalogue.sources),
    }


def _unknown(
    document: Document[BaseModel], keys: KeyPath, record: BaseModel, known: dict[str, set[str]]
) -> Iterator[Finding]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        kind = _FIELDS.get(name)
        for index, item in _items(value):
            place = (*keys, name, *index)
            if isinstance(item, BaseModel):
                yield from _unknown(document, place, item, known)
            elif kind and isinstance(item, str) and item not in known[kind]:
                near = ", ".join(f"“{found[0]}”" for found in process.extract(item, known[kind], limit=3)) or "none"
                message = f"no {kind} {fragment(item)}; the nearest are {near}"
                yield document.finding(document.place(*place), Rule.UNKNOWN_REFERENCE, message)


def _items(value: object) -> Iterable[tuple[KeyPath, object]]:
    if isinstance(value, tuple):
        return [((index,), item) for index, item in enumerate(value)]
    return [((), value)]


def _names(content: Content) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    documents: Iterable[Document[BaseModel]] = chain(
        content.decisions, content.patterns, content.walkthroughs, content.guides
    )
    for document in documents:
        path = PurePosixPath(document.path)
        identity = str(getattr(document.record, "id", ""))
        if path.stem != identity:
            message = (
                f"the file of {fragment(identity)} is named {fragment(path.name)}; name it {identity}{path.suffix}"
            )
            yield document.finding(document.place("id"), Rule.FILE_NAME, message)
        other = seen.setdefault((path.parts[0], identity), document.path)
        if other != document.path and path.parts[0] != "patterns":
            message = f"the id {fragment(identity)} is taken already, in {other}; choose another"
            yield document.finding(document.place("id"), Rule.DUPLICATE_ID, message)


def _sources(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    for document in content.coding:
        if document.record.source not in catalogue.sources:
            known = ", ".join(catalogue.sources) or "none"
            message = f"no source {fragment(document.record.source)}; published are {known}"
            yield document.finding(document.place("source"), Rule.UNKNOWN_REFERENCE, message)
    numbers: dict[str, str] = {}
    for source in catalogue.sources.values():
        number = source.id.partition("-")[2]
        other = numbers.setdefault(number, source.id)
        if other != source.id:
            message = (
                f"the id {fragment(number)} occurs in two studies; the full ids {other} and {source.id} tell them apart"
            )
            yield Finding(source.path, 1, 1, Rule.SAME_SOURCE_ID, Severity.NOTE, message)
