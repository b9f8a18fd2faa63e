"""Pages of personas, and the matrix of what serves whom at which stage."""

from collections.abc import Iterator

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.content.model import Persona
from generator.pages.context import PageContext
from generator.pages.views import Link

Row = tuple[Link, list[str], str]
"""A pattern, for each persona how it is served, and the stage."""


def persona_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every persona's page and of the matrix."""
    personas = context.catalogue.file.personas
    for persona in personas:
        page = context.addresses.page(Kind.PERSONA, persona.id)
        yield f"{page}.md", _persona_page(context, page, persona)
    page = "personas/index"
    groups = [
        (
            context.link(page, Kind.DECISION, key),
            _rows(context, page, [item.pattern for item in decision.entry.options]),
        )
        for key, decision in context.catalogue.decisions.items()
    ]
    yield (
        f"{page}.md",
        context.write(
            "personas.md.j2",
            {"title": "Personas"},
            personas=[context.link(page, Kind.PERSONA, item.id) for item in personas],
            descriptions=[context.inline(page, item.description) for item in personas],
            stages=[(stage.name, context.inline(page, stage.description)) for stage in context.catalogue.file.stages],
            groups=[(link, rows) for link, rows in groups if rows],
        ),
    )


def _rows(context: PageContext, page: str, identities: list[str | None]) -> list[Row]:
    rows = []
    for identity in identities:
        pattern = context.catalogue.patterns.get(identity or "")
        if pattern is not None and pattern.serves:
            served = {item.persona: "told" if item.cite else "own" for item in pattern.serves}
            marks = [served.get(persona.id, "") for persona in context.catalogue.file.personas]
            rows.append((context.link(page, Kind.PATTERN, pattern.id), marks, _stage(context, pattern)))
    return rows


def _stage(context: PageContext, pattern: Pattern) -> str:
    stage = context.catalogue.stage_of(pattern)
    return stage.name if stage else ""


def _rank(stages: list[str], pattern: Pattern) -> int:
    return stages.index(pattern.needed_at.stage) if pattern.needed_at and pattern.needed_at.stage in stages else 99


def _persona_page(context: PageContext, page: str, persona: Persona) -> str:
    serving = [
        (pattern, item)
        for pattern in context.catalogue.patterns.values()
        for item in pattern.serves
        if item.persona == persona.id
    ]
    stages = list(context.catalogue.stages)
    serving.sort(key=lambda pair: (_rank(stages, pair[0]), not pair[1].cite))
    served = {pattern.id for pattern, _ in serving}
    decisions = [
        key
        for key, decision in context.catalogue.decisions.items()
        if any(option.pattern in served for option in decision.entry.options)
    ]
    return context.write(
        "persona.md.j2",
        {"title": persona.name, "search": {"boost": 2}, "content_path": "catalogue.yml"},
        persona=persona,
        description=context.inline(page, persona.description),
        decisions=context.links(page, Kind.DECISION, decisions),
        patterns=[
            (
                context.link(page, Kind.PATTERN, pattern.id),
                context.inline(page, pattern.definition),
                _stage(context, pattern),
                context.cited(page, item.cite),
            )
            for pattern, item in serving
        ],
    )
