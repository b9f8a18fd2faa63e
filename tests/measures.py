"""Counts on the published content what readers trust: for the tests, and for ``make bench``."""

import re

from generator.evidence.records import Match, Origin
from generator.findings import Rule

_SIGNS = re.compile(r"\W+")


def pairs_without_view(catalogue):
    """Give the place of each citation of an expert as one who takes a side where no stance is recorded."""
    return [item.text() for item in catalogue.findings if item.rule is Rule.CITED_WITHOUT_VIEW]


def labels(catalogue):
    """Give each coded statement with words: its id, its label, and whether the passage says it word for word.

    The comparison is the test's own: letters and figures in their order, whatever signs, blanks and line ends are
    between them.
    """
    said = {
        (source.id, passage.id): _letters(passage.text)
        for source in catalogue.sources.values()
        for passage in source.passages
    }
    return [
        (
            item.id,
            item.match,
            any(_letters(item.statement) in said[one.source, one.passage] for one in item.excerpts),
        )
        for items in catalogue.evidence.values()
        for item in items
        if item.origin is Origin.STUDY and item.excerpts and item.match is not Match.IDENTIFIER
    ]


def _letters(text):
    return _SIGNS.sub("", text).casefold()
