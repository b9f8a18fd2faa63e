"""Checks that no drawing has more boxes or arrows than anybody can read, or Graphviz lay out in time."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.content.files import Document
from generator.content.load import Content
from generator.content.model import DecisionFile, WalkthroughFront
from generator.findings import Finding, Rule, fragment
from generator.limits import EDGES_A_DRAWING, NODES_A_DRAWING


def drawings(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report drawings of walkthroughs, decisions and studies that cross a limit; those of patterns show a selection."""
    for walkthrough in content.walkthroughs:
        yield from _architecture(walkthrough)
    decisions: dict[str, list[Document[DecisionFile]]] = {}
    for decision in content.decisions:
        yield from _crossed(decision, ("options",), len(decision.record.options), NODES_A_DRAWING, "options")
        decisions.setdefault(decision.record.study, []).append(decision)
    for study, found in decisions.items():
        if len(found) > NODES_A_DRAWING:
            what = f"decisions in the study {fragment(study)}"
            yield from _crossed(found[NODES_A_DRAWING], ("study",), len(found), NODES_A_DRAWING, what)


def _architecture(document: Document[WalkthroughFront]) -> Iterator[Finding]:
    drawn = document.record.architecture
    yield from _crossed(document, ("architecture", "nodes"), len(drawn.nodes), NODES_A_DRAWING, "boxes")
    yield from _crossed(document, ("architecture", "edges"), len(drawn.edges), EDGES_A_DRAWING, "arrows")


def _crossed(
    document: Document[DecisionFile] | Document[WalkthroughFront],
    keys: tuple[str, ...],
    count: int,
    most: int,
    what: str,
) -> Iterator[Finding]:
    if count > most:
        message = f"{count:,} {what} for one drawing; at most {most:,} are drawn: cut it into several"
        yield document.finding(document.place(*keys, most), Rule.TOO_MANY, message)
