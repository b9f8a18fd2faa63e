from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.evidence.quoting import readable_span
from generator.evidence.sentences import sentence_spans
from generator.words import Letters, folded, same_words
from tests.cases import cases

WORD = st.text(alphabet="abcdefgäéßİﬁ0123", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=8)
ANY = st.text(max_size=60)
GAP = st.sampled_from([" ", "\n", ", ", " – ", "… ", "\u00a0", "“", "; ", " *** "])


def _said(words, gaps):
    return "".join(word + gap for word, gap in zip(words, gaps, strict=False)) + words[-1]


@given(ANY)
def test_a_text_that_holds_a_letter_finds_itself(text):
    assume(folded(text))
    first, last = Letters(text).find(text)
    assert folded(text[first:last]) == folded(text)


@given(WORDS, st.lists(GAP, min_size=8, max_size=8), st.lists(GAP, min_size=8, max_size=8))
def test_punctuation_and_line_breaks_between_words_do_not_matter(words, gaps, others):
    assert Letters(f"Before. {_said(words, gaps)}! After").find(_said(words, others)) is not None
    assert same_words(_said(words, gaps), _said(words, others))


@given(st.lists(st.text(alphabet="abcxyzäéß", min_size=1, max_size=8), min_size=1, max_size=8))
def test_case_does_not_matter(words):
    text = " ".join(words)
    assert Letters(f"“{text.upper()}”").find(text) == (1, len(text.upper()) + 1)


@given(st.lists(st.text(alphabet="abcxyz", min_size=2, max_size=8), min_size=1, max_size=8), st.data())
def test_hyphenation_at_a_line_end_does_not_matter(words, data):
    text = " ".join(words)
    place = data.draw(st.integers(0, len(words) - 1))
    broken = list(words)
    broken[place] = f"{words[place][0]}-\n{words[place][1:]}"
    said = " ".join(broken)
    assert Letters(said).find(text) is not None
    assert Letters(said).find(text) == (0, len(said)) or text in " ".join(words[1:])


@given(ANY, st.data())
def test_a_span_of_letters_maps_back_to_the_same_letters(text, data):
    letters = Letters(text)
    assume(letters.folded)
    first = data.draw(st.integers(0, len(letters.folded) - 1))
    last = data.draw(st.integers(first + 1, len(letters.folded)))
    start, end = letters.span(first, last)
    assert letters.folded[first:last] in folded(text[start:end])
    assert letters.index(start) <= first


@given(WORDS, WORDS, WORDS)
def test_words_are_found_at_or_after_the_place_asked_for(before, words, after):
    said, wanted = " ".join([*before, *words, *after]), " ".join(words)
    start = len(" ".join(before)) + 1
    found = Letters(said).find(wanted, start)
    assert found is not None
    assert found[0] >= start
    assert folded(said[found[0] : found[1]]) == folded(wanted)


@given(st.text(alphabet=" .,!?…—“”'\n-*"))
def test_nothing_is_found_for_signs_alone(signs):
    assert Letters("some words").find(signs) is None


@given(st.text(alphabet="abc xyz.!?,;\n", max_size=900), st.data())
def test_a_readable_span_holds_what_was_asked_for_and_stays_in_the_text(text, data):
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    assume(places)
    start = data.draw(st.sampled_from(places))
    end = data.draw(st.sampled_from([place for place in places if place >= start])) + 1
    first, last = readable_span(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)
    assert last - first <= max(320, end - start + 180)


@given(st.lists(st.sampled_from(["containers", "we", "mesh", "data"]), min_size=70, max_size=150), st.data())
def test_a_readable_span_of_whole_words_begins_and_ends_with_whole_words(words, data):
    place = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:place])) + (1 if place else 0)
    text = " ".join(words)
    first, last = readable_span(text, start, start + len(words[place]))
    assert first == 0 or not text[first - 1].isalnum()
    assert last == len(text) or not (text[last - 1].isalnum() and text[last].isalnum())


@given(st.text(alphabet="abc xyz.!?”)\n", max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text):
    spans = sentence_spans(text)
    assert "".join(folded(text[start:end]) for start, end in spans) == folded(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize("case", cases("evidence/spans"))
def test_a_span_is_widened_to_what_reads_as_a_quotation(case):
    text = " ".join(case["text"].split("\n")) if case.get("one_line") else case["text"]
    start = text.index(case["words"])
    first, last = readable_span(text, start, start + len(case["words"]))
    assert text[first:last] == case["shown"]
