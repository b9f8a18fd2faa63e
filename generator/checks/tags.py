"""Checks that a pattern which most experts reject serves nobody, and is needed nowhere, without saying why."""

from collections import defaultdict
from collections.abc import Iterator

from generator.catalogue.model import Catalogue, Pattern
from generator.content.load import Content
from generator.content.model import Stance
from generator.findings import Finding, Rule, fragment
from generator.reading.records import Role

_TAKES_SIDES = {Stance.SUPPORTS, Stance.QUALIFIES, Stance.REJECTS}


def tags(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report tags without a reason on patterns that most experts who take a side reject."""
    for document in content.patterns:
        record = document.record
        rejecting, taking = _rejecting(catalogue.patterns[record.id])
        if rejecting * 2 <= taking:
            continue
        said = f"{rejecting} of {taking} experts who take a side reject {fragment(record.name)}"
        for index, served in enumerate(record.serves):
            if served.why is None:
                message = f"{said}, and it serves {fragment(served.persona)}; say why, or take the tag out"
                yield document.finding(document.place("serves", index), Rule.TAG_AGAINST_STANCE, message)
        if record.needed_at is not None and record.needed_at.why is None:
            message = f"{said}, and it is needed at {fragment(record.needed_at.stage)}; say why, or take the tag out"
            yield document.finding(document.place("needed_at"), Rule.TAG_AGAINST_STANCE, message)


def _rejecting(pattern: Pattern) -> tuple[int, int]:
    """Count the experts who reject a pattern and nowhere support it, and all who take a side."""
    stances: dict[str, set[Stance]] = defaultdict(set)
    for item in pattern.evidence:
        if item.stance in _TAKES_SIDES and any(excerpt.role is not Role.INTERVIEWER for excerpt in item.excerpts):
            stances[item.source].add(item.stance)
    rejecting = [found for found in stances.values() if Stance.REJECTS in found and Stance.SUPPORTS not in found]
    return len(rejecting), len(stances)
