"""Pages of personas: what serves each, what is needed first standing first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.content.model import Persona, Serves
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link, Reference

_LAST = 99
"""Where a pattern without a stage stands."""


@dataclass(frozen=True)
class ServingPattern:
    """A pattern that serves the persona."""

    link: Link
    definition: Markup
    stage: str
    references: Sequence[Reference]
    why: Markup


@dataclass(frozen=True, kw_only=True)
class PersonaPage(Page):
    """A persona with what serves it."""

    template = "persona.md.j2"
    name: str
    up: Link
    description: Markup
    asked: str
    decisions: Sequence[Link]
    patterns: Sequence[ServingPattern]


def persona_pages(context: PageContext) -> Iterator[PersonaPage]:
    """Make the page of every persona."""
    for persona in context.catalogue.file.personas:
        yield _page(context.at(context.addresses.page(Kind.PERSONA, persona.id)), persona)


def stage_name(context: PageContext, pattern: Pattern) -> str:
    """Give the stage at which a pattern is needed, or nothing."""
    stage = context.catalogue.stage_of(pattern)
    return stage.name if stage else ""


def _page(context: PageContext, persona: Persona) -> PersonaPage:
    serving = _serving(context, persona)
    served = {pattern.id for pattern, _ in serving}
    decisions = [
        key
        for key, decision in context.catalogue.decisions.items()
        if any(option.pattern in served for option in decision.entry.options)
    ]
    return PersonaPage(
        address=context.page,
        front=Front(title=persona.name, content_path="catalogue.yml"),
        name=persona.name,
        up=context.section(Kind.PERSONA),
        description=context.inline(persona.description),
        asked=context.asked(persona.asked_as),
        decisions=context.links(Kind.DECISION, decisions),
        patterns=[
            ServingPattern(
                context.link(Kind.PATTERN, pattern.id),
                context.inline(pattern.definition),
                stage_name(context, pattern),
                context.cited(item.cite, "reference.plain"),
                context.inline(item.why),
            )
            for pattern, item in serving
        ],
    )


def _serving(context: PageContext, persona: Persona) -> list[tuple[Pattern, Serves]]:
    """Give what serves a persona: by stage, and what an expert says before the catalogue's own reading."""
    stages = list(context.catalogue.stages)

    def rank(pair: tuple[Pattern, Serves]) -> tuple[int, bool]:
        pattern, item = pair
        needed = pattern.needed_at
        return stages.index(needed.stage) if needed and needed.stage in stages else _LAST, not item.cite

    serving = [
        (pattern, item)
        for pattern in context.catalogue.patterns.values()
        for item in pattern.serves
        if item.persona == persona.id
    ]
    return sorted(serving, key=rank)
