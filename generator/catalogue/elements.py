"""Knows every pattern and force by id, by alias and by the definitions in sources; tells what a written code means."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process

from generator.catalogue.names import NameInSource, Told, names_in, told_by
from generator.content.load import Content
from generator.content.model import DecisionFile, ForceEntry, OptionEntry, PatternFront
from generator.evidence.sentences import Vocabulary, vocabulary_of
from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.ids import short_hash
from generator.reading.records import ElementKind, Source
from generator.words import folded

_NEAREST = 3
_NOT_DESCRIBED = "Named by a source; not described yet."
_NO_TEXT = "Coded as an option, without a text."
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,119}")
_OF_DECISION = re.compile(r"[_ -]decision$", re.I)


@dataclass(frozen=True)
class Discovered:
    """An element that only sources know."""

    id: str
    name: str
    kind: str
    study: str


@dataclass(frozen=True)
class DiscoveredDecision:
    """A decision that only sources know."""

    id: str
    name: str
    question: str
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
    forces: set[str] = field(default_factory=set)
    """The ids among them that are forces; all others are patterns."""
    discovered: dict[str, Discovered] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    """Folded id or name of a decision to its id."""
    discovered_decisions: dict[str, DiscoveredDecision] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, written: str) -> str | None:
        """Give the id of the element that a code means."""
        if written in self.by_id:
            return written
        return self.by_name.get(folded(written))

    def decision(self, written: str) -> str | None:
        """Give the id of the decision that a name in a source means."""
        return self.decisions.get(folded(written))

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
            elements.forces.add(entry.id)
    _check_aliases(elements, content)
    for decision in content.decisions:
        for known_as in (decision.record.id, decision.record.name):
            elements.decisions.setdefault(folded(known_as), decision.record.id)
    told = told_by(content.sources)
    for source in content.sources:
        for name in names_in(source):
            _take_up(elements, name, source, told, content)
    return elements


def _take_up(elements: Elements, name: NameInSource, source: Source, told: Told, content: Content) -> None:
    """Discover what a name in a source means, unless that is known."""
    if name.is_decision or (elements.resolve(name.written) is None and told.is_decision(name.written)):
        if elements.decision(name.written) is None:
            _discover_decision(elements, name, source, told, known=bool(content.decisions))
    elif elements.resolve(name.written) is None and elements.decision(name.written) is None:
        _discover(elements, name, source, told, known=bool(content.patterns))


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


def _discover(elements: Elements, name: NameInSource, source: Source, told: Told, *, known: bool) -> None:
    """Take up a code that nobody described: by its definition where a source has one, else by its name."""
    definition = told.definition(source, name)
    identity = _identity(name.written)
    near = nearest(name.written, elements.by_id) if known else ""
    label = _one_line(definition.label) if definition else ""
    shown = label or _title(name.written)
    kind = told.kind(source, name)
    elements.discovered[identity] = Discovered(identity, shown, kind, source.study)
    elements.by_id[identity] = shown
    elements.by_name[folded(name.written)] = identity
    elements.names.append((shown, identity))
    if kind == ElementKind.FORCE:
        elements.forces.add(identity)
    if known:
        message = (
            f"unknown code {fragment(name.written)}; the nearest known ones are {near}; "
            "add an alias to one of them, or a file under patterns/"
        )
        elements.findings.append(
            Finding(source.path, name.line, name.column, Rule.UNKNOWN_CODE, Severity.WARNING, message)
        )


def _discover_decision(elements: Elements, name: NameInSource, source: Source, told: Told, *, known: bool) -> None:
    """Take up a decision that nobody described; its definition tells the question."""
    definition = told.definition(source, name)
    identity = _identity(name.written)
    near = nearest(name.written, set(elements.decisions.values())) if known else ""
    title = _title(_OF_DECISION.sub("", name.written) or name.written)
    question = _one_line(definition.label) if definition else ""
    elements.decisions[folded(name.written)] = identity
    elements.discovered_decisions[identity] = DiscoveredDecision(identity, title, question or title, source.study)
    if known:
        message = (
            f"unknown decision {fragment(name.written)}; the nearest known ones are {near}; "
            "name one of them, or add a file under decisions/"
        )
        elements.findings.append(
            Finding(source.path, name.line, name.column, Rule.UNKNOWN_CODE, Severity.WARNING, message)
        )


def _identity(written: str) -> str:
    """Make an id of a name as it was written."""
    identity = "_".join(written.split()).replace("-", "_")
    return identity if _ID.fullmatch(identity) else f"code_{short_hash(written)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _title(code: str) -> str:
    words = code.replace("_", " ").strip() or code
    return words[:1].upper() + words[1:]


def force_entry(found: Discovered) -> ForceEntry:
    """Make the entry of a force that only sources know; nobody said what it means, so its meaning is empty."""
    return ForceEntry.model_construct(id=found.id, name=found.name, study=found.study, meaning="")


def decision_entry(found: DiscoveredDecision, options: Mapping[str, str]) -> DecisionFile:
    """Make the entry of a decision that only sources know; ``options`` are Markdown by pattern."""
    return DecisionFile(
        id=found.id,
        study=found.study,
        name=found.name,
        question=found.question,
        summary=_NOT_DESCRIBED,
        why=_NOT_DESCRIBED,
        options=tuple(OptionEntry(pattern=pattern, fits=text or _NO_TEXT) for pattern, text in options.items()),
    )
