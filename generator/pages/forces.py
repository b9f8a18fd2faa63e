"""Pages of forces: what helps and what hurts each, strongest first."""

from collections.abc import Iterator

from generator.catalogue.model import Force
from generator.content.kinds import Kind
from generator.content.model import Effect
from generator.pages.context import PageContext, other_names
from generator.pages.views import EffectRow

_HELPING = (Effect.STRONGLY_HELPS, Effect.HELPS)
_HURTING = (Effect.STRONGLY_HURTS, Effect.HURTS)


def force_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of every force's page and of the list."""
    for force in context.catalogue.forces.values():
        page = context.addresses.page(Kind.FORCE, force.entry.id)
        yield f"{page}.md", _force_page(context, page, force)
    page = "forces/index"
    rows = [
        (
            context.link(page, Kind.FORCE, force.entry.id),
            context.inline(page, force.entry.meaning),
            sum(effect.effect in _HELPING for effect in force.effects),
            sum(effect.effect in _HURTING for effect in force.effects),
        )
        for force in context.catalogue.forces.values()
    ]
    yield f"{page}.md", context.write("forces.md.j2", {"title": "Forces"}, rows=rows)


def _force_page(context: PageContext, page: str, force: Force) -> str:
    entry = force.entry
    return context.write(
        "force.md.j2",
        {
            "title": entry.name,
            "search": {"boost": 2},
            "tags": [entry.name, *entry.aliases],
            "content_path": "forces.yml",
        },
        entry=entry,
        aliases=other_names(entry.name, entry.id, entry.aliases),
        meaning=context.inline(page, entry.meaning),
        notice=context.inline(page, entry.notice),
        ask=context.inline(page, entry.ask),
        helping=_rows(context, page, force, _HELPING),
        hurting=list(reversed(_rows(context, page, force, _HURTING))),
        neutral=_rows(context, page, force, (Effect.NEUTRAL,)),
        cited=context.references(page, context.catalogue.cited_by.get((Kind.FORCE, entry.id), ())),
        signs=context.inline(page, context.catalogue.file.signs),
        quotes=context.quotes(page, force.evidence),
    )


def _rows(context: PageContext, page: str, force: Force, effects: tuple[Effect, ...]) -> list[EffectRow]:
    return [
        context.effect_row(page, item, context.link(page, Kind.PATTERN, item.pattern), f"pattern-{item.pattern}")
        for item in force.effects
        if item.effect in effects
    ]
