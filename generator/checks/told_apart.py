"""Checks that near-twins are told apart once."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.content.load import Content
from generator.findings import Finding, Rule, fragment


def told_apart(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report pairs that stand twice, whichever of the two comes first."""
    document = content.told_apart
    if document is None:
        return
    seen: dict[frozenset[str], tuple[int, int]] = {}
    for index, group in enumerate(document.record.groups):
        for position, pair in enumerate(group.pairs):
            place = document.place("groups", index, "pairs", position, f"{pair.kind}s")
            first = seen.setdefault(frozenset(pair.pair), place)
            if first != place:
                names = " and ".join(fragment(identity) for identity in pair.pair)
                message = f"{names} are told apart in line {first[0]} already; keep one of the two sentences"
                yield document.finding(place, Rule.REPEATED_ENTRY, message)
