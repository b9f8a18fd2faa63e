"""Agreement: where each interviewed expert stands on each pattern, the most disputed first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from generator.catalogue.model import Catalogue, Pattern
from generator.content.model import Stance
from generator.reading.records import Source, SourceKind

ORDER = (Stance.SUPPORTS, Stance.QUALIFIES, Stance.REJECTS, Stance.REPORTS)
PLACES = {Stance.SUPPORTS: 2, Stance.QUALIFIES: 1, Stance.REJECTS: 0}
"""Where a stance lies on the line on which distances are measured; who reports takes no place."""


class Silence(StrEnum):
    """Why an expert has no stance."""

    ASKED = "asked"
    """The expert was asked, and no view is recorded."""
    NOT_ASKED = "not asked"
    NOT_REVIEWED = "not reviewed"
    """Nobody has reviewed what the interview says of it."""


@dataclass(frozen=True)
class Stand:
    """Where one expert stands on one pattern."""

    source: str
    stances: tuple[Stance, ...]
    """In the order of ORDER; an expert may hold several."""
    silence: Silence | None

    @property
    def place(self) -> float | None:
        """Give the middle of the expert's stances on the line from rejects, 0, to supports, 2."""
        places = [PLACES[stance] for stance in self.stances if stance in PLACES]
        return sum(places) / len(places) if places else None


@dataclass(frozen=True)
class Agreement:
    """A pattern with the stands of all experts."""

    pattern: str
    stands: tuple[Stand, ...]

    @property
    def dispute(self) -> float:
        """Give the sum of the distances between each two experts."""
        places = [stand.place for stand in self.stands if stand.place is not None]
        return sum(abs(one - other) for one, other in combinations(places, 2))

    @property
    def speaking(self) -> int:
        """Count the experts who take a stance."""
        return sum(bool(stand.stances) for stand in self.stands)

    @property
    def opposed(self) -> bool:
        """Tell whether one expert supports what another one rejects; one who does both sees two sides."""
        held = [set(stand.stances) for stand in self.stands]
        return any(Stance.SUPPORTS in one and Stance.REJECTS in other for one, other in permutations(held, 2))


def interviews(catalogue: Catalogue) -> tuple[Source, ...]:
    """Give the sources in which experts speak, in the order in which readers meet them."""
    return tuple(source for source in catalogue.sources.values() if source.kind is SourceKind.INTERVIEW)


def agreement(catalogue: Catalogue) -> tuple[Agreement, ...]:
    """Give every pattern on which somebody takes a stance or was asked, most disputed first, then most spoken of."""
    found = [agreement_on(catalogue, pattern) for pattern in catalogue.patterns.values()]
    known = [item for item in found if item.speaking or any(stand.silence is Silence.ASKED for stand in item.stands)]
    return tuple(sorted(known, key=lambda item: (-item.dispute, -item.speaking, item.pattern)))


def agreement_on(catalogue: Catalogue, pattern: Pattern) -> Agreement:
    """Give the stands of all experts on one pattern."""
    return Agreement(pattern.id, tuple(_stands(catalogue, pattern)))


def _stands(catalogue: Catalogue, pattern: Pattern) -> Iterator[Stand]:
    for source in interviews(catalogue):
        spoken = [item for item in pattern.evidence if item.source == source.id and item.by_expert]
        held = {item.stance for item in spoken}
        stances = tuple(stance for stance in ORDER if stance in held)
        yield Stand(source.id, stances, None if stances else _silence(catalogue, source, pattern, bool(spoken)))


def _silence(catalogue: Catalogue, source: Source, pattern: Pattern, spoken: bool) -> Silence:
    coding = catalogue.coding.get(source.id)
    if coding is None or spoken:
        return Silence.NOT_REVIEWED
    return Silence.ASKED if pattern.id in coding.asked else Silence.NOT_ASKED
