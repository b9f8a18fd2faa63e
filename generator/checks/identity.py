"""Checks that every id names one thing only, and that files are named by the ids inside."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.addresses import wanted_names
from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, everything, ids
from generator.content import table
from generator.content.kinds import AnyKind
from generator.content.load import Content
from generator.content.marks import Id, Subject
from generator.findings import Finding, Rule, Severity, fragment


def identity(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report ids that stand twice, file names that differ from the id inside, and pages with one address."""
    seen: set[tuple[str, str, str]] = set()
    for item in everything(content):
        if isinstance(item, FoundText) and isinstance(item.mark, Id | Subject):
            scope = item.mark.scope if isinstance(item.mark, Id) else f"file about a {item.mark.kinds[0]}"
            file = item.document.path if isinstance(item.mark, Id) and item.mark.in_file else ""
            if (scope, file, item.text) in seen:
                message = f"the id {fragment(item.text)} is taken already; choose another, or merge the two"
                yield item.document.finding(item.place, Rule.DUPLICATE_ID, message)
            seen.add((scope, file, item.text))
    yield from _file_names(content)
    yield from _sources(content)
    yield from _same_addresses(content, catalogue)


def _file_names(content: Content) -> Iterator[Finding]:
    for kind in table.KINDS:
        for document in content.of(kind) if kind.named_by_id else ():
            path = PurePosixPath(document.path)
            name = str(getattr(document.record, "id", ""))
            if path.stem != name:
                message = f"the file of {fragment(name)} is named {fragment(path.name)}; name it {name}{path.suffix}"
                yield document.finding(document.place("id"), Rule.FILE_NAME, message)


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


def _same_addresses(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report things of one kind whose pages would share a file name."""
    taken: dict[tuple[AnyKind, str], str] = {}
    written = {(mark.kind, item.text): item for mark, item in ids(content)}
    for kind, identity, wanted in wanted_names(catalogue):
        other = taken.setdefault((kind, wanted), identity)
        item = written.get((kind, identity))
        if other != identity and item is not None:
            name = catalogue.name(kind, identity)
            message = f"{fragment(name)} gives the address of {fragment(other)} too; choose another name"
            field = "name" if hasattr(item.record, "name") else "id"
            place = item.document.place(*item.keys[:-1], field)
            yield item.document.finding(place, Rule.SAME_ADDRESS, message)
