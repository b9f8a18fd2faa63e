"""Tests the weekly report on addresses on the web, which asks nobody here."""

from tests.links import linked, report


def test_addresses_are_asked_once_and_told_with_their_pages(tmp_path):
    page = '<a href="https://a.example/x#1">a</a><a href="https://a.example/x#2">a</a><a href="b.html">b</a>'
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"{page}<a href='mailto:a@a.example'>m</a>", encoding="utf-8")
    links = linked(tmp_path)
    assert links == {"https://a.example/x": ["a.html", "b.html"]}
    assert "- `https://a.example/x`: answers 404; on a.html, b.html" in report(links, lambda _: "answers 404")
    assert "0 of 1 do not answer." in report(links, lambda _: "")
