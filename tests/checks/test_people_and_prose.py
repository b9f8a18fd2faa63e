import pytest

from generator.findings import Rule
from generator.pipeline import build
from generator.prose import plain
from tests.making import changed

SOURCE = "sources/observability/p_1.md"


def test_the_plain_words_of_a_text_keep_paragraphs_and_items_apart():
    assert plain("One two.\n\nThree *four*.\n\n- five\n- six\n").split() == [
        "One",
        "two.",
        "Three",
        "four.",
        "five",
        "six",
    ]


def test_a_sentence_that_begins_a_later_paragraph_is_found_on_two_pages(tmp_path):
    copied = "Lines are kept in files, and somebody has to look for them."
    root = changed(
        tmp_path / "content", {"edit": [["guides/begin.md", "## First\n", f"## First\n\nHello.\n\n{copied}\n"]]}
    )
    assert [item.path for item in build(root).catalogue.findings if item.rule is Rule.NEAR_DUPLICATE] == [
        "guides/begin.md"
    ]


@pytest.mark.parametrize("words", ["Nice to meet you, Walter.", "My name is Walter.", "Great to meet you Walter."])
def test_somebody_who_is_introduced_at_the_beginning_of_a_sentence_is_found(words, tmp_path):
    root = changed(tmp_path / "content", {"edit": [[SOURCE, "And what about log files?", words]]})
    assert Rule.LOOKS_PERSONAL in {item.rule for item in build(root).catalogue.findings}


@pytest.mark.parametrize(
    "words", ["Nice to meet you, Expert Q.", "It was nice to meet you all.", "my name is no secret"]
)
def test_a_pseudonym_or_no_name_at_all_is_no_introduction(words, tmp_path):
    root = changed(tmp_path / "content", {"edit": [[SOURCE, "And what about log files?", words]]})
    assert Rule.LOOKS_PERSONAL not in {item.rule for item in build(root).catalogue.findings}
