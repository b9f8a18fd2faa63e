"""Gathers from the catalogue what the ranking and the decision records need, in plain text."""

from collections.abc import Iterable, Mapping

from generator.addresses import Addresses, record
from generator.catalogue.model import Catalogue, Decision, EffectBasis, Pattern, PatternEffect, Weighed, WeighedFrom
from generator.content.kinds import Kind
from generator.content.model import Effect, Relation, Stance
from generator.decide.records import (
    ChoiceData,
    CombinationData,
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
from generator.pages.words import Words
from generator.prose import plain
from generator.reading.records import Source, SourceKind
from generator.words import unbroken

WEIGHTS = {"not at all": 0, "some": 1, "much": 2}
RULE = RuleData(
    basis={EffectBasis.QUOTED: 4, EffectBasis.CATALOGUE: 4, EffectBasis.CODED: 2, EffectBasis.STUDY_MODEL: 1},
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
_TELLING = (Relation.REQUIRES, Relation.CAN_BE_COMBINED_WITH)
"""Relations that say whether options may or must be taken together."""
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
        decisions=tuple(_decision(catalogue, addresses, item) for item in catalogue.decisions.values()),
        options={key: _option(catalogue, addresses, option, at_stake) for key, option in options.items()},
        say={member.value: str(words.of("decide", member)) for member in Say},
        wording={member.value: str(words.of("record", member)) for member in Wording},
        effects={member: str(words.of("effect", member)) for member in Effect},
        stances={member: str(words.of("stance", member)) for member in Stance},
    )


def _decision(catalogue: Catalogue, addresses: Addresses, decision: Decision) -> DecisionData:
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
        combinations=tuple(CombinationData(patterns=item.patterns, how=plain(item.how)) for item in entry.combinations),
        next=tuple(item.decision for item in entry.next),
    )


def _option(catalogue: Catalogue, addresses: Addresses, pattern: Pattern, at_stake: set[str]) -> OptionData:
    stage = catalogue.stage_of(pattern)
    interviews = [source for source in catalogue.sources.values() if source.kind is SourceKind.INTERVIEW]
    stances = {source.id: _stances(pattern, source) for source in interviews}
    return OptionData(
        id=pattern.id,
        name=pattern.name,
        url=addresses.url(Kind.PATTERN, pattern.id),
        definition=plain(pattern.definition or ""),
        effects=tuple(_effect(addresses, effect) for effect in pattern.effects if effect.force in at_stake),
        views=tuple(
            ViewData(by=_expert(source), url=addresses.url(Kind.SOURCE, source.id), stances=tuple(stances[source.id]))
            for source in interviews
            if stances[source.id]
        ),
        not_asked=tuple(_expert(source) for source in interviews if not _asked(catalogue, source, pattern, stances)),
        rejected_by=_rejecting(interviews, stances),
        weighed=tuple(_weighed(addresses, item) for item in pattern.weighed if item.force is None),
        relations=tuple(
            RelationData(
                relation=edge.relation,
                pattern=edge.target,
                name=catalogue.name(Kind.PATTERN, edge.target),
                url=addresses.url(Kind.PATTERN, edge.target),
            )
            for edge in pattern.relations
            if edge.relation in _TELLING and edge.target in catalogue.patterns
        ),
        personas=tuple(
            catalogue.personas[item.persona].name for item in pattern.serves if item.persona in catalogue.personas
        ),
        stage=stage.name if stage else "",
        examples=tuple(catalogue.name(Kind.WALKTHROUGH, item) for item in pattern.walkthroughs),
    )


def _effect(addresses: Addresses, effect: PatternEffect) -> EffectData:
    return EffectData(
        force=effect.force,
        effect=effect.effect,
        basis=effect.basis,
        why=effect.why or "",
        said=_said(addresses, effect.excerpts),
        contested=_said(addresses, effect.contested),
    )


def _weighed(addresses: Addresses, item: Weighed) -> WeighedData:
    """Give a sentence of the catalogue with who says so; where there is none but a coder's, the speaker's own words."""
    ours = item.evidence is None or item.evidence.origin is Origin.CATALOGUE
    text = plain(item.text) if item.stands_in is WeighedFrom.WRITTEN else item.text if ours else ""
    said = _said(addresses, item.excerpts)
    return WeighedData(
        side=item.side,
        text=text,
        said=tuple(one.model_copy(update={"words": ""}) for one in said) if text else said,
    )


def _said(addresses: Addresses, excerpts: Iterable[Excerpt]) -> tuple[SaidData, ...]:
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


def _expert(source: Source) -> str:
    return next(iter(source.experts), source.title)


def _stances(pattern: Pattern, source: Source) -> list[Stance]:
    """Give the stances that an expert takes in a source, in the order of their kinds."""
    spoken = {item.stance for item in pattern.evidence if item.source == source.id and item.by_expert}
    return [stance for stance in Stance if stance in spoken]


def _asked(catalogue: Catalogue, source: Source, pattern: Pattern, stances: Mapping[str, list[Stance]]) -> bool:
    """Tell whether an expert spoke of it or may have been asked; where nobody reviewed, an expert may."""
    coding = catalogue.coding.get(source.id)
    return bool(stances[source.id]) or coding is None or pattern.id in coding.asked


def _rejecting(interviews: Iterable[Source], stances: Mapping[str, list[Stance]]) -> tuple[str, ...]:
    """Give the experts who reject it and nowhere support it, if they are most of those who take a side."""
    taking = [source for source in interviews if _TAKES_SIDES & set(stances[source.id])]
    found = [
        source
        for source in taking
        if Stance.REJECTS in stances[source.id] and Stance.SUPPORTS not in stances[source.id]
    ]
    return tuple(_expert(source) for source in found) if len(found) * 2 > len(taking) else ()
