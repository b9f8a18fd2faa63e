"""Co-occurrence as a page: pairs that nobody related yet, who stands with whom, and all pairs."""

from collections.abc import Iterable, Sequence

from generator.addresses import Special
from generator.content.kinds import Kind
from generator.measures.together import Together, clustered, together
from generator.pages.context import PageContext
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link

_ON_THE_MAP = 15
_OFTEN = 2
"""Traces."""


def together_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    say = context.words.say
    pairs = together(context.catalogue)
    lead = say("together.lead")
    if not pairs:
        nothing = Part(say("together.all"), "all", [say("together.nothing")])
        return evidence_page(context, Special.TOGETHER, "together.title", lead, [nothing])
    unrelated = [pair for pair in pairs if not pair.related]
    says = say("together.unrelated_says", unrelated=len(unrelated), all=len(pairs))
    parts = [
        Part(say("together.unrelated"), "unrelated", [says], table=_list(context, "together.unrelated", unrelated)),
        Part(say("together.map"), "map", [say("together.map_says")], table=_map(context, pairs)),
        Part(say("together.all"), "all", table=_list(context, "together.all", pairs)),
    ]
    return evidence_page(context, Special.TOGETHER, "together.title", lead, parts)


def _list(context: PageContext, caption: str, pairs: Iterable[Together]) -> Table:
    say = context.words.say
    columns = [Link(say(name), "") for name in ("together.sources", "together.traces", "together.related")]
    rows = [
        Row(
            context.link(Kind.PATTERN, pair.pair[0]),
            [
                Cell(say("evidence.pattern"), "", links=[context.link(Kind.PATTERN, pair.pair[1])]),
                Cell(columns[0].text, str(pair.sources), css="number"),
                Cell(columns[1].text, "", links=_traces(context, pair)),
                Cell(columns[2].text, say("together.yes" if pair.related else "together.no")),
            ],
        )
        for pair in pairs
    ]
    pattern = say("evidence.pattern")
    return Table(say(caption), pattern, [Link(pattern, ""), *columns], rows)


def _traces(context: PageContext, pair: Together) -> list[Link]:
    return [Link(trace, context.addresses.trace(context.page, source, trace)) for source, trace in pair.traces]


def _map(context: PageContext, pairs: Sequence[Together]) -> Table:
    keys = clustered(pairs, _ON_THE_MAP)
    found = {frozenset(pair.pair): pair for pair in pairs}
    rows = [
        Row(
            context.link(Kind.PATTERN, one),
            [_cell(context, other, found.get(frozenset((one, other))) if one != other else None) for other in keys],
        )
        for one in keys
    ]
    columns = context.links(Kind.PATTERN, keys)
    return Table(context.words.say("together.map"), context.words.say("evidence.pattern"), columns, rows, "map")


def _cell(context: PageContext, other: str, pair: Together | None) -> Cell:
    name = context.name(Kind.PATTERN, other)
    if pair is None:
        return Cell(name, "")
    css = "often" if len(pair.traces) >= _OFTEN else "model"
    return Cell(name, str(len(pair.traces)), _traces(context, pair)[0].address, css)
