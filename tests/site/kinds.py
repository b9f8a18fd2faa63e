"""One page of each kind, chosen by a rule so that no test names a page, and what several tests do with a page."""

from pathlib import Path

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


def search_for(page: Page, words: str) -> None:
    """Put words into the search; Material reads them when a key goes up."""
    field = page.get_by_role("textbox", name="Search")
    field.fill(words)
    field.press("End")


def title_of(page: Page) -> str:
    """Give the words of a page's heading, without the sign of the link to it."""
    return str(page.locator("h1").evaluate("heading => heading.firstChild.textContent")).strip()
