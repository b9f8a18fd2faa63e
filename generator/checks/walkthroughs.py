"""Checks that a walkthrough says how much of it is told."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.checks.statements import cites
from generator.content.load import Content
from generator.content.model import Basis, WalkthroughStep
from generator.findings import Finding, Rule


def walkthroughs(content: Content, _: Catalogue) -> Iterator[Finding]:
    """Report sketches that do not say so, and sizes that nobody tells."""
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


def _is_told(step: WalkthroughStep) -> bool:
    """Tell whether a step rests on something that is told of this customer."""
    return any(fact.basis is Basis.TOLD and not fact.elsewhere for fact in step.facts)
