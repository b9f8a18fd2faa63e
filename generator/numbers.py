"""Reads the numbers in a text, in digits or in words, so that what is written is compared with what was said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

_TOKEN = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?s?(?![\w])|[a-z]+", re.I)
_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{word: number * 10 for number, word in enumerate(_TENS, start=2)},
    "once": 1,
    "twice": 2,
}
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MANY = {f"{word}s": f"{number}s" for word, number in chain([("ten", 10)], _LARGE.items())}


@dataclass(frozen=True)
class Number:
    """A number of a text."""

    value: str
    """In digits, without signs between thousands; “10s” for tens, which are no certain number."""
    written: str
    """As the text has it."""

    @property
    def in_digits(self) -> bool:
        """Tell whether the text has it in digits."""
        return self.written[:1].isdigit()


def numbers(text: str) -> Iterator[Number]:
    """Give the numbers of ``text`` in order; “two hundred” is one number, “tens of millions” are two."""
    tokens = list(_TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        first = tokens[index]
        value = _value(first[0].lower())
        if isinstance(value, str):
            yield Number(value, first[0])
        elif value is not None:
            while index + 1 < len(tokens) and (more := _joined(value, text, tokens[index], tokens[index + 1])):
                value, index = more, index + 1
            yield Number(f"{value:.10g}" if value < 1e9 else f"{value:.0f}", text[first.start() : tokens[index].end()])
        index += 1


def values(text: str) -> set[str]:
    """Give the values of all numbers of ``text``."""
    return {number.value for number in numbers(text)}


def _value(word: str) -> float | str | None:
    """Give a number, or a text for one that is not certain, such as tens; nothing for any other word."""
    if word[0].isdigit():
        return word.replace(",", "") if word.endswith("s") else float(word.replace(",", ""))
    return _MANY.get(word) or _SMALL.get(word) or _LARGE.get(word)


def _joined(value: float, text: str, one: re.Match[str], other: re.Match[str]) -> float | None:
    """Give the number that two words make together, as “forty-six” and “two hundred” do; nothing if they are two."""
    between, word = text[one.end() : other.start()], other[0].lower()
    if between.strip() or word[0].isdigit():
        small = _SMALL.get(word, 10)
        return value + small if between == "-" and value in range(20, 100, 10) and small < 10 else None
    return value * _LARGE[word] if word in _LARGE else None
