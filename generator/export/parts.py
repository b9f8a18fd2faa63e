"""Exports the catalogue in small files for programs in a browser: an index, all effects, and one file a source."""

from collections.abc import Iterator

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, EffectBasis
from generator.content.kinds import Kind
from generator.content.model import Effect
from generator.export.head import HeadOut, StudyOut, head, study_out
from generator.export.index import FilesOut, IndexOut, index
from generator.export.records import Exported, Url, excerpt_url
from generator.export.sources import SourceOut, source_out


class EffectOut(Exported):
    """How a pattern acts on a force, with the addresses of the words for it and against it."""

    pattern: str
    force: str
    effect: Effect
    basis: EffectBasis
    why: str | None
    excerpt_urls: list[Url]
    contested_urls: list[Url] = Field(description="where experts say otherwise")


class EffectsOut(HeadOut):
    """All effects of patterns on forces, by pattern and force."""

    effects: list[EffectOut]


class SourceFileOut(HeadOut):
    """One source, the same record as in ``catalogue.json``, with what its study asks to be said."""

    study: StudyOut
    source: SourceOut


def parts(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, IndexOut | EffectsOut | SourceFileOut]]:
    """Give path and record of every part."""
    files = FilesOut(
        effects="data/effects.json",
        sources={key: f"data/{addresses.page(Kind.SOURCE, key)}.json" for key in catalogue.sources},
    )
    yield "data/index.json", index(catalogue, addresses, files)
    yield files.effects, EffectsOut(**head(catalogue), effects=list(_effects(catalogue, addresses)))
    for key, source in catalogue.sources.items():
        study = study_out(catalogue.studies[source.study])
        record = source_out(catalogue, addresses, source)
        yield files.sources[key], SourceFileOut(**head(catalogue), study=study, source=record)


def _effects(catalogue: Catalogue, addresses: Addresses) -> Iterator[EffectOut]:
    for key in sorted(catalogue.patterns):
        for effect in sorted(catalogue.patterns[key].effects, key=lambda item: item.force):
            yield EffectOut(
                pattern=effect.pattern,
                force=effect.force,
                effect=effect.effect,
                basis=effect.basis,
                why=effect.why,
                excerpt_urls=[excerpt_url(addresses, excerpt) for excerpt in effect.excerpts],
                contested_urls=[excerpt_url(addresses, excerpt) for excerpt in effect.contested],
            )
