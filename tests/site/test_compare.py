"""Puts options side by side in a browser, on the site of the small study; without JavaScript, on a decision's page."""

import pytest

from tests.site.kinds import found_by_axe


@pytest.fixture
def compare(quiet_page, small_address):
    """Give a function that opens the page, ready for a reader."""

    def call(query=""):
        quiet_page.goto(f"{small_address}compare.html{query}")
        quiet_page.wait_for_selector("html[data-compare=ready]")
        return quiet_page

    return call


def heads(page):
    return page.locator("#compare-table thead th").all_inner_texts()


def cells(page, label):
    return page.locator("#compare-table tbody tr", has_text=label).first.locator("td").all_inner_texts()


def test_options_stand_side_by_side_and_the_address_keeps_them(compare):
    page = compare("?o=alerting,sampling,nothing")
    assert heads(page) == ["Option", "Alerting", "Sampling"]
    alerting, sampling = cells(page, "Time to repair")
    assert "++ helps strongly" in alerting
    assert "“" in alerting
    assert "(study model, no quotation yet)" in sampling
    shown = page.locator("#compare-table tbody tr:visible").count()
    page.locator("#compare-differences").check()
    page.wait_for_url("**&only=differences")
    assert 0 < page.locator("#compare-table tbody tr:visible").count() <= shown
    page.locator("#compare-3").select_option("dashboards")
    page.wait_for_url("**?o=alerting,sampling,dashboards&only=differences")
    assert heads(page) == ["Option", "Alerting", "Sampling", "Dashboards"]


def test_what_a_page_adds_comes_to_what_was_compared_and_takes_the_last_of_four_places(compare, small_address):
    page = compare("?o=alerting,sampling")
    page.goto(f"{small_address}patterns/index.html")
    page.locator("a[href='../compare.html?add=dashboards']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-compare=ready]")
    assert heads(page) == ["Option", "Alerting", "Sampling", "Dashboards"]
    compare("?add=logging")
    assert not page.locator("#compare-full").is_visible()
    compare("?add=tracing")
    assert heads(page)[-1] == "Distributed tracing"
    assert page.locator("#compare-full").is_visible()
    compare("?add=unknown")
    assert page.locator("#compare-unknown").is_visible()


def test_a_decision_has_the_whole_comparison_without_javascript(browser, small_address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{small_address}decisions/waking.html")
    page.locator("details.comparison summary").click()
    table = page.locator("table.comparison")
    assert table.locator("thead th a").first.inner_text() == "Alerting"
    labels = table.locator("tbody th").all_inner_texts()
    assert {"What it is", "Choose it when", "Where the experts stand", "Time to repair"} <= set(labels)
    page.context.close()


@pytest.mark.parametrize("path", ["compare.html", "decide.html"])
def test_nothing_that_needs_a_script_shows_without_one(browser, small_address, path):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{small_address}{path}")
    fields = page.locator("article :is(select, input, textarea, button)")
    assert fields.count() > 2
    assert [item.evaluate("item => item.outerHTML") for item in fields.all() if item.is_visible()] == []
    assert page.get_by_text("works with JavaScript").is_visible()
    page.context.close()


def test_without_its_data_the_page_says_what_it_needs(page, small_address):
    page.route("**/data/**", lambda route: route.abort())
    page.goto(f"{small_address}decide.html")
    page.get_by_text("works with JavaScript").wait_for()
    assert not page.locator("#decide-form").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everybody_can_use_the_page(compare, page, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    compare("?o=alerting,sampling,dashboards")
    assert found_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_prints_across(compare, page):
    compare("?o=alerting,sampling,dashboards")
    page.emulate_media(media="print")
    box = page.locator(".compare").evaluate("part => getComputedStyle(part).page")
    assert box == "compare"
    assert page.locator("#compare-table").evaluate("table => getComputedStyle(table).display") == "table"
