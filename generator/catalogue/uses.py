"""Tells for every excerpt what on the site rests on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.catalogue.citations import Citations
from generator.catalogue.model import Catalogue, Use, UseKind
from generator.content.kinds import Kind, Part
from generator.content.model import Figure
from generator.evidence.records import Excerpt, Origin
from generator.findings import fragment


def all_uses(catalogue: Catalogue, citations: Citations) -> dict[tuple[str, str], tuple[Use, ...]]:
    """Give the uses of each excerpt, by source and the excerpt's id."""
    found: dict[tuple[str, str], dict[Use, None]] = defaultdict(dict)
    for excerpt, use in (*_coded(catalogue), *_reported(catalogue), *_cited(catalogue, citations)):
        if catalogue.has(use.kind, use.id):
            found[excerpt.source, excerpt.id][use] = None
    return {key: tuple(uses) for key, uses in found.items()}


def _coded(catalogue: Catalogue) -> Iterator[tuple[Excerpt, Use]]:
    for items in catalogue.evidence.values():
        for item in items:
            how = UseKind.CODED if item.origin is Origin.STUDY else UseKind.ADDED
            statement = fragment(item.statement, 120)
            for excerpt in item.excerpts:
                for identity in (*item.speaks_of, *item.through):
                    kind = Kind.FORCE if identity in catalogue.forces else Kind.PATTERN
                    yield excerpt, Use(kind, identity, how, statement, item.stance)


def _reported(catalogue: Catalogue) -> Iterator[tuple[Excerpt, Use]]:
    for views in catalogue.reported.values():
        for view in views:
            says = fragment(view.says, 120)
            for identity in view.patterns:
                yield view.excerpt, Use(Kind.PATTERN, identity, UseKind.REPORTED, says, view.stance)


def _cited(catalogue: Catalogue, citations: Citations) -> Iterator[tuple[Excerpt, Use]]:
    for owner, excerpt in citations.owned:
        if owner.kind is Part.TERM or not isinstance(owner.kind, Part):
            yield excerpt, Use(owner.kind, owner.id, UseKind.CITED)
    for kind, identity, excerpt in _told_on(catalogue.figures, citations):
        yield excerpt, Use(kind, identity, UseKind.CITED)


def _told_on(figures: Iterable[Figure], citations: Citations) -> Iterator[tuple[Kind, str, Excerpt]]:
    """Give the pages of decisions and walkthroughs that show figures, with the words that tell each."""
    for figure in figures:
        excerpt = citations.excerpt(figure.cite.source, figure.cite.words, figure.cite.occurrence)
        if excerpt is None:
            continue
        if figure.decision is not None:
            yield Kind.DECISION, figure.decision, excerpt
        for identity in figure.walkthroughs:
            yield Kind.WALKTHROUGH, identity, excerpt


def all_cited(catalogue: Catalogue, citations: Citations) -> dict[tuple[Kind, str], tuple[Excerpt, ...]]:
    """Give the words that each page cites, each once."""
    found: dict[tuple[Kind, str], dict[Excerpt, None]] = defaultdict(dict)
    for owner, excerpt in citations.owned:
        if not isinstance(owner.kind, Part):
            found[owner.kind, owner.id][excerpt] = None
    for kind, identity, excerpt in _told_on(catalogue.figures, citations):
        found[kind, identity][excerpt] = None
    return {key: tuple(excerpts) for key, excerpts in found.items()}


def all_excerpts(catalogue: Catalogue, citations: Citations) -> dict[str, tuple[Excerpt, ...]]:
    """Give the excerpts of each source, each once, in the order of the transcript."""
    order = {
        (source.id, passage.id): index
        for source in catalogue.sources.values()
        for index, passage in enumerate(source.passages)
    }
    found: dict[str, dict[str, Excerpt]] = {identity: {} for identity in catalogue.sources}
    for items in catalogue.evidence.values():
        for item in items:
            for excerpt in item.excerpts:
                found[excerpt.source][excerpt.id] = excerpt
    others = [view.excerpt for views in catalogue.reported.values() for view in views]
    others += [excerpt for item in catalogue.interests.values() for excerpt in item.excerpts]
    for excerpt in (*others, *(excerpt for _, excerpt in citations.owned)):
        found[excerpt.source][excerpt.id] = excerpt
    return {
        source: tuple(
            sorted(items.values(), key=lambda item: (order[item.source, item.passage], item.start, -item.end, item.id))
        )
        for source, items in found.items()
    }
