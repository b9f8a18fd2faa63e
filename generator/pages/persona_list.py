"""The list of personas and stages, and the matrix of what serves whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.addresses import Anchor
from generator.catalogue.model import Decision, Pattern
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.personas import stage_name
from generator.pages.views import Link, Reference, Teaser


@dataclass(frozen=True)
class StageEntry:
    """A stage and what it means."""

    name: str
    description: Markup


@dataclass(frozen=True)
class Mark:
    """That an option serves a persona; without anybody's words it is the catalogue's own reading."""

    said: Sequence[Reference]


@dataclass(frozen=True)
class OptionMarks:
    """One option; for each persona a mark, or nothing."""

    option: Link
    marks: Sequence[Mark | None]
    stage: str


@dataclass(frozen=True)
class DecisionMarks:
    """The options of one decision."""

    decision: Link
    columns: int
    """How wide the row with its name is."""
    rows: Sequence[OptionMarks]


@dataclass(frozen=True, kw_only=True)
class PersonaListPage(Page):
    """All personas, the stages, and the matrix."""

    template = "personas.md.j2"
    personas: Sequence[Teaser]
    stages: Sequence[StageEntry]
    groups: Sequence[DecisionMarks]
    past: str
    """The address of what follows the matrix, for those who go by keys."""


def persona_list(context: PageContext) -> Iterator[PersonaListPage]:
    """Make the list of personas."""
    here = context.at(context.addresses.section(Kind.PERSONA))
    file = here.catalogue.file
    groups = [_group(here, key, decision) for key, decision in here.catalogue.decisions.items()]
    yield PersonaListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.PERSONA)),
        personas=[here.teaser(Kind.PERSONA, item.id, item.description) for item in file.personas],
        stages=[StageEntry(stage.name, here.inline(stage.description)) for stage in file.stages],
        groups=[group for group in groups if group.rows],
        past=here.special(here.page, Anchor.PAST_MATRIX),
    )


def _group(context: PageContext, identity: str, decision: Decision) -> DecisionMarks:
    patterns = (context.catalogue.patterns.get(option.pattern or "") for option in decision.entry.options)
    return DecisionMarks(
        decision=context.link(Kind.DECISION, identity),
        columns=len(context.catalogue.file.personas) + 2,
        rows=[_marks(context, pattern) for pattern in patterns if pattern is not None and pattern.serves],
    )


def _marks(context: PageContext, pattern: Pattern) -> OptionMarks:
    served = {item.persona: Mark(context.cited(item.cite)) for item in pattern.serves}
    marks = [served.get(persona.id) for persona in context.catalogue.file.personas]
    return OptionMarks(context.link(Kind.PATTERN, pattern.id), marks, stage_name(context, pattern))
