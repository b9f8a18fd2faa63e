"""Uses the site without a mouse: every stop shows itself, and whatever can be clicked can be had by keys."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.kinds import RESULT

_ADD_STYLES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""The policy of the site allows no style element; a sheet made by a script of the browser's own is none."""
_STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
_STOP = """() => {
    const stop = document.activeElement;
    const rings = element => {
        const style = element ? getComputedStyle(element) : null;
        return style !== null && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    };
    let opacity = 1;
    const shown = stop.matches("input[type=radio]") ? stop.nextElementSibling : stop;
    for (let box = shown; box; box = box.parentElement) { opacity *= getComputedStyle(box).opacity; }
    const path = stop.matches("svg a") ? stop.querySelector("path") : null;
    const other = path && [...document.querySelectorAll("svg a path")].find(
        path => path.closest("a") !== stop && path.closest("svg") === stop.closest("svg"));
    return {
        tag: stop.tagName,
        address: stop.getAttribute("href") || "",
        name: stop.outerHTML.slice(0, 90),
        drawn: path !== null,
        thick: path && parseFloat(getComputedStyle(path).strokeWidth) > 2,
        coloured: path && (!other || getComputedStyle(path).stroke !== getComputedStyle(other).stroke),
        ring: rings(stop) || rings(shown),
        opacity,
        area: shown.getBoundingClientRect().width * shown.getBoundingClientRect().height,
    };
}"""


def open_still(page: Page, url: str) -> None:
    """Open a page on which nothing moves by itself."""
    page.goto(url)
    page.evaluate(_ADD_STYLES, _STILL)


@pytest.mark.parametrize("kind", ["decision", "source"])
def test_every_stop_of_the_tab_key_shows_where_it_is(
    page: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    open_still(page, address + kinds[kind])
    seen = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop["tag"] == "BODY":
            break
        seen.add(stop["name"])
        assert stop["opacity"] > 0.5, stop["name"]
        assert stop["area"] > 0, stop["name"]
        assert (stop["thick"] and stop["coloured"]) if stop["drawn"] else stop["ring"], stop["name"]
    assert len(seen) > 20


def test_rings_stand_out_from_the_header(page: Page, small_address: str) -> None:
    open_still(page, f"{small_address}patterns/alerting.html")
    for place in (".md-header a.md-logo", ".md-tabs__link >> nth=2"):
        page.keyboard.press("Tab")
        page.locator(place).focus()
        expect(page.locator(place)).to_have_css("outline-color", "rgb(11, 90, 124)")


def test_the_first_stop_skips_to_the_content(page: Page, small_address: str) -> None:
    open_still(page, f"{small_address}patterns/central-store.html")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**#central-store")
    page.keyboard.press("Tab")
    expect(page.locator("article :focus")).to_have_count(1)


@pytest.mark.parametrize("kind", ["decision", "pattern"])
def test_the_tab_key_goes_through_a_diagrams_links_in_order_and_enter_follows_one(
    page: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    open_still(page, address + kinds[kind])
    figure = page.locator("figure.diagram").first
    box = figure.locator(".scroll >> visible=true")
    drawn = box.locator("svg a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(drawn) > 2
    box.focus()
    reached = []
    for _ in drawn:
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        assert stop["drawn"]
        assert stop["thick"], f"{stop['name']} does not show its focus"
        reached.append(stop["address"])
    assert reached == drawn
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{drawn[-1].removeprefix('../')}")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", ["personas", "sources"])
def test_what_scrolls_can_be_reached_named_and_scrolled(
    page: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_still(page, address + kinds[kind])
    boxes = page.locator("article .scroll >> visible=true")
    scrolled = 0
    assert boxes.count()
    for box in boxes.all():
        assert box.get_attribute("role") == "region"
        assert box.get_attribute("aria-label")
        box.focus()
        expect(box).to_be_focused()
        if box.evaluate("box => box.scrollWidth > box.clientWidth"):
            page.keyboard.press("End")
            page.keyboard.press("ArrowRight")
            page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
            scrolled += 1
    assert scrolled


def test_nothing_else_scrolls_out_of_reach_of_keys(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for kind in ("decision", "pattern", "personas", "source"):
        page.goto(address + kinds[kind])
        lost = page.evaluate(
            """() => [...document.querySelectorAll("article *")]
                .filter(box => ["auto", "scroll"].includes(getComputedStyle(box).overflowX))
                .filter(box => box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0)
                .map(box => box.outerHTML.slice(0, 80))"""
        )
        assert lost == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("patterns/sampling.html", "details:not(.siblings-fold)"),
        ("sources/obs-p3.html", "details.rests"),
        ("sources/obs-p3.html", "details.trace"),
    ],
)
def test_enter_opens_what_is_folded(page: Page, small_address: str, path: str, place: str) -> None:
    open_still(page, small_address + path)
    folded = page.locator(f"article {place}").first
    expect(folded).not_to_have_attribute("open", "")
    folded.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator("li").first).to_be_visible()


def test_the_colours_are_changed_by_keys_and_stay(page: Page, small_address: str) -> None:
    page.emulate_media(color_scheme="light")
    open_still(page, f"{small_address}patterns/alerting.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "__palette":
            break
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{small_address}decisions/waking.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_search_is_used_by_keys_alone(page: Page, small_address: str) -> None:
    open_still(page, small_address)
    page.locator("h1").wait_for()
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("central store")
    first = page.locator(RESULT).first
    expect(page.locator("dialog.search")).to_have_attribute("data-shown", "central store")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    expect(page.locator("dialog.search")).to_have_attribute("data-found", "central store")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/patterns/central-store.html*")


@pytest.mark.parametrize(
    ("path", "words", "wanted"),
    [
        ("forces/index.html", "false alarms", ["Alert noise"]),
        ("forces/index.html", "zzyzx", []),
    ],
)
def test_a_long_list_is_filtered_by_typing(
    page: Page, small_address: str, path: str, words: str, wanted: list[str]
) -> None:
    page.goto(small_address + path)
    everything = page.locator("article tbody tr").count()
    assert everything > len(wanted)
    field = page.get_by_label("Show only those with the words")
    field.fill(words)
    expect(shown_names(page)).to_have_text(wanted)
    expect(page.get_by_role("status").first).to_have_text(f"{len(wanted)} shown")
    field.fill("")
    expect(shown_names(page)).to_have_count(everything)


def shown_names(page: Page) -> Locator:
    """Give the first cells of the rows that are shown."""
    return page.locator("article tbody tr:visible th")
