"""Compares words as a listener does: case, punctuation, quote style, line breaks and hyphenation do not count."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

WORD = re.compile(r"\w+")
"""One word: letters, digits and underscores."""
_SMALL = "a-zß-öø-ÿ"
_BROKEN = re.compile(rf"(?<=[{_SMALL}])-\n(?=[{_SMALL}])")
"""A word broken at the end of a line; between capitals or digits the hyphen belongs to the word, as in “S3-”."""
_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|without|cannot|nothing|\w+n[’']t)\b", re.I)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Letters:
    """The letters and digits of a text, folded, each with its place in the text."""

    text: str

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        letters: list[str] = []
        places: list[int] = []
        for place, sign in enumerate(self.text):
            if sign.isascii():
                if sign.isalnum():
                    letters.append(sign.lower())
                    places.append(place)
            elif sign.isalnum() or unicodedata.category(sign)[0] == "M":
                for folded in unicodedata.normalize("NFKC", sign).casefold():
                    if folded.isalnum():
                        letters.append(folded)
                        places.append(place)
        return "".join(letters), tuple(places)

    @property
    def folded(self) -> str:
        """Letters and digits only."""
        return self._folded[0]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Turn a span of ``folded`` into a span of ``text``; ``last`` is not included in either."""
        places = self._folded[1]
        return places[first], places[last - 1] + 1

    def index(self, offset: int) -> int:
        """Give the position in ``folded`` of the first letter at or after ``offset`` of ``text``."""
        return bisect_left(self._folded[1], offset)

    def find(self, wanted: str, start: int = 0) -> tuple[int, int] | None:
        """Give the span in ``text`` of the first place where ``wanted`` is said in whole words, or nothing.

        ``start`` is an offset in ``text``.
        """
        needle = letters_of(wanted).folded
        if not needle:
            return None
        at = self.folded.find(needle, self.index(start))
        while at >= 0:
            first, last = self.span(at, at + len(needle))
            if self._whole(first, last):
                return first, last
            at = self.folded.find(needle, at + 1)
        return None

    def _whole(self, first: int, last: int) -> bool:
        before = self.text[first - 1] if first else " "
        after = self.text[last] if last < len(self.text) else " "
        return not before.isalnum() and not after.isalnum()


@lru_cache(maxsize=20_000)
def letters_of(text: str) -> Letters:
    """Give the letters of ``text``; those of a passage are asked for again and again."""
    return Letters(text)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for case, punctuation, spacing and hyphenation."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """Give the letters and digits of ``text``, folded; a key under which same words meet."""
    return letters_of(text).folded


def squeezed(text: str) -> str:
    """Give the letters and digits of ``text`` in their case: quick, to see whether a closer look is worth while."""
    return _NO_LETTER.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def unbroken(text: str) -> str:
    """Put words that were broken at the end of a line together again."""
    return _BROKEN.sub("", text)


def negates(text: str) -> bool:
    """Tell whether a text says that something is not so."""
    return _NEGATION.search(text) is not None
