"""Checks that every id names one thing only, and that files are named by the ids inside."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from pydantic import BaseModel

from generator.addresses import same_addresses
from generator.catalogue.model import Catalogue
from generator.content.files import Document, KeyPath
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment

_Named = tuple[object, str, Document[BaseModel], KeyPath]
"""Within what the id is unique, the id, and where it stands."""


def identity(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report ids that stand twice, file names that differ from the id inside, and pages with one address."""
    seen: set[tuple[object, str]] = set()
    for scope, name, document, keys in _named(content):
        if (scope, name) in seen:
            message = f"the id {fragment(name)} is taken already; choose another, or merge the two"
            yield document.finding(document.place(*keys), Rule.DUPLICATE_ID, message)
        seen.add((scope, name))
    for document in _files(content):
        path = PurePosixPath(document.path)
        name = str(getattr(document.record, "id", ""))
        if path.stem != name:
            message = f"the file of {fragment(name)} is named {fragment(path.name)}; name it {name}{path.suffix}"
            yield document.finding(document.place("id"), Rule.FILE_NAME, message)
    yield from _sources(content)
    yield from same_addresses(catalogue, content)


def _files(content: Content) -> Iterable[Document[BaseModel]]:
    return chain(content.decisions, content.patterns, content.walkthroughs, content.guides)


def _named(content: Content) -> Iterator[_Named]:
    """Give all ids but those of patterns and forces, which are compared where their aliases are."""
    for document in chain(content.decisions, content.walkthroughs, content.guides):
        yield type(document.record), str(getattr(document.record, "id", "")), document, ("id",)
    for coding in content.coding:
        yield "coding", coding.record.source, coding, ("source",)
    record = content.catalogue.record
    for index, study in enumerate(record.studies):
        yield "study", study.id, content.catalogue, ("studies", index, "id")
        yield "prefix", study.prefix, content.catalogue, ("studies", index, "prefix")
    for index, persona in enumerate(record.personas):
        yield "persona", persona.id, content.catalogue, ("personas", index, "id")
    for index, stage in enumerate(record.stages):
        yield "stage", stage.id, content.catalogue, ("stages", index, "id")
    for name, bibliography in content.bibliography.items():
        for index, entry in enumerate(bibliography.record.sources):
            yield ("bibliography", name), entry.id, bibliography, ("sources", index, "id")
    for walkthrough in content.walkthroughs:
        for index, node in enumerate(walkthrough.record.architecture.nodes):
            yield ("node", walkthrough.path), node.id, walkthrough, ("architecture", "nodes", index, "id")
    for pattern in content.patterns:
        for index, effect in enumerate(pattern.record.forces):
            yield ("effect", pattern.path), effect.force, pattern, ("forces", index, "force")


def _sources(content: Content) -> Iterator[Finding]:
    paths: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for source in content.sources:
        path = paths.setdefault(source.id, source.path)
        if path != source.path:
            message = f"the id {fragment(source.id)} is taken already, by {path}; give this source another number"
            yield Finding(source.path, 1, 1, Rule.DUPLICATE_ID, Severity.ERROR, message)
        number = source.id.partition("-")[2]
        other = numbers.setdefault(number, source.id)
        if other != source.id:
            message = f"{fragment(number)} occurs in two studies; the full ids {other} and {source.id} tell them apart"
            yield Finding(source.path, 1, 1, Rule.SAME_SOURCE_ID, Severity.NOTE, message)
