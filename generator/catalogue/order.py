"""Puts decisions into the order in which they are taken, each followed by the further decisions it asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import islice

from generator.content.model import DecisionFile


def in_order(
    decisions: Sequence[DecisionFile], follow: Mapping[str, Iterable[str]], asked_by: Mapping[str, Sequence[str]]
) -> list[DecisionFile]:
    """Order ``decisions``.

    A decision that others lead to (``follow``) stands after the last of them; one that others ask for
    (``asked_by``) stands right behind the first of these. Decisions in a circle keep the order of their ids.
    """
    by_id = {decision.id: decision for decision in decisions}
    main = [identity for identity in sorted(by_id) if not any(parent in by_id for parent in asked_by.get(identity, ()))]
    ordered: list[str] = []
    for identity in _after_leaders(main or sorted(by_id), follow):
        _with_further(identity, by_id, asked_by, ordered)
    for identity in sorted(by_id):
        _with_further(identity, by_id, asked_by, ordered)
    return [by_id[identity] for identity in ordered]


def _after_leaders(identities: Sequence[str], follow: Mapping[str, Iterable[str]]) -> list[str]:
    """Order ``identities`` so that each stands after those that lead to it; of several, the first in order is next."""
    leaders: dict[str, set[str]] = {identity: set() for identity in identities}
    for first, following in follow.items():
        for second in following:
            if first in leaders and second in leaders and first != second:
                leaders[second].add(first)
    rank = {identity: index for index, identity in enumerate(identities)}
    done: list[str] = []
    while leaders:
        done += _as_far_as_possible(leaders, rank)
        leaders = {identity: leading - set(done) for identity, leading in leaders.items() if identity not in done}
        circle = (identity for identity in leaders if identity in _before(identity, leaders))
        leaders |= {identity: set[str]() for identity in islice(circle, 1)}
    return done


def _as_far_as_possible(leaders: Mapping[str, set[str]], rank: Mapping[str, int]) -> Iterator[str]:
    """Give what can be ordered before a circle blocks the way."""
    sorter = TopologicalSorter(leaders)
    with suppress(CycleError):
        sorter.prepare()
    ready: list[tuple[int, str]] = []
    while sorter.is_active():
        for identity in sorter.get_ready():
            heappush(ready, (rank[identity], identity))
        _, identity = heappop(ready)
        yield identity
        sorter.done(identity)


def _before(identity: str, leaders: Mapping[str, set[str]]) -> set[str]:
    """Give all that lead to ``identity``, at whatever distance."""
    found: set[str] = set()
    new = leaders[identity]
    while new:
        found |= new
        new = {before for other in new for before in leaders[other]} - found
    return found


def _with_further(
    identity: str, by_id: Mapping[str, DecisionFile], asked_by: Mapping[str, Sequence[str]], ordered: list[str]
) -> None:
    if identity in ordered:
        return
    ordered.append(identity)
    for further in by_id:
        if identity in asked_by.get(further, ()):
            _with_further(further, by_id, asked_by, ordered)
