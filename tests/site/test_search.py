"""Types into the search and reads its index: what is found, in which order, and what is left out."""

import gzip
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.site.kinds import letters, search_for

Find = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def index(site: Path) -> list[dict[str, Any]]:
    """The documents of the search index."""
    return json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]


@pytest.fixture
def find(page: Page, address: str) -> Find:
    """Types words into the search and gives the addresses of what is found, best first."""

    def search(words: str) -> list[str]:
        page.goto(address)
        search_for(page, words)
        meta = page.locator(".md-search-result__meta")
        expect(meta).to_have_text(re.compile(r"^\s*(\d+ matching|No matching)"))
        links = page.locator(".md-search-result__item > a")
        if not meta.inner_text().startswith("No"):
            expect(links.first).to_be_visible()
        found = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
        return [path.removeprefix("/") for path in found]

    return search


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("schema registry", "patterns/schema-registry.html"),
        ("schema_registry", "patterns/schema-registry.html"),
        ("query catalogue", "patterns/query-catalogue.html"),
        ("CDC", "patterns/change-data-capture.html"),
        ("slicing the elephant", "patterns/strangler-fig.html"),
    ],
)
def test_the_page_that_a_reader_means_comes_first(find: Find, words: str, wanted: str) -> None:
    assert find(words)[0] == wanted


def test_a_pattern_and_its_example_are_found_by_what_people_say_of_them(find: Find) -> None:
    pattern, example = "patterns/query-catalogue.html", "walkthroughs/vetted-queries-new-data-scientist.html"
    found = list(dict.fromkeys(find("vetted queries")))
    assert found[0] in (pattern, example)
    assert {pattern, example} <= set(found[:4])


@pytest.mark.parametrize("word", ["domain", "registry", "pipeline", "contract", "catalogue"])
def test_decisions_and_patterns_come_before_sources(find: Find, word: str) -> None:
    kinds = [path.partition("/")[0] for path in find(word)]
    assert {"decisions", "patterns"} & set(kinds)
    if "sources" in kinds:
        best = kinds.index("sources")
        assert {"decisions", "patterns"} & set(kinds[:best])


def test_words_that_nobody_wrote_are_not_found(find: Find) -> None:
    assert find("zzyzxquux") == []


def test_what_no_page_quotes_of_a_transcript_is_not_in_the_index(
    index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    told = letters(" ".join(unescape(re.sub(r"<[^>]*>", " ", entry["text"])) for entry in index))
    silent = []
    for path, page in pages.items():
        for paragraph in page.xpath("//section[contains(@class, 'passage')]/div/p[not(.//mark)]"):
            words = letters(paragraph.text_content())
            if len(words) > 60:
                silent.append(f"{path}: {words}")
                assert words not in told, f"{path}: {paragraph.text_content()[:80]}"
    assert len(silent) > 100


def test_every_quotation_is_in_the_index(index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]) -> None:
    told = letters(" ".join(unescape(re.sub(r"<[^>]*>", " ", entry["text"])) for entry in index))
    quotations = [
        letters(quotation.text_content())
        for path, page in pages.items()
        if path.startswith("patterns/")
        for quotation in page.xpath("//figure[contains(@class, 'quote')]/blockquote/p")
    ]
    assert len(quotations) > 100
    assert [words for words in quotations if words not in told] == []


def test_the_index_leaves_drawings_out(index: list[dict[str, Any]]) -> None:
    assert [entry["location"] for entry in index if "<svg" in entry["text"] or "<text" in entry["text"]] == []
    assert [entry["location"] for entry in index if "The same as a list" in entry["text"]] == []


def test_every_address_in_the_index_is_on_the_site(
    index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    for entry in index:
        path, _, anchor = entry["location"].partition("#")
        assert path in pages, entry["location"]
        assert not anchor or anchor in pages[path].xpath("//@id"), entry["location"]


def test_the_index_is_smaller_than_a_megabyte_on_its_way(site: Path) -> None:
    assert len(gzip.compress((site / "search/search_index.json").read_bytes())) < 1_000_000
