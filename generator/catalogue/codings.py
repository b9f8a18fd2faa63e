"""Joins the effects, options and relations that researchers coded in sources, each with the traces that code it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.catalogue.elements import Elements, decision_entry
from generator.catalogue.model import Coding, EffectCoding, OptionCoding
from generator.content.kinds import Kind
from generator.content.model import DecisionFile, Effect, Relation
from generator.evidence.records import Evidence
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import typed
from generator.reading.records import Source, Trace

Key = TypeVar("Key")
Joined = TypeVar("Joined", bound=Coding)


@dataclass
class Codings:
    """What is coded where; of one trace that codes the same twice, only the first place counts."""

    effects: dict[tuple[str, str], list[EffectCoding]] = field(default_factory=lambda: defaultdict(list))
    """By pattern and force."""
    options: dict[str, dict[str, list[OptionCoding]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """By decision, then by pattern."""
    relations: dict[tuple[str, Relation, str], list[Coding]] = field(default_factory=lambda: defaultdict(list))
    """By pattern, relation and the pattern that it leads to."""
    decisions: list[DecisionFile] = field(default_factory=list)
    """Those that only sources know, with the options that they code."""
    findings: list[Finding] = field(default_factory=list)


def join_codings(
    sources: Iterable[Source], elements: Elements, evidence: Mapping[str, tuple[Evidence, ...]]
) -> Codings:
    """Join what the traces of all sources code, in their order."""
    codings = Codings()
    for source in sources:
        for trace in source.traces:
            if trace.effects or trace.options or trace.relations:
                said = [item for item in evidence[source.id] if item.trace == trace.id]
                _Joining(codings, elements, source, trace, said).join()
    codings.decisions = _decisions(elements, codings)
    return codings


@dataclass(frozen=True)
class _Joining:
    """The calls of one trace on their way into the catalogue."""

    codings: Codings
    elements: Elements
    source: Source
    trace: Trace
    said: Sequence[Evidence]

    def join(self) -> None:
        for effect in self.trace.effects:
            at = effect.line, effect.column
            pattern = self._meant(effect.pattern, Kind.PATTERN, *at)
            force = self._meant(effect.force, Kind.FORCE, *at)
            if pattern and force:
                coding = EffectCoding(*self._place(*at, pattern, force), effect.effect)
                _add(self.codings.effects[pattern, force], coding)
        for option in self.trace.options:
            at = option.line, option.column
            decision, pattern = self.elements.decision(option.decision), self._meant(option.pattern, Kind.PATTERN, *at)
            if decision and pattern:
                _add(self.codings.options[decision][pattern], OptionCoding(*self._place(*at, pattern), option.text))
        for relation in self.trace.relations:
            at = relation.line, relation.column
            start = self._meant(relation.start, Kind.PATTERN, *at)
            target = self._meant(relation.target, Kind.PATTERN, *at)
            if start and target and start != target:
                coded = Coding(*self._place(*at, start, target))
                _add(self.codings.relations[start, relation.relation, target], coded)

    def _meant(self, written: str, kind: Kind, line: int, column: int) -> str | None:
        """Give the id of a name that has to be of this kind; that it is of another is a finding."""
        identity = self.elements.resolve(written)
        is_force = identity in self.elements.forces
        if identity is not None and is_force == (kind is Kind.FORCE):
            return identity
        is_now = "force" if is_force else "pattern" if identity else "decision"
        message = f"{fragment(written)} stands where a {kind} belongs, and is a {is_now}; name a {kind}"
        finding = Finding(self.source.path, line, column, Rule.UNKNOWN_CODE, Severity.WARNING, message)
        self.codings.findings.append(finding)
        return None

    def _place(self, line: int, column: int, *elements: str) -> tuple[str, str, int, int, tuple[Evidence, ...]]:
        """Give the place of a coding with the statements of its trace that speak of it, or else all of them."""
        speaking = tuple(item for item in self.said if set(elements) & set(item.speaks_of))
        return self.source.id, self.trace.id, line, column, speaking or tuple(self.said)


def _add(codings: list[Joined], coding: Joined) -> None:
    """Add a coding unless the same trace has it already, at whatever place."""
    if not any(known.trace == coding.trace and _says(known) == _says(coding) for known in codings):
        codings.append(coding)


def _says(coding: Coding) -> object:
    match coding:
        case EffectCoding():
            return coding.effect
        case OptionCoding():
            return coding.text
    return None


def prevailing(codings: Sequence[EffectCoding]) -> Effect:
    """Give the effect that most sources code; of several, the one that is coded first."""
    sources: dict[Effect, set[str]] = {}
    for coding in codings:
        sources.setdefault(coding.effect, set()).add(coding.source)
    return max(sources, key=lambda effect: len(sources[effect]))


def _decisions(elements: Elements, codings: Codings) -> list[DecisionFile]:
    return [
        decision_entry(
            found,
            {
                pattern: typed(" · ".join(dict.fromkeys(item.text.strip() for item in coded if item.text.strip())))
                for pattern, coded in codings.options[found.id].items()
            },
        )
        for found in elements.discovered_decisions.values()
        if found.id in codings.options
    ]
