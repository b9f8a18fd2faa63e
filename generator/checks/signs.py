"""Checks that every text shows what it says: no unseen signs, no lines in names, no names that look alike."""

from collections.abc import Iterator

from generator.addresses import RESERVED
from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundCitation, FoundText, everything, ids
from generator.content import table
from generator.content.kinds import AnyKind, Kind
from generator.content.load import Content
from generator.content.marks import Plain, Unseen
from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.records import Row, Source
from generator.signs import called, skeleton, skeleton_of_id, unseen


def signs(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report unseen signs, line breaks in one-line texts, ids and names that look alike, and names systems keep."""
    for item in everything(content):
        if isinstance(item, FoundText):
            yield from _unseen(item)
            yield from _lines(item)
        else:
            yield from _unseen_in_citation(item)
    for source in content.sources:
        yield from _unseen_in_source(source)
    yield from _ids_alike(content)
    yield from _names_alike(content, catalogue)
    yield from _reserved(content)


def _unseen(item: FoundText) -> Iterator[Finding]:
    for _, sign in list(unseen(item.text))[:1]:
        yield item.document.finding(item.place, Rule.UNSEEN_SIGN, _nobody_sees(sign, item.text))


def _unseen_in_citation(item: FoundCitation) -> Iterator[Finding]:
    for _, sign in list(unseen(item.citation.words))[:1]:
        place = item.document.place(*item.keys, "words")
        yield item.document.finding(place, Rule.UNSEEN_SIGN, _nobody_sees(sign, item.citation.words))


def _unseen_in_source(source: Source) -> Iterator[Finding]:
    for row in _rows(source):
        for place, sign in list(unseen(row.raw))[:1]:
            message = _nobody_sees(sign, row.raw)
            yield Finding(source.path, row.line, place + 1, Rule.UNSEEN_SIGN, Severity.WARNING, message)


def _rows(source: Source) -> Iterator[Row]:
    for passage in source.passages:
        yield from passage.rows
    for other in source.other:
        yield from other.rows


def _nobody_sees(sign: str, text: str) -> str:
    seen = "".join(one for one in text if not list(unseen(one)))
    return f"{called(sign)} in {fragment(seen)} is seen by nobody, or turns text around; take it out"


def _lines(item: FoundText) -> Iterator[Finding]:
    one_line = isinstance(item.mark, Plain) or item.keys[-1] == "title"
    if one_line and not isinstance(item.mark, Unseen) and "\n" in item.text.strip():
        message = f"{fragment(item.text)} is one line for readers and has a line break; write it on one line"
        yield item.document.finding(item.place, Rule.LINE_BREAK, message)


def _ids_alike(content: Content) -> Iterator[Finding]:
    taken: dict[tuple[str, str, str], str] = {}
    for mark, item in ids(content):
        scope = (mark.scope, item.document.path if mark.in_file else "")
        other = taken.setdefault((*scope, skeleton_of_id(item.text)), item.text)
        if other != item.text:
            message = f"the id {fragment(item.text)} is taken for {fragment(other)}; choose one that looks different"
            yield item.document.finding(item.place, Rule.LOOK_ALIKE, message)


def _names_alike(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report names of one kind that only a machine tells apart; equal ones have one address, which is said there."""
    written: dict[tuple[AnyKind, str], FoundText] = {(mark.kind, item.text): item for mark, item in ids(content)}
    for kind in Kind:
        taken: dict[str, str] = {}
        for identity, name in catalogue.names(kind).items():
            other = taken.setdefault(skeleton(name), name)
            item = written.get((kind, identity))
            if item is not None and other.isascii() != name.isascii():
                field = "name" if hasattr(item.record, "name") else "title"
                message = f"{fragment(name)} is taken for {fragment(other)}, in letters of another alphabet; use one"
                yield item.document.finding(item.document.place(*item.keys[:-1], field), Rule.LOOK_ALIKE, message)


def _reserved(content: Content) -> Iterator[Finding]:
    named = {kind.kind for kind in table.KINDS if kind.named_by_id}
    for mark, item in ids(content):
        if mark.kind in named and item.text.casefold() in RESERVED:
            message = f"{fragment(item.text)} is a name that systems or sites keep for themselves; choose another id"
            yield item.document.finding(item.place, Rule.RESERVED_NAME, message)
