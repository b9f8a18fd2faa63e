"""Makes what a site has beside its pages and data: a feed of changes, pictures for links, and a word to robots."""

import os
from collections.abc import Mapping

from generator.addresses import FEED, Addresses
from generator.catalogue.model import Catalogue
from generator.pages.words import words
from generator.prose import plain
from generator.site.cards import cards
from generator.site.feed import feed


def around(catalogue: Catalogue, environment: Mapping[str, str] = os.environ) -> dict[str, bytes]:
    """Give the files by path; ``SITE_URL`` tells where the site will be, and without it addresses are relative."""
    site_url = environment.get("SITE_URL", "")
    site_url = f"{site_url.rstrip('/')}/" if site_url else ""
    files = dict(cards(catalogue.file.title, _first_sentence(plain(catalogue.file.description)), words()))
    if catalogue.edition.changes:
        files[FEED] = feed(catalogue, Addresses(catalogue), words(), site_url)
    return files | {"robots.txt": _robots(site_url).encode()}


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


def _robots(site_url: str) -> str:
    """Let every robot read everything; a map of the site has to be named with its whole address."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")
