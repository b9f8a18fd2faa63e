"""Exports walkthroughs: what a customer chose and rejected, and what each sentence stands on."""

from collections.abc import Iterable

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.content.model import Basis, Fact, WalkthroughStep
from generator.export.records import Exported, Url, excerpt_url, plain_or_none
from generator.prose import plain


class FactOut(Exported):
    """A sentence or two with what they stand on."""

    text: str
    basis: Basis
    elsewhere: bool = Field(description="told, but of another customer, or of none in particular")


class WeighedOut(Exported):
    """An option that was not taken, and why."""

    pattern: str
    why: str


class WalkthroughStepOut(Exported):
    """One decision of a customer."""

    decision: str
    chosen: list[str]
    rejected: list[str]
    bases: list[Basis]
    facts: list[FactOut] = Field(description="what was done and why; their bases are those in bases")
    forces: list[str] = Field(description="the forces that decided")
    weighed: list[WeighedOut] = Field(description="the rejected options again, in the same order")


class SketchOut(Exported):
    """That a walkthrough is mostly made up."""

    sentences: int = Field(description="how many sentences of the sources tell of this customer")


class WalkthroughOut(Exported):
    """A customer-style example."""

    id: str
    title: str
    asked_as: list[str]
    summary: str
    url: Url
    sources: list[str]
    customer: list[FactOut]
    objective: list[FactOut]
    constraints: list[FactOut]
    skills: list[FactOut]
    steps: list[WalkthroughStepOut]
    watch: list[FactOut]
    sector: str | None
    size: str | None
    stage: str | None
    outcome: str | None = Field(description="what came of it; null where nobody tells any outcome")
    sketch: SketchOut | None = Field(description="null where at least half of the steps rest on what is told")
    cites: list[Url] = Field(description="where the words are that its page cites")


def walkthrough_out(catalogue: Catalogue, addresses: Addresses, key: str) -> WalkthroughOut:
    """Give one walkthrough, step by step."""
    entry = catalogue.walkthroughs[key].entry
    return WalkthroughOut(
        id=key,
        title=entry.title,
        asked_as=list(entry.asked_as),
        summary=plain(entry.summary),
        url=addresses.url(Kind.WALKTHROUGH, key),
        sources=sorted(entry.sources),
        customer=_facts(entry.customer),
        objective=_facts(entry.objective),
        constraints=_facts(entry.constraints),
        skills=_facts(entry.skills),
        steps=[_step(step) for step in entry.steps],
        watch=_facts(entry.watch),
        sector=entry.sector,
        size=plain_or_none(entry.size),
        stage=entry.stage,
        outcome=plain_or_none(entry.outcome),
        sketch=SketchOut(sentences=entry.sketch.sentences) if entry.sketch else None,
        cites=[excerpt_url(addresses, item) for item in catalogue.cited_by.get((Kind.WALKTHROUGH, key), ())],
    )


def _step(step: WalkthroughStep) -> WalkthroughStepOut:
    return WalkthroughStepOut(
        decision=step.decision,
        chosen=list(step.chosen),
        rejected=[item.pattern for item in step.rejected],
        bases=[fact.basis for fact in step.facts],
        facts=_facts(step.facts),
        forces=list(step.forces),
        weighed=[WeighedOut(pattern=item.pattern, why=plain(item.why)) for item in step.rejected],
    )


def _facts(facts: Iterable[Fact]) -> list[FactOut]:
    return [FactOut(text=plain(fact.text), basis=fact.basis, elsewhere=fact.elsewhere) for fact in facts]
