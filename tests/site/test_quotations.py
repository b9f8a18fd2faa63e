"""Follows evidence as a reader does: from a claim to the words of the person who said it, and back."""

import re

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.kinds import letters

RANKS = range(2)
EVIDENCE = {
    "quotation": "figure.quote figcaption > a",
    "citation in prose": "article a.cite",
    "evidence in a force table": "table.effects a.evidence",
}
_FOUND = {
    "quotation": "//figure[contains(@class, 'quote')]//figcaption/a",
    "citation in prose": "//article//a[@class='cite']",
    "evidence in a force table": "//table[contains(@class, 'effects')]//a[@class='evidence']",
}
_SEEN = """mark => {
    const box = mark.getClientRects()[0];
    const top = document.elementFromPoint(box.left + Math.min(4, box.width / 2), box.top + box.height / 2);
    return top !== null && (mark === top || mark.contains(top));
}"""


@pytest.fixture(scope="session")
def evidenced(pages: dict[str, html.HtmlElement]) -> list[str]:
    """Pages of patterns that quote somebody: those with most kinds of evidence first, then those with most of it."""
    counts = {
        path: [len(page.xpath(place)) for place in _FOUND.values()]
        for path, page in pages.items()
        if path.startswith("patterns/")
    }
    quoting = [path for path, (quotations, *_) in counts.items() if quotations]
    return sorted(quoting, key=lambda path: (-sum(map(bool, counts[path])), -sum(counts[path]), path))


def words_of(link: Locator) -> str:
    """Give the words that the link says it leads to: those of its quotation, or those in its title."""
    quotation = link.locator("xpath=ancestor::figure[contains(@class, 'quote')]")
    if quotation.count():
        return letters(" ".join(quotation.locator("blockquote p").all_text_contents()))
    speaker, _, words = str(link.get_attribute("title")).partition(": ")
    assert speaker
    return letters(words)


def some(links: Locator) -> list[int]:
    """Choose the first, the last and the longest."""
    lengths = [len(words_of(link)) for link in links.all()]
    if not lengths:
        return []
    return sorted({0, len(lengths) - 1, lengths.index(max(lengths))})


def follow(page: Page, link: Locator) -> tuple[str, Locator]:
    """Click a link to words; give the excerpt's id and the words that are lit."""
    link.click()
    page.wait_for_url(re.compile(r"/sources/[^/]+\.html#excerpt-[0-9a-f]+$"))
    lit = page.locator("mark.lit")
    expect(lit.first).to_be_in_viewport()
    return page.url.partition("#")[2], lit


def wait_until_nothing_hides(page: Page, mark: Locator) -> None:
    """Fail where something stays before the first of the words."""
    page.wait_for_function(_SEEN, arg=mark.element_handle())


@pytest.mark.parametrize("rank", RANKS)
def test_a_link_to_evidence_lights_the_words_that_it_names(
    page: Page, address: str, evidenced: list[str], rank: int
) -> None:
    start = address + evidenced[rank]
    page.goto(start)
    followed = 0
    for kind in EVIDENCE.values():
        links = page.locator(kind)
        for number in some(links):
            link = links.nth(number)
            wanted = words_of(link)
            _, lit = follow(page, link)
            said = letters("".join(lit.all_text_contents()))
            assert said
            assert wanted.startswith(said), "quotations that are put together lead to the first of their words"
            wait_until_nothing_hides(page, lit.first)
            followed += 1
            page.goto(start)
    assert followed > 1


def test_every_kind_of_evidence_is_on_these_pages(page: Page, address: str, evidenced: list[str]) -> None:
    counted = dict.fromkeys(EVIDENCE, 0)
    for rank in RANKS:
        page.goto(address + evidenced[rank])
        for kind, place in EVIDENCE.items():
            counted[kind] += page.locator(place).count()
    assert min(counted.values()) > 0, counted


@pytest.mark.parametrize("rank", RANKS)
def test_the_number_behind_words_leads_to_what_rests_on_them_and_back(
    page: Page, address: str, evidenced: list[str], rank: int
) -> None:
    start = address + evidenced[rank]
    page.goto(start)
    excerpt, _ = follow(page, page.locator(EVIDENCE["quotation"]).first)
    page.locator(f"sup.uses a[href='#uses-{excerpt}']").click()
    row = page.locator(f"#uses-{excerpt}")
    expect(row).to_be_visible()
    expect(row.locator("a").first).to_be_in_viewport()
    row.locator(f"a[href='../{evidenced[rank]}']").first.click()
    page.wait_for_url(start)


def test_the_list_of_what_rests_on_words_leads_up_to_them_again(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}patterns/alerting.html")
    excerpt, lit = follow(page, page.locator(EVIDENCE["quotation"]).first)
    words = lit.all_text_contents()
    page.locator(f"sup.uses a[href='#uses-{excerpt}']").click()
    expect(lit).to_have_count(0)
    page.locator(f"#uses-{excerpt} > a.back").click()
    expect(lit.first).to_be_in_viewport()
    assert lit.all_text_contents() == words
    wait_until_nothing_hides(page, lit.first)


def test_a_decision_leads_to_words_too(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}decisions/notice.html")
    link = page.locator("article a.cite").first
    wanted = words_of(link)
    _, lit = follow(page, link)
    assert letters("".join(lit.all_text_contents())) == wanted != ""


def test_without_scripts_the_words_are_in_view_and_lit_where_they_begin(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}patterns/alerting.html")
    link = page.locator(EVIDENCE["quotation"]).first
    wanted = words_of(link)
    link.click()
    page.wait_for_url(re.compile(r"#excerpt-[0-9a-f]+$"))
    mark = page.locator(f"mark[data-excerpts~='{page.url.partition('#')[2]}']").first
    expect(mark).to_be_in_viewport()
    assert wanted.startswith(letters(mark.inner_text())[:40])
    plain = page.locator(f"mark:not([data-excerpts~='{page.url.partition('#')[2]}'])").first
    colour = plain.evaluate("mark => getComputedStyle(mark).backgroundColor")
    expect(mark).not_to_have_css("background-color", colour)
    context.close()


def test_no_link_to_evidence_leads_nowhere_or_to_other_words(pages: dict[str, html.HtmlElement]) -> None:
    texts: dict[tuple[str, str], str] = {}
    for path, page in pages.items():
        for mark in page.iterfind(".//mark[@data-excerpts]"):
            for excerpt in mark.get("data-excerpts").split():
                key = (path.rpartition("/")[2], excerpt)
                texts[key] = texts.get(key, "") + letters(mark.text_content())
    seen, wrong = 0, []
    for path, page in pages.items():
        for link in page.xpath(
            "//a[contains(@class, 'cite') or contains(@class, 'evidence')][@title][contains(@href, '#excerpt-')]"
        ):
            target, _, excerpt = link.get("href").rpartition("/")[2].partition("#")
            target = target or path.rpartition("/")[2]  # a link within the page of the source
            seen += 1
            if texts.get((target, excerpt)) != letters(link.get("title").partition(": ")[2]):
                wrong.append(f"{path}: {link.get('href')}")
        for figure in page.xpath("//figure[contains(@class, 'quote')][blockquote]"):
            target, _, excerpt = figure.find("figcaption/a").get("href").rpartition("/")[2].partition("#")
            seen += 1
            words = letters(" ".join(p.text_content() for p in figure.iterfind(".//blockquote//p")))
            if not words.startswith(texts.get((target, excerpt), "-")):
                wrong.append(f"{path}: {figure.text_content()[:80]}")
    assert seen
    assert wrong == []
