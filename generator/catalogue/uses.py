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
    for items in catalogue.evidence.values():
        for item in items:
            how = UseKind.CODED if item.origin is Origin.STUDY else UseKind.ADDED
            statement = fragment(item.statement, 120)
            for excerpt in item.excerpts:
                for identity in item.speaks_of:
                    kind = Kind.FORCE if identity in catalogue.forces else Kind.PATTERN
                    if catalogue.has(kind, identity):
                        use = Use(kind, identity, how, statement, item.stance)
                        found[excerpt.source, excerpt.id][use] = None
    for owner, excerpt in citations.owned:
        if not isinstance(owner.kind, Part) and catalogue.has(owner.kind, owner.id):
            found[excerpt.source, excerpt.id][Use(owner.kind, owner.id, UseKind.CITED)] = None
    for kind, identity, excerpt in _told_on(catalogue.figures, citations):
        if catalogue.has(kind, identity):
            found[excerpt.source, excerpt.id][Use(kind, identity, UseKind.CITED)] = None
    return {key: tuple(uses) for key, uses in found.items()}


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
    for _, excerpt in citations.owned:
        found[excerpt.source][excerpt.id] = excerpt
    return {
        source: tuple(
            sorted(items.values(), key=lambda item: (order[item.source, item.passage], item.start, -item.end, item.id))
        )
        for source, items in found.items()
    }
