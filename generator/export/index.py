"""Exports the small index: names, definitions and addresses of everything that has a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import Field

from generator.addresses import Addresses, wanted_names
from generator.catalogue.model import Catalogue, Maturity
from generator.content.kinds import Kind
from generator.content.model import GuideFront, WalkthroughFront
from generator.export.head import HeadOut, StudyOut, head, study_out
from generator.export.records import Exported, Url, plain_or_none


class FilesOut(Exported):
    """Where the other parts lie."""

    effects: Url
    sources: dict[str, Url] = Field(description="by the id of the source")


class EntryOut(Exported):
    """Something that has a page."""

    kind: Kind
    id: str
    name: str
    study: str | None
    aliases: list[str]
    asked_as: list[str] = Field(description="how somebody puts what the page answers")
    maturity: Maturity | None = Field(description="of a pattern: how much its page holds")
    definition: str | None = Field(description="what it is, asks or tells, in a sentence or two")
    url: Url


class IndexOut(HeadOut):
    """Everything that has a page, kind by kind, in the order in which readers meet it."""

    studies: list[StudyOut]
    files: FilesOut
    entries: list[EntryOut]


@dataclass(frozen=True)
class _Known:
    """What an entry says beside its name, as far as its kind has it."""

    definition: str | None = None
    study: str | None = None
    aliases: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    maturity: Maturity | None = None


def _decision(catalogue: Catalogue, key: str) -> _Known:
    entry = catalogue.decisions[key].entry
    return _Known(entry.question, entry.study, asked_as=entry.asked_as)


def _pattern(catalogue: Catalogue, key: str) -> _Known:
    pattern = catalogue.patterns[key]
    return _Known(pattern.definition, pattern.study, pattern.aliases, pattern.asked_as, pattern.maturity)


def _force(catalogue: Catalogue, key: str) -> _Known:
    force = catalogue.forces[key]
    return _Known(force.meaning, force.entry.study, force.entry.aliases, force.entry.asked_as)


def _summed_up(entry: WalkthroughFront | GuideFront) -> _Known:
    return _Known(entry.summary, asked_as=entry.asked_as)


def _persona(catalogue: Catalogue, key: str) -> _Known:
    persona = catalogue.personas[key]
    return _Known(persona.description, asked_as=persona.asked_as)


_KNOWN: Mapping[Kind, Callable[[Catalogue, str], _Known]] = {
    Kind.DECISION: _decision,
    Kind.PATTERN: _pattern,
    Kind.FORCE: _force,
    Kind.SOURCE: lambda catalogue, key: _Known(study=catalogue.sources[key].study),
    Kind.WALKTHROUGH: lambda catalogue, key: _summed_up(catalogue.walkthroughs[key].entry),
    Kind.GUIDE: lambda catalogue, key: _summed_up(catalogue.guides[key].entry),
    Kind.PERSONA: _persona,
}
"""A kind that is not among them is listed with its name and address."""


def index(catalogue: Catalogue, addresses: Addresses, files: FilesOut) -> IndexOut:
    """Give the index, which names the other ``files``."""
    return IndexOut(
        **head(catalogue),
        studies=[study_out(study) for study in catalogue.file.studies],
        files=files,
        entries=[_entry(catalogue, addresses, kind, key) for kind, key, _ in wanted_names(catalogue)],
    )


def _entry(catalogue: Catalogue, addresses: Addresses, kind: Kind, key: str) -> EntryOut:
    known = _KNOWN[kind](catalogue, key) if kind in _KNOWN else _Known()
    return EntryOut(
        kind=kind,
        id=key,
        name=catalogue.name(kind, key),
        study=known.study,
        aliases=sorted(known.aliases),
        asked_as=list(known.asked_as),
        maturity=known.maturity,
        definition=plain_or_none(known.definition),
        url=addresses.url(kind, key),
    )
