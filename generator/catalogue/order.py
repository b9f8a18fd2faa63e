"""Puts decisions into the order in which they are taken."""

from collections.abc import Iterable, Mapping, Sequence

from generator.content.model import DecisionFile


def in_order(decisions: Sequence[DecisionFile], follow: Mapping[str, Iterable[str]]) -> list[DecisionFile]:
    """Order ``decisions`` so that each stands after those that lead to it.

    ``follow`` gives the decisions that follow each; one that several lead to stands after the last
    of them. Decisions in a circle keep the order of their ids.
    """
    by_id = {decision.id: decision for decision in decisions}
    waiting = {identity: set[str]() for identity in by_id}
    for first, following in follow.items():
        for second in following:
            if first in by_id and second in by_id and first != second:
                waiting[second].add(first)
    done: list[str] = []
    while len(done) < len(by_id):
        ready = sorted(identity for identity, before in waiting.items() if identity not in done and before <= set(done))
        left = sorted(identity for identity in by_id if identity not in done)
        started = [identity for identity in ready if waiting[identity] & set(done[-1:])]
        done.append((started or ready or left)[0])
    return [by_id[identity] for identity in done]
