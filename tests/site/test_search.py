"""Types into the search and asks it what people ask: what is found, in which order, and what it costs."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page, expect

from generator.search.records import BETWEEN, Found
from tests.cases import TESTS
from tests.counted import searched
from tests.site.kinds import RESULT, found_by, letters, search_for

QUERIES = yaml.safe_load((TESTS / "site" / "queries.yml").read_text(encoding="utf-8"))["queries"]
SEARCHES = yaml.safe_load((TESTS / "site" / "searches.yml").read_text(encoding="utf-8"))
COLD = 250_000
"""Bytes that a first result may cost."""
_LOADED = """() => performance.getEntriesByType('resource')
    .map((item) => [item.name, item.encodedBodySize, item.startTime])"""


@pytest.fixture(scope="session")
def records(site: Path) -> list[dict[str, Any]]:
    """What Pagefind keeps of every record."""
    texts = [gzip.decompress(path.read_bytes()).decode() for path in sorted(site.glob("pagefind/fragment/*"))]
    return [json.loads(text[text.index("{") :]) for text in texts]


def test_the_page_that_is_meant_is_among_the_first_three(page: Page, address: str) -> None:
    page.goto(address)
    scores = searched(QUERIES, lambda queries: found_by(page, queries))
    missed = [words for score in scores.values() for words in score.missed]
    asked = sum(score.asked for score in scores.values())
    assert asked >= 120
    assert len(missed) <= asked * 0.05, missed


def test_every_decision_is_found_by_its_title(page: Page, address: str, pages: dict[str, html.HtmlElement]) -> None:
    page.goto(address)
    decisions = [path for path in pages if path.startswith("decisions/") and not path.endswith("/index.html")]
    titles = [pages[path].xpath("string(//h1/text())").strip() for path in decisions]
    first = [[path for _, path, _ in found[:3]] for found in found_by(page, titles)]
    assert titles
    assert [path for path, found in zip(decisions, first, strict=True) if path not in found] == []


@pytest.mark.parametrize("word", SEARCHES["before_sources"])
def test_decisions_and_patterns_come_before_experts(page: Page, address: str, word: str) -> None:
    page.goto(address)
    kinds = list(dict.fromkeys(kind for kind, _, _ in found_by(page, [word])[0]))
    before = kinds[: kinds.index("words")] if "words" in kinds else kinds
    assert {"decision", "pattern"} & set(before)


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
        ("quite nights", "walkthroughs/quiet-nights.html"),
        ("centrl store", "patterns/central-store.html"),
    ],
)
def test_the_page_that_a_reader_means_comes_first(page: Page, small_address: str, words: str, wanted: str) -> None:
    page.goto(small_address)
    search_for(page, words)
    expect(page.locator("dialog.search")).to_have_attribute("data-shown", words)
    assert str(page.locator(RESULT).first.evaluate("link => link.href")) == small_address + wanted


def test_words_that_nobody_wrote_are_not_found(page: Page, small_address: str) -> None:
    page.goto(small_address)
    search_for(page, "zzyzxquux")
    expect(page.locator(".search-note")).to_contain_text("Nothing found for “zzyzxquux”")
    expect(page.locator(RESULT)).to_have_count(0)


def test_results_are_grouped_by_kind_and_say_which(page: Page, address: str) -> None:
    page.goto(f"{address}?q=catalogue")
    expect(page.locator("dialog.search")).to_have_attribute("data-found", "catalogue")
    groups = page.locator(".search-group").evaluate_all(
        "groups => groups.map(group => [...group.querySelectorAll('a[data-kind]')].map(link => link.dataset.kind))"
    )
    assert all(len(group) <= 3 and len(set(group)) == 1 for group in groups)
    assert {kind for group in groups for kind in group} <= set(Found)
    more = page.locator(".search-more").first
    more.click()
    expect(page.locator(".search-group:first-child [data-search-result]").nth(3)).to_be_visible()


def test_words_of_an_expert_lead_to_their_passage_which_is_lit(page: Page, address: str) -> None:
    said = '"a whole bunch of data products that interact in a consistent fashion"'
    page.goto(address)
    search_for(page, said)
    first = page.locator(RESULT).first
    expect(first).to_have_attribute("data-kind", "words")
    expect(first.locator(".search-sentence")).to_contain_text("a whole bunch of data products")
    first.click()
    page.wait_for_url("**/sources/*.html#passage-*")
    expect(page.locator("section.passage:target")).to_be_in_viewport()


def test_the_query_stays_in_the_address_and_comes_back(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}patterns/alerting.html")
    search_for(page, "central store")
    page.wait_for_url("**/alerting.html?q=central+store")
    page.locator(RESULT).first.click()
    page.wait_for_url("**/central-store.html")
    page.go_back()
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.get_by_role("textbox", name="Search")).to_have_value("central store")
    page.keyboard.press("Escape")
    page.wait_for_url("**/alerting.html")


def test_a_site_without_scripts_leads_to_the_index(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address)
    page.locator(".search-open").click()
    page.wait_for_url("**/patterns/index.html")
    context.close()


def test_nothing_of_the_search_is_loaded_before_it_is_opened_and_little_then(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    opened = page.evaluate(_LOADED)
    assert [url for url, _, _ in opened if "/pagefind/" in url or "/search/" in url] == []
    search_for(page, "who grants access to a data product")
    page.locator(RESULT).first.wait_for()
    shown = page.evaluate("performance.getEntriesByName('search-shown')[0].startTime")
    later = [(url, size) for url, size, start in page.evaluate(_LOADED)[len(opened) :] if start <= shown]
    assert any("/pagefind/" in url for url, _ in later)
    assert sum(size for _, size in later) <= COLD, later


def test_what_an_interviewer_says_is_not_found(
    records: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    told = {letters(record["content"]) for record in records if record["url"].startswith("sources/")}
    asked = [
        letters(paragraph.text_content())
        for page in pages.values()
        for paragraph in page.xpath("//section[contains(@class, 'interviewer')]/div/p[not(.//mark)]")
    ]
    assert [words for words in asked if len(words) > 60 and any(words in text for text in told)] == []


def test_every_quotation_is_in_the_index(records: list[dict[str, Any]], pages: dict[str, html.HtmlElement]) -> None:
    told = " ".join(letters(record["content"]) for record in records)
    quotations = [
        letters(quotation.text_content())
        for path, page in pages.items()
        if path.startswith("patterns/")
        for quotation in page.xpath("//figure[contains(@class, 'quote')]/blockquote/p")
    ]
    assert quotations
    assert [words for words in quotations if words not in told] == []


def test_the_index_leaves_drawings_and_their_words_out(
    records: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    drawn = {
        letters(item.text_content())
        for page in pages.values()
        for item in page.xpath("//details[@class='as-list']/summary | //details[@class='as-list']//li[1]")
    }
    assert drawn
    for record in records:
        blocks = {letters(block) for block in record["content"].split(BETWEEN)}
        assert drawn & blocks == set(), record["url"]


def test_every_address_in_the_index_is_on_the_site(
    records: list[dict[str, Any]], pages: dict[str, html.HtmlElement]
) -> None:
    for record in records:
        path, _, anchor = record["url"].removeprefix("/").partition("#")
        assert path in pages, record["url"]
        assert not anchor or anchor in pages[path].xpath("//@id"), record["url"]
