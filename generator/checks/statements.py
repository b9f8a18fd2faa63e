"""Checks statements and walkthroughs against the words they rest on."""

import re
from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.content.load import Content
from generator.content.model import Basis, Fact, WalkthroughFront
from generator.evidence.records import Evidence, Match
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import Link, LinkKind, links

_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|without|cannot|nothing|\w+n[’']t)\b", re.I)


def statements(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report statements without review, lost negations, and told facts without words."""
    for identity, evidence in catalogue.evidence.items():
        path = catalogue.sources[identity].path
        for item in evidence:
            if not item.reviewed:
                yield from _unreviewed(path, item, has_coding=identity in catalogue.coding)
    for document in content.walkthroughs:
        for keys, fact in _facts(document.record):
            if fact.basis is Basis.TOLD and not any(
                isinstance(link, Link) and link.kind is LinkKind.CITE for link in links(fact.text)
            ):
                message = f"told, but nobody is cited: {fragment(fact.text)}; add a cite link, or choose another basis"
                yield document.finding(document.place(*keys), Rule.BASIS_WITHOUT_CITATION, message)


def _unreviewed(path: str, item: Evidence, *, has_coding: bool) -> Iterator[Finding]:
    severity = Severity.WARNING if has_coding else Severity.NOTE
    message = f"nobody reviewed the statement {fragment(item.statement)}; add it to the source’s coding file"
    yield Finding(path, item.lines[0], 1, Rule.UNREVIEWED_STATEMENT, severity, message)
    if item.match in (Match.NEAR_VERBATIM, Match.PARAPHRASE):
        said = " ".join(excerpt.text for excerpt in item.excerpts)
        if bool(_NEGATION.search(said)) != bool(_NEGATION.search(item.statement)):
            message = (
                f"words and statement {fragment(item.statement)} differ in a “not”: {fragment(said, 90)}; read both"
            )
            yield Finding(path, item.lines[0], 1, Rule.NEGATION_DIFFERS, Severity.NOTE, message)


def _facts(record: WalkthroughFront) -> Iterator[tuple[tuple[str | int, ...], Fact]]:
    for name in ("customer", "objective", "constraints", "skills", "watch"):
        for index, fact in enumerate(getattr(record, name)):
            yield (name, index), fact
    for number, step in enumerate(record.steps):
        for index, fact in enumerate(step.facts):
            yield ("steps", number, "facts", index), fact
