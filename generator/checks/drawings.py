"""Checks that no drawing has more boxes or arrows than anybody can read, or Graphviz lay out in time."""

from collections.abc import Iterator

from generator.catalogue.decisions import asking
from generator.catalogue.model import Catalogue, Decision
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
        yield from _map(found, catalogue)
        for decision in found:
            yield from _flow(decision, catalogue)


def _map(documents: list[Document[DecisionFile]], catalogue: Catalogue) -> Iterator[Finding]:
    """Report the decision of a study with which its map has too many arrows."""
    before = 0
    drawn = {document.record.id for document in documents}
    for document in documents:
        decision = catalogue.decisions[document.record.id]
        following = {item.decision for item in document.record.next} & drawn
        parents = set(asking(catalogue.patterns, decision)) & drawn if decision.is_further else set()
        count = before + len(following) + len(parents)
        if before <= EDGES_A_DRAWING < count:
            message = (
                f"with the arrows of this decision the map of its study has more than {EDGES_A_DRAWING}: "
                "name fewer decisions in “next” and “consider”"
            )
            yield document.finding(document.place("id"), Rule.TOO_MANY, message)
        before = count


def _flow(document: Document[DecisionFile], catalogue: Catalogue) -> Iterator[Finding]:
    """Report a decision whose own drawing has too many boxes or arrows."""
    boxes, arrows = _boxes_and_arrows(catalogue, catalogue.decisions[document.record.id])
    for count, most, what in ((boxes, NODES_A_DRAWING, "boxes"), (arrows, EDGES_A_DRAWING, "arrows")):
        if count > most:
            message = (
                f"{count:,} {what} for the drawing of this decision, its options and what these use; "
                f"at most {most:,} are drawn: cut the decision into several"
            )
            yield document.finding(document.place("options"), Rule.TOO_MANY, message)


def _boxes_and_arrows(catalogue: Catalogue, decision: Decision) -> tuple[int, int]:
    """Count what the drawing of a decision shows: options, what these are related to and ask for, what follows."""
    entry = decision.entry
    arrows = {(entry.id, option.target, "") for option in entry.options}
    arrows |= {(entry.id, item.decision, "then") for item in entry.next}
    for option in entry.options:
        pattern = catalogue.patterns.get(option.pattern or "")
        if pattern is not None:
            arrows |= {(pattern.id, edge.target, edge.relation) for edge in pattern.relations}
            arrows |= {(pattern.id, identity, "asks for") for identity in pattern.consider}
    boxes = {identity for start, end, _ in arrows for identity in (start, end)} | {entry.id}
    return len(boxes), len(arrows)


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
