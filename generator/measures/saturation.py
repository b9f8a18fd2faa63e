"""Saturation: what each source of a study added to those before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue.model import Catalogue
from generator.content.model import Stance
from generator.reading.records import Source

View = tuple[str, Stance]
"""A pattern, and what somebody says of it."""


@dataclass(frozen=True)
class Added:
    """What one source holds, and what of it no earlier source of its study had."""

    source: str
    codes: int
    """How many patterns, forces and decisions its traces name."""
    new_codes: tuple[str, ...]
    """Ids; of a name that means nothing known, the name."""
    all_codes: int
    """How many were named so far."""
    views: int
    new_views: tuple[View, ...]
    all_views: int


@dataclass(frozen=True)
class Saturation:
    """One study, its sources in order."""

    study: str
    sources: tuple[Added, ...]

    @property
    def last(self) -> Added:
        """Give the last source."""
        return self.sources[-1]


def saturation(catalogue: Catalogue) -> tuple[Saturation, ...]:
    """Give every study that has sources, in the order of the content."""
    by_study: dict[str, list[Source]] = {key: [] for key in catalogue.studies}
    for source in catalogue.sources.values():
        by_study[source.study].append(source)
    return tuple(Saturation(key, tuple(_added(catalogue, sources))) for key, sources in by_study.items() if sources)


def codes_of(catalogue: Catalogue, source: Source, names: Iterable[str]) -> tuple[str, ...]:
    """Give what names in traces mean, each once."""
    return tuple(dict.fromkeys(catalogue.codes.get((source.id, name)) or name for name in names))


def _added(catalogue: Catalogue, sources: Iterable[Source]) -> list[Added]:
    seen_codes: set[str] = set()
    seen_views: set[View] = set()
    found = []
    for source in sources:
        codes = codes_of(catalogue, source, (name for trace in source.traces for name in trace.named))
        views = _views(catalogue, source)
        new_codes = tuple(code for code in codes if code not in seen_codes)
        new_views = tuple(view for view in views if view not in seen_views)
        seen_codes.update(codes)
        seen_views.update(views)
        found.append(Added(source.id, len(codes), new_codes, len(seen_codes), len(views), new_views, len(seen_views)))
    return found


def _views(catalogue: Catalogue, source: Source) -> list[View]:
    """Give each pattern with each stance that an expert takes on it in a source."""
    spoken = (item for item in catalogue.evidence[source.id] if item.by_expert and item.stance)
    return list(
        dict.fromkeys(
            (pattern, item.stance)
            for item in spoken
            for pattern in item.speaks_of
            if pattern in catalogue.patterns and item.stance
        )
    )
