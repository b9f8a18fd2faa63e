"""Checks that every id that the content refers to is the id of something."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.catalogue.elements import nearest
from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, everything, ids
from generator.content.kinds import AnyKind, Kind, Part
from generator.content.load import Content
from generator.content.marks import Code, Plain, Prose, Quoted, Ref
from generator.content.table import link_prefixes
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import BadLink, LinkKind, links
from generator.words import folded


class _Known:
    """All ids of the catalogue, by kind; those that count in one file only, by the file as well."""

    def __init__(self, content: Content, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._in_file: dict[tuple[AnyKind, str], set[str]] = defaultdict(set)
        for mark, item in ids(content):
            if mark.in_file:
                self._in_file[mark.kind, item.document.path].add(item.text)

    def of(self, kinds: Iterable[AnyKind], path: str) -> Collection[str]:
        """Give the ids of things of ``kinds`` that the file ``path`` may refer to."""
        return {identity for kind in kinds for identity in (*self._catalogue.table(kind), *self._in_file[kind, path])}

    def has(self, kinds: Iterable[AnyKind], path: str, identity: str) -> bool:
        """Tell whether one of these ids is ``identity``."""
        return any(self._catalogue.has(kind, identity) or identity in self._in_file[kind, path] for kind in kinds)


def references(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report ids and links of nothing, with the nearest that there are."""
    known = _Known(content, catalogue)
    for item in everything(content):
        if not isinstance(item, FoundText):
            continue
        match item.mark:
            case Ref() as ref:
                yield from _reference(item, ref, known)
            case Prose():
                yield from _links(item, known)
            case Plain() | Quoted() if links(item.text):
                message = f"shown as typed, a link here shows its brackets: {fragment(item.text)}; write the words only"
                yield item.document.finding(item.place, Rule.UNRENDERED_LINK, message)
    yield from _bibliographies(content, catalogue)
    yield from _codes(content, catalogue)


def _reference(item: FoundText, ref: Ref, known: _Known) -> Iterator[Finding]:
    if not known.has(ref.kinds, item.document.path, item.text):
        message = _none(ref.kinds, item.text, known.of(ref.kinds, item.document.path))
        yield item.document.finding(item.place, Rule.UNKNOWN_REFERENCE, message)


def _links(item: FoundText, known: _Known) -> Iterator[Finding]:
    for link in links(item.text):
        if isinstance(link, BadLink):
            place = item.document.place_of(link.address, item.place[0])
            prefixes = ", ".join(f"{prefix}:ID" for prefix in link_prefixes())
            message = (
                f"a link to {fragment(link.address)}; write {prefixes}, "
                'cite:, example: or context:SOURCE "words", or an address with https://'
            )
            yield item.document.finding(place, Rule.UNKNOWN_REFERENCE, message)
        elif not isinstance(link.kind, LinkKind) and not known.has([link.kind], item.document.path, link.target):
            place = item.document.place_of(f"{link.kind}:{link.target}", item.place[0])
            message = _none([link.kind], link.target, known.of([link.kind], item.document.path))
            yield item.document.finding(place, Rule.UNKNOWN_REFERENCE, message)


def _none(kinds: Iterable[AnyKind], name: str, known: Collection[str]) -> str:
    return f"no {' or '.join(kinds)} {fragment(name)}; the nearest are {nearest(name, known)}"


def _bibliographies(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    for study, document in content.bibliography.items():
        if not catalogue.has(Part.STUDY, study):
            known = ", ".join(catalogue.studies)
            message = f"no study {fragment(study)}; catalogue.yml lists {known}: name the file after one of them"
            yield document.finding((1, 1), Rule.UNKNOWN_REFERENCE, message)


def _codes(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report codes that mean nothing here, each once a file; what the study coded more is its own affair."""
    known = _code_names(catalogue)
    unknown: dict[tuple[str, str], list[FoundText]] = {}
    for item in everything(content):
        if isinstance(item, FoundText) and isinstance(item.mark, Code) and folded(item.text) not in known:
            unknown.setdefault((item.document.path, item.text), []).append(item)
    for (_, code), (first, *others) in unknown.items():
        more = f", here and in {len(others)} more" if others else ""
        near = nearest(code, set(known.values()))
        message = f"unknown code {fragment(code)}{more}; the nearest known ones are {near}; add an alias to one of them"
        yield first.document.finding(first.place, Rule.UNKNOWN_CODE, message, Severity.NOTE)


def _code_names(catalogue: Catalogue) -> Mapping[str, str]:
    """Give what a code of the study may be, folded, each with its id; decisions were coded, too."""
    ids = {folded(key): key for kind in (Kind.DECISION, Kind.PATTERN, Kind.FORCE) for key in catalogue.table(kind)}
    aliases = [(alias, item.id) for item in catalogue.patterns.values() for alias in item.aliases]
    aliases += [(alias, item.entry.id) for item in catalogue.forces.values() for alias in item.entry.aliases]
    return {folded(alias): key for alias, key in aliases} | ids
