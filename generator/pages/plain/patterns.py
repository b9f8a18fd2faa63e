"""Pages of patterns and forces as text."""

from collections.abc import Iterator

from generator.catalogue.model import PatternEffect
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.plain.writing import anchor, linked, named, quoted, section, sentence
from generator.pages.positions import positions, reported_views
from generator.pages.text import one_line
from generator.reading.records import Role


def pattern_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a pattern: what it is, how it acts on forces, who says so, and what it is related to."""
    pattern, say = context.catalogue.patterns[identity], context.words.say
    yield linked(context, pattern.definition) or say("pattern.not_described")
    yield linked(context, pattern.body)
    yield from section(say("plain.answers"), (named(context, Kind.DECISION, item) for item in pattern.decisions))
    yield from section(
        say("pattern.forces"),
        (_effect(context, Kind.FORCE, item.force, item) for item in pattern.effects),
    )
    yield from section(
        say("weighed.title"),
        (
            sentence(
                f"{context.words.of('side', item.side)}:", linked(context, item.text), quoted(context, item.excerpts)
            )
            for item in pattern.weighed
        ),
    )
    yield from section(say("position.label"), _views(context, identity))
    yield from section(say("quote.title"), _statements(context, identity))
    yield from section(say("plain.related"), _relations(context, identity))
    yield from section(say("pattern.serves"), (named(context, Kind.PERSONA, item.persona) for item in pattern.serves))
    yield from section(
        say("pattern.walkthroughs"), (named(context, Kind.WALKTHROUGH, item) for item in pattern.walkthroughs)
    )


def force_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a force: what it means, and what acts on it."""
    force, say = context.catalogue.forces[identity], context.words.say
    yield linked(context, force.meaning) or say("force.not_described")
    yield say("force.notice", text=linked(context, force.entry.notice)) if force.entry.notice else ""
    yield say("force.ask", text=linked(context, force.entry.ask)) if force.entry.ask else ""
    yield from section(
        say("plain.effects"), (_effect(context, Kind.PATTERN, item.pattern, item) for item in force.effects)
    )


def _effect(context: PageContext, kind: Kind, other: str, effect: PatternEffect) -> str:
    words = context.words
    return sentence(
        f"{named(context, kind, other)}: {words.of('effect', effect.effect)} ({effect.basis}).",
        effect.why or "",
        quoted(context, effect.excerpts),
        quoted(context, effect.contested, "plain.contested"),
    )


def _views(context: PageContext, identity: str) -> Iterator[str]:
    pattern = context.catalogue.patterns[identity]
    for position in positions(context, pattern):
        yield f"{anchor(position.expert, position.source.address)}: {position.stance}"
    for view in reported_views(context, pattern):
        yield f"{view.held_by}: {view.stance}. {view.says} ({anchor(view.source.text, view.source.address)})"


def _statements(context: PageContext, identity: str) -> Iterator[str]:
    for item in context.catalogue.patterns[identity].evidence:
        by_interviewer = any(excerpt.role is Role.INTERVIEWER for excerpt in item.excerpts)
        yield sentence(
            f"{context.taken(item)}:",
            quoted(context, item.excerpts),
            context.words.say("plain.coded", statement=one_line(item.statement)),
            context.words.say("plain.interviewer") if by_interviewer else "",
        )


def _relations(context: PageContext, identity: str) -> Iterator[str]:
    pattern, words = context.catalogue.patterns[identity], context.words
    for edge in pattern.relations:
        note = linked(context, edge.note)
        yield sentence(words.of("relation", edge.relation), named(context, Kind.PATTERN, edge.target), note)
    for edge in pattern.related_by:
        note = linked(context, edge.note)
        yield sentence(words.of("relation_back", edge.relation), named(context, Kind.PATTERN, edge.source), note)
