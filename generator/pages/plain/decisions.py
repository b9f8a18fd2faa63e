"""Pages of decisions and walkthroughs as text."""

from collections.abc import Iterable, Iterator

from generator.content.kinds import Kind
from generator.content.model import Fact, OptionEntry, WalkthroughStep
from generator.pages.context import PageContext
from generator.pages.plain.writing import chapter, linked, named, section, sentence


def decision_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a decision: its question, its options, and how to decide."""
    decision, say = context.catalogue.decisions[identity], context.words.say
    entry = decision.entry
    yield f"**{entry.question}**"
    yield linked(context, entry.summary)
    yield from chapter(say("decision.why"), linked(context, entry.why))
    yield from section(say("decision.options_label"), (_option(context, item) for item in entry.options))
    yield from section(
        say("decision.rules"),
        (
            f"{say('decision.given')} {linked(context, item.when)}: {linked(context, item.then)}."
            for item in entry.rules
        ),
    )
    yield from chapter(say("decision.how"), linked(context, entry.how))
    yield from section(
        say("decision.combinations"),
        (f"{_named(context, item.patterns)}: {linked(context, item.how)}" for item in entry.combinations),
    )
    yield from section(
        say("decision.constraints"),
        (
            say("plain.rules_out", text=item.text, links=_named(context, item.rules_out), why=linked(context, item.why))
            for item in entry.constraints
        ),
    )
    yield from chapter(say("decision.mistakes"), linked(context, entry.mistakes))
    yield from chapter(say("decision.settle"), linked(context, entry.settle))
    yield from section(
        say("decision.following"),
        (sentence(named(context, Kind.DECISION, item.decision), linked(context, item.why)) for item in entry.next),
    )
    yield from section(
        say("decision.walkthroughs"), (named(context, Kind.WALKTHROUGH, item) for item in decision.walkthroughs)
    )


def walkthrough_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a walkthrough: who the customer is, and what is chosen, each sentence with what it stands on."""
    walkthrough, say = context.catalogue.walkthroughs[identity], context.words.say
    entry = walkthrough.entry
    yield linked(context, entry.summary)
    yield from section(say("walkthrough.customer"), _facts(context, entry.customer))
    yield from section(say("walkthrough.objective"), _facts(context, entry.objective))
    yield from section(say("walkthrough.constraints"), _facts(context, entry.constraints))
    yield from section(say("walkthrough.skills"), _facts(context, entry.skills))
    for step in entry.steps:
        yield from _step(context, step)
    yield from section(say("walkthrough.watch"), _facts(context, entry.watch))
    yield from chapter(say("walkthrough.outcome"), linked(context, entry.outcome))
    yield from chapter(say("walkthrough.lesson"), linked(context, walkthrough.body))


def _option(context: PageContext, option: OptionEntry) -> str:
    if option.decision is not None:
        kind, about = Kind.DECISION, context.catalogue.decisions[option.decision].entry.summary
    else:
        kind, about = Kind.PATTERN, context.catalogue.patterns[option.target].definition or ""
    return sentence(f"{named(context, kind, option.target)}:", linked(context, about), linked(context, option.fits))


def _named(context: PageContext, patterns: Iterable[str]) -> str:
    return ", ".join(named(context, Kind.PATTERN, key) for key in patterns)


def _facts(context: PageContext, facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"{linked(context, fact.text)} ({context.words.of('basis', fact.basis)})"


def _step(context: PageContext, step: WalkthroughStep) -> Iterator[str]:
    chosen = ", ".join(named(context, Kind.PATTERN, key) for key in step.chosen)
    lines = [context.words.say("walkthrough.chosen", links=chosen), *_facts(context, step.facts)]
    lines += [
        context.words.say(
            "plain.rejected", link=named(context, Kind.PATTERN, item.pattern), why=linked(context, item.why)
        )
        for item in step.rejected
    ]
    yield from section(context.name(Kind.DECISION, step.decision), lines)
