"""What stands on the first screen, what stays in view, and what the address keeps, in a browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 800}


def entries(page: Page) -> Locator:
    """Give the names in the list of patterns that are shown."""
    return page.locator("#patterns-list li:visible > p:first-child > a:not(.compare-one)")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("size", "parts"),
    [(WIDE, (".stances", ".fits", ".when", ".strongest", "nav.siblings")), (PHONE, (".stances", ".fits"))],
)
def test_the_verdict_on_a_pattern_is_on_the_first_screen(
    browser: Browser, address: str, size: dict[str, int], parts: tuple[str, ...], scripts: bool
) -> None:
    page = browser.new_page(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]
    page.goto(f"{address}patterns/shared-storage.html")
    for part in parts:
        box = page.locator(part).first.bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= size["height"], part
    expect(page.locator(".stances")).to_contain_text("3 reject")
    page.close()


@pytest.mark.parametrize(
    ("path", "whole", "begun"),
    [
        ("index.html", (".search-field", ".ways-short", "#map", "#disputed"), "figure.diagram svg .node a"),
        ("walkthroughs/call-centre-identifiers-key-ring.html", (".case", "ol.taken"), "figure.diagram svg .node a"),
        ("sources/daap-p3.html", (".lead", "ul.topics"), ".transcript .passage"),
    ],
)
def test_a_page_begins_with_what_readers_come_for(
    browser: Browser, address: str, path: str, whole: tuple[str, ...], begun: str
) -> None:
    page = browser.new_page(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page.goto(address + path)
    for part in whole:
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)
    expect(page.locator(begun).first).to_be_in_viewport()
    page.close()


def test_words_of_a_transcript_are_marked_one_claim_at_a_time_or_all_on_demand(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto(f"{address}sources/daap-p3.html")
    numbers = page.locator("sup.uses:visible")
    expect(numbers).to_have_count(0)
    page.locator("ul.topics a").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    expect(numbers).to_have_count(1)
    page.locator("#all-marks").check()
    assert numbers.count() > 50
    page.close()


def test_the_longest_verdict_is_on_the_first_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto(f"{address}patterns/immutable-change-audit-log.html")
    box = page.locator(".when").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= WIDE["height"]
    page.close()


def test_a_decision_says_on_the_first_screen_how_to_decide_and_who_disagrees(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto(f"{address}decisions/surrounding-infrastructure.html")
    for part in (".question", ".rules", "p.disputed"):
        box = page.locator(part).first.bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= WIDE["height"], part
    expect(page.locator("p.disputed")).to_contain_text("Master database")
    expect(page.locator("p.disputed .bar")).to_contain_text("Expert")
    page.close()


def test_a_matrix_keeps_its_names_in_view_and_shows_all_nine_options(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto(f"{address}decisions/surrounding-infrastructure.html")
    heads = page.locator("table.matrix thead th")
    expect(heads).to_have_count(10)
    last = page.locator("table.matrix tbody tr:visible").last
    last.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 200)")
    for head in (heads.first, heads.last):
        expect(head).to_be_in_viewport(ratio=0.9)
    cell = last.locator("td.effect a").first
    cell.focus()
    below = heads.first.bounding_box()
    box = cell.bounding_box()
    assert below is not None
    assert box is not None
    assert box["y"] >= below["y"] + below["height"] - 1, "focus under the names of the columns"
    shown = page.locator("table.matrix tbody tr:visible").count()
    page.get_by_label(re.compile("^All .* forces")).check()
    assert page.locator("table.matrix tbody tr:visible").count() > shown
    page.close()


def test_the_rows_of_a_matrix_are_sorted_by_strength_or_by_name_with_keys_alone(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}decisions/waking.html")
    names = page.locator("table.matrix tbody th")
    strongest = names.all_inner_texts()
    order = page.get_by_label("Order of the rows:")
    order.focus()
    page.keyboard.press("ArrowDown")  # by name
    expect(names).to_have_text(sorted(strongest))
    page.keyboard.press("ArrowUp")  # strongest first
    expect(names).to_have_text(strongest)
    assert strongest != sorted(strongest)


def test_options_are_set_side_by_side_on_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}decisions/surrounding-infrastructure.html")
    for name in ("Shared storage", "Master database"):
        page.locator("fieldset.pick").get_by_label(name, exact=True).check()
    heads = page.locator("table.matrix thead th:visible")
    expect(heads).to_have_text(["Force", "Shared storage", "Master database"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.close()


def test_the_list_of_patterns_is_narrowed_and_the_address_keeps_it(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}patterns/index.html")
    every = ["Dashboards", "Alerting", "Sampling", "Distributed tracing", "Logging", "Central store"]
    expect(entries(page)).to_have_text(every)
    page.get_by_label("Decision").select_option("Waking")
    expect(entries(page)).to_have_text(["Dashboards", "Alerting", "Sampling"])
    page.get_by_label("Stance of the experts").select_option("experts disagree")
    expect(entries(page)).to_have_text(["Sampling"])
    expect(page.get_by_role("status").first).to_have_text("1 of 6 shown")
    page.reload()
    expect(entries(page)).to_have_text(["Sampling"])
    entries(page).first.click()
    page.go_back()
    expect(entries(page)).to_have_text(["Sampling"])
    expect(page.get_by_label("Decision")).to_have_value("Waking")
    page.get_by_role("link", name="Show all").click()
    expect(entries(page)).to_have_text(every)
    page.get_by_label("Show only those with the words").fill("PAGERS")
    expect(entries(page)).to_have_text(["Alerting"])


def test_the_list_of_patterns_is_whole_without_scripts_and_less_than_eight_screens(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page.goto(f"{address}patterns/index.html")
    assert entries(page).count() > 200
    expect(page.locator(".chooser")).to_be_hidden()
    height = page.locator("article").bounding_box()
    assert height is not None
    assert height["height"] < 8 * WIDE["height"]
    page.close()


def test_a_citation_leads_back_to_the_very_place(page: Page, address: str) -> None:
    page.goto(f"{address}patterns/shared-storage.html")
    cited = page.locator("article a.cite").first
    cited.click()
    back = page.get_by_role("link", name="Back to Shared storage")
    expect(back).to_be_visible()
    back.click()
    page.wait_for_url("**/patterns/shared-storage.html*")
    expect(cited).to_be_in_viewport()


def test_a_tap_on_a_citation_shows_the_words_before_it_leaves_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}patterns/shared-storage.html")
    cited = page.locator("article a.cite").first
    cited.click()
    words = page.locator("dialog.peek")
    expect(words).to_contain_text(cited.get_attribute("title") or "nothing")
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    cited.click()
    page.get_by_role("link", name="Read it in the transcript").click()
    page.wait_for_url("**/sources/*.html#*")
    page.close()
