"""Gives the claims that rest on words: stances, statements, citations, sources; and masks, pages and findings."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.addresses import FOLDERS, Addresses
from generator.catalogue.model import Catalogue, UseKind
from generator.content.kinds import Kind
from generator.evidence.records import Evidence, Reported
from generator.findings import Severity
from generator.reading.ids import short_hash
from generator.review.changes import Aspect, Claim, Subject, Weight
from generator.review.values import in_words, one_line

_NUMBER = re.compile(r"\d+")
_FINDING = {Severity.ERROR: Weight.VERDICT, Severity.WARNING: Weight.EVIDENCE, Severity.NOTE: Weight.TEXT}


def evidence_claims(catalogue: Catalogue, addresses: Addresses) -> Iterator[Claim]:
    """Give all claims about words and where they are used."""
    for identity, statements in catalogue.evidence.items():
        for item in statements:
            yield from _statement(catalogue, addresses, identity, item)
    for identity, views in catalogue.reported.items():
        for view in views:
            yield _reported(addresses, identity, view)
    yield from _citations(catalogue, addresses)
    for identity, source in catalogue.sources.items():
        said = {
            "title": Aspect(one_line(source.title), Weight.EVIDENCE),
            "speakers": Aspect(", ".join(str(name) for name, _ in source.speakers), Weight.EVIDENCE),
        }
        pages = (addresses.url(Kind.SOURCE, identity),)
        yield Claim(Subject.SOURCE, identity, source.known_as, said, pages, Weight.VERDICT)


def other_claims(catalogue: Catalogue, addresses: Addresses) -> Iterator[Claim]:
    """Give the addresses of pages, what is masked, and what the checks find."""
    for folder in FOLDERS:
        for identity, name in catalogue.names(folder.kind).items():
            url = addresses.url(folder.kind, identity)
            moved = {"address": Aspect(url, Weight.VERDICT)}
            yield Claim(Subject.PAGE, f"{folder.kind}:{identity}.address", name, moved, (url,), Weight.VERDICT)
    masks = Counter((mask.hides, mask.show, mask.source or "all sources") for mask in catalogue.file.masks)
    for (hides, show, source), count in sorted(masks.items()):
        told = {"count": Aspect(f"{count} of a kind, shown as {show} in {source}", Weight.VERDICT)}
        yield Claim(
            Subject.MASK, f"{hides}:{short_hash(f'{show} {source}')}", f"a masked {hides}", told, (), Weight.VERDICT
        )
    for finding in catalogue.findings:
        identity = f"{finding.rule}:{short_hash(_NUMBER.sub('', f'{finding.path} {finding.message}'))}"
        told = {"message": Aspect(f"{finding.severity}: {finding.path}: {_NUMBER.sub('…', finding.message)}")}
        yield Claim(Subject.FINDING, identity, finding.rule, told, (), _FINDING[finding.severity])


def spoken(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Give the passages of each source, each on one line."""
    return {
        identity: tuple(one_line(passage.text) for passage in source.passages)
        for identity, source in catalogue.sources.items()
    }


def support(catalogue: Catalogue) -> dict[tuple[Subject, str], int]:
    """Count the sources that patterns and effects rest on."""
    found: dict[tuple[Subject, str], int] = {}
    for pattern in catalogue.patterns.values():
        found[Subject.PATTERN, pattern.id] = len({item.source for item in pattern.evidence if item.excerpts})
        for effect in pattern.effects:
            sources = {excerpt.source for excerpt in effect.excerpts}
            found[Subject.EFFECT, f"{pattern.id}.{effect.force}"] = len(sources)
    return found


def _statement(catalogue: Catalogue, addresses: Addresses, source: str, item: Evidence) -> Iterator[Claim]:
    patterns = [identity for identity in item.speaks_of if catalogue.has(Kind.PATTERN, identity)]
    pages = [addresses.url(Kind.SOURCE, source), *(addresses.url(Kind.PATTERN, identity) for identity in patterns)]
    speakers = ", ".join(sorted({excerpt.speaker for excerpt in item.excerpts})) or source
    said = {
        "statement": Aspect(one_line(item.statement), Weight.EVIDENCE),
        "speaks of": Aspect(", ".join(sorted(item.speaks_of)), Weight.EVIDENCE),
        "through": Aspect(", ".join(sorted(item.through)), Weight.EVIDENCE),
        "words": Aspect("; ".join(f"“{one_line(excerpt.text)}”" for excerpt in item.excerpts), Weight.EVIDENCE),
        "match": Aspect(item.match),
        "note": Aspect(in_words(item.note)),
    }
    name = f"{speakers}: “{one_line(item.statement)}”"
    yield Claim(Subject.STATEMENT, item.id, name, said, tuple(pages), Weight.EVIDENCE, source)
    if item.stance is not None:
        names = ", ".join(catalogue.name(Kind.PATTERN, identity) for identity in patterns) or "no pattern"
        stance = {"stance": Aspect(item.stance, Weight.VERDICT)}
        yield Claim(Subject.STANCE, item.id, f"{speakers} on {names}", stance, tuple(pages), Weight.VERDICT)


def _reported(addresses: Addresses, source: str, view: Reported) -> Claim:
    said = {
        "stance": Aspect(view.stance, Weight.EVIDENCE),
        "says": Aspect(one_line(view.says), Weight.EVIDENCE),
        "patterns": Aspect(", ".join(sorted(view.patterns)), Weight.EVIDENCE),
    }
    name = f"{view.held_by}, reported by {view.excerpt.speaker}"
    pages = (addresses.url(Kind.SOURCE, source),)
    return Claim(Subject.STATEMENT, view.id, name, said, pages, Weight.EVIDENCE, source)


def _citations(catalogue: Catalogue, addresses: Addresses) -> Iterator[Claim]:
    for source, excerpts in catalogue.excerpts.items():
        for excerpt in excerpts:
            for use in catalogue.uses.get((source, excerpt.id), ()):
                if use.how is UseKind.CITED:
                    page = addresses.url(use.kind, use.id)
                    name = f"{excerpt.speaker} on the page {catalogue.name(use.kind, use.id)}"
                    words = {"words": Aspect(f"“{one_line(excerpt.text)}”", Weight.EVIDENCE)}
                    identity = f"{use.kind}:{use.id}:{source}#{excerpt.id}"
                    kin = f"{use.kind}:{use.id}:{source}"
                    yield Claim(Subject.CITATION, identity, name, words, (page,), Weight.EVIDENCE, kin)
