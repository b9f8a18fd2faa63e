import pytest

from generator.checks.names import Names, composed
from generator.words import unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a bro-\nken word", "a broken word"),
        ("größ-\nte Häu-\nser", "größte Häuser"),
        ("the API-\nfirst way", "the API-\nfirst way"),
        ("on S3-\nbased storage", "on S3-\nbased storage"),
        ("well -\nand good", "well -\nand good"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_put_together_where_small_letters_meet(text, shown):
    assert unbroken(text) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Anna Schmidt said", ["Anna Schmidt"]),
        ("as Anna\n Schmidt said to ANNA SCHMIDT", ["Anna\n Schmidt", "ANNA SCHMIDT"]),
        ("An-\nna Schmidt’s plan", ["An-\nna Schmidt"]),
        ("An\u00adna Schmidt", ["An\u00adna Schmidt"]),
        ("Jose\u0301 is here", ["José"]),
        ("Joanna Schmidt and Anna Schmidtke", []),
        ("Anna and Schmidt", []),
        ("Joséphine", []),
    ],
)
def test_a_name_is_found_in_whole_words_whatever_its_case_and_where_the_line_ends(text, written):
    text = composed(text)
    assert [text[first:last] for first, last in Names(["Anna Schmidt", "José"]).spans(text)] == written


def test_where_capitals_count_an_ordinary_word_is_no_name():
    names = Names(["Data Zone"], exact=True)
    assert names.spans("every data zone") == []
    assert names.spans("in Data\nZone") == [(3, 12)]
