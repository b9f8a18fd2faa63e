"""What the stances of the experts on an option come to."""

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
