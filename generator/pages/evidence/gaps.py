"""The gap map as a page: what to ask next, a picture of the decisions, and every cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.addresses import Anchor, Special, relative, row
from generator.content.kinds import Kind
from generator.measures.gaps import Gap, Ground, gap_map, options, worth_asking
from generator.pages.context import PageContext
from generator.pages.evidence.bars import Bar, BarPart, bars
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link


def gaps_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    gaps = gap_map(context.catalogue)
    parts = [
        _ask(context, worth_asking(gaps)),
        _picture(context, gaps),
        *_tables(context, gaps),
        *_without(context, gaps),
    ]
    return evidence_page(context, Special.GAPS, "gaps.title", context.words.say("gaps.lead"), parts)


def css(ground: Ground) -> str:
    """Give the class of a ground."""
    return ground.name.lower()


def _ask(context: PageContext, gaps: Sequence[Gap]) -> Part:
    say = context.words.say
    columns = [Link(say(name), "") for name in ("evidence.force", "gaps.why", "gaps.worth")]
    rows = [
        Row(
            context.link(Kind.PATTERN, gap.pattern),
            [
                Cell(columns[0].text, "", links=[context.link(Kind.FORCE, gap.force)]),
                Cell(columns[1].text, _why(context, gap), links=[context.link(Kind.DECISION, gap.decision)]),
                Cell(columns[2].text, str(gap.worth), css="number"),
            ],
        )
        for gap in gaps
    ]
    table = Table(say("gaps.ask"), say("evidence.pattern"), columns, rows) if rows else None
    return Part(say("gaps.ask"), Anchor.ASK, [say("gaps.ask_how" if rows else "gaps.ask_nothing")], table=table)


def _why(context: PageContext, gap: Gap) -> str:
    if gap.doubt is None:
        return ""
    name = context.name(Kind.DECISION, gap.decision)
    return context.words.of("doubt", gap.doubt).fill(acting=gap.acting, decision=name)


def _picture(context: PageContext, gaps: Sequence[Gap]) -> Part:
    words = context.words
    counts = Counter(gap.ground for gap in gaps)
    says = words.say("gaps.picture_says", all=len(gaps), **{css(ground): counts[ground] for ground in Ground})
    rows = [_bar(context, key, list(found)) for key, found in groupby(gaps, key=lambda gap: gap.decision)]
    legend = [(css(ground), words.of("ground", ground)) for ground in Ground]
    title = words.say("gaps.picture")
    chart = bars("gaps", title, words.say("gaps.picture_of"), legend, rows)
    return Part(title, "picture", [says], chart=chart)


def _bar(context: PageContext, decision: str, gaps: Sequence[Gap]) -> Bar:
    name = context.name(Kind.DECISION, decision)
    address = relative(context.page, context.page, row(Kind.DECISION, decision))
    counts = Counter(gap.ground for gap in gaps)
    parts = [
        BarPart(
            counts[ground],
            css(ground),
            context.words.say(
                "gaps.part", decision=name, count=counts[ground], ground=context.words.of("ground", ground)
            ),
            address,
        )
        for ground in Ground
    ]
    return Bar(name, address, parts)


def _tables(context: PageContext, gaps: Sequence[Gap]) -> Iterator[Part]:
    for decision, found in groupby(gaps, key=lambda gap: gap.decision):
        name = context.name(Kind.DECISION, decision)
        yield Part(name, row(Kind.DECISION, decision), table=_table(context, name, list(found)))


def _without(context: PageContext, gaps: Sequence[Gap]) -> Iterator[Part]:
    """List decisions of whose options no effect is recorded: there the map has nothing but a hole."""
    say = context.words.say
    known = {gap.decision for gap in gaps}
    counts = {
        key: len(options(context.catalogue, decision))
        for key, decision in context.catalogue.decisions.items()
        if key not in known
    }
    column = Link(say("decision.options_label"), "")
    rows = [
        Row(context.link(Kind.DECISION, key), [Cell(column.text, str(count), css="number")])
        for key, count in counts.items()
        if count
    ]
    if rows:
        title = say("gaps.without")
        yield Part(title, "without", table=Table(title, say("evidence.decision"), [column], rows))


def _table(context: PageContext, name: str, gaps: Sequence[Gap]) -> Table:
    forces = list(dict.fromkeys(gap.force for gap in gaps))
    rows = [
        Row(context.link(Kind.PATTERN, pattern), [_cell(context, gap) for gap in found])
        for pattern, found in groupby(gaps, key=lambda gap: gap.pattern)
    ]
    columns = [context.link(Kind.FORCE, force) for force in forces]
    return Table(name, context.words.say("evidence.pattern"), columns, rows, "map")


def _cell(context: PageContext, gap: Gap) -> Cell:
    anchor = row(Kind.FORCE, gap.force) if gap.effect else ""
    return Cell(
        label=context.name(Kind.FORCE, gap.force),
        text=_text(context, gap),
        address=context.addresses.link(context.page, Kind.PATTERN, gap.pattern, anchor),
        css=css(gap.ground),
    )


def _text(context: PageContext, gap: Gap) -> str:
    words = context.words
    if gap.effect is None:
        return words.of("ground", gap.ground)
    effect = words.of("effect", gap.effect)
    if gap.ground is Ground.CONTESTED:
        return words.say("gaps.contested_by", effect=effect, count=gap.quoted, against=gap.contested)
    if gap.ground is Ground.QUOTED:
        return words.say("gaps.quoted_by", effect=effect, count=gap.quoted)
    return words.say("gaps.effect_ground", effect=effect, ground=words.of("ground", gap.ground))
