"""Assembles decisions: their order, what leads to them and what asks for them."""

from collections import defaultdict

from generator.catalogue.codings import Codings
from generator.catalogue.model import Decision
from generator.catalogue.order import in_order
from generator.content.kinds import Kind
from generator.content.load import Content


def assemble_decisions(content: Content, codings: Codings) -> dict[str, Decision]:
    """Assemble all decisions, study by study, in the order in which they are taken; those of unknown studies last."""
    entries = [*(document.record for document in content.decisions), *codings.decisions]
    asked_by = _asked_by(content)
    before: dict[str, list[str]] = defaultdict(list)
    walked: dict[str, list[str]] = defaultdict(list)
    for document in content.decisions:
        for following in document.record.next:
            before[following.decision].append(document.record.id)
    for walkthrough in content.walkthroughs:
        for step in walkthrough.record.steps:
            walked[step.decision].append(walkthrough.record.id)
    only_coded = {entry.id for entry in codings.decisions}
    ordered = []
    studies = dict.fromkeys(study.id for study in content.catalogue.record.studies)
    studies |= dict.fromkeys(entry.study for entry in entries)
    for study in studies:
        records = [entry for entry in entries if entry.study == study]
        follow = {record.id: [item.decision for item in record.next] for record in records}
        parents = {
            record.id: [parent for kind, asking in asked_by[record.id] for parent in _parents(content, kind, asking)]
            for record in records
        }
        ordered += in_order(records, follow, parents)
    return {
        record.id: Decision(
            entry=record,
            number=number,
            before=tuple(before[record.id]),
            asked_by=tuple(asked_by[record.id]),
            walkthroughs=tuple(dict.fromkeys(walked[record.id])),
            codings={pattern: tuple(found) for pattern, found in codings.options.get(record.id, {}).items()},
            described=record.id not in only_coded,
        )
        for number, record in enumerate(ordered, start=1)
    }


def _asked_by(content: Content) -> dict[str, list[tuple[Kind, str]]]:
    found: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
    for document in content.decisions:
        for option in document.record.options:
            if option.decision is not None:
                found[option.decision].append((Kind.DECISION, document.record.id))
    for pattern in content.patterns:
        for identity in pattern.record.consider:
            found[identity].append((Kind.PATTERN, pattern.record.id))
    return found


def _parents(content: Content, kind: Kind, asking: str) -> list[str]:
    """Give the decisions behind a further decision: the one that has it as an option, or those its pattern answers."""
    if kind is Kind.DECISION:
        return [asking]
    return [
        document.record.id
        for document in content.decisions
        if any(option.pattern == asking for option in document.record.options)
    ]
