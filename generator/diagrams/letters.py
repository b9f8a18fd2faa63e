"""Measures and breaks labels without a font: as wide as DejaVu Sans or a little wider, so that they fit."""

import unicodedata

_THIN = frozenset("ijlftrI.,:;'|!()[]/ -")
_THICK = frozenset("mwMW@%—…")


def wide(text: str, size: float) -> float:
    """Give the width of a line of this size, in the unit of the size."""
    return size * sum(_share(letter) for letter in text)


def broken(text: str, size: float, room: float) -> list[str]:
    """Break a label into lines that are no wider than ``room``; a word that is wider is broken itself."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer, size) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and wide(lines[-1] + letter, size) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def _share(letter: str) -> float:
    if letter in _THIN:
        return 0.42
    if letter in _THICK or unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.78 if letter.isupper() else 0.65
