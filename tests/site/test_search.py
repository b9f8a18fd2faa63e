"""Types into the search and reads its index: what is found, in which order, and what is left out."""

import gzip
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Page, expect

from generator.addresses import Addresses
from generator.content.kinds import Kind
from generator.pipeline import build
from tests.cases import CONTENT, TESTS
from tests.site.kinds import letters, search_for

Find = Callable[[str], list[str]]
SEARCHES = yaml.safe_load((TESTS / "site" / "searches.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def index(site: Path) -> list[dict[str, Any]]:
    """The documents of the search index."""
    return json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]


@pytest.fixture
def find(page: Page, address: str) -> Find:
    """Types words into the search and gives the addresses of what is found, best first."""
    return finder(page, address)


@pytest.fixture
def find_in_small(page: Page, small_address: str) -> Find:
    """Does the same on the site of the small study."""
    return finder(page, small_address)


def finder(page: Page, address: str) -> Find:
    """Open a site once; each search begins with an empty field."""
    page.goto(address)
    meta = page.locator(".md-search-result__meta")
    links = page.locator(".md-search-result__item > a")

    def search(words: str) -> list[str]:
        search_for(page, "")
        expect(links).to_have_count(0)
        search_for(page, words)
        expect(meta).to_have_text(re.compile(r"^\s*(\d+ matching|No matching)"))
        if not meta.inner_text().startswith("No"):
            expect(links.first).to_be_visible()
        found = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
        return [path.removeprefix("/") for path in found]

    return search


@pytest.fixture(scope="session")
def addresses() -> Addresses:
    """Where the pages of the published catalogue are."""
    return Addresses(build(CONTENT).catalogue)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("central store", "patterns/central-store.html"),
        ("central_store", "patterns/central-store.html"),
        ("data lake", "patterns/central-store.html"),
        ("pagers", "patterns/alerting.html"),
        ("waking", "decisions/waking.html"),
        ("who is woken", "decisions/waking.html"),
        ("quiet nights", "walkthroughs/quiet-nights.html"),
    ],
)
def test_the_page_that_a_reader_means_comes_first(find_in_small: Find, words: str, wanted: str) -> None:
    assert find_in_small(words)[0] == wanted


def test_every_decision_is_found_by_its_title(find: Find, pages: dict[str, html.HtmlElement]) -> None:
    decisions = [path for path in pages if path.startswith("decisions/") and not path.endswith("/index.html")]
    titles = {path: pages[path].xpath("string(//h1/text())").strip() for path in decisions}
    assert titles
    assert {path: title for path, title in titles.items() if path not in find(title)[:3]} == {}


@pytest.mark.parametrize("case", SEARCHES["first"], ids=lambda case: case["words"])
def test_what_readers_look_for_comes_first(find: Find, addresses: Addresses, case: dict[str, str]) -> None:
    assert find(case["words"])[0] == addresses.url(Kind.PATTERN, case["pattern"])


@pytest.mark.parametrize("case", SEARCHES["among_the_first"], ids=lambda case: case["words"])
def test_a_pattern_and_its_example_are_found_by_what_people_say_of_them(
    find: Find, addresses: Addresses, case: dict[str, str]
) -> None:
    wanted = {addresses.url(kind, case[kind]) for kind in (Kind.PATTERN, Kind.WALKTHROUGH)}
    found = list(dict.fromkeys(find(case["words"])))
    assert found[0] in wanted
    assert wanted <= set(found[:4])


@pytest.mark.parametrize("word", SEARCHES["before_sources"])
def test_decisions_and_patterns_come_before_sources(find: Find, word: str) -> None:
    kinds = [path.partition("/")[0] for path in find(word)]
    assert {"decisions", "patterns"} & set(kinds)
    if "sources" in kinds:
        best = kinds.index("sources")
        assert {"decisions", "patterns"} & set(kinds[:best])


def test_words_that_nobody_wrote_are_not_found(find_in_small: Find) -> None:
    assert find_in_small("zzyzxquux") == []


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
    assert silent


def test_every_quotation_is_in_the_index(index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]) -> None:
    told = letters(" ".join(unescape(re.sub(r"<[^>]*>", " ", entry["text"])) for entry in index))
    quotations = [
        letters(quotation.text_content())
        for path, page in pages.items()
        if path.startswith("patterns/")
        for quotation in page.xpath("//figure[contains(@class, 'quote')]/blockquote/p")
    ]
    assert quotations
    assert [words for words in quotations if words not in told] == []


def test_the_index_leaves_drawings_and_their_words_out(
    index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    assert [entry["location"] for entry in index if "<svg" in entry["text"] or "<text" in entry["text"]] == []
    drawn = {
        letters(item.text_content())
        for page in pages.values()
        for item in page.xpath("//details[@class='as-list']/summary | //details[@class='as-list']//li[1]")
    }
    assert drawn
    for entry in index:
        words = letters(unescape(re.sub(r"<[^>]*>", " ", entry["text"])))
        assert [found for found in drawn if found in words] == [], entry["location"]


def test_every_address_in_the_index_is_on_the_site(
    index: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    for entry in index:
        path, _, anchor = entry["location"].partition("#")
        assert path in pages, entry["location"]
        assert not anchor or anchor in pages[path].xpath("//@id"), entry["location"]


def test_the_index_is_smaller_than_a_megabyte_on_its_way(site: Path) -> None:
    assert len(gzip.compress((site / "search/search_index.json").read_bytes())) < 1_000_000
