"""Measures how the site looks: typefaces, lengths of lines, signs of kinds, what moves, and what a page weighs."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from generator.search.records import Found
from tests.cases import ROOT

FONTS = ROOT / "generator" / "site" / "base" / "docs" / "assets" / "fonts"
READ = ("home", "guide", "decision", "pattern", "force", "walkthrough", "source", "method")
_PACKED = (".woff2", ".png", ".gz")
_LINES = """() => {
    const found = [];
    for (const block of document.querySelectorAll("article :is(p, li, dd, blockquote)")) {
        if (block.closest("table, figure.diagram, nav, details, .take, .chooser, ul.entries, ul.standings")
            || block.querySelector("p, ul, ol, dl, figure") || block.textContent.trim().length < 200) { continue; }
        const top = block.getBoundingClientRect().top, height = parseFloat(getComputedStyle(block).lineHeight);
        const lines = new Map();
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/\\S+\\s*/g)) {
                const range = document.createRange();
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].trimEnd().length);
                const line = Math.floor((range.getBoundingClientRect().bottom - top - 1) / height);
                lines.set(line, (lines.get(line) || "") + word[0].replace(/\\s+/g, " "));
            }
        }
        found.push(...[...lines.values()].slice(0, -1).map((line) => line.trim()));
    }
    return found;
}"""
_MOVED = """new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 1200);
})"""
LIGHT = 150 * 1024
"""Bytes of a cold page."""


def test_the_typefaces_weigh_little_and_bring_their_licence() -> None:
    files = sorted(FONTS.glob("*.woff2"))
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) <= 60_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(file.name in notice for file in files)


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("kind", READ)
def test_a_line_of_prose_has_at_most_eighty_characters(
    page: Page, address: str, kinds: dict[str, str], kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + kinds[kind])
    page.evaluate("document.fonts.ready")
    lines = page.evaluate(_LINES)
    assert len(lines) > 3
    longer = [line for line in lines if len(line) > 80]  # a line of narrow letters, as “let's say, let's say”
    assert len(longer) <= len(lines) / 100, longer
    assert sum(map(len, lines)) / len(lines) >= 45


@pytest.mark.parametrize(
    "path", ["index.html", "patterns/index.html", "personas/index.html", "compare.html", "decide.html"]
)
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 412, "height": 823})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address + path)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate(_MOVED) < 0.01
    page.close()


@pytest.mark.parametrize("late", [0, 600])
@pytest.mark.parametrize("kind", ["pattern", "decision"])
def test_nothing_moves_when_the_typefaces_arrive(
    page: Page, address: str, kinds: dict[str, str], kind: str, late: int
) -> None:
    asked: list[str] = []

    def send_late(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2])
        page.wait_for_timeout(late)
        route.continue_()

    page.route("**/*.woff2", send_late)
    page.goto(address + kinds[kind])
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate(_MOVED) == 0
    assert {"catalogue-sans.woff2", "catalogue-serif.woff2"} <= set(asked)


@pytest.mark.parametrize("kind", ["pattern", "decision"])
def test_a_cold_page_is_light(site: Path, page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    asked: list[Response] = []

    def hear(response: Response) -> None:
        asked.append(response)

    page.on("response", hear)
    page.goto(address + kinds[kind], wait_until="networkidle")
    weights = {}
    for response in (item for item in asked if item.url.startswith(address)):
        file = site / response.url.removeprefix(address).split("?")[0]
        data = file.read_bytes()
        weights[file.name] = len(data) if file.suffix in _PACKED else len(gzip.compress(data))
    assert any(name.endswith(".woff2") for name in weights)
    assert sum(weights.values()) <= LIGHT, weights


@pytest.mark.parametrize("forced", ["none", "active"])
def test_headings_show_the_sign_of_their_kind(
    browser: Browser, address: str, kinds: dict[str, str], forced: str
) -> None:
    context = browser.new_context(forced_colors=forced)
    page = context.new_page()
    signs = set()
    for kind in ("decision", "pattern", "force", "walkthrough", "persona", "guide", "glossary", "figures", "source"):
        page.goto(address + kinds[kind])
        mask, ink, ground = page.evaluate(
            """() => {
                const sign = getComputedStyle(document.querySelector(".of-kind > h1"), "::before");
                return [sign.maskImage, sign.backgroundColor, getComputedStyle(document.body).backgroundColor];
            }"""
        )
        assert mask.startswith("url("), kind
        assert ink != ground, kind
        signs.add(mask)
    context.close()
    assert len(signs) == 9


@pytest.mark.parametrize("kind", ["home", "pattern", "decision", "source"])
def test_at_twice_the_size_nothing_is_cut(page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    page.set_viewport_size({"width": 640, "height": 450})  # what 200 % leave of 1280 by 900
    page.goto(address + kinds[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_there_is_a_picture_for_each_kind(site: Path) -> None:
    cards = sorted((site / "assets/cards").glob("*.png"))
    assert len(cards) == len(Found) + len(("figure", "site"))
    for card in cards:
        data = card.read_bytes()
        assert data[:4] == b"\x89PNG"
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
