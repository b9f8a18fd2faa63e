"""The kinds of things that the catalogue holds."""

from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What has a page of its own."""

    DECISION = "decision"
    PATTERN = "pattern"
    FORCE = "force"
    WALKTHROUGH = "walkthrough"
    SOURCE = "source"
    PERSONA = "persona"
    GUIDE = "guide"


class Part(StrEnum):
    """What has an id, or a file, and no page of its own."""

    HOME = "home"
    """The catalogue as a whole."""
    STUDY = "study"
    PREFIX = "prefix of a study"
    STAGE = "stage"
    CODING = "coding"
    BIBLIOGRAPHY = "bibliography"
    PUBLICATION = "publication"
    """An entry of a bibliography."""
    ORDER = "order"
    """The order of decisions."""
    TOLD_APART = "told apart"
    """Which patterns are not to be confused."""
    GLOSSARY = "glossary"
    TERM = "term"
    """An entry of the glossary."""
    BOX = "box"
    """A node of an architecture diagram."""
    FIGURE = "figure"
    """A number that somebody tells."""


AnyKind = Kind | Part
Citing = Kind | Literal[Part.TERM]
"""What can cite somebody and can be linked to: a page, or a word of the glossary."""
