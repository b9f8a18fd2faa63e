"""Tells signs that nobody sees or that turn text around, and names that look alike; makes unseen signs visible."""

import json
import unicodedata
from collections.abc import Iterator

_JOINERS = "\u200c\u200d"
"""Signs without width that scripts of India and Persia, and pictures made of several, are written with."""
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cs", "Cn")
"""Categories of Unicode: control, format, line and paragraph separators, private, halves of pairs, unassigned."""
_LETTERS = "аеорсухіјѕԁһԛԝɡαοενικρτυχвкмнт"
_LIKE = "aeopcyxijsdhqwgaoevikptuxbkmht"
_ALIKE = str.maketrans(_LETTERS, _LIKE)
"""Small letters of other alphabets and the Latin ones that they are taken for."""
_IN_IDS = str.maketrans({"0": "o", "1": "l", "i": "l", "-": "_"})
"""What looks alike in an id besides, where no word tells which one is meant."""


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Give place and sign of everything in ``text`` that nobody sees; tabs and line breaks may stand anywhere."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    for place, sign in enumerate(text):
        if sign.isprintable() or sign in "\t\n" or unicodedata.category(sign) not in _UNSEEN:
            continue
        if sign in _JOINERS and _joins(text, place):
            continue
        yield place, sign


def called(sign: str) -> str:
    """Give what Unicode calls a sign, for somebody who cannot see it."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'control sign').lower()}"


def on_terminal(text: str) -> str:
    """Write ``text`` so that a terminal shows it on one line and obeys none of its signs; JSON reads it back."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)


def skeleton(name: str) -> str:
    """Give what a name looks like: case, accents of compatibility and the alphabet of a letter do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE).split())


def skeleton_of_id(identity: str) -> str:
    """Give what an id looks like, in which digits are taken for letters, too."""
    return skeleton(identity).translate(_IN_IDS).replace("_", "")


def _joins(text: str, place: int) -> bool:
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and not any(sign.isascii() or sign.isspace() for sign in around)
