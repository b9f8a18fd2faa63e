"""Quality of the coding as a page: how statements compare with the words, and findings by rule."""

from collections import Counter
from collections.abc import Sequence

from generator.addresses import Special, rule
from generator.content.kinds import Kind
from generator.evidence.records import Match
from generator.measures.quality import Quality, quality
from generator.pages.context import PageContext
from generator.pages.evidence.bars import Bar, BarPart, bars
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link


def quality_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    say = context.words.say
    found = quality(context.catalogue)
    legend = [(match.value, context.words.of("match", match)) for match in Match]
    chart = bars(
        "quality",
        say("quality.picture"),
        say("quality.picture_of"),
        legend,
        [_bar(context, item) for item in found],
    )
    parts = [
        Part(say("quality.table"), "statements", chart=chart, table=_statements(context, found)),
        _findings(context, found),
    ]
    return evidence_page(context, Special.QUALITY, "quality.title", say("quality.lead"), parts)


def _bar(context: PageContext, item: Quality) -> Bar:
    name = context.name(Kind.SOURCE, item.source)
    address = context.addresses.link(context.page, Kind.SOURCE, item.source)
    parts = [
        BarPart(
            count := item.matches.get(match, 0),
            match.value,
            context.words.say("quality.part", source=name, count=count, match=context.words.of("match", match)),
            address,
        )
        for match in Match
    ]
    return Bar(name, address, parts)


def _statements(context: PageContext, found: Sequence[Quality]) -> Table:
    say = context.words.say
    matches = [context.words.of("match", match) for match in Match]
    columns = [say("quality.statements"), *matches, say("quality.unreviewed"), say("quality.added")]
    rows = []
    for item in found:
        counts = (item.statements, *(item.matches.get(match, 0) for match in Match), item.unreviewed, item.added)
        cells = [Cell(label, str(count), css="number") for label, count in zip(columns, counts, strict=True)]
        rows.append(Row(context.link(Kind.SOURCE, item.source), cells))
    return Table(say("quality.table"), say("evidence.source"), [Link(text, "") for text in columns], rows)


def _findings(context: PageContext, found: Sequence[Quality]) -> Part:
    say = context.words.say
    totals = sum((Counter(item.findings) for item in found), Counter())
    if not totals:
        return Part(say("quality.findings"), "findings", [say("quality.findings_nothing")])
    columns = [context.link(Kind.SOURCE, item.source) for item in found]
    rows = [
        Row(
            Link(name, rule(context.page, name)),
            [
                Cell(column.text, str(item.findings.get(name, 0)), css="number")
                for column, item in zip(columns, found, strict=True)
            ],
        )
        for name in sorted(totals)
    ]
    return Part(
        say("quality.findings"),
        "findings",
        table=Table(say("quality.findings"), say("quality.rule"), columns, rows, "findings"),
    )
