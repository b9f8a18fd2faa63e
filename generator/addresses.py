"""Knows where every page and every anchor lives; all addresses are relative to the page that links."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.evidence.records import Excerpt
from generator.findings import Finding, Rule, fragment

FOLDERS = {
    Kind.DECISION: "decisions",
    Kind.PATTERN: "patterns",
    Kind.FORCE: "forces",
    Kind.WALKTHROUGH: "walkthroughs",
    Kind.SOURCE: "sources",
    Kind.PERSONA: "personas",
    Kind.GUIDE: "guides",
}
HOME = "index"
_UNSAFE = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Give a safe file name for ``name``: small letters, digits and hyphens, at least one character."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain).strip("-")[:80].rstrip("-") or "x"


class Addresses:
    """The pages of one catalogue, each by a path without its ending."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._pages = {(kind, identity): f"{FOLDERS[kind]}/{name}" for kind, identity, name in _names(catalogue)}

    def page(self, kind: Kind, identity: str) -> str:
        """Give the path of a page, without ending."""
        return self._pages[kind, identity]

    def url(self, kind: Kind, identity: str) -> str:
        """Give the address of a page, relative to the site's root."""
        return f"{self._pages[kind, identity]}.html"

    def link(self, page: str, kind: Kind, identity: str, anchor: str = "") -> str:
        """Give the address of something, as seen from ``page``."""
        return relative(page, self._pages[kind, identity], anchor)

    def excerpt(self, page: str, excerpt: Excerpt) -> str:
        """Give the address of an excerpt in its transcript, as seen from ``page``."""
        return self.link(page, Kind.SOURCE, excerpt.source, excerpt.id)


@lru_cache(maxsize=50_000)
def relative(page: str, target: str, anchor: str = "") -> str:
    """Give the address of the page ``target``, as seen from ``page``; both are paths without ending."""
    path = posixpath.relpath(f"{target}.html", posixpath.dirname(page) or ".")
    if page == target and anchor:
        path = ""
    return f"{path}#{anchor}" if anchor else path


def _names(catalogue: Catalogue) -> Iterator[tuple[Kind, str, str]]:
    """Give kind, id and file name; a name that is taken gets the id behind it."""
    taken: set[tuple[Kind, str]] = set()
    for kind, identity, wanted in wanted_names(catalogue):
        name = wanted if (kind, wanted) not in taken and wanted != "index" else slug(f"{wanted} {identity}")
        taken.add((kind, name))
        yield kind, identity, name


def wanted_names(catalogue: Catalogue) -> Iterator[tuple[Kind, str, str]]:
    """Give kind, id and the file name that each page would like to have."""
    yield from ((Kind.DECISION, key, slug(item.entry.name)) for key, item in catalogue.decisions.items())
    yield from ((Kind.PATTERN, key, slug(item.name)) for key, item in catalogue.patterns.items())
    yield from ((Kind.FORCE, key, slug(item.entry.name)) for key, item in catalogue.forces.items())
    yield from ((Kind.WALKTHROUGH, key, slug(key)) for key in catalogue.walkthroughs)
    yield from ((Kind.SOURCE, key, slug(key)) for key in catalogue.sources)
    yield from ((Kind.PERSONA, key, slug(item.name)) for key, item in catalogue.personas.items())
    yield from ((Kind.GUIDE, key, slug(key)) for key in catalogue.guides)


def same_addresses(catalogue: Catalogue, content: Content) -> Iterator[Finding]:
    """Report patterns that would share a file name."""
    taken: dict[tuple[Kind, str], str] = {}
    paths = {(Kind.PATTERN, document.record.id): document for document in content.patterns}
    for kind, identity, wanted in wanted_names(catalogue):
        other = taken.setdefault((kind, wanted), identity)
        document = paths.get((kind, identity))
        if other != identity and document is not None:
            message = (
                f"{fragment(document.record.name)} gives the address of {fragment(other)} too; choose another name"
            )
            yield document.finding(document.place("name"), Rule.SAME_ADDRESS, message)
