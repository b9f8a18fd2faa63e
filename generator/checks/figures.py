"""Checks that every number that stands as told, or as known, was told by somebody."""

import re
from collections.abc import Iterable, Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, texts
from generator.checks.statements import cited_words
from generator.content.load import Content
from generator.content.marks import Prose
from generator.content.model import Architecture, Basis, Fact, Figure, WalkthroughFront
from generator.findings import Finding, Rule, fragment
from generator.numbers import Number, numbers, values
from generator.prose import plain

_OF_THE_SENTENCE = frozenset({"1", "2"})
"""In words they count what the sentence itself names, as in “one of the two”."""
_WORD = re.compile(r"[a-z]+", re.I)


def figures(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report figures that their words do not say, and numbers in walkthroughs that nobody told."""
    document = content.figures
    for index, figure in enumerate(document.record.figures if document else ()):
        if document is not None and (lacking := _lacking(figure)):
            message = (
                f"{lacking} is not in the words cited: {fragment(figure.cite.words)}; "
                "give the number as it is told, or cite more of the words"
            )
            yield document.finding(document.place("figures", index, "number"), Rule.FIGURE_NOT_IN_WORDS, message)
    told = _told(catalogue)
    names = {name for source in catalogue.sources.values() for name in source.experts}
    for item in texts(content):
        record = item.document.record
        if isinstance(record, WalkthroughFront) and isinstance(item.mark, Prose) and not _made_up(item):
            yield from _nobody_told(item, told.get(record.id, set()), names)


def _lacking(figure: Figure) -> str:
    """Give what of the figure's number nobody says; nothing where all of it is said."""
    said = values(figure.cite.words)
    wanted = list(numbers(figure.number))
    if wanted:
        return ", ".join(fragment(number.written) for number in wanted if number.value not in said)
    words = {word.lower() for word in _WORD.findall(figure.cite.words)}
    return fragment(figure.number) if {word.lower() for word in _WORD.findall(figure.number)} - words else ""


def _told(catalogue: Catalogue) -> dict[str, set[str]]:
    """Give the numbers of the figures that belong to each walkthrough."""
    found: dict[str, set[str]] = {}
    for figure in catalogue.figures:
        for identity in figure.walkthroughs:
            found.setdefault(identity, set()).update(values(figure.number))
    return found


def _made_up(item: FoundText) -> bool:
    """Tell whether a text is declared an illustration."""
    return isinstance(item.record, Fact | Architecture) and item.record.basis is Basis.ILLUSTRATION


def _nobody_told(item: FoundText, figures: set[str], names: Iterable[str]) -> Iterator[Finding]:
    """Report numbers that neither the words cited with them nor a figure tells; those in names are none."""
    text = plain(item.text)
    shown = fragment(text)
    for name in names:
        text = text.replace(name, "")
    told = figures.union(*map(values, cited_words(item.text)))
    lacking = [number for number in numbers(text) if _counts(number) and number.value not in told]
    for number in lacking:
        message = (
            f"nobody is cited for the number {fragment(number.written)} in {shown}; "
            "cite who tells it, enter it in figures.yml, or do without it"
        )
        yield item.document.finding(item.place, Rule.FIGURE_NOBODY_TOLD, message)


def _counts(number: Number) -> bool:
    """Tell whether a number says how much of something there is."""
    return number.in_digits or number.value not in _OF_THE_SENTENCE
