"""Checks that a stance is towards a pattern, one only, and to be heard in the words that stand for it."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.catalogue.model import Catalogue
from generator.content.files import Document
from generator.content.load import Content
from generator.content.model import AddedExcerpt, CodingFile, Statement
from generator.content.values import KeyPath
from generator.evidence.records import Evidence, Excerpt
from generator.findings import Finding, Rule, Severity, fragment

FEWEST_WORDS = 6
"""In fewer words the clause that carries a stance is easily cut off; people have to look."""


def stances(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report stances that are missing, towards a force, against another of the same words, or not in the words."""
    for document in content.coding:
        yield from _towards(document, catalogue)
        evidence = catalogue.evidence.get(document.record.source, ())
        path = catalogue.sources[document.record.source].path if evidence else ""
        taken = [item for item in evidence if item.reviewed and item.stance is not None]
        yield from _two(path, taken)
        for item in taken:
            yield from _cut_short(path, item)


def _towards(document: Document[CodingFile], catalogue: Catalogue) -> Iterator[Finding]:
    entries: Iterable[tuple[KeyPath, Statement | AddedExcerpt]] = (
        *((("statements", index), entry) for index, entry in enumerate(document.record.statements)),
        *((("added", index), entry) for index, entry in enumerate(document.record.added)),
    )
    for keys, entry in entries:
        forces = [item for item in entry.speaks_of if item in catalogue.forces]
        if entry.stance is None and len(forces) < len(entry.speaks_of):
            message = "no stance; write supports, qualifies, rejects or reports"
            yield document.finding(document.place(*keys), Rule.STANCE_MISSING, message)
        elif entry.stance is not None and forces:
            message = (
                f"the stance is towards the force {fragment(', '.join(forces))}; name the pattern or decision in "
                "speaks_of and the force in through, or leave the stance out"
            )
            yield document.finding(document.place(*keys, "speaks_of"), Rule.STANCE_TOWARDS_FORCE, message)


def _two(path: str, taken: list[Evidence]) -> Iterator[Finding]:
    """Report two stances towards one pattern that rest on the same words, or on words that overlap."""
    for one, other in combinations(taken, 2):
        both = [identity for identity in one.speaks_of if identity in other.speaks_of]
        if one.stance is other.stance or not both:
            continue
        shared = [a for a in one.excerpts for b in other.excerpts if _overlap(a, b)]
        if shared:
            message = (
                f"one and the same words take two stances on {fragment(', '.join(both))}, “{one.stance}” and "
                f"“{other.stance}”: {fragment(shared[0].text, 90)}; keep one, or give each the words of its own"
            )
            yield Finding(path, shared[0].lines[0], 1, Rule.TWO_STANCES, Severity.ERROR, message)


def _overlap(one: Excerpt, other: Excerpt) -> bool:
    same = (one.passage, one.speaker) == (other.passage, other.speaker)
    return same and one.start < other.end and other.start < one.end


def _cut_short(path: str, item: Evidence) -> Iterator[Finding]:
    if item.stance_in_excerpt:
        return
    for excerpt in item.excerpts:
        if len(excerpt.text.split()) < FEWEST_WORDS:
            message = (
                f"the excerpt may be too short for its stance, “{item.stance}”: {fragment(excerpt.text)}; "
                "take in the clause that carries the stance, or say stance_in_excerpt: true"
            )
            yield Finding(path, excerpt.lines[0], 1, Rule.STANCE_NOT_IN_EXCERPT, Severity.ERROR, message)
