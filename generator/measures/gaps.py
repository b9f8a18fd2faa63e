"""The gap map: each option of each decision against the forces at stake there, and what is most worth asking."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalogue.model import Catalogue, Decision, EffectBasis, Pattern, PatternEffect
from generator.content.kinds import Kind
from generator.content.model import Effect

_MOST_TO_ASK = 10
_MOST_A_DECISION = 2
_HELPS = frozenset({Effect.HELPS, Effect.STRONGLY_HELPS})
_HURTS = frozenset({Effect.HURTS, Effect.STRONGLY_HURTS})


class Ground(StrEnum):
    """What is known of how an option acts on a force, best first."""

    QUOTED = "quoted"
    """An expert says so; nobody is quoted against it."""
    CONTESTED = "contested"
    """Somebody speaks against it."""
    CODED = "coded"
    """Researchers coded it; nobody is quoted."""
    MODEL = "model only"
    """The study's model says so."""
    NOTHING = "nothing"
    """No effect is recorded."""


class Doubt(StrEnum):
    """Why a cell is worth asking about."""

    CONTESTED = "contested"
    """Sources speak against each other."""
    DECIDES = "decides"
    """Nobody is quoted for it, and the options of the decision differ on this force."""
    UNQUOTED = "unquoted"
    """Nobody is quoted for it."""
    MISSING = "missing"
    """Nothing is recorded, while other options of the decision act on this force."""


WEIGHTS = {Doubt.CONTESTED: 3, Doubt.DECIDES: 2, Doubt.UNQUOTED: 1, Doubt.MISSING: 1}


@dataclass(frozen=True)
class Gap:
    """One cell: an option and a force that is at stake in the decision."""

    decision: str
    pattern: str
    force: str
    effect: Effect | None
    ground: Ground
    quoted: int
    """How many sources are quoted for it."""
    contested: int
    """How many sources are quoted against it."""
    acting: int
    """How many options of the decision act on this force."""
    doubt: Doubt | None
    """Nothing where somebody is quoted and nobody speaks against it."""

    @property
    def worth(self) -> int:
        """Say how much an answer would tell: the weight of the doubt, times the options that are compared on it."""
        return WEIGHTS[self.doubt] * self.acting if self.doubt else 0


def gap_map(catalogue: Catalogue) -> tuple[Gap, ...]:
    """Give all cells, decision by decision in their order; forces on which most options act come first."""
    return tuple(gap for decision in catalogue.decisions.values() for gap in _of_decision(catalogue, decision))


def worth_asking(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Give the ten cells that are most worth asking about: one a force of a decision, and no decision fills the list.

    An answer about one option on a force begins the talk about the others, so these need no place of their own.
    """
    found: list[Gap] = []
    asked: Counter[str] = Counter()
    forces: set[tuple[str, str]] = set()
    cells: set[tuple[str, str]] = set()
    for gap in sorted(gaps, key=lambda item: (-item.worth, item.decision, item.force, item.pattern)):
        again = (gap.decision, gap.force) in forces or (gap.pattern, gap.force) in cells
        if gap.doubt and not again and asked[gap.decision] < _MOST_A_DECISION:
            found.append(gap)
            asked[gap.decision] += 1
            forces.add((gap.decision, gap.force))
            cells.add((gap.pattern, gap.force))
    return tuple(found[:_MOST_TO_ASK])


def options(catalogue: Catalogue, decision: Decision) -> list[Pattern]:
    """Give the patterns among the options of a decision."""
    keys = [option.pattern for option in decision.entry.options if option.pattern]
    return [catalogue.patterns[key] for key in keys if key in catalogue.patterns]


def ground(effect: PatternEffect | None) -> Ground:
    """Say what is known of an effect."""
    if effect is None:
        return Ground.NOTHING
    if effect.contested:
        return Ground.CONTESTED
    if effect.excerpts:
        return Ground.QUOTED
    return Ground.CODED if effect.basis is EffectBasis.CODED else Ground.MODEL


def _of_decision(catalogue: Catalogue, decision: Decision) -> Iterator[Gap]:
    patterns = options(catalogue, decision)
    found = {(item.id, effect.force): effect for item in patterns for effect in item.effects}
    acting: dict[str, list[PatternEffect]] = {}
    for (_, force), effect in found.items():
        if catalogue.has(Kind.FORCE, force):
            acting.setdefault(force, []).append(effect)
    forces = sorted(acting, key=lambda force: (-len(acting[force]), force))
    for pattern in patterns:
        for force in forces:
            yield _gap(decision.entry.id, pattern.id, force, found.get((pattern.id, force)), acting[force])


def _gap(decision: str, pattern: str, force: str, effect: PatternEffect | None, acting: Sequence[PatternEffect]) -> Gap:
    known = ground(effect)
    return Gap(
        decision=decision,
        pattern=pattern,
        force=force,
        effect=effect.effect if effect else None,
        ground=known,
        quoted=len({excerpt.source for excerpt in effect.excerpts}) if effect else 0,
        contested=len({excerpt.source for excerpt in effect.contested}) if effect else 0,
        acting=len(acting),
        doubt=_doubt(known, acting),
    )


def _doubt(known: Ground, acting: Sequence[PatternEffect]) -> Doubt | None:
    match known:
        case Ground.QUOTED:
            return None
        case Ground.CONTESTED:
            return Doubt.CONTESTED
        case Ground.NOTHING:
            return Doubt.MISSING
    signs = {effect.effect for effect in acting}
    return Doubt.DECIDES if signs & _HELPS and signs & _HURTS else Doubt.UNQUOTED
