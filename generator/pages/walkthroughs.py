"""Pages of walkthroughs: a customer goes through the decisions one by one; and the list of them all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.addresses import Anchor
from generator.catalogue.model import Walkthrough
from generator.content.kinds import Kind
from generator.content.model import Basis, Fact, WalkthroughFront, WalkthroughStep
from generator.pages.architecture import architecture
from generator.pages.context import PageContext
from generator.pages.figures import FiguresTold, figures_of
from generator.pages.model import Front, Page
from generator.pages.views import Diagram, Link, ProseSection, Teaser
from generator.reading.records import SourceKind


@dataclass(frozen=True)
class FactView:
    """A sentence and what it stands on."""

    html: Markup
    basis: str
    css: str


@dataclass(frozen=True)
class StepView:
    """One decision of the customer."""

    number: int
    decision: Link
    question: str
    chosen: Sequence[Link]
    facts: Sequence[FactView]
    forces: Sequence[Link]
    rejected: Sequence[Teaser]
    """Options that were not taken, and why."""


@dataclass(frozen=True)
class CaseView:
    """What is known of the customer in a few words, and what came of it."""

    sector: str
    size: Markup
    stage: Link | None
    outcome: Markup


@dataclass(frozen=True, kw_only=True)
class WalkthroughPage(Page):
    """A customer-style example."""

    template = "walkthrough.md.j2"
    title: str
    up: Link
    sources: Sequence[Link]
    sketch: str
    """That it is one, and how little is told; empty for others."""
    summary: Markup
    asked: str
    case: CaseView
    customer: Sequence[FactView]
    objective: Sequence[FactView]
    constraints: Sequence[FactView]
    skills: Sequence[FactView]
    architecture: Diagram
    caption: Markup
    architecture_basis: str
    steps: Sequence[StepView]
    watch: Sequence[FactView]
    figures: FiguresTold | None
    sections: Sequence[ProseSection]


@dataclass(frozen=True)
class WalkthroughRow:
    """One walkthrough in the list."""

    link: Link
    anchor: str
    sector: str
    sketch: str
    summary: Markup
    decisions: Sequence[Link]
    sources: Sequence[Link]


@dataclass(frozen=True, kw_only=True)
class WalkthroughListPage(Page):
    """All walkthroughs."""

    template = "walkthroughs.md.j2"
    rows: Sequence[WalkthroughRow]
    contents: Sequence[Link]


def walkthrough_pages(context: PageContext) -> Iterator[Page]:
    """Make the page of every walkthrough and the list of them all."""
    walkthroughs = context.catalogue.walkthroughs.values()
    for walkthrough in walkthroughs:
        yield _page(context.at(context.addresses.page(Kind.WALKTHROUGH, walkthrough.entry.id)), walkthrough)
    here = context.at(context.addresses.section(Kind.WALKTHROUGH))
    rows = [_row(here, walkthrough) for walkthrough in walkthroughs]
    yield WalkthroughListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.WALKTHROUGH)),
        rows=rows,
        contents=[Link(row.link.text, f"#{row.anchor}") for row in rows],
    )


def _row(context: PageContext, walkthrough: Walkthrough) -> WalkthroughRow:
    entry = walkthrough.entry
    return WalkthroughRow(
        link=context.link(Kind.WALKTHROUGH, entry.id),
        anchor=addresses.row(Kind.WALKTHROUGH, entry.id),
        sector=entry.sector or context.words.say("walkthrough.no_sector"),
        sketch=_sketch(context, entry),
        summary=context.inline(entry.summary),
        decisions=context.links(Kind.DECISION, dict.fromkeys(step.decision for step in entry.steps)),
        sources=[_source(context, item) for item in entry.sources if context.catalogue.has(Kind.SOURCE, item)],
    )


def _source(context: PageContext, identity: str) -> Link:
    """Make a link to a source, as it is called inside a sentence."""
    source, link = context.catalogue.sources[identity], context.link(Kind.SOURCE, identity)
    if source.kind is not SourceKind.INTERVIEW or not source.experts:
        return link
    return Link(context.words.say("source.interview_inside", experts=", ".join(source.experts)), link.address)


def _page(context: PageContext, walkthrough: Walkthrough) -> WalkthroughPage:
    entry = walkthrough.entry
    return WalkthroughPage(
        address=context.page,
        front=Front(title=entry.title, content_path=f"walkthroughs/{entry.id}.md"),
        title=entry.title,
        up=context.section(Kind.WALKTHROUGH),
        sources=context.links(Kind.SOURCE, entry.sources),
        sketch=_sketch(context, entry),
        summary=context.inline(entry.summary),
        asked=context.asked(entry.asked_as),
        case=_case(context, entry),
        customer=_facts(context, entry.customer),
        objective=_facts(context, entry.objective),
        constraints=_facts(context, entry.constraints),
        skills=_facts(context, entry.skills),
        architecture=architecture(context, entry.title, entry.architecture),
        caption=context.inline(entry.architecture.caption),
        architecture_basis=context.words.of("basis", entry.architecture.basis),
        steps=[_step(context, number, step) for number, step in enumerate(entry.steps, start=1)],
        watch=_facts(context, entry.watch),
        figures=figures_of(context, Kind.WALKTHROUGH, entry.id),
        sections=context.sections(walkthrough.body, WalkthroughPage.template),
    )


def _case(context: PageContext, entry: WalkthroughFront) -> CaseView:
    say, stage = context.words.say, context.catalogue.stages.get(entry.stage or "")
    persona_list = context.addresses.section(Kind.PERSONA)
    return CaseView(
        sector=entry.sector or say("walkthrough.no_sector"),
        size=context.inline(entry.size) or Markup.escape(say("walkthrough.no_size")),
        stage=Link(stage.name, context.special(persona_list, Anchor.STAGES)) if stage else None,
        outcome=context.inline(entry.outcome) or Markup.escape(say("walkthrough.no_outcome")),
    )


def _sketch(context: PageContext, entry: WalkthroughFront) -> str:
    return context.words.count("sketch", entry.sketch.sentences) if entry.sketch else ""


def _facts(context: PageContext, facts: tuple[Fact, ...]) -> list[FactView]:
    return [FactView(context.inline(fact.text), _basis(context, fact), str(fact.basis)) for fact in facts]


def _basis(context: PageContext, fact: Fact) -> str:
    """Say what a fact stands on; of one that is told, by whom."""
    tellers = list(dict.fromkeys(excerpt.speaker for excerpt in context.cited_in(fact.text)))
    if fact.basis is not Basis.TOLD or not tellers:
        return context.words.of("basis", fact.basis)
    key = "walkthrough.told_elsewhere_by" if fact.elsewhere else "walkthrough.told_by"
    return context.words.say(key, speakers=context.words.say("walkthrough.and").join(tellers))


def _step(context: PageContext, number: int, step: WalkthroughStep) -> StepView:
    return StepView(
        number=number,
        decision=context.link(Kind.DECISION, step.decision),
        question=context.catalogue.decisions[step.decision].entry.question,
        chosen=context.links(Kind.PATTERN, step.chosen),
        facts=_facts(context, step.facts),
        forces=context.links(Kind.FORCE, step.forces),
        rejected=[context.teaser(Kind.PATTERN, item.pattern, item.why) for item in step.rejected],
    )
