"""What the list of patterns can be narrowed by, with how many patterns each choice leaves."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.content.model import Effect
from generator.pages.context import PageContext
from generator.pages.glance import verdict
from generator.pages.verdicts import FilterBy

_BETWEEN = "; "
"""Between the values that a row has for one filter, as the script of the site reads them."""
_HELPS = (Effect.STRONGLY_HELPS, Effect.HELPS)
_HURTS = (Effect.STRONGLY_HURTS, Effect.HURTS)


@dataclass(frozen=True)
class Mark:
    """What a pattern has for one filter: its values, one behind another."""

    filter: str
    values: str


@dataclass(frozen=True)
class Choice:
    """A value to choose, and how it reads with the number of patterns that have it."""

    value: str
    text: str


@dataclass(frozen=True)
class Filter:
    """A list of values to choose one from."""

    name: str
    label: str
    choices: Sequence[Choice]


def marks(context: PageContext, pattern: Pattern) -> list[Mark]:
    """Give what a pattern has for every filter."""
    return [Mark(str(by), _BETWEEN.join(values)) for by, values in _values(context, pattern).items()]


def filters(context: PageContext, found: Collection[Sequence[Mark]]) -> list[Filter]:
    """Make the filters that leave something to choose, values in the order of the catalogue or by name."""
    made = []
    for by in FilterBy:
        values = (mark.values.split(_BETWEEN) for row in found for mark in row if mark.filter == by and mark.values)
        counts = Counter(value for row in values for value in row)
        known = _order(context, by)
        order = sorted(counts, key=lambda value: (known.index(value) if value in known else len(known), value))
        choices = [
            Choice(value, context.words.say("filter.choice", name=value, count=counts[value])) for value in order
        ]
        if len(choices) > 1:
            made.append(Filter(str(by), context.words.of("filter_by", by), choices))
    return made


def _order(context: PageContext, by: FilterBy) -> list[str]:
    kinds = {FilterBy.DECISION: Kind.DECISION, FilterBy.PERSONA: Kind.PERSONA}
    if by is FilterBy.STAGE:
        return [stage.name for stage in context.catalogue.stages.values()]
    return list(context.catalogue.names(kinds[by]).values()) if by in kinds else []


def _values(context: PageContext, pattern: Pattern) -> dict[FilterBy, list[str]]:
    stage = context.catalogue.stage_of(pattern)
    return {
        FilterBy.DECISION: [link.text for link in context.links(Kind.DECISION, pattern.decisions)],
        FilterBy.STUDY: [context.catalogue.studies[pattern.study].name],
        FilterBy.KIND: [context.pattern_kind(pattern)],
        FilterBy.STANCE: [context.words.of("verdict", verdict(context, pattern))],
        FilterBy.HELPS: _forces(context, pattern, _HELPS),
        FilterBy.HURTS: _forces(context, pattern, _HURTS),
        FilterBy.PERSONA: [
            link.text for link in context.links(Kind.PERSONA, [item.persona for item in pattern.serves])
        ],
        FilterBy.STAGE: [stage.name] if stage else [],
        FilterBy.MATURITY: [context.words.of("maturity", pattern.maturity)],
    }


def _forces(context: PageContext, pattern: Pattern, steps: Sequence[Effect]) -> list[str]:
    forces = [effect.force for effect in pattern.effects if effect.effect in steps]
    return [link.text for link in context.links(Kind.FORCE, forces)]
