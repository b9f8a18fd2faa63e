"""Assembles patterns and forces: effects with their words, relations both ways, evidence and bibliography."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.catalogue.citations import Citations
from generator.catalogue.elements import Elements, force_entry
from generator.catalogue.model import Edge, Force, Pattern, PatternEffect
from generator.catalogue.twins import twins
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import BibliographyEntry, Citation, Effect, PatternFront, Study
from generator.evidence.records import Evidence, Excerpt

_STRENGTH = {Effect.STRONGLY_HELPS: 2, Effect.HELPS: 1, Effect.NEUTRAL: 0, Effect.HURTS: -1, Effect.STRONGLY_HURTS: -2}


def _strongest_first(effect: PatternEffect) -> tuple[int, str, str]:
    """Give the key that sorts the effects of a pattern, or those on a force, strongest help first."""
    return -_STRENGTH[effect.effect], effect.pattern, effect.force


def assemble_patterns(
    content: Content, elements: Elements, evidence: Mapping[str, tuple[Evidence, ...]], citations: Citations
) -> dict[str, Pattern]:
    """Assemble all patterns, those of the content first, then those that only sources know; each by its name."""
    speaking = _by_element(evidence)
    outgoing, incoming = _edges(content)
    options = defaultdict(list)
    for decision in content.decisions:
        for option in decision.record.options:
            options[option.target].append(decision.record.id)
    walked = defaultdict(list)
    for walkthrough in content.walkthroughs:
        for step in walkthrough.record.steps:
            for identity in (*step.chosen, *(item.pattern for item in step.rejected)):
                walked[identity].append(walkthrough.record.id)
    coded = _bibliography(content, elements)
    told_apart = twins(content, Kind.PATTERN)
    patterns = []
    for document in content.patterns:
        record = document.record
        patterns.append(
            Pattern(
                id=record.id,
                name=record.name,
                kind=record.kind,
                study=record.study,
                aliases=record.aliases,
                definition=record.definition,
                body=document.body.strip(),
                serves=record.serves,
                needed_at=record.needed_at,
                effects=tuple(_effects(record, citations)),
                relations=tuple(outgoing[record.id]),
                related_by=tuple(incoming[record.id]),
                consider=record.consider,
                decisions=tuple(options[record.id]),
                walkthroughs=tuple(dict.fromkeys(walked[record.id])),
                evidence=tuple(speaking[record.id]),
                bibliography=tuple(coded[record.id]),
                asked_as=record.asked_as,
                twins=told_apart.get(record.id, ()),
            )
        )
    for item in elements.discovered.values():
        if item.kind != "force":
            found = tuple(speaking[item.id])
            patterns.append(Pattern(item.id, item.name, item.kind, item.study, (), None, "", evidence=found))
    return {pattern.id: pattern for pattern in sorted(patterns, key=lambda pattern: pattern.name.casefold())}


def assemble_forces(
    content: Content,
    elements: Elements,
    evidence: Mapping[str, tuple[Evidence, ...]],
    patterns: Mapping[str, Pattern],
) -> dict[str, Force]:
    """Assemble all forces, by name, each with what acts on it."""
    speaking = _by_element(evidence)
    acting = defaultdict(list)
    for pattern in patterns.values():
        for effect in pattern.effects:
            acting[effect.force].append(effect)
    entries = list(content.forces.record.forces) if content.forces else []
    entries += [force_entry(item) for item in elements.discovered.values() if item.kind == "force"]
    return {
        entry.id: Force(entry, tuple(sorted(acting[entry.id], key=_strongest_first)), tuple(speaking[entry.id]))
        for entry in sorted(entries, key=lambda entry: entry.name.casefold())
    }


def _effects(record: PatternFront, citations: Citations) -> Iterable[PatternEffect]:
    effects = [
        PatternEffect(
            record.id,
            entry.force,
            entry.effect,
            entry.why,
            _said(entry.cite, citations),
            _said(entry.contested, citations),
        )
        for entry in record.forces
    ]
    return sorted(effects, key=_strongest_first)


def _said(cited: Iterable[Citation], citations: Citations) -> tuple[Excerpt, ...]:
    found = (citations.excerpt(citation.source, citation.words, citation.occurrence) for citation in cited)
    return tuple(excerpt for excerpt in found if excerpt is not None)


def _edges(content: Content) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    outgoing: dict[str, list[Edge]] = defaultdict(list)
    incoming: dict[str, list[Edge]] = defaultdict(list)
    known = {document.record.id for document in content.patterns}
    for document in content.patterns:
        for entry in document.record.relations:
            edge = Edge(document.record.id, entry.relation, entry.pattern, entry.note)
            if edge.target in known:
                outgoing[edge.source].append(edge)
                incoming[edge.target].append(edge)
    return outgoing, incoming


def _by_element(evidence: Mapping[str, tuple[Evidence, ...]]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for items in evidence.values():
        for item in items:
            for identity in item.speaks_of:
                found[identity].append(item)
    return found


def _bibliography(content: Content, elements: Elements) -> dict[str, list[tuple[Study, BibliographyEntry]]]:
    found: dict[str, list[tuple[Study, BibliographyEntry]]] = defaultdict(list)
    for study in content.catalogue.record.studies:
        document = content.bibliography.get(study.id)
        for entry in document.record.sources if document else ():
            for identity in dict.fromkeys(elements.resolve(code) for code in entry.codes):
                if identity is not None:
                    found[identity].append((study, entry))
    return found
