"""Says at the foot of every page which state of the content it was made from."""

from generator.pages.words import Words
from generator.repository import Edition


def imprint(edition: Edition, words: Words) -> str:
    """Give version and date as HTML; the date is left out where nothing tells it."""
    version = words.phrases["edition.version"](version=edition.version)
    return version + (words.phrases["edition.date"](date=edition.date) if edition.date else "")
