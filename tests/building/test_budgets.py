"""Tests that a broken promise of a built site is told before it is published."""

import pytest

from generator.site.budgets import exceeded, expected_pages

PAGE = '<!doctype html><html><body id="top">{}</body></html>'
BROKEN = {
    "a page is missing": ({"b.html": None}, "b.html: this page was not built"),
    "a page comes from nowhere": ({"c.html": ""}, "c.html: no file of the content or the docs makes this page"),
    "a link leads nowhere": ({"a.html": '<a href="gone.html">x</a>'}, "a.html: gone.html leads to no file"),
    "a picture is missing": ({"a.html": '<img src="gone.png">'}, "a.html: gone.png leads to no file"),
    "a place is missing": ({"a.html": '<a href="b.html#x">x</a>'}, "a.html: b.html#x names a place that is not there"),
    "a page is large": ({"a.html": "x" * 500_000}, "a.html: 500,050 bytes; a page has at most 500,000"),
    "an id stands twice": ({"a.html": '<p id="x"></p><p id="x"></p>'}, "a.html: 2 elements have the id x"),
    "a script of another host": (
        {"a.html": '<script src="https://other.example/x.js"></script>'},
        "a.html: <script> asks for https://other.example/x.js",
    ),
    "a style of another host": (
        {"a.css": "p { background: url( '//other.example/x.png') }"},
        "a.css: asks another host for a file",
    ),
}
SOUND = {
    "a.html": '<a href="b.html#top">b</a> <a href="https://other.example/">there</a>'
    '<link rel="canonical" href="https://here.example/a.html">',
    "b.html": '<a href="a.html">a</a>',
    "404.html": '<a href="/from/the/root.html">home</a>',
    "sources/long.html": "x" * 600_000,
}
DOCUMENTS = ("a.md", "b.md", "sources/long.md", "SUMMARY.md", "sources/SUMMARY.md", "assets/x.png")


def _broken(folder, changes):
    for path, text in (SOUND | changes).items():
        if text is not None:
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(PAGE.format(text) if path.endswith("html") else text, encoding="utf-8")
    return list(exceeded(folder, expected_pages(DOCUMENTS)))


def test_a_sound_site_breaks_no_promise(tmp_path):
    assert _broken(tmp_path, {}) == []


@pytest.mark.parametrize("purpose", BROKEN)
def test_a_broken_promise_is_told_with_its_page(tmp_path, purpose):
    changes, told = BROKEN[purpose]
    assert told in _broken(tmp_path, changes)


def test_a_page_that_is_written_as_html_is_expected_too():
    assert expected_pages(["a.md", "old/a.html"]) == {"a.html", "old/a.html", "404.html"}
