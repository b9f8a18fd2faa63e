"""Runs the targets of ``make fuzz`` for a short while on texts that are changed by chance, the same ones each time."""

import random

import pytest

from tests.cases import cases
from tests.fuzz.targets import TARGETS, corpus

RUNS = 150
"""Texts a target."""
LONGEST = 3_000
"""Characters of a text."""
PARTS = [
    *["\n", "\r", "> ", "```", "~~~", "# coding\n", "**OPEN CODING TRACE:**\n", "**AXIAL CODING TRACE:**\n", "---\n"],
    *["- ", ": ", "{", "[", "}", "]", "&a ", "*a", "!!set ", "'", '"', "|\n", "\x00", "\u2028", "\ufeff", "é", "<b>"],
    *["](", "cite:a", "    ", "\t", "0x1", "2024-01-01", "true", "~", "? ", "%", "(", "p1 = CClass(", "\\"],
]
"""What is put in."""


def changed(text, chance):
    """Give a piece of a text with some parts cut out, doubled, or put in."""
    start = chance.randrange(max(1, len(text) - LONGEST))
    text = text[start : start + chance.randrange(1, LONGEST)]
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randrange(12))
        text = (
            text[:at]
            + chance.choice(["", text[at:end] * 2, chance.choice(PARTS) * chance.choice([1, 1, 3])])
            + text[end:]
        )
    return text


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_holds_for_texts_that_are_changed_by_chance(target):
    chance = random.Random(target)  # noqa: S311 - the same texts each time
    texts = corpus(target)
    for _ in range(RUNS):
        text = changed(chance.choice(texts), chance)
        try:
            TARGETS[target](text)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the text has to be shown
            pytest.fail(f"{type(problem).__name__}: {problem}\n{text!r}")


@pytest.mark.parametrize("case", cases("fuzz/cases"))
def test_what_fuzzing_found_is_mended(case):
    TARGETS[case["target"]](case["text"])
