"""Agreement as a page: patterns against experts, the most disputed first."""

from collections.abc import Sequence

from generator.addresses import Special
from generator.content.kinds import Kind
from generator.measures.agreement import Agreement, Silence, Stand, agreement, interviews
from generator.pages.context import PageContext
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link


def agreement_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    say = context.words.say
    found = agreement(context.catalogue)
    stands = [stand for item in found for stand in item.stands]
    counts = say(
        "agreement.counts",
        patterns=len(found),
        shared=sum(item.speaking > 1 for item in found),
        opposed=sum(item.opposed for item in found),
    )
    silent = sum(stand.silence is Silence.NOT_ASKED for stand in stands)
    silence = say("agreement.silence", not_asked=silent, all=len(stands))
    says = [counts, silence, say("agreement.how")]
    part = Part(say("agreement.table"), "experts", says, table=_table(context, found))
    return evidence_page(context, Special.AGREEMENT, "agreement.title", say("agreement.lead"), [part])


def dispute(item: Agreement) -> str:
    """Write a dispute with one figure behind the point."""
    return f"{item.dispute:.1f}"


def _table(context: PageContext, found: Sequence[Agreement]) -> Table:
    say = context.words.say
    experts = [_expert(context, source.id) for source in interviews(context.catalogue)]
    measure = Link(say("agreement.dispute"), "")
    rows = [
        Row(
            context.link(Kind.PATTERN, item.pattern),
            [
                Cell(measure.text, dispute(item), css="number"),
                *(_cell(context, item, stand) for stand in item.stands),
            ],
        )
        for item in found
    ]
    return Table(say("agreement.table"), say("evidence.pattern"), [measure, *experts], rows, "map")


def _expert(context: PageContext, source: str) -> Link:
    record = context.catalogue.sources[source]
    return Link(next(iter(record.experts), source), context.addresses.link(context.page, Kind.SOURCE, source))


def _cell(context: PageContext, item: Agreement, stand: Stand) -> Cell:
    label = _expert(context, stand.source).text
    if stand.silence:
        return Cell(label, context.words.of("silence", stand.silence))
    text = ", ".join(context.words.of("stance_short", stance) for stance in stand.stances)
    spoken = [
        excerpt
        for evidence in context.catalogue.patterns[item.pattern].evidence
        if evidence.source == stand.source and evidence.by_expert and evidence.stance
        for excerpt in evidence.excerpts
    ]
    address = context.excerpt(spoken[0]) if spoken else ""
    css = str(stand.stances[0]) if len(stand.stances) == 1 else "mixed"
    return Cell(label, text, address, css)
