"""Numbers are read in digits and in words; what is no certain number keeps its order of size."""

import pytest

from generator.numbers import numbers, values

CASES = [
    ("over 200 people", ["200"]),
    ("two hundred people", ["200"]),
    ("10s of millions of dollars", ["10s", "1000000s"]),
    ("tens if not almost 100", ["10s", "100"]),
    ("Forty-six or fifty-eight", ["46", "58"]),
    ("seventeen of twenty", ["17", "20"]),
    ("forty five", ["40", "5"]),
    ("six-seven years, or 6-7", ["6", "7", "6", "7"]),
    ("a 5 or 4.6, well, this one's 2.", ["5", "4.6", "1", "2"]),
    ("10,000 users or 1,000,000 users", ["10000", "1000000"]),
    ("ten thousand", ["10000"]),
    ("35% of it, once a day", ["35", "1"]),
    ("in 2005, not today", ["2005"]),
    ("OAUTH2, S3 and p3 are names; often, none and weight are words", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_number_is_read_as_a_listener_understands_it(text, wanted):
    assert [number.value for number in numbers(text)] == wanted


def test_a_number_is_shown_as_it_was_written():
    assert [(number.written, number.in_digits) for number in numbers("Two hundred of 300")] == [
        ("Two hundred", False),
        ("300", True),
    ]


def test_the_same_number_in_digits_and_in_words_has_one_value():
    assert values("50 to 75") == values("seventy-five or fifty")
