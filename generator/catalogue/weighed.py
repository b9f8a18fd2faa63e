"""Gathers what is said for and against a pattern from where it stands; nothing is written or listed twice."""

from collections.abc import Collection, Iterable, Iterator

from generator.catalogue.citations import Citations
from generator.catalogue.model import Catalogue, PatternEffect, Weighed, WeighedFrom
from generator.content.model import Effect, PatternFront, Side, Stance
from generator.evidence.records import Evidence, Excerpt, Origin
from generator.reading.records import Role

SIDE_OF_STANCE = {Stance.SUPPORTS: Side.FOR, Stance.QUALIFIES: Side.DEPENDS, Stance.REJECTS: Side.AGAINST}
_SIDE_OF_EFFECT = {
    Effect.STRONGLY_HELPS: Side.FOR,
    Effect.HELPS: Side.FOR,
    Effect.HURTS: Side.AGAINST,
    Effect.STRONGLY_HURTS: Side.AGAINST,
}
_OTHER_SIDE = {Side.FOR: Side.AGAINST, Side.AGAINST: Side.FOR}


def weighed(
    record: PatternFront | None,
    effects: Iterable[PatternEffect],
    evidence: Iterable[Evidence],
    citations: Citations,
    valued: Collection[str],
) -> tuple[Weighed, ...]:
    """Give what is written, what effects on the ``valued`` forces say, and the statements that rest on other words."""
    found = [*_written(record, citations), *_by_effects(effects, valued)]
    told = len(found)
    for item in sorted(_by_statements(evidence), key=_catalogue_first):
        known = (other for place, other in enumerate(found) if place < told or other.side is item.side)
        if not any(overlap(item.excerpts, other.excerpts) for other in known):
            found.append(item)
    return tuple(found)


def decisions_weighed(catalogue: Catalogue) -> list[str]:
    """Give the decisions with an option, or one of a further decision that they ask for, of which something is said."""
    return [identity for identity in catalogue.decisions if _has_something(catalogue, identity, frozenset())]


def overlap(excerpts: Iterable[Excerpt], others: Iterable[Excerpt]) -> bool:
    """Tell whether some words are in both."""
    return any(
        one.source == other.source and one.offset < other.span[1] and other.offset < one.span[1]
        for one in excerpts
        for other in others
    )


def _has_something(catalogue: Catalogue, identity: str, asking: frozenset[str]) -> bool:
    decision = None if identity in asking else catalogue.decisions.get(identity)
    options = decision.entry.options if decision else ()
    patterns = (catalogue.patterns.get(option.pattern) for option in options if option.pattern)
    further = (option.decision for option in options if option.decision)
    return any(pattern.weighed for pattern in patterns if pattern) or any(
        _has_something(catalogue, other, asking | {identity}) for other in further
    )


def _written(record: PatternFront | None, citations: Citations) -> Iterator[Weighed]:
    for entry in record.weighs if record else ():
        excerpts = citations.excerpts_of(entry.cite)
        if excerpts:
            yield Weighed(entry.side, WeighedFrom.WRITTEN, entry.text, excerpts)


def _by_effects(effects: Iterable[PatternEffect], valued: Collection[str]) -> Iterator[Weighed]:
    for effect in effects:
        side = _SIDE_OF_EFFECT.get(effect.effect) if effect.force in valued else None
        if side is not None and effect.excerpts:
            yield Weighed(side, WeighedFrom.EFFECT, effect.why or "", effect.excerpts, force=effect.force)
        if side is not None and effect.contested:
            yield Weighed(_OTHER_SIDE[side], WeighedFrom.EFFECT, "", effect.contested, force=effect.force)


def _by_statements(evidence: Iterable[Evidence]) -> Iterator[Weighed]:
    for item in evidence:
        side = SIDE_OF_STANCE.get(item.stance) if item.stance else None
        excerpts = tuple(excerpt for excerpt in item.excerpts if excerpt.role is not Role.INTERVIEWER)
        if side is not None and excerpts:
            yield Weighed(side, WeighedFrom.STATEMENT, item.statement, excerpts, evidence=item)


def _catalogue_first(item: Weighed) -> bool:
    return item.evidence is not None and item.evidence.origin is not Origin.CATALOGUE
