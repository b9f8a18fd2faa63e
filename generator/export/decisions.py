"""Exports decisions: the question, its options in order, what each is for, and what to decide next."""

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, Decision
from generator.content.kinds import Kind
from generator.content.model import OptionEntry
from generator.export.records import Exported, NearTwinsOut, Url, excerpt_url, plain_or_none, twins_out
from generator.prose import plain


class ChoiceOut(Exported):
    """An option with what it is for."""

    option: str
    kind: Kind = Field(description="pattern, or decision where a further one has to be taken")
    fits: str


class CombinationOut(Exported):
    """Options that are taken together."""

    patterns: list[str]
    how: str


class ConstraintOut(Exported):
    """A situation of a reader's, and the options that it rules out."""

    text: str
    rules_out: list[str]
    why: str


class FollowingOut(Exported):
    """A decision to take afterwards."""

    decision: str
    why: str | None


class DecisionOut(Exported):
    """A question that an architect answers."""

    id: str
    study: str
    number: int = Field(description="its place in the order in which decisions are taken, from 1")
    because: str | None = Field(description="why it stands there")
    further: bool = Field(description="whether it stands under another decision, which asks for it")
    name: str
    asked_as: list[str]
    question: str
    summary: str
    why: str
    how: str | None
    settle: str | None
    mistakes: str | None
    url: Url
    options: list[str]
    choices: list[ChoiceOut] = Field(description="the options again, in the same order")
    combinations: list[CombinationOut]
    constraints: list[ConstraintOut]
    next: list[str]
    following: list[FollowingOut] = Field(description="the next decisions again, in the same order")
    told_apart: list[NearTwinsOut] = Field(description="what it is not to be confused with")
    cites: list[Url] = Field(description="where the words are that its page cites")


def decision_out(catalogue: Catalogue, addresses: Addresses, key: str, decision: Decision) -> DecisionOut:
    """Give one decision with its options."""
    entry = decision.entry
    return DecisionOut(
        id=key,
        study=entry.study,
        number=decision.number,
        because=plain_or_none(decision.because),
        further=decision.is_further,
        name=entry.name,
        asked_as=list(entry.asked_as),
        question=entry.question,
        summary=plain(entry.summary),
        why=plain(entry.why),
        how=plain_or_none(entry.how),
        settle=plain_or_none(entry.settle),
        mistakes=plain_or_none(entry.mistakes),
        url=addresses.url(Kind.DECISION, key),
        options=[option.target for option in entry.options],
        choices=[_choice(option) for option in entry.options],
        combinations=[CombinationOut(patterns=list(item.patterns), how=plain(item.how)) for item in entry.combinations],
        constraints=[
            ConstraintOut(text=item.text, rules_out=list(item.rules_out), why=plain(item.why))
            for item in entry.constraints
        ],
        next=[item.decision for item in entry.next],
        following=[FollowingOut(decision=item.decision, why=plain_or_none(item.why)) for item in entry.next],
        told_apart=[twins_out(pair) for pair in decision.twins],
        cites=[excerpt_url(addresses, item) for item in catalogue.cited_by.get((Kind.DECISION, key), ())],
    )


def _choice(option: OptionEntry) -> ChoiceOut:
    kind = Kind.PATTERN if option.pattern else Kind.DECISION
    return ChoiceOut(option=option.target, kind=kind, fits=plain(option.fits))
