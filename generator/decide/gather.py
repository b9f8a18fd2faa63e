"""Gathers from the catalogue what the ranking and the decision records need, in plain text."""

from collections.abc import Iterable, Mapping

from generator.addresses import Addresses, record
from generator.catalogue.model import Catalogue, Decision, EffectBasis, Pattern, PatternEffect, Weighed, WeighedFrom
from generator.content.kinds import Kind
from generator.content.model import Effect, Relation, Stance
from generator.decide.records import (
    ChoiceData,
    ConstraintData,
    DecideData,
    DecisionData,
    EffectData,
    ForceData,
    OptionData,
    RelationData,
    RuleData,
    SaidData,
    ViewData,
    WeighedData,
)
from generator.decide.say import Say, Wording
from generator.evidence.records import Excerpt, Origin
from generator.measures.strength import strength_of
from generator.pages.evidence.strength import strength_said
from generator.pages.words import Words
from generator.prose import plain
from generator.reading.records import Source, SourceKind
from generator.words import unbroken

WEIGHTS = {"not at all": 0, "some": 1, "much": 2}
RULE = RuleData(
    basis={
        EffectBasis.QUOTED: 4,
        EffectBasis.CATALOGUE: 4,
        EffectBasis.CODED: 2,
        EffectBasis.STUDY_MODEL: 1,
        EffectBasis.WITHDRAWN: 0,
    },
    contested=2,
    weights=WEIGHTS,
    effects={
        Effect.STRONGLY_HURTS: -2,
        Effect.HURTS: -1,
        Effect.NEUTRAL: 0,
        Effect.HELPS: 1,
        Effect.STRONGLY_HELPS: 2,
    },
)
_BOTH_WAYS = (Relation.CAN_BE_COMBINED_WITH, Relation.EXCLUDES)
"""Relations that say whether options may be taken together; one that requires another says so in one direction."""
_TAKES_SIDES = {Stance.SUPPORTS, Stance.QUALIFIES, Stance.REJECTS}
_LONGEST = 120
"""Characters of a quotation; the whole of it is one click away."""


def decide_data(catalogue: Catalogue, addresses: Addresses, words: Words) -> DecideData:
    """Gather everything; what is not valued, of which more is not better, cannot be weighed."""
    options = {
        item.pattern: catalogue.patterns[item.pattern]
        for decision in catalogue.decisions.values()
        for item in decision.entry.options
        if item.pattern is not None and item.pattern in catalogue.patterns
    }
    weighable = {key for key, force in catalogue.forces.items() if force.entry.valued}
    at_stake = {effect.force for option in options.values() for effect in option.effects} & weighable
    return DecideData(
        rule=RULE,
        forces=tuple(
            ForceData(
                id=key,
                name=force.name,
                url=addresses.url(Kind.FORCE, key),
                ask=plain(force.entry.ask or force.meaning or ""),
            )
            for key, force in catalogue.forces.items()
            if key in at_stake
        ),
        decisions=tuple(
            _decision(catalogue, addresses, item, tuple(strength_said(words, strength_of(catalogue, item))))
            for item in catalogue.decisions.values()
        ),
        options={key: _option(catalogue, addresses, option, at_stake) for key, option in options.items()},
        say={member.value: str(words.of("decide", member)) for member in Say},
        wording={member.value: str(words.of("record", member)) for member in Wording},
        effects={member: str(words.of("effect", member)) for member in Effect},
        stances={member: str(words.of("stance", member)) for member in Stance},
    )


def _decision(
    catalogue: Catalogue, addresses: Addresses, decision: Decision, strength: tuple[str, ...]
) -> DecisionData:
    entry = decision.entry
    known = [
        item for item in entry.options if item.pattern in catalogue.patterns or item.decision in catalogue.decisions
    ]
    return DecisionData(
        id=entry.id,
        name=entry.name,
        question=entry.question,
        summary=plain(entry.summary),
        why=plain(entry.why.partition("\n\n")[0]),
        url=addresses.url(Kind.DECISION, entry.id),
        record=record(addresses.page(Kind.DECISION, entry.id)),
        choices=tuple(
            ChoiceData(pattern=item.pattern, decision=item.decision, fits=plain(item.fits)) for item in known
        ),
        constraints=tuple(
            ConstraintData(text=item.text, rules_out=item.rules_out, why=plain(item.why)) for item in entry.constraints
        ),
        combinations=tuple(item.patterns for item in entry.combinations),
        strength=strength,
        next=tuple(item.decision for item in entry.next),
    )


def _option(catalogue: Catalogue, addresses: Addresses, pattern: Pattern, at_stake: set[str]) -> OptionData:
    asked = interviews(catalogue)
    stances = {source.id: stances_in(pattern, source) for source in asked}
    return OptionData(
        id=pattern.id,
        name=pattern.name,
        url=addresses.url(Kind.PATTERN, pattern.id),
        definition=plain(pattern.definition or ""),
        effects=tuple(_effect(addresses, effect) for effect in pattern.effects if effect.force in at_stake),
        views=tuple(
            ViewData(by=expert_of(source), stances=tuple(stances[source.id])) for source in asked if stances[source.id]
        ),
        not_asked=tuple(expert_of(source) for source in asked if not was_asked(catalogue, source, pattern)),
        rejected_by=_rejecting(asked, stances),
        weighed=tuple(weighed_data(addresses, item) for item in pattern.weighed if item.force is None),
        relations=tuple(
            RelationData(
                relation=relation,
                pattern=other,
                name=catalogue.name(Kind.PATTERN, other),
                url=addresses.url(Kind.PATTERN, other),
            )
            for relation, other in _telling(pattern)
            if other in catalogue.patterns
        ),
    )


def _telling(pattern: Pattern) -> dict[tuple[Relation, str], None]:
    """Give the relations that say which patterns must, may or cannot be taken together with one."""
    wanted = (Relation.REQUIRES, *_BOTH_WAYS)
    found = [(edge.relation, edge.target) for edge in pattern.relations if edge.relation in wanted]
    found += [(edge.relation, edge.source) for edge in pattern.related_by if edge.relation in _BOTH_WAYS]
    return dict.fromkeys(found)


def _effect(addresses: Addresses, effect: PatternEffect) -> EffectData:
    return EffectData(
        force=effect.force,
        effect=effect.effect,
        basis=effect.basis,
        why=effect.why or "",
        said=said_by(addresses, effect.excerpts),
        contested=said_by(addresses, effect.contested),
    )


def weighed_data(addresses: Addresses, item: Weighed) -> WeighedData:
    """Give a sentence of the catalogue with who says so; where there is none but a coder's, the speaker's own words."""
    ours = item.evidence is None or item.evidence.origin is Origin.CATALOGUE
    text = plain(item.text) if item.stands_in is WeighedFrom.WRITTEN else item.text if ours else ""
    said = said_by(addresses, item.excerpts)
    return WeighedData(
        side=item.side,
        text=text,
        said=tuple(one.model_copy(update={"words": ""}) for one in said) if text else said,
    )


def said_by(addresses: Addresses, excerpts: Iterable[Excerpt]) -> tuple[SaidData, ...]:
    """Give who says something, in which words, cut where they are long."""
    return tuple(
        SaidData(
            by=excerpt.speaker,
            words=_short(excerpt.text),
            url=f"{addresses.url(Kind.SOURCE, excerpt.source)}#{excerpt.id}",
        )
        for excerpt in excerpts
    )


def _short(text: str) -> str:
    line = " ".join(unbroken(text).split())
    return line if len(line) <= _LONGEST else f"{line[: line.rfind(' ', 0, _LONGEST)]} …"


def interviews(catalogue: Catalogue) -> list[Source]:
    """Give the sources in which an expert is asked."""
    return [source for source in catalogue.sources.values() if source.kind is SourceKind.INTERVIEW]


def expert_of(source: Source) -> str:
    """Give the name of who speaks in an interview."""
    return next(iter(source.experts), source.title)


def stances_in(pattern: Pattern, source: Source) -> list[Stance]:
    """Give the stances that an expert takes in a source, in the order of their kinds."""
    spoken = {item.stance for item in pattern.evidence if item.source == source.id and item.by_expert}
    return [stance for stance in Stance if stance in spoken]


def was_asked(catalogue: Catalogue, source: Source, pattern: Pattern) -> bool:
    """Tell whether an expert spoke of it or may have been asked; where nobody reviewed, an expert may."""
    coding = catalogue.coding.get(source.id)
    return bool(stances_in(pattern, source)) or coding is None or pattern.id in coding.asked


def _rejecting(asked: Iterable[Source], stances: Mapping[str, list[Stance]]) -> tuple[str, ...]:
    """Give the experts who reject it and nowhere support it, if they are most of those who take a side."""
    taking = [source for source in asked if _TAKES_SIDES & set(stances[source.id])]
    found = [
        source
        for source in taking
        if Stance.REJECTS in stances[source.id] and Stance.SUPPORTS not in stances[source.id]
    ]
    return tuple(expert_of(source) for source in found) if len(found) * 2 > len(taking) else ()
