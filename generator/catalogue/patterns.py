"""Assembles patterns and forces: effects with their words, relations both ways, evidence and bibliography."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.catalogue.citations import Citations
from generator.catalogue.codings import Codings, prevailing
from generator.catalogue.elements import Elements, force_entry
from generator.catalogue.model import Edge, EffectCoding, Force, Pattern, PatternEffect
from generator.catalogue.twins import twins
from generator.catalogue.weighed import weighed
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import BibliographyEntry, Effect, ForceEntry, PatternFront, Relation, Study
from generator.evidence.records import Evidence, Reported

_STRENGTH = {Effect.STRONGLY_HELPS: 2, Effect.HELPS: 1, Effect.NEUTRAL: 0, Effect.HURTS: -1, Effect.STRONGLY_HURTS: -2}


def _strongest_first(effect: PatternEffect) -> tuple[int, str, str]:
    """Give the key that sorts the effects of a pattern, or those on a force, strongest help first."""
    return -_STRENGTH[effect.effect], effect.pattern, effect.force


def assemble_patterns(
    content: Content,
    elements: Elements,
    evidence: Mapping[str, tuple[Evidence, ...]],
    citations: Citations,
    codings: Codings,
) -> dict[str, Pattern]:
    """Assemble all patterns, those of the content first, then those that only sources know; each by its name."""
    speaking = _by_element(evidence)
    outgoing, incoming = _edges(content, codings)
    effects = _coded_effects(codings)
    options = defaultdict(list)
    for decision in (*(document.record for document in content.decisions), *codings.decisions):
        for option in decision.options:
            options[option.target].append(decision.id)
    walked = defaultdict(list)
    for walkthrough in content.walkthroughs:
        for step in walkthrough.record.steps:
            for identity in (*step.chosen, *(item.pattern for item in step.rejected)):
                walked[identity].append(walkthrough.record.id)
    listed = _bibliography(content, elements)
    valued = {entry.id for entry in _forces(content, elements) if entry.valued}
    told_apart = twins(content, Kind.PATTERN)
    patterns = []
    for document in content.patterns:
        record = document.record
        stated = _effects(record, citations, effects[record.id])
        spoken = tuple(speaking[record.id])
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
                effects=stated,
                relations=tuple(outgoing[record.id]),
                related_by=tuple(incoming[record.id]),
                consider=record.consider,
                decisions=tuple(options[record.id]),
                walkthroughs=tuple(dict.fromkeys(walked[record.id])),
                evidence=spoken,
                bibliography=tuple(listed[record.id]),
                weighed=weighed(record, stated, spoken, citations, valued),
                asked_as=record.asked_as,
                twins=told_apart.get(record.id, ()),
            )
        )
    for item in elements.discovered.values():
        if item.kind != "force":
            acting = _sorted(_coded_only(item.id, effects[item.id]))
            found = tuple(speaking[item.id])
            patterns.append(
                Pattern(
                    id=item.id,
                    name=item.name,
                    kind=item.kind,
                    study=item.study,
                    aliases=(),
                    definition=None,
                    body="",
                    effects=acting,
                    relations=tuple(outgoing[item.id]),
                    related_by=tuple(incoming[item.id]),
                    decisions=tuple(options[item.id]),
                    evidence=found,
                    weighed=weighed(None, (), found, citations, valued),
                )
            )
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
    entries = _forces(content, elements)
    return {
        entry.id: Force(entry, tuple(sorted(acting[entry.id], key=_strongest_first)), tuple(speaking[entry.id]))
        for entry in sorted(entries, key=lambda entry: entry.name.casefold())
    }


def _forces(content: Content, elements: Elements) -> list[ForceEntry]:
    entries = list(content.forces.record.forces) if content.forces else []
    return entries + [force_entry(item) for item in elements.discovered.values() if item.kind == "force"]


_CodedEffects = Mapping[str, Sequence[EffectCoding]]
"""Where researchers coded the effects of a pattern, by force."""


def _coded_effects(codings: Codings) -> Mapping[str, _CodedEffects]:
    """Group coded effects by pattern and force."""
    found: dict[str, dict[str, Sequence[EffectCoding]]] = defaultdict(dict)
    for (pattern, force), coded in codings.effects.items():
        found[pattern][force] = coded
    return found


def _effects(record: PatternFront, citations: Citations, coded: _CodedEffects) -> tuple[PatternEffect, ...]:
    """Give the effects that a pattern's file states, then those that only sources code."""
    stated = [
        PatternEffect(
            record.id,
            entry.force,
            entry.effect,
            entry.why,
            citations.excerpts_of(entry.cite),
            citations.excerpts_of(entry.contested),
            tuple(coded.get(entry.force, ())),
            entry.own,
            tuple(dict.fromkeys(item.source for item in entry.cite if item.source in citations.withdrawn)),
        )
        for entry in record.forces
    ]
    known = {effect.force for effect in stated}
    left = {force: found for force, found in coded.items() if force not in known}
    return _sorted([*stated, *_coded_only(record.id, left)])


def _coded_only(pattern: str, coded: _CodedEffects) -> Iterable[PatternEffect]:
    return (
        PatternEffect(pattern, force, prevailing(found), None, (), (), tuple(found)) for force, found in coded.items()
    )


def _sorted(effects: Iterable[PatternEffect]) -> tuple[PatternEffect, ...]:
    return tuple(sorted(effects, key=_strongest_first))


def _edges(content: Content, codings: Codings) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    """Give the relations from and to each pattern: those of its file, then those that only sources code."""
    edges: dict[tuple[str, Relation, str], Edge] = {}
    known = {document.record.id for document in content.patterns}
    for document in content.patterns:
        for entry in document.record.relations:
            key = document.record.id, entry.relation, entry.pattern
            if entry.pattern in known:
                edges.setdefault(key, Edge(*key, entry.note, tuple(codings.relations.get(key, ()))))
    for key, coded in codings.relations.items():
        edges.setdefault(key, Edge(*key, None, tuple(coded)))
    outgoing: dict[str, list[Edge]] = defaultdict(list)
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges.values():
        outgoing[edge.source].append(edge)
        incoming[edge.target].append(edge)
    return outgoing, incoming


def _by_element(evidence: Mapping[str, tuple[Evidence, ...]]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for items in evidence.values():
        for item in items:
            for identity in (*item.speaks_of, *item.through):
                found[identity].append(item)
    return found


def with_reported(patterns: Mapping[str, Pattern], reported: Mapping[str, tuple[Reported, ...]]) -> dict[str, Pattern]:
    """Give the patterns again, each with the views of it that are reported of others."""
    others = _by_pattern(reported)
    return {identity: replace(pattern, reported=tuple(others[identity])) for identity, pattern in patterns.items()}


def _by_pattern(reported: Mapping[str, tuple[Reported, ...]]) -> dict[str, list[Reported]]:
    found: dict[str, list[Reported]] = defaultdict(list)
    for views in reported.values():
        for view in views:
            for identity in view.patterns:
                found[identity].append(view)
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
