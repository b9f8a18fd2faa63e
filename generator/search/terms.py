"""Writes the names by which a site ranks what is found, and from which it tells what a mistyped word may mean."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.pages.words import Words
from generator.search.records import Found, Record

LABELS = {
    Found.PATTERN: "found.pattern",
    Found.DECISION: "found.decision",
    Found.FORCE: "found.force",
    Found.WALKTHROUGH: "found.walkthrough",
    Found.PERSONA: "found.persona",
    Found.GUIDE: "found.guide",
    Found.TERM: "found.term",
    Found.WORDS: "found.words",
    Found.SOURCE: "found.source",
    Found.PAGE: "found.page",
}
_WORD = re.compile(r"[a-z]{3,}")
_SAID = ("search.some", "search.none", "search.near", "search.instead", "search.more")


def terms(
    records: Sequence[Record],
    ids: Mapping[str, str],
    language: Words,
    options: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Give the list of all records but their text, as JSON that is packed: a browser fetches it with the search.

    ``options`` gives, by address, the id of each option that can be compared with others.
    """
    entries = [
        [record.kind, record.url, record.title, record.aliases, record.asked_as, record.about, ids[record.url]]
        for record in records
    ]
    known = {
        "common": _common(records),
        "entries": entries,
        "compared": dict(options),
        "labels": {kind: language.say(name) for kind, name in LABELS.items()},
        "say": {name.partition(".")[2]: language.phrases[name] for name in _SAID}
        | {"compare": language.say("decision.compare_one")},
        "same": [group.split() for group in language.say("search.same").split(";")],
    }
    text = json.dumps(
        known,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return gzip.compress(text.encode(), mtime=0)


def _common(records: Sequence[Record]) -> list[str]:
    """Give the words that a third of the pages hold, which tell no page from another."""
    held = Counter(word for record in records for word in set(_WORD.findall(record.content.lower())))
    return sorted(word for word, count in held.items() if count * 3 > len(records))
