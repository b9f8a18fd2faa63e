"""Writes a decision down as a Markdown Architectural Decision Record (MADR 4.0); the browser writes the same."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue.model import EffectBasis
from generator.content.model import Side
from generator.decide.rank import Weights, rank
from generator.decide.records import DecideData, DecisionData, EffectData, OptionData, SaidData, WeighedData
from generator.decide.say import Wording

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}]")
_AT_START = re.compile(r"^(#|\+|-|=|\d+[.)])")
_UNSAID = {EffectBasis.CODED: Wording.CODED, EffectBasis.WITHDRAWN: Wording.WITHDRAWN}
"""What an effect without words rests on, where it is not the study's model."""


@dataclass(frozen=True)
class Answer:
    """What a reader decides; as it begins, nothing is chosen."""

    weights: Weights = field(default_factory=dict)
    constraints: tuple[str, ...] = ()
    ruled_out: Mapping[str, str] = field(default_factory=dict)
    """The reader's words by the option that they rule out."""
    chosen: tuple[str, ...] = ()
    """Ids of options."""
    status: str = "proposed"
    date: str = ""
    deciders: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Edition:
    """Which catalogue a record was made from, and what its addresses begin with."""

    title: str
    version: str
    digest: str
    base: str


def write_record(data: DecideData, decision: DecisionData, answer: Answer, edition: Edition) -> str:
    """Give the text of a record, with all sections of MADR that the catalogue or the reader has something for."""
    return _Writer(data, decision, answer, edition).text()


def safe(text: str) -> str:
    """Write a text on one line so that Markdown shows it as it is."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_START.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


class _Writer:
    def __init__(self, data: DecideData, decision: DecisionData, answer: Answer, edition: Edition) -> None:
        self.data, self.decision, self.answer, self.edition = data, decision, answer, edition
        self.options = [data.options[item.pattern] for item in decision.choices if item.pattern]
        self.chosen = [option for option in self.options if option.id in answer.chosen]
        at_stake = {effect.force for option in self.options for effect in option.effects}
        self.forces = {force.id: force for force in data.forces if force.id in at_stake}

    def text(self) -> str:
        parts = [
            "\n".join(self._front()),
            f"# {safe(self.decision.name)}: {safe(self.decision.question)}",
            self._heading(2, Wording.CONTEXT),
            *self._context(),
            self._heading(2, Wording.DRIVERS),
            _bullets(self._drivers()),
            self._heading(2, Wording.OPTIONS),
            _bullets(self._considered()),
            self._heading(2, Wording.OUTCOME),
            self._outcome(),
            *self._section(3, Wording.CONSEQUENCES, self._consequences()),
            *self._section(3, Wording.CONFIRMATION, self._confirmation()),
            self._heading(2, Wording.PROS),
            *self._pros(),
            self._heading(2, Wording.MORE),
            _bullets(self._more()),
        ]
        return "\n\n".join(parts) + "\n"

    def _say(self, wording: Wording, /, **values: object) -> str:
        return self.data.wording[wording].format(**values)

    def _heading(self, depth: int, name: Wording) -> str:
        return f"{'#' * depth} {self._say(name)}"

    def _section(self, depth: int, name: Wording, items: Iterable[str]) -> list[str]:
        found = list(items)
        return [self._heading(depth, name), _bullets(found)] if found else []

    def _front(self) -> Iterator[str]:
        yield "---"
        yield f"status: {_quoted(self.answer.status)}"
        yield f"date: {_quoted(self.answer.date)}"
        yield f"decision-makers: [{', '.join(_quoted(name) for name in self.answer.deciders)}]"
        yield "---"

    def _context(self) -> Iterator[str]:
        yield from (safe(text) for text in (self.decision.summary, self.decision.why) if text)
        if self.answer.constraints:
            yield _bullets(self._say(Wording.CONSTRAINT, text=safe(text)) for text in self.answer.constraints)

    def _drivers(self) -> Iterator[str]:
        names = {counts: name for name, counts in self.data.rule.weights.items()}
        weighed = [force for force in self.forces.values() if self.answer.weights.get(force.id)]
        for force in weighed:
            weight = names[self.answer.weights[force.id]]
            yield self._say(Wording.DRIVER, force=safe(force.name), url=self._url(force.url), weight=weight)
        if not weighed:
            for force in self.forces.values():
                yield self._say(Wording.AT_STAKE, force=safe(force.name), url=self._url(force.url))
        if not self.forces:
            yield self._say(Wording.NO_DRIVERS)

    def _considered(self) -> Iterator[str]:
        decisions = {item.id: item.name for item in self.data.decisions}
        for choice in self.decision.choices:
            yield safe(self.data.options[choice.pattern].name if choice.pattern else decisions[choice.decision or ""])

    def _outcome(self) -> str:
        if not self.chosen:
            return self._say(Wording.OPEN)
        found = rank(self.data, self.decision, self.answer.weights, self.answer.ruled_out)
        chosen = {option.id for option in self.chosen}
        first = {item.option for item in found.ranked if item.place == 1 and item.points > 0}
        reason = " ".join(safe(line) for line in found.lines) if chosen & first else self._say(Wording.NO_REASON)
        names = ", ".join(f'"{safe(option.name)}"' for option in self.chosen)
        return self._say(Wording.CHOSEN, names=names, reason=reason)

    def _consequences(self) -> Iterator[str]:
        for option in self.chosen:
            yield from self._arguments(option)
        decisions = {item.id: item for item in self.data.decisions}
        for identity in self.decision.next:
            name, url = safe(decisions[identity].name), self._url(decisions[identity].url)
            yield self._say(Wording.NEUTRAL, argument=self._say(Wording.NEXT, name=name, url=url))

    def _confirmation(self) -> Iterator[str]:
        for force in self.forces.values():
            if force.ask and (self.answer.weights.get(force.id) or not any(self.answer.weights.values())):
                yield self._say(Wording.ASK, force=safe(force.name), ask=safe(force.ask))

    def _pros(self) -> Iterator[str]:
        decisions = {item.id: item.name for item in self.data.decisions}
        for choice in self.decision.choices:
            option = self.data.options[choice.pattern] if choice.pattern else None
            yield f"### {safe(option.name if option else decisions[choice.decision or ''])}"
            yield from (safe(text) for text in (option.definition if option else "", choice.fits) if text)
            found = [*self._arguments(option), *self._against(option)] if option else []
            yield _bullets(found or [self._say(Wording.NEUTRAL, argument=self._say(Wording.SILENT))])

    def _arguments(self, option: OptionData) -> Iterator[str]:
        """Give what speaks for an option, then what does neither, then what speaks against it."""
        found = [(self._side(effect), self._effect(effect)) for effect in option.effects]
        sides = {Side.FOR: Wording.GOOD, Side.DEPENDS: Wording.NEUTRAL, Side.AGAINST: Wording.BAD}
        found += [(sides[item.side], self._weighed(item)) for item in option.weighed]
        for side in sides.values():
            yield from (self._say(side, argument=text) for where, text in found if where is side)

    def _against(self, option: OptionData) -> Iterator[str]:
        if option.id in self.answer.ruled_out:
            argument = self._say(Wording.RULED_OUT, words=safe(self.answer.ruled_out[option.id]))
            yield self._say(Wording.BAD, argument=argument)

    def _side(self, effect: EffectData) -> Wording:
        sign = self.data.rule.effects[effect.effect]
        return Wording.GOOD if sign > 0 else Wording.BAD if sign < 0 else Wording.NEUTRAL

    def _effect(self, effect: EffectData) -> str:
        force = self.forces[effect.force]
        named = self._say(
            Wording.EFFECT, force=safe(force.name), url=self._url(force.url), effect=self.data.effects[effect.effect]
        )
        basis = _UNSAID.get(effect.basis, Wording.MODEL)
        who = self._who(effect.said) if effect.said else self._say(basis)
        against = [self._say(Wording.CONTESTED, who=self._who(effect.contested))] if effect.contested else []
        why = f": {safe(effect.why)}" if effect.why else ""
        return f"{named}{why} ({'; '.join([who, *against])})"

    def _weighed(self, item: WeighedData) -> str:
        who = self._who(item.said)
        return f"{safe(item.text)} ({who})" if item.text else who

    def _who(self, said: Iterable[SaidData]) -> str:
        return ", ".join(
            self._say(
                Wording.QUOTED if one.words else Wording.SAID,
                by=safe(one.by),
                url=self._url(one.url),
                words=safe(one.words),
            )
            for one in said
        )

    def _more(self) -> Iterator[str]:
        page = {"name": safe(self.decision.name), "url": self._url(self.decision.url)}
        yield self._say(
            Wording.PAGE,
            **page,
            title=safe(self.edition.title),
            version=safe(self.edition.version),
            digest=self.edition.digest,
        )
        strength = "; ".join(safe(text) for text in self.decision.strength)
        yield self._say(Wording.STRENGTH, text=strength)
        for option in self.options:
            views = [
                f"{safe(view.by)} {', '.join(self.data.stances[one] for one in view.stances)}" for view in option.views
            ]
            if views:
                names = ", ".join(safe(name) for name in option.not_asked)
                silent = [self._say(Wording.NOT_ASKED, names=names)] if option.not_asked else []
                yield self._say(Wording.VIEWS, name=safe(option.name), views="; ".join([*views, *silent]))
        if self.answer.notes:
            yield self._say(Wording.NOTES, text=safe(self.answer.notes))

    def _url(self, address: str) -> str:
        return f"{self.edition.base}{address}"


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"* {item}" for item in items)


def _quoted(text: str) -> str:
    """Write a text as YAML takes it, which knows JSON's strings."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
