"""Tells rankings: as text for a terminal, or as plain values for programs."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from generator.decide.rank import Ranked, Ranking, rank, say
from generator.decide.records import DecideData
from generator.decide.say import Say
from generator.decide.weights import Wanted


def rankings(data: DecideData, wanted: Wanted) -> list[Ranking]:
    """Rank every decision that is wanted."""
    return [rank(data, decision, wanted.weights, wanted.ruled_out) for decision in wanted.decisions]


def as_values(found: Iterable[Ranking]) -> list[dict[str, object]]:
    """Give rankings as plain values."""
    return [asdict(ranking) for ranking in found]


def as_text(data: DecideData, found: Iterable[Ranking]) -> str:
    """Give rankings as text, the rule last."""
    names = {decision.id: f"{decision.name}: {decision.question}" for decision in data.decisions}
    parts = ["\n".join((names[ranking.decision], *_lines(data, ranking))) for ranking in found]
    return "\n\n".join([*parts, say(data, Say.RULE)]) + "\n"


def _lines(data: DecideData, ranking: Ranking) -> Iterator[str]:
    yield from (f"  {line}" for line in ranking.lines)
    for item in ranking.ranked:
        yield from _option(data, item)
    yield from (f"  – {item.text}" for item in ranking.unranked)
    yield from (f"  ~ {swing.text}" for swing in ranking.swings)


def _option(data: DecideData, item: Ranked) -> Iterator[str]:
    yield f"  {item.place}. {data.options[item.option].name} ({item.points:+})"
    for reason in item.reasons:
        yield f"     {reason.points:+} {reason.text} [{reason.sum}]"
