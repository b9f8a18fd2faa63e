"""What patterns are told apart by, and what the stances of the experts on one come to."""

from enum import StrEnum


class Verdict(StrEnum):
    """Whether the experts who take a side on an option take the same."""

    FOR = "for"
    """All of them support it, some perhaps with a reservation."""
    DISPUTED = "disputed"
    """Some reject what others support, or one does both."""
    AGAINST = "against"
    """All of them reject it."""
    SILENT = "silent"
    """Nobody takes a side."""


class FilterBy(StrEnum):
    """What patterns are told apart by; the value stands in the address of a narrowed list."""

    DECISION = "decision"
    """The decision that a pattern answers."""
    STUDY = "study"
    """The study that names it."""
    KIND = "kind"
    """Pattern or practice."""
    STANCE = "stance"
    """What the stances of the experts come to."""
    HELPS = "helps"
    """A force that it helps."""
    HURTS = "hurts"
    """A force that it hurts."""
    PERSONA = "persona"
    """Whom it serves."""
    STAGE = "stage"
    """When it is needed."""
    MATURITY = "maturity"
    """How much its page holds."""
