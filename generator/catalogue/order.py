"""Puts decisions into the order in which they are taken, each followed by the further decisions it asks for."""

from collections.abc import Iterable, Mapping, Sequence

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
    waiting = {identity: set[str]() for identity in identities}
    for first, following in follow.items():
        for second in following:
            if first in waiting and second in waiting and first != second:
                waiting[second].add(first)
    done: list[str] = []
    while len(done) < len(waiting):
        left = [identity for identity in identities if identity not in done]
        ready = [identity for identity in left if waiting[identity] <= set(done)]
        circle = [identity for identity in left if identity in _before(identity, waiting, set(left))]
        done.append((ready or circle)[0])
    return done


def _before(identity: str, waiting: Mapping[str, set[str]], left: set[str]) -> set[str]:
    """Give all decisions of ``left`` that lead to ``identity``, at whatever distance."""
    found: set[str] = set()
    new = waiting[identity] & left
    while new:
        found |= new
        new = {before for other in new for before in waiting[other] & left} - found
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
