"""Compares the labels of statements in the published content with the passages, however short the excerpts are."""

import pytest

from generator.evidence.records import Match
from tests.cases import CONTENT
from tests.counted import labels, pairs_without_view
from tests.making import catalogue_of

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def catalogue():
    """Give the published catalogue."""
    return catalogue_of(CONTENT)


def test_a_statement_is_labelled_word_for_word_where_and_only_where_the_passage_says_it(catalogue):
    found = labels(catalogue)
    assert [item for item in found if (item[1] is Match.VERBATIM) is not item[2]] == []


def test_no_page_cites_a_view_that_its_table_does_not_know(catalogue):
    assert pairs_without_view(catalogue) == []
