"""Finds names in a text as a reader does: whatever their case, and over hyphens and the ends of lines."""

import unicodedata
from collections.abc import Iterable

from generator.words import folded, letters_of, squeezed


class Names:
    """Names to look for, as whole words."""

    def __init__(self, names: Iterable[str], *, exact: bool = False) -> None:
        """With ``exact``, capital letters count: the name may be an ordinary word in small ones."""
        self._names = {name: (folded(name), squeezed(name)) for name in map(composed, names) if folded(name)}
        self._exact = exact

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Give the spans of ``text``, which is composed, at which a name stands, in order."""
        together = squeezed(text)
        lower = together.casefold()
        found = []
        for name, (key, letters) in self._names.items():
            if (letters in together) if self._exact else (key in lower):
                found += self._all(text, name, letters)
        return sorted(set(found))

    def _all(self, text: str, name: str, letters: str) -> list[tuple[int, int]]:
        found = []
        span = letters_of(text).find(name)
        while span:
            if not self._exact or squeezed(text[slice(*span)]) == letters:
                found.append(span)
            span = letters_of(text).find(name, span[1])
        return found


def composed(text: str) -> str:
    """Give ``text`` with each accent in one sign with its letter, however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
