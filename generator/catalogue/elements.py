"""Knows every pattern and force by id, by alias and by the definitions in sources; tells what a written code means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process

from generator.content.load import Content
from generator.content.model import ForceEntry, PatternFront, PatternKind
from generator.evidence.sentences import Vocabulary, vocabulary_of
from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.records import AxialCode, Definition, Source
from generator.words import folded

_NEAREST = 3


@dataclass(frozen=True)
class Discovered:
    """An element that only sources know."""

    id: str
    name: str
    kind: str
    study: str


@dataclass
class Elements:
    """The names of all patterns and forces."""

    by_id: dict[str, str] = field(default_factory=dict)
    """Id to name."""
    by_name: dict[str, str] = field(default_factory=dict)
    """Folded id or alias to id."""
    names: list[tuple[str, str]] = field(default_factory=list)
    """All names, ids and aliases, each with its id."""
    discovered: dict[str, Discovered] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, written: str) -> str | None:
        """Give the id of the element that a code means."""
        if written in self.by_id:
            return written
        return self.by_name.get(folded(written))

    @property
    def vocabulary(self) -> Vocabulary:
        """Names that count as one concept when statements are compared with what was said."""
        return vocabulary_of(self.names)


def nearest(written: str, known: Iterable[str]) -> str:
    """Give the known ids that look most like ``written``, for a message."""
    found = process.extract(written, sorted(known), limit=_NEAREST, score_cutoff=50)
    return ", ".join(f"“{name}”" for name, _, _ in found) or "nothing"


def collect(content: Content) -> Elements:
    """Collect the elements of a content folder; what only sources know is discovered in them."""
    elements = Elements()
    for document in content.patterns:
        _add(elements, document.record)
    if content.forces is not None:
        for entry in content.forces.record.forces:
            _add(elements, entry)
    _check_aliases(elements, content)
    for source in content.sources:
        for code in (code for trace in source.traces for code in trace.axial_codes):
            if elements.resolve(code.written) is None:
                _discover(elements, code, source, known=bool(content.patterns))
    return elements


def _add(elements: Elements, record: PatternFront | ForceEntry) -> None:
    identity = record.id
    if identity in elements.by_id:
        return
    elements.by_id[identity] = record.name
    elements.by_name.setdefault(folded(identity), identity)
    elements.names += [(name, identity) for name in (record.name, identity, *record.aliases)]


def _check_aliases(elements: Elements, content: Content) -> None:
    """Aliases come after all ids, so that an id always wins; one alias for two elements is a fault."""
    for path, place, identity, alias in _aliases(content):
        key = folded(alias)
        other = elements.by_name.setdefault(key, identity)
        if other != identity:
            message = f"the alias {fragment(alias)} belongs to {fragment(other)} already; drop it here or there"
            elements.findings.append(Finding(path, *place, Rule.DUPLICATE_ID, Severity.ERROR, message))


def _aliases(content: Content) -> Iterator[tuple[str, tuple[int, int], str, str]]:
    for document in content.patterns:
        for index, alias in enumerate(document.record.aliases):
            yield document.path, document.place("aliases", index), document.record.id, alias
    if content.forces is not None:
        for number, entry in enumerate(content.forces.record.forces):
            for index, alias in enumerate(entry.aliases):
                place = content.forces.place("forces", number, "aliases", index)
                yield content.forces.path, place, entry.id, alias


def _discover(elements: Elements, code: AxialCode, source: Source, *, known: bool) -> None:
    """Take up a code that nobody described: by its definition where the source has one, else by its name."""
    definition = code.defines or _defined_elsewhere(source, code.written)
    identity = "_".join(code.written.split()).replace("-", "_")
    near = nearest(code.written, elements.by_id) if known else ""
    kind = str(definition.element) if definition and definition.element else str(PatternKind.PRACTICE)
    name = definition.label if definition else _title(code.written)
    elements.discovered[identity] = Discovered(identity, name, kind, source.study)
    elements.by_id[identity] = name
    elements.by_name[folded(code.written)] = identity
    elements.names.append((name, identity))
    if known:
        message = (
            f"unknown code {fragment(code.written)}; the nearest known ones are {near}; "
            "add an alias to one of them, or a file under patterns/"
        )
        finding = Finding(source.path, code.line, code.column, Rule.UNKNOWN_CODE, Severity.WARNING, message)
        elements.findings.append(finding)


def _defined_elsewhere(source: Source, name: str) -> Definition | None:
    return next((definition for definition in source.definitions if definition.name == name), None)


def _title(code: str) -> str:
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def force_entry(found: Discovered) -> ForceEntry:
    """Make the entry of a force that only sources know; nobody said what it means, so its meaning is empty."""
    return ForceEntry.model_construct(id=found.id, name=found.name, study=found.study, meaning="")
