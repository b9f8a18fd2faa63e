"""Measures pages in a browser: nothing is wider than a telephone, and colours can be read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import KINDS, by_size

NARROW = 390
DRAWN = ("all decisions", "a decision", "another decision", "a pattern", "a walkthrough")
_COLOURS = """() => [...document.querySelectorAll("figure.diagram svg .node")].map(node => ({
    label: node.querySelector("text").textContent,
    kind: node.getAttribute("class"),
    ground: getComputedStyle(node.querySelector("path")).fill,
    text: getComputedStyle(node.querySelector("text")).fill,
    page: getComputedStyle(document.body).backgroundColor,
}))"""
_NUMBER = re.compile(r"[\d.]+")

Colour = tuple[float, float, float]


def seen(colour: str, ground: Colour) -> Colour:
    """Give the colour that a reader sees where ``colour`` may let the ground through."""
    if colour == "none":
        return ground
    red, green, blue, *rest = (float(number) for number in _NUMBER.findall(colour))
    alpha = rest[0] if rest else 1.0
    return tuple(alpha * over + (1 - alpha) * under for over, under in zip((red, green, blue), ground, strict=True))


def light_of(colour: Colour) -> float:
    """Give the relative luminance that WCAG defines."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast that WCAG defines, from 1 to 21."""
    bright, dark = sorted((light_of(one), light_of(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(scope="session")
def drawn(site: Path, kinds: dict[str, str]) -> dict[str, str]:
    """Pages with a drawing by what they are."""
    paths = (kinds["decisions"], *by_size(site, "decisions")[:-3:-1], kinds["pattern"], kinds["walkthrough"])
    return dict(zip(DRAWN, paths, strict=True))


def test_contrast_is_what_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert round(contrast((119, 119, 119), (255, 255, 255)), 2) == 4.48
    assert seen("rgba(0, 0, 0, 0.5)", (255, 255, 255)) == (127.5, 127.5, 127.5)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_telephone(page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(address + kinds[kind])
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_what_is_too_wide_for_a_telephone_scrolls_in_its_own_box(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    scrolled = 0
    for kind in ("decision", "pattern", "patterns", "personas", "walkthrough"):
        page.goto(address + kinds[kind])
        page.locator("article details").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")
        for item in page.locator("article .scroll > table").all():
            inner, outer, own, page_left = item.evaluate(
                """item => {
                    const box = item.parentElement;
                    return [box.scrollWidth, box.clientWidth, item.getBoundingClientRect().width,
                            box.getBoundingClientRect().right];
                }"""
            )
            assert page_left <= NARROW
            assert own <= inner + 1, "a part of it cannot be scrolled to"
            scrolled += inner > outer
    assert scrolled > 0, "the personas' table stays a table"


def test_a_page_of_more_than_two_screens_lists_its_contents(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    long = 0
    for path in (*kinds.values(), "which-one.html", "compare.html", "decide.html", "evidence/gap-map.html"):
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollHeight") <= 2 * 800:
            continue
        long += 1
        lists = page.locator("article .contents, nav[aria-label='On this page'], .letters, .md-nav--secondary:visible")
        assert lists.locator("a[href*='#']").count() > 0, path
    assert long > 10


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_every_table_and_drawing_has_a_box_to_scroll_in(
    page: Page, address: str, kinds: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind in (
        "decision",
        "pattern",
        "force",
        "personas",
        "persona",
        "sources",
        "walkthrough",
        "decisions",
    ):
        page.goto(address + kinds[kind])
        items = page.locator("article :is(table, figure svg)")
        assert items.count(), kind
        alone = items.evaluate_all("items => items.filter(item => !item.closest('.scroll')).length")
        assert alone == 0, kind


def test_boxes_change_with_the_palette_and_their_labels_can_be_read(
    browser: Browser, address: str, drawn: dict[str, str]
) -> None:
    grounds: dict[str, dict[tuple[str, str, str], str]] = {}
    for scheme, body in (("light", "default"), ("dark", "slate")):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        grounds[scheme] = {}
        for what, path in drawn.items():
            page.goto(address + path)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", body)
            for node in page.evaluate(_COLOURS):
                grounds[scheme][what, node["kind"], node["label"]] = node["ground"]
                behind = seen(node["page"], (255, 255, 255))
                ground = seen(node["ground"], behind)
                assert contrast(seen(node["text"], ground), ground) >= 4.5, f"{scheme}: {node}"
        context.close()
    assert grounds["light"].keys() == grounds["dark"].keys()
    assert grounds["light"]
    assert [node for node, ground in grounds["light"].items() if ground == grounds["dark"][node]] == []
