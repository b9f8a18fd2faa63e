"""What the ranking needs of a catalogue: forces, options with effects and views, and the sentences to speak in."""

from pydantic import BaseModel, ConfigDict, Field

from generator.catalogue.model import EffectBasis
from generator.content.model import Effect, Relation, Side, Stance


class Record(BaseModel):
    """These names and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidData(Record):
    """Somebody's words, cut where they are long."""

    by: str
    words: str = Field(description="empty where a sentence of the catalogue says the same")
    url: str = Field(description="relative to the site's root")


class EffectData(Record):
    """How an option acts on a force."""

    force: str
    effect: Effect
    basis: EffectBasis
    why: str
    said: tuple[SaidData, ...]
    contested: tuple[SaidData, ...] = Field(description="where experts say otherwise")


class ViewData(Record):
    """Where one expert stands on an option."""

    by: str
    stances: tuple[Stance, ...]


class WeighedData(Record):
    """What somebody says for or against an option, or on what it depends; effects stand elsewhere."""

    side: Side
    text: str
    said: tuple[SaidData, ...]


class RelationData(Record):
    """An edge between the option and another pattern."""

    relation: Relation
    pattern: str
    name: str
    url: str


class OptionData(Record):
    """A pattern that is an option of some decision."""

    id: str
    name: str
    url: str
    definition: str
    effects: tuple[EffectData, ...]
    views: tuple[ViewData, ...]
    not_asked: tuple[str, ...] = Field(description="experts whom nobody asked about it")
    rejected_by: tuple[str, ...] = Field(description="experts who reject it, where these are most who take a side")
    weighed: tuple[WeighedData, ...]
    relations: tuple[RelationData, ...]


class ChoiceData(Record):
    """An answer to a decision: an option, or a decision of its own."""

    pattern: str | None
    decision: str | None
    fits: str


class ConstraintData(Record):
    """A situation that a reader may be in, in words of the decision, and what it rules out."""

    text: str
    rules_out: tuple[str, ...]
    why: str


class DecisionData(Record):
    """A decision, in the order in which decisions are taken."""

    id: str
    name: str
    question: str
    summary: str
    why: str = Field(description="the first paragraph of why the question matters")
    url: str
    record: str = Field(description="its record, filled in as far as the catalogue knows; relative to the site's root")
    choices: tuple[ChoiceData, ...]
    constraints: tuple[ConstraintData, ...]
    combinations: tuple[tuple[str, ...], ...] = Field(description="options that are taken together")
    strength: tuple[str, ...] = Field(description="how strong the evidence is, in sentences")
    next: tuple[str, ...]


class ForceData(Record):
    """A quality that a reader can weigh."""

    id: str
    name: str
    url: str
    ask: str = Field(description="a question that tells whether it matters")


class RuleData(Record):
    """How much an effect counts: weight (0, 1 or 2) × effect (-2 to 2) × what its basis counts."""

    basis: dict[EffectBasis, int]
    contested: int = Field(description="a contested effect counts this part of it: 2 is half, rounded down")
    weights: dict[str, int] = Field(description="what a weight counts, by its name")
    effects: dict[Effect, int]


class DecideData(Record):
    """Everything that ranks options and writes down decisions."""

    rule: RuleData
    forces: tuple[ForceData, ...]
    decisions: tuple[DecisionData, ...]
    options: dict[str, OptionData] = Field(description="by id; those of all decisions")
    say: dict[str, str] = Field(description="sentences by name, with {places} to fill")
    wording: dict[str, str] = Field(description="headings and phrases of decision records, with {places} to fill")
    effects: dict[Effect, str] = Field(description="what an effect is called")
    stances: dict[Stance, str] = Field(description="what a stance is called")
