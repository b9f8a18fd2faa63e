"""One page of each kind, and what several tests do with a page."""

from playwright.sync_api import Page

KINDS = {
    "home": "index.html",
    "guides": "guides/index.html",
    "guide": "guides/getting-started.html",
    "decisions": "decisions/index.html",
    "decision": "decisions/surrounding-infrastructure.html",
    "patterns": "patterns/index.html",
    "pattern": "patterns/shared-storage.html",
    "forces": "forces/index.html",
    "force": "forces/autonomy.html",
    "walkthroughs": "walkthroughs/index.html",
    "walkthrough": "walkthroughs/streaming-media.html",
    "personas": "personas/index.html",
    "persona": "personas/data-scientist.html",
    "sources": "sources/index.html",
    "source": "sources/ssp-p1.html",
    "glossary": "glossary.html",
    "method": "method.html",
    "about": "about.html",
}


def letters(text: str) -> str:
    """Give the letters and digits of ``text`` alone, all small: what stays the same however words are set."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def search_for(page: Page, words: str) -> None:
    """Put words into the search; Material reads them when a key goes up."""
    field = page.get_by_role("textbox", name="Search")
    field.fill(words)
    field.press("End")
