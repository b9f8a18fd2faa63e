"""Rows of force tables: how a pattern acts on a force, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import PatternEffect
from generator.content.model import Effect
from generator.pages.codings import CodedWords, coded_words
from generator.pages.context import PageContext
from generator.pages.views import Link, Reference

SIGNS = {
    Effect.STRONGLY_HELPS: "++",
    Effect.HELPS: "+",
    Effect.NEUTRAL: "o",
    Effect.HURTS: "−",
    Effect.STRONGLY_HURTS: "−−",
}
CLASSES = {
    Effect.STRONGLY_HELPS: "helps2",
    Effect.HELPS: "helps",
    Effect.NEUTRAL: "neutral",
    Effect.HURTS: "hurts",
    Effect.STRONGLY_HURTS: "hurts2",
}


@dataclass(frozen=True)
class EffectRow:
    """One row of a force table."""

    anchor: str
    other: Link
    """The force on a pattern's page, the pattern on a force's page."""
    sign: str
    words: str
    css: str
    why: str
    references: Sequence[Reference]
    contested: Sequence[Reference]
    gap: str
    """What to say where nobody is quoted for it, or where the study does not hold it."""
    coded: Sequence[CodedWords]
    """Where researchers coded this effect, then where they coded another."""
    differs: str
    """What to say where they coded another, too."""


@dataclass(frozen=True)
class EffectTable:
    """A force table: what it is about, what its first column holds, how its signs are read, and where to learn more."""

    caption: str
    heading: str
    signs: Markup
    method: str
    rows: Sequence[EffectRow]


def effect_row(context: PageContext, effect: PatternEffect, other: Link, anchor: str) -> EffectRow:
    """Make a row of a force table."""
    return EffectRow(
        anchor=anchor,
        other=other,
        sign=SIGNS[effect.effect],
        words=context.words.of("effect", effect.effect),
        css=CLASSES[effect.effect],
        why=effect.why or "",
        references=context.references(effect.excerpts, "reference.said_by"),
        contested=context.references(effect.contested, "reference.contested_by"),
        gap=context.words.of("effect_basis", effect.basis),
        coded=[
            *(coded_words(context, coding, "coding.in_source") for coding in effect.agreeing),
            *(
                coded_words(context, coding, "coding.otherwise", effect=context.words.of("effect", coding.effect))
                for coding in effect.differing
            ),
        ],
        differs=context.words.say("effects.differs") if effect.differing else "",
    )
