"""The kinds of things that the catalogue holds."""

from enum import StrEnum


class Kind(StrEnum):
    """What has a page of its own."""

    DECISION = "decision"
    PATTERN = "pattern"
    FORCE = "force"
    WALKTHROUGH = "walkthrough"
    SOURCE = "source"
    PERSONA = "persona"
    GUIDE = "guide"
