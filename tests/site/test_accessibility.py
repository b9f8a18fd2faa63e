"""Runs axe, which knows the rules of accessible pages, on one page of each kind in both palettes."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import KINDS, RESULT, chosen, search_for

VIEWS = {"light": ("light", 1280), "dark": ("dark", 1280), "on a telephone": ("light", 390)}
"""What every template is looked at in on the small study's pages, where axe has less to read."""


FULLEST = ("home", "decision", "pattern", "source", "walkthrough", "figures")
"""What is looked at on the published site, too, whose pages hold more."""


def violations(page: Page) -> list[str]:
    """Give what breaks a rule of WCAG's levels A and AA, or does serious harm."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical") or any(tag.startswith("wcag") for tag in rule["tags"])
        for node in rule["nodes"]
    ]


def violations_of(browser: Browser, address: str, scheme: str, width: int) -> list[str]:
    """Open a page in a palette and a width, and give what axe finds."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    found = violations(page)
    context.close()
    return found


@pytest.mark.parametrize("kind", FULLEST)
def test_axe_finds_nothing(browser: Browser, address: str, kinds: dict[str, str], kind: str) -> None:
    assert violations_of(browser, address + kinds[kind], "light", 1280) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "about"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_other_views(
    browser: Browser, small_address: str, small_site: Path, view: str, kind: str
) -> None:
    assert violations_of(browser, small_address + chosen(small_site)[kind], *VIEWS[view]) == []


def test_axe_finds_nothing_where_words_are_lit_and_everything_is_unfolded(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(address + kinds["source"])
    excerpt = str(page.locator("span.anchor").first.get_attribute("id"))
    page.goto(f"{address}{kinds['source']}#{excerpt}")
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    found = violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_search(browser: Browser, small_address: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(small_address)
    search_for(page, "central store")
    expect(page.locator(f"{RESULT} .search-sentence").first).to_be_visible()
    found = violations(page)
    context.close()
    assert found == []


def test_axe_would_find_a_fault(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    assert any(found.startswith("color-contrast (serious)") for found in violations(page))
