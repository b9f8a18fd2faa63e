"""Checks that words which a pattern weighs are on the side that their reviewed statement is on."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue, Pattern
from generator.catalogue.weighed import SIDE_OF_STANCE, overlap
from generator.content.load import Content
from generator.content.model import Side, WeighedEntry
from generator.evidence.records import Evidence
from generator.findings import Finding, Rule, fragment

_OPPOSITE = {(Side.FOR, Side.AGAINST), (Side.AGAINST, Side.FOR)}


def sides(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report words that speak for a pattern in its file and against it in a coding file, or the other way round."""
    for document in content.patterns:
        pattern = catalogue.patterns.get(document.record.id)
        for index, entry in enumerate(document.record.weighs if pattern else ()):
            other = _contrary(catalogue, pattern, entry) if pattern else None
            if other is not None:
                message = (
                    f"these words weigh {entry.side} “{document.record.name}”, and the statement "
                    f"{fragment(other.statement)} that rests on them {other.stance} it; put one of the two right"
                )
                yield document.finding(document.place("weighs", index, "side"), Rule.SIDES_DISAGREE, message)


def _contrary(catalogue: Catalogue, pattern: Pattern, entry: WeighedEntry) -> Evidence | None:
    """Give a statement of the opposite stance on the same words, unless another one has the same side."""
    cited = [catalogue.said(item.source, item.words, item.occurrence) for item in entry.cite]
    excerpts = [excerpt for excerpt in cited if excerpt is not None]
    shared = [item for item in pattern.evidence if item.stance in SIDE_OF_STANCE and overlap(item.excerpts, excerpts)]
    stances = [(entry.side, SIDE_OF_STANCE[item.stance]) for item in shared if item.stance]
    if (entry.side, entry.side) in stances:
        return None
    return next((item for item, pair in zip(shared, stances, strict=True) if pair in _OPPOSITE), None)
