"""Makes small data for the ranking from cases: options with effects, each in a line."""

from generator.catalogue.model import EffectBasis
from generator.content.model import Effect, Stance
from generator.decide.gather import RULE
from generator.decide.records import (
    ChoiceData,
    ConstraintData,
    DecideData,
    DecisionData,
    EffectData,
    ForceData,
    OptionData,
    SaidData,
    ViewData,
)
from generator.decide.say import Say, Wording
from generator.pages.words import words

BASIS = {"quoted": EffectBasis.QUOTED, "coded": EffectBasis.CODED, "model": EffectBasis.STUDY_MODEL}


def made_up(options: dict, rejected: dict | None = None, objecting: dict | None = None) -> DecideData:
    """Give one decision; ``options`` has lines such as “speed ++ quoted Ann, contested by Bob” by option."""
    forces = dict.fromkeys(line.split()[0] for lines in options.values() for line in lines or [])
    texts = words()
    return DecideData(
        rule=RULE,
        forces=tuple(ForceData(id=key, name=key.title(), url=f"forces/{key}.html", ask="") for key in forces),
        decisions=(_decision(options),),
        options={
            key: _option(key, lines or [], (rejected or {}).get(key, []), (objecting or {}).get(key, []))
            for key, lines in options.items()
        },
        say={item.value: str(texts.of("decide", item)) for item in Say},
        wording={item.value: str(texts.of("record", item)) for item in Wording},
        effects={item: str(texts.of("effect", item)) for item in Effect},
        stances={item: str(texts.of("stance", item)) for item in Stance},
    )


def _decision(options: dict) -> DecisionData:
    return DecisionData(
        id="where_to_store",
        name="Storing",
        question="Where to?",
        summary="",
        why="",
        url="decisions/storing.html",
        record="decisions/storing.madr.md",
        choices=tuple(ChoiceData(pattern=key, decision=None, fits="") for key in options),
        constraints=(ConstraintData(text="We are few", rules_out=(next(iter(options)),), why="It needs many."),),
        combinations=(),
        strength=("Coherence: nobody opposes anybody.",),
        next=(),
    )


def _option(key: str, lines: list, rejected: list, objecting: list) -> OptionData:
    return OptionData(
        id=key,
        name=key.title(),
        url=f"patterns/{key}.html",
        definition="",
        effects=tuple(_effect(line) for line in lines),
        views=tuple(ViewData(by=name, stances=(Stance.REJECTS,)) for name in objecting),
        not_asked=(),
        rejected_by=tuple(rejected),
        weighed=(),
        relations=(),
    )


def _effect(line: str) -> EffectData:
    text, _, contesting = line.partition(", contested by ")
    force, sign, basis, *who = text.split()
    said = [SaidData(by=name, words="w", url="u") for name in who]
    contested = [SaidData(by=name, words="w", url="u") for name in contesting.split()]
    return EffectData(
        force=force, effect=Effect(sign), basis=BASIS[basis], why="", said=tuple(said), contested=tuple(contested)
    )
