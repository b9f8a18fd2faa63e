"""Counts on the published content what readers trust: for the tests, and for ``make bench``."""

import re
from dataclasses import dataclass

from generator.evidence.records import Match, Origin
from generator.findings import Rule

FIRST = 3
"""Results among which the page that is meant has to be."""


@dataclass
class Score:
    """How the search did with queries of one class."""

    asked: int
    missed: list[str]


def searched(queries, ask):
    """Give the score of each class; ``ask`` gives results for a list of queries: kind, address and words of each."""
    scores = {}
    for name, items in queries.items():
        results = ask([item["words"] for item in items])
        missed = [
            item["words"]
            for item, found in zip(items, results, strict=True)
            if not any(_is_meant(item, *result) for result in found[:FIRST])
        ]
        scores[name] = Score(len(items), missed)
    return scores


_SIGNS = re.compile(r"\W+")


def _is_meant(item, kind, path, said):
    """Tell whether a result is what a query means: of a source the very passage in which the words are said."""
    if kind != "words":
        return path in item["pages"]
    return path.partition("#")[0] in item["pages"] and _letters(item["words"]) in _letters(said)


def pairs_without_view(catalogue):
    """Give the place of each citation of an expert as one who takes a side where no stance is recorded."""
    return [item.text() for item in catalogue.findings if item.rule is Rule.CITED_WITHOUT_VIEW]


def labels(catalogue):
    """Give each statement of the study: its id, its label, and whether the passage says it word for word.

    Of a statement without words all passages of its source are asked; mere names of elements state nothing and
    are left out. The comparison is the test's own: letters and figures in their order, whatever signs, blanks
    and line ends are between them.
    """
    said = {
        source.id: {passage.id: _letters(passage.text) for passage in source.passages}
        for source in catalogue.sources.values()
    }
    found = []
    for identity, items in catalogue.evidence.items():
        for item in items:
            if item.origin is Origin.STUDY and item.match is not Match.IDENTIFIER:
                places = {excerpt.passage for excerpt in item.excerpts} or said[identity]
                word_for_word = any(_letters(item.statement) in said[identity][place] for place in places)
                found.append((item.id, item.match, word_for_word))
    return found


def _letters(text):
    return _SIGNS.sub("", text).casefold()
