"""Checks that every id that the content refers to is the id of something."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from generator.catalogue.elements import nearest
from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, found
from generator.content.files import Document, KeyPath
from generator.content.load import Content
from generator.findings import Finding, Rule, fragment
from generator.prose import BadLink, links

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
    """Report ids and links of nothing, with the nearest that there are."""
    known = _known(catalogue)
    documents: list[Document[BaseModel]] = [
        *content.decisions, *content.patterns, *content.walkthroughs, *content.coding, *content.guides
    ]  # fmt: skip
    if content.forces is not None:
        documents.append(content.forces)
    for document in documents:
        yield from _unknown(document, (), document.record, known)
    for item in found(content):
        if isinstance(item, FoundText):
            yield from _links(item, known)
    yield from _coded_sources(content, catalogue)
    yield from _bibliographies(content, catalogue)
    yield from _arrows(content)


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
        "walkthrough": set(catalogue.walkthroughs),
        "guide": set(catalogue.guides),
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
                yield document.finding(document.place(*place), Rule.UNKNOWN_REFERENCE, _none(kind, item, known))


def _links(item: FoundText, known: dict[str, set[str]]) -> Iterator[Finding]:
    for link in links(item.text):
        if isinstance(link, BadLink):
            place = item.document.place_of(link.address, item.place[0])
            message = (
                f"a link to {fragment(link.address)}; write pattern:ID, decision:ID, force:ID, walkthrough:ID, "
                'persona:ID, source:ID, guide:ID, cite:SOURCE "words", or an address with https://'
            )
            yield item.document.finding(place, Rule.UNKNOWN_REFERENCE, message)
        elif link.kind in known and link.target not in known[link.kind]:
            place = item.document.place_of(f"{link.kind}:{link.target}", item.place[0])
            yield item.document.finding(place, Rule.UNKNOWN_REFERENCE, _none(link.kind, link.target, known))


def _none(kind: str, name: str, known: dict[str, set[str]]) -> str:
    return f"no {kind} {fragment(name)}; the nearest are {nearest(name, known[kind])}"


def _items(value: object) -> Iterable[tuple[KeyPath, object]]:
    if isinstance(value, tuple):
        return [((index,), item) for index, item in enumerate(value)]
    return [((), value)]


def _coded_sources(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    for document in content.coding:
        if document.record.source not in catalogue.sources:
            known = ", ".join(catalogue.sources) or "none"
            message = f"no source {fragment(document.record.source)}; published are {known}"
            yield document.finding(document.place("source"), Rule.UNKNOWN_REFERENCE, message)


def _bibliographies(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    for study, document in content.bibliography.items():
        if study not in catalogue.studies:
            known = ", ".join(catalogue.studies)
            message = f"no study {fragment(study)}; catalogue.yml lists {known}: name the file after one of them"
            yield document.finding((1, 1), Rule.UNKNOWN_REFERENCE, message)


def _arrows(content: Content) -> Iterator[Finding]:
    for document in content.walkthroughs:
        architecture = document.record.architecture
        nodes = [node.id for node in architecture.nodes]
        for index, edge in enumerate(architecture.edges):
            for end in ("start", "end"):
                if getattr(edge, end) not in nodes:
                    message = f"no box {fragment(getattr(edge, end))}; the boxes are {', '.join(nodes)}"
                    place = document.place("architecture", "edges", index, end)
                    yield document.finding(place, Rule.UNKNOWN_REFERENCE, message)
