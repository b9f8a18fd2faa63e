"""Strength of the evidence of a decision, after the four questions of GRADE-CERQual; two of them no machine answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalogue.model import Catalogue, Decision
from generator.evidence.records import Evidence
from generator.measures.agreement import Agreement, agreement_on
from generator.measures.gaps import options

FEW, SEVERAL, MANY = 2, 3, 4
"""Experts."""


class Concern(StrEnum):
    """How much a question takes from the confidence in what a page says."""

    NONE = "none"
    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"


class Confidence(StrEnum):
    """How far one may build on it, as far as a machine can tell; best first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


_HALF_STEPS = {Concern.NONE: 0, Concern.MINOR: 1, Concern.MODERATE: 2, Concern.SERIOUS: 4}
_UNANSWERED = (Concern.MINOR, Concern.MINOR)
"""Limits of the method and relevance: until people answer, each counts as a minor concern."""


@dataclass(frozen=True)
class Strength:
    """What is known of one decision."""

    decision: str
    options: int
    """Its options that are patterns."""
    spoken: int
    """Options on which at least one expert takes a stance."""
    shared: int
    """Options on which at least two do."""
    opposed: int
    """Options that one expert supports and another one rejects."""
    experts: int
    """Experts who take a stance on any of its options."""
    effects: int
    quoted: int
    """Effects for which somebody is quoted."""
    contested: int
    """Effects that somebody speaks against."""
    statements: int
    """Statements about its options."""
    reviewed: int
    located: int
    """Statements whose words are found."""
    own_study: int
    """Experts among those above who were interviewed in the decision's own study."""
    coherence: Concern
    adequacy: Concern
    confidence: Confidence
    """At most: two questions stay open, and their answers can lower it."""


def strength(catalogue: Catalogue) -> tuple[Strength, ...]:
    """Give every decision, in the order of the catalogue."""
    return tuple(strength_of(catalogue, decision) for decision in catalogue.decisions.values())


def strength_of(catalogue: Catalogue, decision: Decision) -> Strength:
    """Give one decision."""
    patterns = options(catalogue, decision)
    stands = [agreement_on(catalogue, pattern) for pattern in patterns]
    effects = [effect for pattern in patterns for effect in pattern.effects]
    statements = _once(item for pattern in patterns for item in pattern.evidence)
    experts = {stand.source for item in stands for stand in item.stands if stand.stances}
    spoken = sum(item.speaking > 0 for item in stands)
    contested = sum(bool(effect.contested) for effect in effects)
    adequacy = _adequacy(len(experts), spoken, len(patterns))
    coherence = _coherence(stands, contested)
    return Strength(
        decision=decision.entry.id,
        options=len(patterns),
        spoken=spoken,
        shared=sum(item.speaking > 1 for item in stands),
        opposed=sum(item.opposed for item in stands),
        experts=len(experts),
        effects=len(effects),
        quoted=sum(bool(effect.excerpts) for effect in effects),
        contested=contested,
        statements=len(statements),
        reviewed=sum(item.reviewed for item in statements),
        located=sum(bool(item.excerpts) for item in statements),
        own_study=sum(catalogue.sources[source].study == decision.entry.study for source in experts),
        coherence=coherence,
        adequacy=adequacy,
        confidence=_confidence(coherence, adequacy),
    )


def _once(items: Iterable[Evidence]) -> list[Evidence]:
    return list({item.id: item for item in items}.values())


def _adequacy(experts: int, spoken: int, count: int) -> Concern:
    """Ask how many speak, and of how many of the options."""
    if experts < FEW or spoken * 3 < count:
        return Concern.SERIOUS
    if experts < SEVERAL or spoken * 3 < count * 2:
        return Concern.MODERATE
    return Concern.MINOR if experts < MANY or spoken < count else Concern.NONE


def _coherence(stands: Sequence[Agreement], contested: int) -> Concern:
    """Ask whether those who speak of the same option agree; where no two do, nobody can tell."""
    shared = [item for item in stands if item.speaking > 1]
    opposed = sum(item.opposed for item in stands)
    if opposed and opposed * 2 >= len(shared):
        return Concern.SERIOUS
    if opposed or not shared:
        return Concern.MODERATE
    return Concern.MINOR if contested or any(item.dispute for item in shared) else Concern.NONE


def _confidence(*concerns: Concern) -> Confidence:
    """Go down one step for two minor concerns or a moderate one, two for a serious one."""
    levels = list(Confidence)
    halves = sum(_HALF_STEPS[concern] for concern in (*concerns, *_UNANSWERED))
    return levels[min(halves // 2, len(levels) - 1)]
