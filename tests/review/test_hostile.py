"""Words of a stranger's pull request stay words in what a reviewer reads."""

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.review.changes import Aspect, Claim, State, Subject
from generator.review.compare import compare
from generator.review.reports import as_html, as_markdown

HOSTILE = st.text(st.sampled_from("<>&\"'`*_[]()!#|~\\:/@ \nascript"), max_size=40)


def _comparison(name, text):
    claim = Claim(Subject.FORCE, "x", name, {"meaning": Aspect(text)}, ("forces/x.html",))
    return compare(State("a", {}, (), {}, {}), State("b", {claim.key: claim}, (), {}, {}))


@given(HOSTILE, HOSTILE)
def test_a_page_has_no_element_that_a_value_made(name, text):
    plain = html5lib.parse(as_html(_comparison("x", "x")), namespaceHTMLElements=False)
    tree = html5lib.parse(as_html(_comparison(name, text)), namespaceHTMLElements=False)
    assert [item.tag for item in tree.iter()] == [item.tag for item in plain.iter()]


@given(HOSTILE, HOSTILE)
def test_a_summary_has_no_markup_that_a_value_made(name, text):
    made = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(_comparison(name, text)))
    inline = {child.type for token in made for child in token.children or ()}
    assert inline <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}


def test_nobody_is_mentioned_and_no_address_becomes_a_link():
    summary = as_markdown(_comparison("@somebody", "see https://example.org and www.example.org"))
    assert "@somebody" not in summary
    assert "https://" not in summary
    assert "www.e" not in summary
