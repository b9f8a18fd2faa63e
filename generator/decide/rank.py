"""The rule: ranks the options of a decision by weight, effect and evidence; ``assets/rank.js`` is the same rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.model import EffectBasis
from generator.content.model import Stance
from generator.decide.records import DecideData, DecisionData, EffectData, OptionData
from generator.decide.say import Say

Weights = Mapping[str, int]
"""0, 1 or 2 by force; a force that is not named counts 0."""

_UNSAID = {EffectBasis.CODED: Say.CODED, EffectBasis.WITHDRAWN: Say.WITHDRAWN}
"""What an effect without words rests on, where it is not the study's model."""


@dataclass(frozen=True)
class Reason:
    """An effect that counts, in points and in words."""

    force: str
    points: int
    text: str
    sum: str


@dataclass(frozen=True)
class Ranked:
    """An option with its place; options with the same points share one."""

    option: str
    place: int
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Unranked:
    """An option without a place, and why."""

    option: str
    """A pattern, or a decision of its own."""
    text: str


@dataclass(frozen=True)
class Swing:
    """What another weight of one force would change."""

    option: str
    force: str
    weight: int
    text: str


@dataclass(frozen=True)
class Ranking:
    """The options of one decision, best first."""

    decision: str
    lines: tuple[str, ...]
    """What comes first, and every reservation against it, each on a line of its own."""
    ranked: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]
    swings: tuple[Swing, ...]


def rank(data: DecideData, decision: DecisionData, weights: Weights, ruled_out: Mapping[str, str]) -> Ranking:
    """Rank the options of a decision; ``ruled_out`` gives the reader's words by the option that they rule out."""
    options = [data.options[item.pattern] for item in decision.choices if item.pattern]
    open_options = [option for option in options if option.id not in ruled_out]
    standings = _standings(data, open_options, weights)
    first = _first(standings)
    ranked = tuple(
        Ranked(option.id, place, points, _reasons(data, option, weights)) for option, place, points in standings
    )
    weighs = any(weights.values())
    return Ranking(
        decision=decision.id,
        lines=tuple(_lines(data, first, ranked)) if weighs else (say(data, Say.UNWEIGHED),),
        ranked=ranked,
        unranked=tuple(_unranked(data, decision, ranked, ruled_out, weighs=weighs)),
        swings=tuple(_swings(data, open_options, weights, first)),
    )


def points_of(data: DecideData, effect: EffectData, weights: Weights) -> int:
    """Give what an effect counts: weight × effect × basis, and less where somebody contests it."""
    return weights.get(effect.force, 0) * data.rule.effects[effect.effect] * _evidence(data, effect)


def _evidence(data: DecideData, effect: EffectData) -> int:
    counts = data.rule.basis[effect.basis]
    return counts // data.rule.contested if effect.contested else counts


def _standings(data: DecideData, options: Iterable[OptionData], weights: Weights) -> list[tuple[OptionData, int, int]]:
    """Give option, place and points of those that something is recorded of; ties stay in the decision's order."""
    counted = [
        (option, sum(points_of(data, effect, weights) for effect in option.effects))
        for option in options
        if any(weights.get(effect.force, 0) for effect in option.effects)
    ]
    ordered = sorted(counted, key=lambda item: -item[1])
    return [(option, 1 + sum(other > points for _, other in counted), points) for option, points in ordered]


def _first(standings: Iterable[tuple[OptionData, int, int]]) -> list[OptionData]:
    """Give what comes first; an option that no more speaks for than against is no better than one nobody knows of."""
    return [option for option, place, points in standings if place == 1 and points > 0]


def _reasons(data: DecideData, option: OptionData, weights: Weights) -> tuple[Reason, ...]:
    """Give what counts, the most telling first; among equals in the order of the option's page."""
    found = [
        Reason(effect.force, points_of(data, effect, weights), _text(data, effect), _sum(data, effect, weights))
        for effect in option.effects
        if weights.get(effect.force, 0)
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.points)))


def _text(data: DecideData, effect: EffectData) -> str:
    names = {force.id: force.name for force in data.forces}
    parts = [say(data, Say.REASON, force=names[effect.force], effect=data.effects[effect.effect])]
    parts += [effect.why] if effect.why else []
    if effect.said:
        parts.append(say(data, Say.SAID_BY, names=_names(item.by for item in effect.said)))
    else:
        parts.append(say(data, _UNSAID.get(effect.basis, Say.MODEL)))
    if effect.contested:
        parts.append(say(data, Say.CONTESTED, names=_names(item.by for item in effect.contested)))
    return " ".join(parts)


def _sum(data: DecideData, effect: EffectData, weights: Weights) -> str:
    return say(
        data,
        Say.SUM,
        weight=weights[effect.force],
        effect=data.rule.effects[effect.effect],
        evidence=_evidence(data, effect),
        points=points_of(data, effect, weights),
    )


def _lines(data: DecideData, first: list[OptionData], ranked: tuple[Ranked, ...]) -> Iterator[str]:
    if not first:
        yield say(data, Say.NOT_FOR if ranked else Say.NOTHING)
        return
    told = Say.FIRST if len(first) == 1 else Say.TIE
    points = ranked[0].points
    counted = say(data, Say.POINT if points == 1 else Say.POINTS, count=points)
    yield say(data, told, names=_names(option.name for option in first), points=counted)
    for option, line in zip(first, ranked, strict=False):
        if option.rejected_by:
            yield say(data, Say.REJECTED, name=option.name, names=_names(option.rejected_by))
        elif objecting := [view.by for view in option.views if Stance.REJECTS in view.stances]:
            yield say(data, Say.OBJECTED, name=option.name, names=_names(objecting))
        helping = {reason.force for reason in line.reasons if reason.points > 0}
        if helping and not any(effect.said for effect in option.effects if effect.force in helping):
            yield say(data, Say.UNQUOTED, name=option.name)


def _unranked(
    data: DecideData,
    decision: DecisionData,
    ranked: tuple[Ranked, ...],
    ruled_out: Mapping[str, str],
    *,
    weighs: bool,
) -> Iterator[Unranked]:
    placed = {item.option for item in ranked}
    decisions = {item.id: item.name for item in data.decisions}
    for choice in decision.choices:
        if choice.pattern is None:
            key = choice.decision or ""
            yield Unranked(key, say(data, Say.FURTHER, name=decisions[key]))
        elif choice.pattern in ruled_out:
            name = data.options[choice.pattern].name
            yield Unranked(choice.pattern, say(data, Say.RULED_OUT, name=name, words=ruled_out[choice.pattern]))
        elif weighs and choice.pattern not in placed:
            yield Unranked(choice.pattern, say(data, Say.UNRANKED, name=data.options[choice.pattern].name))


def _swings(data: DecideData, options: list[OptionData], weights: Weights, first: list[OptionData]) -> Iterator[Swing]:
    """Give the options that the smallest change of one weight would put first alone, force by force."""
    at_stake = {effect.force for option in options for effect in option.effects}
    for force in (item for item in data.forces if item.id in at_stake):
        weight = weights.get(force.id, 0)
        for steps in ((-1, -2), (1, 2)):
            told: set[str] = set()
            for other in (weight + step for step in steps if 0 <= weight + step <= 2):
                winners = _first(_standings(data, options, {**weights, force.id: other}))
                winner = winners[0] if len(winners) == 1 else None
                if winner is not None and [winner] != first and winner.id not in told:
                    told.add(winner.id)
                    kind = Say.SWING_NOT if other == 0 else Say.SWING_LESS if other < weight else Say.SWING_MORE
                    yield Swing(winner.id, force.id, other, say(data, kind, name=winner.name, force=force.name))


def say(data: DecideData, sentence: Say, /, **values: object) -> str:
    """Give a sentence with its places filled; the values are put in as they are."""
    return data.say[sentence].format(**values)


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
