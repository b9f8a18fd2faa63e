"""Checks statements and walkthroughs against the words they rest on."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import texts
from generator.content.load import Content
from generator.content.model import Basis, Fact
from generator.evidence.records import Evidence, Match
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import Link, links
from generator.words import negates


def statements(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report statements without review, lost negations, and told facts without words."""
    for identity, evidence in catalogue.evidence.items():
        path = catalogue.sources[identity].path
        for item in evidence:
            if not item.reviewed:
                yield from _unreviewed(path, item, has_coding=identity in catalogue.coding)
    for text in texts(content):
        told = isinstance(text.record, Fact) and text.record.basis is Basis.TOLD
        if told and not cites(text.text):
            message = f"told, but nobody is cited: {fragment(text.text)}; add a cite link, or choose another basis"
            place = text.document.place(*text.keys[:-1])
            yield text.document.finding(place, Rule.BASIS_WITHOUT_CITATION, message)


def cites(text: str) -> bool:
    """Tell whether a text cites somebody's words."""
    return bool(cited_words(text))


def cited_words(text: str) -> list[str]:
    """Give the words that somebody said and a text cites."""
    return [link.words for link in links(text) if isinstance(link, Link) and link.words]


def _unreviewed(path: str, item: Evidence, *, has_coding: bool) -> Iterator[Finding]:
    severity = Severity.WARNING if has_coding else Severity.NOTE
    message = f"nobody reviewed the statement {fragment(item.statement)}; add it to the source’s coding file"
    yield Finding(path, item.lines[0], 1, Rule.UNREVIEWED_STATEMENT, severity, message)
    if item.match in (Match.NEAR_VERBATIM, Match.PARAPHRASE):
        said = " ".join(excerpt.text for excerpt in item.excerpts)
        if negates(said) != negates(item.statement):
            message = (
                f"words and statement {fragment(item.statement)} differ in a “not”: {fragment(said, 90)}; read both"
            )
            yield Finding(path, item.lines[0], 1, Rule.NEGATION_DIFFERS, Severity.NOTE, message)
