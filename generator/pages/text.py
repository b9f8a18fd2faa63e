"""Small work on the words that a page shows."""

from collections.abc import Iterable

from generator.words import folded, unbroken

_LEAD = 360
"""Characters of a quotation that are shown before a reader asks for more."""


def other_names(name: str, identity: str, aliases: Iterable[str]) -> list[str]:
    """Give the aliases that are more than another spelling of the name or of the id, each once."""
    seen = {folded(name), folded(identity)}
    found = {folded(alias): alias for alias in reversed(list(aliases)) if folded(alias) not in seen}
    return list(reversed(found.values()))


def one_line(text: str) -> str:
    """Put words that were cut over lines onto one line."""
    return " ".join(unbroken(text).split())


def split_quotation(text: str) -> tuple[str, str]:
    """Cut a long quotation behind a sentence."""
    if len(text) <= _LEAD + 80:
        return text, ""
    cut = max(text.rfind(end, 0, _LEAD) for end in (". ", "? ", "! "))
    cut = cut + 1 if cut > _LEAD // 3 else text.rfind(" ", 0, _LEAD)
    return text[:cut], text[cut:].strip()
