"""Checks that pages say how they are asked for, and that no two pages claim one phrase unless they are told apart."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue, Decision, Maturity, Pattern
from generator.catalogue.texts import FoundText, everything, ids
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment
from generator.words import folded

_FEWEST = 2
_FIELD = "asked_as"


def asked_as(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report pages without phrases, where others of their kind have some, and phrases that stand on two pages."""
    yield from _missing(content, catalogue)
    claimed: dict[str, FoundText] = {}
    for item in everything(content):
        if isinstance(item, FoundText) and _FIELD in item.keys:
            other = claimed.setdefault(folded(item.text), item)
            if other is not item and not _told_apart(catalogue, item, other):
                message = (
                    f"{fragment(item.text)} leads to {fragment(other.owner.id)}, too; "
                    "say what is particular here, or tell the two apart in told_apart.yml"
                )
                yield item.document.finding(item.place, Rule.ASKED_AS_TWICE, message)


def _missing(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    asked = [item for _, item in ids(content) if hasattr(item.record, _FIELD)]
    begun = {item.owner.kind for item in asked if getattr(item.record, _FIELD)}
    for item in asked:
        count = len(getattr(item.record, _FIELD))
        severity = _severity(catalogue, item)
        if item.owner.kind in begun and count < _FEWEST and severity is not None:
            message = f"{fragment(item.text)} gives {count} phrases by which somebody asks for it; give {_FEWEST} to 6"
            yield item.document.finding(item.place, Rule.ASKED_AS_MISSING, message, severity)


def _severity(catalogue: Catalogue, item: FoundText) -> Severity | None:
    """Say how much missing phrases matter: nothing for an outline, and little for one that a new source speaks of."""
    pattern = catalogue.patterns.get(item.text) if item.owner.kind is Kind.PATTERN else None
    if pattern is None or pattern.paragraphs > 1:
        return Severity.ERROR
    return None if pattern.maturity is Maturity.OUTLINE else Severity.WARNING


def _told_apart(catalogue: Catalogue, one: FoundText, other: FoundText) -> bool:
    """Tell whether the two are near-twins that are told apart; the same phrase twice on one page is never needed."""
    thing = catalogue.table(one.owner.kind)[one.owner.id]
    if one.owner.kind is not other.owner.kind or not isinstance(thing, Pattern | Decision):
        return False
    return any({one.owner.id, other.owner.id} == set(pair.pair) for pair in thing.twins)
