"""Quality of the coding: how the statements of each source compare with its words, and what the checks find in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue.model import Catalogue
from generator.evidence.records import Match, Origin
from generator.findings import Rule


@dataclass(frozen=True)
class Quality:
    """The coding of one source."""

    source: str
    statements: int
    """Of the study."""
    matches: Mapping[Match, int]
    """How many of them compare so with the words."""
    unreviewed: int
    """Statements of the study that nobody has reviewed."""
    added: int
    """Statements that the catalogue added."""
    findings: Mapping[Rule, int]


def quality(catalogue: Catalogue) -> tuple[Quality, ...]:
    """Give every source, in the order in which readers meet them."""
    found: dict[str, Counter[Rule]] = {}
    for finding in catalogue.findings:
        found.setdefault(finding.path, Counter())[finding.rule] += 1
    rows = []
    for source in catalogue.sources.values():
        items = catalogue.evidence[source.id]
        coded = [item for item in items if item.origin is Origin.STUDY]
        rows.append(
            Quality(
                source=source.id,
                statements=len(coded),
                matches=Counter(item.match for item in coded),
                unreviewed=sum(not item.reviewed for item in coded),
                added=len(items) - len(coded),
                findings=found.get(source.path, Counter()),
            )
        )
    return tuple(rows)
