"""Checks that an option tells what is needed to choose it, and that every pattern is reached from somewhere."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue, Pattern
from generator.content.files import Document
from generator.content.load import Content
from generator.content.model import PatternFront
from generator.findings import Finding, Rule, Severity


def completeness(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report options without effects, reasons, persona or walkthrough, and orphans."""
    for document in content.patterns:
        pattern = catalogue.patterns.get(document.record.id)
        if pattern is None:
            continue
        if pattern.decisions:
            yield from _option(document, pattern, needs_effects=_forces_weighed(catalogue, pattern))
        yield from _reasons(document)
        if not _reached(catalogue, pattern):
            message = f"no decision, relation, source or walkthrough leads to “{pattern.name}”; relate it, or remove it"
            yield document.finding(document.place("id"), Rule.ORPHAN, message, Severity.WARNING)


def _forces_weighed(catalogue: Catalogue, pattern: Pattern) -> bool:
    """Tell whether the study's model has forces for the first decision that the pattern answers; not every one does."""
    decision = catalogue.decisions.get(pattern.decisions[0])
    options = (option.pattern for option in decision.entry.options) if decision else ()
    patterns = (catalogue.patterns[item] for item in options if item and item in catalogue.patterns)
    return any(not effect.own for pattern in patterns for effect in pattern.effects)


def _option(document: Document[PatternFront], pattern: Pattern, *, needs_effects: bool) -> Iterator[Finding]:
    place = document.place("id")
    if needs_effects and not pattern.effects:
        message = f"the option “{pattern.name}” has no effects on forces; add forces with effect and why"
        yield document.finding(place, Rule.OPTION_INCOMPLETE, message, Severity.WARNING)
    if not pattern.serves:
        message = f"the option “{pattern.name}” names no persona that it serves; add serves"
        yield document.finding(place, Rule.OPTION_INCOMPLETE, message)
    if not pattern.walkthroughs:
        message = f"no walkthrough weighs the option “{pattern.name}”"
        yield document.finding(place, Rule.OPTION_WITHOUT_WALKTHROUGH, message, Severity.WARNING)


def _reasons(document: Document[PatternFront]) -> Iterator[Finding]:
    for index, entry in enumerate(document.record.forces):
        place = document.place("forces", index, "force")
        if entry.why is None:
            message = f"the effect on “{entry.force}” gives no reason; add why, in at most 25 words"
            yield document.finding(place, Rule.OPTION_INCOMPLETE, message)
        elif len(entry.why.split()) > 25:
            message = f"the reason for the effect on “{entry.force}” has {len(entry.why.split())} words; at most 25"
            yield document.finding(place, Rule.OPTION_INCOMPLETE, message)


def _reached(catalogue: Catalogue, pattern: Pattern) -> bool:
    return bool(
        pattern.decisions
        or pattern.relations
        or pattern.related_by
        or pattern.evidence
        or pattern.bibliography
        or pattern.walkthroughs
    )
