"""Measures every drawing of the site as readers see it: its labels, its width, and the window that enlarges it."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

WIDTHS = (390, 1280)
SMALLEST = 12.0
"""Pixels that a label is high at least."""
FEWEST = 3
"""Arrows; what has fewer is said in words."""
_REPEATED = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(item => item.id);
    return ids.length - new Set(ids).size;
}"""
_MEASURE = """async addresses => {
    const found = [];
    const grown = (box, by) =>
        ({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by });
    const meets = (one, two) => one.x < two.x + two.width - 1 && two.x < one.x + one.width - 1
        && one.y < two.y + two.height - 1 && two.y < one.y + one.height - 1;
    const holds = (box, point) => meets(box, { x: point.x - 1, y: point.y - 1, width: 2, height: 2 });
    const inside = (box, outer) => box.x >= outer.x && box.x + box.width <= outer.x + outer.width
        && box.y >= outer.y && box.y + box.height <= outer.y + outer.height;

    function* crossed(svg, texts) {
        for (const line of svg.querySelectorAll(".edge path, .group path, .edge polygon")) {
            const near = texts.filter(item => meets(item.box, grown(line.getBBox(), 2)));
            for (let at = 0; near.length && at <= line.getTotalLength(); at += 2) {
                const point = line.getPointAtLength(at);
                for (const item of near.filter(item => holds(item.box, point))) { yield "a line on " + item.words; }
            }
        }
    }

    function* met(svg, texts) {
        for (const node of svg.querySelectorAll(".node")) {
            const box = node.querySelector("path").getBBox();
            for (const item of texts.filter(item => !item.text.closest(".within"))) {
                const own = item.text.closest(".node") === node;
                const lies = own ? !inside(item.box, grown(box, 2)) : meets(item.box, box);
                if (lies) { yield "a border on " + item.words; }
            }
        }
        for (const one of texts) {
            const others = texts.filter(item => item.text.parentNode !== one.text.parentNode);
            for (const other of others) { if (meets(other.box, one.box)) { yield one.words + " on " + other.words; } }
        }
    }

    function measure(svg) {
        const texts = [...svg.querySelectorAll("text")]
            .map(text => ({ text, box: text.getBBox(), words: text.textContent }));
        const sizes = texts.map(({ text }) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a);
        const room = svg.closest(".scroll");
        const style = getComputedStyle(room);
        return {
            smallest: Math.min(...sizes), width: svg.getBoundingClientRect().width,
            column: room.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
            arrows: svg.querySelectorAll(".edge").length,
            faults: [...new Set([...crossed(svg, texts), ...met(svg, texts)])],
        };
    }

    for (const address of addresses) {
        const read = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
        for (const figure of read.querySelectorAll("figure.diagram")) {
            document.querySelector("article").append(document.adoptNode(figure));
            const seen = [...figure.querySelectorAll("svg")].filter(svg => svg.getClientRects().length);
            const legend = figure.querySelectorAll(".looks li").length;
            found.push(...seen.map(svg => ({ address, seen: seen.length, legend, ...measure(svg) })));
            figure.remove();
        }
    }
    return found;
}"""

Measured = list[dict[str, Any]]


@pytest.fixture(scope="module")
def drawn(pages: dict[str, html.HtmlElement]) -> dict[str, list[str]]:
    """Pages with drawings by the folder that they stand in: those of one folder have one width."""
    found: dict[str, list[str]] = {}
    for path, page in pages.items():
        if page.xpath("//figure[@class='diagram']"):
            found.setdefault(path.rpartition("/")[0] if not path.endswith("index.html") else path, []).append(path)
    return found


@pytest.fixture(scope="module", params=WIDTHS)
def measured(
    request: pytest.FixtureRequest, browser: Browser, address: str, drawn: dict[str, list[str]]
) -> Iterator[Measured]:
    """What a browser measures of every drawing at one width of the window."""
    window = browser.new_page(viewport={"width": request.param, "height": 800})
    found: Measured = []
    for paths in drawn.values():
        window.goto(address + paths[0])
        found += window.evaluate(_MEASURE, [address + path for path in paths])
    yield found
    window.close()


def test_every_label_can_be_read_at_the_size_it_is_shown_at(measured: Measured) -> None:
    assert [item for item in measured if item["smallest"] < SMALLEST] == []


def test_no_label_lies_on_a_line_a_border_or_another_label(measured: Measured) -> None:
    assert {item["address"]: item["faults"] for item in measured if item["faults"]} == {}


def test_every_drawing_fits_its_column(measured: Measured) -> None:
    assert [item for item in measured if item["width"] > item["column"]] == []


def test_every_drawing_is_seen_once_and_has_a_legend_and_arrows_enough(
    measured: Measured, drawn: dict[str, list[str]]
) -> None:
    assert len(measured) >= sum(len(paths) for paths in drawn.values()) > 0
    assert [item for item in measured if item["seen"] != 1 or item["legend"] == 0 or item["arrows"] < FEWEST] == []


def test_a_small_label_and_one_that_leaves_its_box_would_be_seen(page: Page, small_address: str) -> None:
    path = f"{small_address}patterns/alerting.html"
    page.goto(path)
    assert [item["faults"] for item in page.evaluate(_MEASURE, [path])] == [[]]
    page.route(path, lambda route: route.fulfill(body=route.fetch().text().replace('"10.00"', '"8"', 1)))
    assert min(item["smallest"] for item in page.evaluate(_MEASURE, [path])) < SMALLEST
    page.unroute(path)
    page.route(path, lambda route: route.fulfill(body=route.fetch().text().replace('"10.00"', '"40"', 1)))
    assert page.evaluate(_MEASURE, [path])[0]["faults"]


@pytest.fixture
def opener(page: Page, address: str, kinds: dict[str, str]) -> Page:
    """The page of a walkthrough, its button for the drawing in focus."""
    page.goto(address + kinds["walkthrough"])
    page.wait_for_load_state("networkidle")
    page.locator("button.enlarge").focus()
    return page


def _width(page: Page) -> float:
    return float(page.locator("dialog.drawing svg").evaluate("svg => svg.getBoundingClientRect().width"))


def test_a_drawing_is_enlarged_by_keys_and_gives_the_focus_back(opener: Page) -> None:
    opener.keyboard.press("Enter")
    window = opener.get_by_role("dialog")
    expect(window).to_be_visible()
    began = _width(opener)
    opener.keyboard.press("+")
    assert _width(opener) == pytest.approx(began * 1.25, rel=0.01)
    opener.keyboard.press("-")
    opener.keyboard.press("-")
    assert _width(opener) == pytest.approx(began / 1.25, rel=0.01)
    window.get_by_role("button", name="Larger").press("Enter")
    assert _width(opener) == pytest.approx(began, rel=0.01)
    window.get_by_role("button", name="Fit the window").press("Enter")
    view = window.locator(".view")
    assert view.evaluate("view => view.scrollWidth <= view.clientWidth && view.scrollHeight <= view.clientHeight")
    opener.keyboard.press("Escape")
    expect(window).to_have_count(0)
    expect(opener.locator("button.enlarge")).to_be_focused()


def test_a_click_beside_the_links_of_a_drawing_enlarges_it(opener: Page) -> None:
    opener.locator("figure.diagram svg >> visible=true").click(position={"x": 3, "y": 3})
    window = opener.get_by_role("dialog")
    expect(window).to_be_visible()
    assert opener.evaluate(_REPEATED) == 0, "the window repeats ids of the page"
    window.get_by_role("button", name="Close").click()
    expect(window).to_have_count(0)


def test_without_scripts_no_button_promises_a_window(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    reader = browser.new_context(java_script_enabled=False)
    window = reader.new_page()
    window.goto(address + kinds["walkthrough"])
    expect(window.locator("figure.diagram svg >> visible=true")).to_have_count(1)
    expect(window.locator("button.enlarge")).to_be_hidden()
    reader.close()
