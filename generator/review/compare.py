"""Compares the claims of two states of a catalogue."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz

from generator.review.changes import Change, Claim, Comparison, How, State, Subject, Weight

_ALIKE = 60
"""From which likeness on (rapidfuzz, percent) a claim that went and one that came are the same claim, changed."""


def compare(base: State, head: State) -> Comparison:
    """Give all differences, the most important first; what is only reordered or laid out anew is none."""
    gone = {key: claim for key, claim in base.claims.items() if key not in head.claims}
    new = {key: claim for key, claim in head.claims.items() if key not in base.claims}
    renamed = _renamed(gone, new)
    changes = [change for old, now in renamed for change in _one_renamed(old, now)]
    paired = {claim.key for pair in renamed for claim in pair}
    changes += [_whole(claim, How.REMOVED) for key, claim in gone.items() if key not in paired]
    changes += [_whole(claim, How.ADDED) for key, claim in new.items() if key not in paired]
    for key, claim in base.claims.items():
        if key in head.claims:
            changes += _changed(claim, head.claims[key])
    changes += _reordered(base.order, head)
    changes += _weakened(base, head)
    changes += _said_otherwise(base, head)
    changes = [_softened(change, head) for change in changes]
    return Comparison(base, head, tuple(sorted(changes, key=lambda change: change.rank)))


def _softened(change: Change, head: State) -> Change:
    """Make little of a page that is gone from an address which leads to another."""
    if change.subject is Subject.PAGE and change.before in head.redirects:
        return replace(change, weight=Weight.TEXT, name=f"{change.name} (with a redirect)")
    return change


def _whole(claim: Claim, how: How) -> Change:
    before, after = (claim.text, None) if how is How.REMOVED else (None, claim.text)
    return Change(claim.subject, how, claim.id, claim.name, "", before, after, claim.pages, claim.weight)


def _changed(old: Claim, new: Claim) -> Iterator[Change]:
    for name in {**old.aspects, **new.aspects}:
        before, after = old.aspects.get(name), new.aspects.get(name)
        texts = before.text if before else "", after.text if after else ""
        if texts[0] != texts[1]:
            weight = max(side.weight for side in (before, after) if side)
            how = {"name": How.RENAMED, "address": How.MOVED}.get(name, How.CHANGED)
            pages = tuple(dict.fromkeys((*new.pages, *old.pages)))
            yield Change(new.subject, how, new.id, new.name, name, texts[0] or None, texts[1] or None, pages, weight)


def _renamed(
    gone: Mapping[tuple[Subject, str], Claim], new: Mapping[tuple[Subject, str], Claim]
) -> list[tuple[Claim, Claim]]:
    """Pair claims that went with claims that came: of one subject and kin, the most alike first."""
    alike = sorted(
        (
            (-fuzz.ratio(old.text, now.text), old.key, now.key)
            for old in gone.values()
            for now in new.values()
            if old.kin and (old.subject, old.kin) == (now.subject, now.kin)
        ),
    )
    pairs: list[tuple[Claim, Claim]] = []
    taken: set[tuple[Subject, str]] = set()
    for score, old, now in alike:
        if -score >= _ALIKE and not taken & {old, now}:
            taken |= {old, now}
            pairs.append((gone[old], new[now]))
    return pairs


def _one_renamed(old: Claim, new: Claim) -> list[Change]:
    """Give one change for the id where ids mean something to people, and one for each aspect."""
    changes = list(_changed(old, new))
    if new.subject in (Subject.STATEMENT, Subject.CITATION, Subject.RELATION, Subject.STANCE, Subject.FINDING):
        return changes
    pages = tuple(dict.fromkeys((*new.pages, *old.pages)))
    return [Change(new.subject, How.RENAMED, new.id, new.name, "id", old.id, new.id, pages, Weight.VERDICT), *changes]


def _reordered(before: Sequence[str], head: State) -> Iterator[Change]:
    """Report the decisions that moved past others: all but a longest run that keeps its order."""
    place = {identity: number for number, identity in enumerate(before)}
    common = [identity for identity in head.order if identity in place]
    kept = _longest_run([place[identity] for identity in common])
    old, new = _predecessors([item for item in before if item in common]), _predecessors(common)
    for identity in common:
        if place[identity] not in kept:
            claim = head.claims[Subject.DECISION, identity]
            yield Change(
                Subject.DECISION, How.MOVED, identity, claim.name, "order", old[identity], new[identity],
                claim.pages, Weight.VERDICT,
            )  # fmt: skip


def _predecessors(order: Sequence[str]) -> dict[str, str]:
    return {order[0]: "first", **{item: f"after {other}" for other, item in pairwise(order)}} if order else {}


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """Give a longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        ends.append(at)
    run: set[int] = set()
    wanted = len(tails) - 1
    for number, at in zip(reversed(numbers), reversed(ends), strict=True):
        if at == wanted:
            run.add(number)
            wanted -= 1
    return run


def _weakened(base: State, head: State) -> Iterator[Change]:
    """Report claims that rested on more sources than the one, or none, that they rest on now."""
    for key, sources in head.support.items():
        before = base.support.get(key, 0)
        if sources < before and sources <= 1:
            claim = head.claims[key]
            weight = Weight.EVIDENCE if sources else Weight.VERDICT
            yield Change(
                claim.subject, How.CHANGED, claim.id, claim.name, "support", _sources(before), _sources(sources),
                claim.pages, weight,
            )  # fmt: skip


def _sources(count: int) -> str:
    return "rests on no source" if count == 0 else f"rests on {count} source{'' if count == 1 else 's'}"


def _said_otherwise(base: State, head: State) -> Iterator[Change]:
    """Report the passages of a source whose words changed, block by block."""
    for identity in head.spoken:
        before, after = base.spoken.get(identity), head.spoken[identity]
        if before is None or before == after:
            continue
        claim = head.claims[Subject.SOURCE, identity]
        for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind != "equal":
                yield Change(
                    Subject.SOURCE, How.CHANGED, identity, claim.name, "words", " ".join(before[first:last]) or None,
                    " ".join(after[start:end]) or None, claim.pages, Weight.EVIDENCE,
                )  # fmt: skip
