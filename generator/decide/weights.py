"""Reads a file of weights: decisions, what matters, and what the reader's situation rules out."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.catalogue.elements import nearest
from generator.decide.records import DecideData, DecisionData


class WeightsError(Exception):
    """A file of weights that cannot be used, with what is wrong and what would be right."""


@dataclass(frozen=True)
class Constraint:
    """A sentence of the reader's, and the options that it rules out."""

    text: str
    rules_out: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What the reader weighs."""

    decisions: tuple[DecisionData, ...]
    weights: Mapping[str, int]
    constraints: tuple[Constraint, ...]

    @property
    def ruled_out(self) -> dict[str, str]:
        """Give the reader's words by the option that they rule out; the first one counts."""
        pairs = [(option, item.text) for item in self.constraints for option in item.rules_out]
        return dict(reversed(pairs))


def read_weights(text: str, data: DecideData) -> Wanted:
    """Read ``decisions``, ``weights`` and ``constraints``. Raises WeightsError with the entry that is wrong."""
    try:
        entry = yaml.safe_load(text) or {}
    except yaml.YAMLError as problem:
        raise WeightsError(f"no YAML: {problem}") from None
    if not isinstance(entry, dict):
        raise WeightsError("the file names no weights; write for example “weights: {security: much}”")
    known = {"decisions", "weights", "constraints"}
    if unknown := [str(name) for name in entry if name not in known]:
        raise WeightsError(f"“{unknown[0]}” is no key; there are {', '.join(sorted(known))}")
    decisions = _decisions(entry.get("decisions"), data)
    return Wanted(
        decisions=decisions,
        weights=dict(_weight(item, data) for item in _mapping(entry.get("weights")).items()),
        constraints=tuple(
            made for item in _list(entry.get("constraints")) for made in _constraints(item, data, decisions)
        ),
    )


def _decisions(given: object, data: DecideData) -> tuple[DecisionData, ...]:
    by_id = {item.id: item for item in data.decisions}
    wanted = [_known(item, by_id, "decision") for item in _list(given)] or list(by_id)
    return tuple(by_id[item] for item in wanted)


def _weight(item: tuple[object, object], data: DecideData) -> tuple[str, int]:
    force = _known(item[0], [force.id for force in data.forces], "force that can be weighed")
    for name, counts in data.rule.weights.items():
        if item[1] == name or (item[1] == counts and not isinstance(item[1], bool)):
            return force, counts
    raise WeightsError(f"“{force}: {item[1]}” is no weight; write one of {', '.join(data.rule.weights)}")


def _constraints(given: object, data: DecideData, decisions: tuple[DecisionData, ...]) -> list[Constraint]:
    """Give a constraint; one that decisions offer in the same words rules out what it does there, each saying why."""
    if isinstance(given, str):
        offered = [item for decision in decisions for item in decision.constraints if item.text == given]
        return [Constraint(f"{item.text}: {item.why}", item.rules_out) for item in offered] or [Constraint(given, ())]
    entry = _mapping(given)
    if not isinstance(entry.get("text"), str) or set(entry) - {"text", "rules_out"}:
        raise WeightsError("a constraint has a text, and rules_out with ids of options where it rules some out")
    rules_out = tuple(_known(item, data.options, "option") for item in _list(entry.get("rules_out")))
    return [Constraint(str(entry["text"]), rules_out)]


def _known(given: object, known: Mapping[str, object] | list[str], what: str) -> str:
    if str(given) not in known:
        raise WeightsError(f"“{given}” is no {what}; the nearest are {nearest(str(given), list(known))}")
    return str(given)


def _mapping(given: object) -> dict[object, object]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise WeightsError(f"“{given}” should have names and values, for example “weights: {{security: much}}”")
    return given


def _list(given: object) -> list[object]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]
