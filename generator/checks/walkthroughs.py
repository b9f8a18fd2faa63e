"""Checks that a walkthrough says how much of it is told."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.checks.statements import cites
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import Basis, WalkthroughFront, WalkthroughStep, WeighedOption
from generator.findings import Finding, Rule, fragment
from generator.prose import Link, links


def walkthroughs(content: Content, _: Catalogue) -> Iterator[Finding]:
    """Report sketches that do not say so, sizes that nobody tells, and options rejected without a ground."""
    for document in content.walkthroughs:
        record = document.record
        told = sum(map(_is_told, record.steps))
        if record.sketch is None and 2 * told < len(record.steps):
            message = (
                f"only {told} of {len(record.steps)} steps rest on what is told of this customer; "
                "add sketch with the number of sentences that tell of it, or facts with the basis told"
            )
            yield document.finding(document.place("id"), Rule.SKETCH_UNDECLARED, message)
        if record.size and not cites(record.size):
            message = "a size of the customer, but nobody is cited; add a cite link, or leave it out"
            yield document.finding(document.place("size"), Rule.BASIS_WITHOUT_CITATION, message)
        for step, index, option in _rejected(record):
            if not _has_ground(option):
                message = (
                    f"nobody’s words and no force speak against the option “{option.pattern}”: {fragment(option.why)}; "
                    "cite who does, or link the force that it hurts in the study’s model"
                )
                place = document.place("steps", step, "rejected", index, "why")
                yield document.finding(place, Rule.REJECTED_WITHOUT_GROUND, message)


def _rejected(record: WalkthroughFront) -> Iterator[tuple[int, int, WeighedOption]]:
    """Give each option that was not taken, with the places of its step and of itself."""
    for number, step in enumerate(record.steps):
        for index, option in enumerate(step.rejected):
            yield number, index, option


def _has_ground(option: WeighedOption) -> bool:
    """Tell whether an option was rejected because of somebody's words or of an effect in the study's model."""
    of_force = any(isinstance(link, Link) and link.kind is Kind.FORCE for link in links(option.why))
    return of_force or cites(option.why)


def _is_told(step: WalkthroughStep) -> bool:
    """Tell whether a step rests on something that is told of this customer."""
    return any(fact.basis is Basis.TOLD and not fact.elsewhere for fact in step.facts)
