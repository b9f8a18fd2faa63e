"""The matrix of a decision: its options against the forces that they act on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.catalogue.model import Decision, EffectBasis, Pattern, PatternEffect
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.decision_flow import patterns_of
from generator.pages.effects import CLASSES, SIGNS
from generator.pages.views import Link


@dataclass(frozen=True)
class Cell:
    """How one option acts on one force."""

    option: str
    sign: str
    words: str
    css: str
    address: str
    quoted: bool
    contested: bool
    coded: bool
    """Whether it rests on what researchers coded in a source."""
    differs: str
    """What to say where they coded another effect, too."""
    own: bool
    """The catalogue coded it; the study's model does not hold it."""


@dataclass(frozen=True)
class MatrixRow:
    """A force, and how each option acts on it; nothing where no effect is recorded."""

    force: Link
    cells: Sequence[Cell | None]


@dataclass(frozen=True)
class Matrix:
    """Options against forces."""

    options: Sequence[Link]
    rows: Sequence[MatrixRow]
    without: Sequence[Link]
    """Options without any effect."""
    signs: Markup
    """How plus and minus are read."""
    coded: str
    """What marks of coded effects mean; empty where there are none."""


def matrix(context: PageContext, decision: Decision) -> Matrix | None:
    """Set options against forces; forces that most options act on come first."""
    patterns = [pattern for pattern in patterns_of(context, decision) if pattern.effects]
    if not patterns:
        return None
    counts = Counter(effect.force for pattern in patterns for effect in pattern.effects)
    cells = {
        (pattern.id, effect.force): _cell(context, pattern, effect)
        for pattern in patterns
        for effect in pattern.effects
    }
    forces = sorted(counts, key=lambda force: (-counts[force], force))
    return Matrix(
        options=[context.link(Kind.PATTERN, pattern.id) for pattern in patterns],
        rows=[
            MatrixRow(context.link(Kind.FORCE, force), [cells.get((pattern.id, force)) for pattern in patterns])
            for force in forces
            if context.catalogue.has(Kind.FORCE, force)
        ],
        without=[
            context.link(Kind.PATTERN, pattern.id) for pattern in patterns_of(context, decision) if not pattern.effects
        ],
        signs=context.inline(context.catalogue.file.signs),
        coded=context.words.say("matrix.how_coded")
        if any(cell.coded or cell.differs for cell in cells.values())
        else "",
    )


def _cell(context: PageContext, pattern: Pattern, effect: PatternEffect) -> Cell:
    row = addresses.row(Kind.FORCE, effect.force)
    return Cell(
        option=pattern.name,
        sign=SIGNS[effect.effect],
        words=context.words.of("effect", effect.effect),
        css=CLASSES[effect.effect],
        address=context.addresses.link(context.page, Kind.PATTERN, pattern.id, row),
        quoted=bool(effect.excerpts),
        contested=bool(effect.contested),
        coded=effect.basis is EffectBasis.CODED,
        differs=context.words.say("effects.differs") if effect.differing else "",
        own=effect.own,
    )
