"""Holds every regular expression of the package to linear time, on texts made of the signs that it is made of."""

import importlib
import pkgutil
import re
import time
from enum import Enum
from itertools import product

import pytest

import generator
from generator.reading.cclass.speakers import name_inside, speaker_mark
from generator.reading.records import DEFAULT_ROLES

SMALL, LARGE = 1_000, 10_000
"""Signs."""
MOST = 15
"""Ten times the input may take so many times the time."""
QUICK = 0.003
"""Seconds that a linear search of the larger text stays below; only slower ones are measured again."""
SURE = 0.2
"""Seconds that no linear search of the larger text takes, whatever else the machine does."""
ROUNDS = 5
ATTEMPTS = 3
TAILS = ("", "\x00")


def _patterns(holder, seen):
    """Give every compiled pattern that a module, class, collection or member of an enumeration holds."""
    if id(holder) in seen:
        return
    seen[id(holder)] = holder  # kept, since what is thrown away lends its id to the next
    if isinstance(holder, re.Pattern):
        yield holder
    elif isinstance(holder, tuple | list | set | frozenset):
        for item in holder:
            yield from _patterns(item, seen)
    elif isinstance(holder, dict):
        yield from _patterns(tuple(holder.values()), seen)
    elif isinstance(holder, Enum):
        yield from _patterns(holder.value, seen)
    elif isinstance(holder, type) and holder.__module__.startswith("generator"):
        yield from _patterns(tuple(vars(holder).values()), seen)


def _all_patterns():
    found = {speaker_mark(DEFAULT_ROLES), name_inside(DEFAULT_ROLES), DEFAULT_ROLES._asks}
    seen = {}
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name not in ("generator.__main__", "generator.mkdocs_pages"):
            found |= set(_patterns(tuple(vars(importlib.import_module(module.name)).values()), seen))
    return sorted((pattern for pattern in found if isinstance(pattern.pattern, str)), key=lambda one: one.pattern)


PATTERNS = _all_patterns()


def _units(pattern):
    """Give short texts whose repetition might make a search go back: signs and words of the pattern."""
    plain = re.sub(r"\\[a-zA-Z]|\(\?[^:)]*:?|[(){}|^$?+\[\]]", " ", pattern.pattern)
    signs = sorted({sign for sign in plain if not sign.isalnum()} | {"a", "A", " ", "*", "#", ">", "Ã"})[:12]
    words = sorted(set(re.findall(r"[^\W\d_]{2,}", plain)), key=len)[-2:]
    return [*signs, *(f"{word} " for word in words), *("a" + sign for sign in signs[:6]), "> ", "# "]


def _seconds(pattern, text, rounds):
    best = float("inf")
    for _ in range(rounds):
        start = time.thread_time()
        for _found in pattern.finditer(text):
            pass
        pattern.match(text)
        pattern.fullmatch(text)
        best = min(best, time.thread_time() - start)
    return best


def _too_slow(pattern, small, large):
    """Say whether a search takes more than linear time, each time that it is measured: the machine has other work."""
    once = _seconds(pattern, large, 1)
    return once > SURE or (once > QUICK and all(_ratio(pattern, small, large) > MOST for _ in range(ATTEMPTS)))


def _ratio(pattern, small, large):
    slow = _seconds(pattern, large, ROUNDS)
    return 0 if slow < QUICK else slow / _seconds(pattern, small, ROUNDS)


def faults(pattern):
    """Give the first text on which a pattern takes more than linear time, where there is one."""
    texts = ((unit, tail) for unit, tail in product(_units(pattern), TAILS))
    grown = ((unit, tail, *(unit * (size // len(unit)) + tail for size in (SMALL, LARGE))) for unit, tail in texts)
    return next(([(unit, tail)] for unit, tail, small, large in grown if _too_slow(pattern, small, large)), [])


def test_the_patterns_of_the_package_are_found():
    assert len(PATTERNS) > 30
    assert any(pattern.pattern.startswith("(?<!\\S)\\S*\\s?> ?") for pattern in PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
def test_a_pattern_takes_ten_times_as_long_for_ten_times_the_text(pattern):
    assert faults(pattern) == []


@pytest.mark.parametrize("slow", [r"\w*â€", r"[.!?]+(?=\s)", r"\s+(?=and\s)", r"“[^”]*”", r"^[\s>#]*\**\s*OPEN"])
def test_the_law_finds_patterns_that_were_too_slow(slow):
    assert faults(re.compile(slow))
