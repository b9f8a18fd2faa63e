"""The verdict on an option at a glance: who takes which side, and what most helps and hurts."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.addresses import Anchor
from generator.catalogue.model import Decision, Pattern, PatternEffect
from generator.content.kinds import Kind
from generator.content.model import Effect, Stance
from generator.pages.context import PageContext
from generator.pages.decision_flow import is_known, patterns_of
from generator.pages.effects import CLASSES, SIGNS
from generator.pages.positions import STANCE_ORDER, expert_of, interviews, may_have_been_asked, stances_in
from generator.pages.verdicts import Verdict
from generator.pages.views import Link
from generator.reading.records import Source

_MOST_EFFECTS = 3
"""Of those that help, and of those that hurt."""
_HELPING = (Effect.STRONGLY_HELPS, Effect.HELPS)
_HURTING = (Effect.STRONGLY_HURTS, Effect.HURTS)


@dataclass(frozen=True)
class StanceCount:
    """How many experts take a stance, and who; one who takes two is counted with both."""

    css: str
    words: str
    experts: str
    count: int


@dataclass(frozen=True)
class StanceBar:
    """The stances that experts take on an option, the sum of them, and who says nothing of it."""

    verdict: str
    css: str
    counts: Sequence[StanceCount]
    silent: Sequence[str]


@dataclass(frozen=True)
class Fit:
    """What an option is for in one of the decisions that it answers."""

    decision: Link
    text: Markup


@dataclass(frozen=True)
class Acting:
    """A force on which a pattern acts, leading to the row that says why."""

    force: Link
    sign: str
    words: str
    css: str


@dataclass(frozen=True)
class Glance:
    """What the first screen of a pattern says before anything is explained."""

    stances: StanceBar
    fits: Sequence[Fit]
    helps: Sequence[Acting]
    hurts: Sequence[Acting]
    said: str
    """The address of who takes which side, on the same page."""


@dataclass(frozen=True)
class Alternative:
    """An option of a decision; the one whose page this is leads nowhere."""

    link: Link
    is_current: bool


@dataclass(frozen=True)
class Alternatives:
    """A decision with all its options."""

    decision: Link
    options: Sequence[Alternative]


@dataclass(frozen=True)
class Standing:
    """An option of a decision, and where the experts stand on it."""

    option: Link
    stances: StanceBar


def glance(context: PageContext, pattern: Pattern) -> Glance:
    """Sum up a pattern."""
    return Glance(
        stances=stance_bar(context, pattern),
        fits=[
            Fit(context.link(Kind.DECISION, identity), context.inline(option.fits))
            for identity in pattern.decisions
            for option in context.catalogue.decisions[identity].entry.options
            if option.pattern == pattern.id
        ],
        helps=_strongest(context, pattern, _HELPING),
        hurts=_strongest(context, pattern, _HURTING),
        said=context.special(context.page, Anchor.SAID),
    )


def verdict(context: PageContext, pattern: Pattern) -> Verdict:
    """Tell whether the experts who take a side take the same."""
    taken = [set(stances_in(source, pattern)) for source in interviews(context)]
    rejecting = [Stance.REJECTS in stances for stances in taken]
    supporting = [
        Stance.SUPPORTS in stances or (Stance.QUALIFIES in stances and Stance.REJECTS not in stances)
        for stances in taken
    ]
    if any(rejecting):
        return Verdict.DISPUTED if any(supporting) else Verdict.AGAINST
    return Verdict.FOR if any(supporting) else Verdict.SILENT


def stance_bar(context: PageContext, pattern: Pattern) -> StanceBar:
    """Count the stances of the experts, and name those who take none."""
    found = verdict(context, pattern)
    experts: dict[Stance | None, list[str]] = {stance: [] for stance in STANCE_ORDER}
    for source in interviews(context):
        for stance in stances_in(source, pattern):
            experts[stance].append(expert_of(source))
    spoken = sorted(
        ((stance, names) for stance, names in experts.items() if names),
        key=lambda item: (item[0] in (Stance.REPORTS, None), -len(item[1])),
    )
    return StanceBar(
        verdict=context.words.of("verdict", found),
        css=str(found),
        counts=[_count(context, stance, names) for stance, names in spoken],
        silent=_silent(context, pattern),
    )


def alternatives(context: PageContext, pattern: Pattern) -> list[Alternatives]:
    """Give the options of every decision that a pattern answers, itself among them."""
    return [
        Alternatives(
            context.link(Kind.DECISION, identity),
            [
                Alternative(
                    context.link(Kind.DECISION if option.decision else Kind.PATTERN, option.target),
                    option.pattern == pattern.id,
                )
                for option in context.catalogue.decisions[identity].entry.options
                if is_known(context, option)
            ],
        )
        for identity in pattern.decisions
    ]


def standings(context: PageContext, decision: Decision) -> list[Standing]:
    """Say where the experts stand on the options of a decision, disputed ones first; silence is left out."""
    order = (Verdict.DISPUTED, Verdict.AGAINST, Verdict.FOR)
    found = [(verdict(context, pattern), pattern) for pattern in patterns_of(context, decision)]
    spoken = sorted((item for item in found if item[0] in order), key=lambda item: order.index(item[0]))
    return [Standing(context.link(Kind.PATTERN, pattern.id), stance_bar(context, pattern)) for _, pattern in spoken]


def _count(context: PageContext, stance: Stance | None, names: Sequence[str]) -> StanceCount:
    many = len(names) > 1
    said = context.words.of("stance_many" if many else "stance_short", stance) if stance else None
    return StanceCount(
        css=str(stance or "unknown"),
        words=context.words.say("glance.count", count=len(names), stance=said or context.words.say("stance.unknown")),
        experts=context.words.say("glance.and").join(names),
        count=len(names),
    )


def _silent(context: PageContext, pattern: Pattern) -> list[str]:
    """Say who was asked and has no view recorded, and who was not asked."""
    quiet = [source for source in interviews(context) if not stances_in(source, pattern)]
    asked = [source for source in quiet if may_have_been_asked(context, source, pattern)]
    parts = (("glance.no_view", asked), ("glance.not_asked", [source for source in quiet if source not in asked]))
    return [context.words.say(name, experts=_names(context, sources)) for name, sources in parts if sources]


def _names(context: PageContext, sources: Sequence[Source]) -> str:
    return context.words.say("glance.and").join(expert_of(source) for source in sources)


def _strongest(context: PageContext, pattern: Pattern, steps: Sequence[Effect]) -> list[Acting]:
    """Give the strongest effects in one direction; of equal ones those that an expert is quoted for come first."""
    known = (effect for effect in pattern.effects if context.catalogue.has(Kind.FORCE, effect.force))
    found = [effect for effect in known if effect.effect in steps]
    found.sort(key=lambda effect: (steps.index(effect.effect), not effect.excerpts))
    return [_acting(context, effect) for effect in found[:_MOST_EFFECTS]]


def _acting(context: PageContext, effect: PatternEffect) -> Acting:
    address = f"#{addresses.row(Kind.FORCE, effect.force)}"
    return Acting(
        Link(context.name(Kind.FORCE, effect.force), address),
        SIGNS[effect.effect],
        context.words.of("effect", effect.effect),
        CLASSES[effect.effect],
    )
