"""Tells what sources themselves say of the names in their traces: where each stands, and of what kind it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.reading.records import Definition, ElementKind, Source
from generator.words import folded


@dataclass(frozen=True)
class NameInSource:
    """A name in a trace, as written."""

    written: str
    line: int
    column: int
    is_decision: bool = False
    """Whether it stands where only a decision can stand."""
    defines: Definition | None = None
    """The definition where the line makes one."""


def names_in(source: Source) -> Iterator[NameInSource]:
    """Give all names in the traces of a source, as often as they are written."""
    for trace in source.traces:
        for code in trace.axial_codes:
            yield NameInSource(code.written, code.line, code.column, defines=code.defines)
        for effect in trace.effects:
            yield NameInSource(effect.pattern, effect.line, effect.column)
            yield NameInSource(effect.force, effect.line, effect.column)
        for option in trace.options:
            yield NameInSource(option.decision, option.line, option.column, is_decision=True)
            yield NameInSource(option.pattern, option.line, option.column)
        for relation in trace.relations:
            yield NameInSource(relation.start, relation.line, relation.column)
            yield NameInSource(relation.target, relation.line, relation.column)


@dataclass
class Told:
    """What all sources say of names; a definition says more than the place where a name stands."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    """By the folded name; of several, the first."""
    acted_on: set[str] = field(default_factory=set)
    """Folded names of what something is said to act on."""
    acting: set[str] = field(default_factory=set)
    """Folded names of what acts, answers a decision or is related to something."""

    def definition(self, source: Source, name: NameInSource) -> Definition | None:
        """Give the definition that counts for a name: on its line, in its source, or in any other."""
        own = (item for item in source.definitions if item.name == name.written)
        return name.defines or next(own, None) or self.definitions.get(folded(name.written))

    def kind(self, source: Source, name: NameInSource) -> ElementKind:
        """Tell what a name is that no file describes; where nothing tells, it is a practice."""
        definition, key = self.definition(source, name), folded(name.written)
        if definition is not None and definition.element not in (None, ElementKind.DECISION):
            return definition.element
        is_force = key in self.acted_on and key not in self.acting
        return ElementKind.FORCE if is_force else ElementKind.PRACTICE

    def is_decision(self, written: str) -> bool:
        """Tell whether a source defines this name as a decision."""
        definition = self.definitions.get(folded(written))
        return definition is not None and definition.element is ElementKind.DECISION


def told_by(sources: Iterable[Source]) -> Told:
    """Gather what all sources say of names."""
    told = Told()
    for source in sources:
        for definition in source.definitions:
            if definition.element is not None:
                told.definitions.setdefault(folded(definition.name), definition)
        for trace in source.traces:
            told.acted_on |= {folded(effect.force) for effect in trace.effects}
            told.acting |= {folded(effect.pattern) for effect in trace.effects}
            told.acting |= {folded(option.pattern) for option in trace.options}
            told.acting |= {folded(name) for item in trace.relations for name in (item.start, item.target)}
    return told
