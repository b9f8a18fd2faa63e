"""Assembles decisions: their order, what leads to them and what asks for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.catalogue.codings import Codings
from generator.catalogue.model import Decision, Pattern
from generator.catalogue.order import in_order
from generator.catalogue.twins import twins
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import DecisionFile


def assemble_decisions(content: Content, codings: Codings) -> dict[str, Decision]:
    """Assemble all decisions in the order of ``order.yml``; those that it does not name follow, study by study."""
    entries = [*(document.record for document in content.decisions), *codings.decisions]
    only_coded = {entry.id for entry in codings.decisions}
    asked_by = _asked_by(content)
    before: dict[str, list[str]] = defaultdict(list)
    walked: dict[str, list[str]] = defaultdict(list)
    for document in content.decisions:
        for following in document.record.next:
            before[following.decision].append(document.record.id)
    for walkthrough in content.walkthroughs:
        for step in walkthrough.record.steps:
            walked[step.decision].append(walkthrough.record.id)
    told_apart = twins(content, Kind.DECISION)
    places = content.order.record.order if content.order else ()
    further = {identity for place in places for identity in place.further}
    reasons = {place.decision: place.because for place in places}
    further |= {identity for identity, asking in asked_by.items() if asking and identity not in reasons}
    return {
        record.id: Decision(
            entry=record,
            number=number,
            before=tuple(before[record.id]),
            asked_by=tuple(asked_by[record.id]),
            is_further=record.id in further,
            because=reasons.get(record.id),
            walkthroughs=tuple(dict.fromkeys(walked[record.id])),
            codings={pattern: tuple(found) for pattern, found in codings.options.get(record.id, {}).items()},
            described=record.id not in only_coded,
            twins=told_apart.get(record.id, ()),
        )
        for number, record in enumerate(_ordered(content, entries, asked_by), start=1)
    }


def asking(patterns: Mapping[str, Pattern], decision: Decision) -> list[str]:
    """Give the decisions that ask for a further one: themselves, or through a pattern or through what uses it."""
    found: dict[str, None] = {}
    for kind, identity in decision.asked_by:
        if kind is Kind.DECISION:
            found[identity] = None
            continue
        using = (patterns[edge.source] for edge in patterns[identity].related_by)
        through = patterns[identity].decisions or (parent for pattern in using for parent in pattern.decisions)
        found |= dict.fromkeys(through)
    return list(found)


def _ordered(
    content: Content, entries: Iterable[DecisionFile], asked_by: Mapping[str, list[tuple[Kind, str]]]
) -> list[DecisionFile]:
    """Give all decisions in order; those of unknown studies last."""
    by_id = {entry.id: entry for entry in entries}
    places = content.order.record.order if content.order else ()
    written = dict.fromkeys(identity for place in places for identity in (place.decision, *place.further))
    ordered = [by_id[identity] for identity in written if identity in by_id]
    others = [record for identity, record in by_id.items() if identity not in written]
    studies = dict.fromkeys(study.id for study in content.catalogue.record.studies)
    for study in studies | dict.fromkeys(record.study for record in others):
        records = [record for record in others if record.study == study]
        follow = {record.id: [item.decision for item in record.next] for record in records}
        parents = {
            record.id: [
                parent for kind, identity in asked_by.get(record.id, ()) for parent in _parents(content, kind, identity)
            ]
            for record in records
        }
        ordered += in_order(records, follow, parents)
    return ordered


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


def _parents(content: Content, kind: Kind, identity: str) -> list[str]:
    """Give the decisions behind a further decision: the one that has it as an option, or those its pattern answers."""
    if kind is Kind.DECISION:
        return [identity]
    return [
        document.record.id
        for document in content.decisions
        if any(option.pattern == identity for option in document.record.options)
    ]
