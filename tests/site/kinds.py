"""One page of each kind, chosen by a rule so that no test names a page, and what several tests do with a page."""

from collections.abc import Sequence
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OVERVIEWS = ("guides", "decisions", "patterns", "forces", "walkthroughs", "personas", "sources")
ALONE = {
    "home": "index.html",
    "figures": "figures.html",
    "glossary": "glossary.html",
    "method": "method.html",
    "about": "about.html",
}
KINDS = (*ALONE, *OVERVIEWS, *(name.removesuffix("s") for name in OVERVIEWS))


def chosen(site: Path) -> dict[str, str]:
    """Give one page of each kind by its path: of a kind with many, the largest, which holds most.

    Of sources the second shortest is taken: the shortest may hold nothing, and a long one takes axe a minute.
    """
    largest = {folder.removesuffix("s"): by_size(site, folder)[-1] for folder in OVERVIEWS}
    return (
        ALONE
        | {folder: f"{folder}/index.html" for folder in OVERVIEWS}
        | largest
        | {"source": by_size(site, "sources")[:2][-1]}
    )


def by_size(site: Path, folder: str) -> list[str]:
    """Give the pages of a folder but for its overview, the largest last."""
    files = [file for file in (site / folder).glob("*.html") if file.name != "index.html"]
    return [f"{folder}/{file.name}" for file in sorted(files, key=lambda file: (file.stat().st_size, file.name))]


def letters(text: str) -> str:
    """Give the letters and digits of ``text`` alone, all small: what stays the same however words are set."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def found_by_axe(page: Page) -> list[tuple[str, list[str]]]:
    """Give what breaks any rule of axe in the text of a page, and where."""
    found = Axe().run(page, context=".md-content").response["violations"]
    return [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]


RESULT = "dialog.search [data-search-result]"
_FIND = """async (queries) => {
    const { find, told } = await import(new URL('assets/search/find.js', document.baseURI));
    const found = [];
    for (const query of queries) {
        const { groups, asked } = await find(query);
        const shown = groups.flatMap((group) => group.shown).slice(0, 8);
        found.push(await Promise.all(shown.map(async (item) => {
            const { pathname, hash } = new URL((await told(item, asked)).url);
            return [item.kind, pathname.slice(1) + hash, item.result ? (await item.result.data()).content : ""];
        })));
    }
    return found;
}"""


def search_for(page: Page, words: str) -> None:
    """Open the search and put words into it."""
    field = page.get_by_role("textbox", name="Search")
    if not field.is_visible():
        page.locator(".search-open").click()
    field.fill(words)


def found_by(page: Page, queries: Sequence[str]) -> list[list[tuple[str, str, str]]]:
    """Ask the search of the home page that is open; for each query give kind, address and words of what is shown.

    The best is first. Of what is found by its name alone the words are not known.
    """
    return [[(kind, path, words) for kind, path, words in found] for found in page.evaluate(_FIND, list(queries))]


def title_of(page: Page) -> str:
    """Give the words of a page's heading, without the sign of the link to it."""
    return str(page.locator("h1").evaluate("heading => heading.firstChild.textContent")).strip()
