"""Strength of the evidence as a page, and what the page of a decision says of its own."""

from collections.abc import Sequence

from generator.addresses import Anchor, Special, relative
from generator.catalogue.model import Decision
from generator.content.kinds import Kind
from generator.measures.strength import Strength, strength, strength_of
from generator.pages.context import PageContext
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link
from generator.pages.words import Words


def strength_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    say = context.words.say
    found = strength(context.catalogue)
    part = Part(say("strength.table"), "decisions", [say("strength.how")], table=_table(context, found))
    return evidence_page(context, Special.STRENGTH, "strength.title", say("strength.lead"), [part])


def strength_on(context: PageContext, decision: Decision) -> Sequence[Cell]:
    """Give what a decision's own page says: the verdict, which leads to how it is made, then the four questions."""
    verdict, *questions = _cells(context.words, strength_of(context.catalogue, decision))
    text = context.words.say("strength.on_page", confidence=verdict.text)
    address = relative(context.page, Special.STRENGTH)
    return [Cell(verdict.label, text, address), *questions]


def _table(context: PageContext, found: Sequence[Strength]) -> Table:
    say = context.words.say
    columns = [
        Link(say("strength.confidence"), ""),
        Link(say("strength.coherence"), ""),
        Link(say("strength.adequacy"), ""),
        Link(say("strength.method"), ""),
        Link(say("strength.relevance"), ""),
    ]
    rows = [
        Row(
            Link(
                context.name(Kind.DECISION, item.decision),
                context.addresses.link(context.page, Kind.DECISION, item.decision, Anchor.STRENGTH),
            ),
            _cells(context.words, item),
        )
        for item in found
    ]
    return Table(say("strength.table"), say("evidence.decision"), columns, rows, "map")


def strength_said(words: Words, item: Strength) -> list[str]:
    """Say the same in sentences, where there is no page."""
    verdict, *questions = _cells(words, item)
    verdict_said = words.say("strength.on_page", confidence=verdict.text)
    return [f"{verdict.label}: {verdict_said}", *(f"{cell.label}: {cell.text}" for cell in questions)]


def _cells(words: Words, item: Strength) -> list[Cell]:
    coherence = words.say(
        "strength.coherence_says",
        concern=words.of("concern", item.coherence),
        shared=item.shared,
        opposed=item.opposed,
        contested=item.contested,
    )
    adequacy = words.say(
        "strength.adequacy_says",
        concern=words.of("concern", item.adequacy),
        experts=item.experts,
        spoken=item.spoken,
        options=item.options,
        quoted=item.quoted,
        effects=item.effects,
    )
    method = words.say("strength.method_says", reviewed=item.reviewed, statements=item.statements, located=item.located)
    return [
        Cell(words.say("strength.confidence"), words.of("confidence", item.confidence)),
        Cell(words.say("strength.coherence"), coherence, css=str(item.coherence)),
        Cell(words.say("strength.adequacy"), adequacy, css=str(item.adequacy)),
        Cell(words.say("strength.method"), method),
        Cell(
            words.say("strength.relevance"),
            words.say("strength.relevance_says", own=item.own_study, experts=item.experts),
        ),
    ]
