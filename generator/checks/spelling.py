"""Checks that the catalogue's own words are spelt the British way; words of speakers and aliases are left alone."""

import re
from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import texts
from generator.content.load import Content
from generator.content.marks import Plain
from generator.findings import Finding, Rule, Severity
from generator.prose import plain

_STEMS = (
    "central", "decentral", "modern", "organ", "optim", "standard", "virtual", "container", "author", "custom", "real",
    "recogn", "prior", "normal", "general", "special", "util", "serial", "synchron", "anonym", "pseudonym", "material",
    "minim", "maxim", "summar", "categor", "final", "initial", "local", "harmon", "formal", "person", "visual",
)  # fmt: skip
_WORDS = {
    "catalog": "catalogue",
    "catalogs": "catalogues",
    "cataloging": "cataloguing",
    "cataloged": "catalogued",
    "modeling": "modelling",
    "modeled": "modelled",
    "labeled": "labelled",
    "labeling": "labelling",
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "color": "colour",
    "center": "centre",
    "centers": "centres",
    "artifact": "artefact",
    "artifacts": "artefacts",
    "analyze": "analyse",
    "analyzed": "analysed",
    "analyzing": "analysing",
    "defense": "defence",
    "favor": "favour",
    "fulfill": "fulfil",
    "canceled": "cancelled",
    "traveling": "travelling",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
}
_QUOTED = re.compile(r"“[^“”]*+”")
"""Words of somebody else inside a text of the catalogue."""
_AMERICAN = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
    rf"|(?:{'|'.join(_STEMS)})iz(?:e|es|ed|ing|er|ers|ation|ations))\b",
)


def _british(word: str) -> str:
    right = _WORDS.get(word.lower()) or re.sub("iz", "is", word.lower(), count=1)
    return right.capitalize() if word[:1].isupper() else right


def spelling(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report American spellings in hand-written text, each with the British one."""
    for item in texts(content):
        if isinstance(item.mark, Plain) and not item.mark.british:
            continue
        text = _QUOTED.sub("", plain(item.text))
        found_words = (text[match.start() : match.end()] for match in _AMERICAN.finditer(text.lower()))
        for word in dict.fromkeys(found_words):
            right = _british(word)
            place = item.document.place_of(word, item.place[0])
            message = f"“{word}” is spelt “{right}” here"
            yield item.document.finding(place, Rule.SPELLING, message, Severity.WARNING)
