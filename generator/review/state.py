"""Makes the state of a catalogue that can be compared with another: its claims, their support, its drawings."""

from dataclasses import replace
from pathlib import Path

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.replacements import Replacements
from generator.diagrams.graph import Graph
from generator.pages.context import PageContext
from generator.pages.site import page_models
from generator.pages.words import words
from generator.people.names import names_outside
from generator.pipeline import Build, build
from generator.review.changes import Aspect, Claim, Comparison, State
from generator.review.compare import compare
from generator.review.elements import element_claims
from generator.review.evidence import evidence_claims, other_claims, spoken, support

_NO_NAME = "0" * 16
"""Of a drawing that is not drawn."""


def compared(base: tuple[str, Path], head: tuple[str, Path], drawn: bool = False) -> Comparison:
    """Compare two content folders, each with the name that readers know it by; drawings where they are wanted.

    What either of them masks is masked in both, and so are the names of the list outside the repository; a source
    that either withdraws has no words in either. Raises CatalogueError where one cannot be read at all.
    """
    before, after = build(base[1]), build(head[1])
    gone = before.catalogue.file.withdrawn | after.catalogue.file.withdrawn
    before, after = (
        made if made.catalogue.file.withdrawn == gone else build(root, withdrawn=gone)
        for made, root in ((before, base[1]), (after, head[1]))
    )
    masks = Replacements([*before.catalogue.file.masks, *after.catalogue.file.masks, *names_outside()])
    return compare(_state(base[0], before, masks, drawn), _state(head[0], after, masks, drawn))


def _state(name: str, made: Build, masks: Replacements, drawn: bool) -> State:
    catalogue = made.catalogue
    addresses = Addresses(catalogue)
    found = (
        *element_claims(catalogue, addresses),
        *evidence_claims(catalogue, addresses),
        *other_claims(catalogue, addresses),
    )
    return State(
        name,
        claims={claim.key: _masked(claim, masks) for claim in found},
        order=tuple(catalogue.decisions),
        support=support(catalogue),
        spoken={source: tuple(map(masks.masked, texts)) for source, texts in spoken(catalogue).items()},
        redirects=frozenset(entry.address for entry in catalogue.file.redirects),
        drawings=_drawings(catalogue, addresses) if drawn and not made.has_errors else {},
    )


def _masked(claim: Claim, masks: Replacements) -> Claim:
    texts = {name: Aspect(masks.masked(aspect.text), aspect.weight) for name, aspect in claim.aspects.items()}
    return replace(claim, name=masks.masked(claim.name), aspects=texts)


def _drawings(catalogue: Catalogue, addresses: Addresses) -> dict[str, tuple[Graph, ...]]:
    """Give the drawings of each page that has some, by the page's address, with boxes that lead nowhere."""
    drawn: list[Graph] = []

    def keep(graph: Graph) -> str:
        drawn.append(replace(graph, nodes=tuple(replace(node, address=None) for node in graph.nodes)))
        return _NO_NAME

    found: dict[str, tuple[Graph, ...]] = {}
    for page in page_models(PageContext(catalogue, addresses, keep, words())):
        if drawn:
            found[f"{page.address}.html"] = tuple(drawn)
            drawn.clear()
    return found
