"""Reads built pages as a browser does, by html5lib, and finds on them what a reader sees."""

import json
import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib

from tests.audit.transcript_reader import letters

Element = Any
KINDS = ("decisions", "patterns", "forces", "walkthroughs", "personas", "sources")


def text(element: Element) -> str:
    """Give what can be read of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def own_text(element: Element, *without: str) -> str:
    """Give what can be read of an element, but for parts of these classes."""
    return " ".join("".join(_own(element, set(without))).split())


def _own(element: Element, without: set[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not without & set(child.get("class", "").split()):
            yield from _own(child, without)
        yield child.tail or ""


def every(element: Element, tag: str, *classes: str) -> list[Element]:
    """Give all elements within another of this tag that have all these classes."""
    return [item for item in element.iter(tag) if set(classes) <= set(item.get("class", "").split())]


def one(element: Element, tag: str, *classes: str) -> Element:
    """Give the only such element."""
    found = every(element, tag, *classes)
    if len(found) != 1:
        raise LookupError(f"{len(found)} elements {tag} {' '.join(classes)}, not one")
    return found[0]


def rows(table: Element) -> list[Element]:
    """Give the rows of the bodies of a table."""
    return [row for body in table.iter("tbody") for row in body if row.tag == "tr"]


def entries(page: "Page") -> dict[str, tuple[Element, list[str]]]:
    """Give each entry of the list of patterns by its address, and the decisions that it stands under or names."""
    found = {}
    for group in every(page.root, "section", "group"):
        above = page.addresses(one(group, "h2"))
        for item in next(group.iter("ul")):
            also = [address for part in every(item, "p", "also") for address in page.addresses(part)]
            found[page.addresses(item)[0]] = (item, [*above, *also])
    return found


class Page:
    """One built page: what stands in its main part."""

    def __init__(self, path: str, html: str) -> None:
        self.path = path
        start, end = html.index("<article"), html.index("</article>")
        self.root = html5lib.parseFragment(html[start:end], namespaceHTMLElements=False)
        self._html = html

    @cached_property
    def title(self) -> str:
        """The heading of the page."""
        return own_text(one(self.root, "h1"), "headerlink")

    @cached_property
    def code(self) -> str:
        """The id that the page says it has in the study, or nothing."""
        lines = [item for item in every(self.root, "li") if text(item).startswith("Code in the study:")]
        return text(next(iter(lines[0].iter("code")))) if lines else ""

    @cached_property
    def menu(self) -> list[str]:
        """The addresses in the menu beside the page, in order."""
        start = self._html.index("md-sidebar--primary")
        end = self._html.index("<article")
        nav = html5lib.parseFragment(self._html[start:end], namespaceHTMLElements=False)
        found = (self.address(item) for item in every(nav, "a", "md-nav__link"))
        return [address for address in dict.fromkeys(found) if "#" not in address]

    def section(self, anchor: str) -> list[Element]:
        """Give what stands between the heading with this anchor and the next heading of its level."""
        found: list[Element] = []
        inside = False
        for item in next(part for part in self.root.iter() if any(child.tag == "h1" for child in part)):
            if item.tag == "h2":
                inside = item.get("id") == anchor
            elif inside:
                found.append(item)
        return found

    def within(self, anchor: str, tag: str, *classes: str) -> list[Element]:
        """Give the elements of a section."""
        return [found for item in self.section(anchor) for found in every(item, tag, *classes)]

    def address(self, link: Element) -> str:
        """Give where a link leads: a path in the site, with its anchor; an address elsewhere as it is."""
        href = unquote(link.get("href", ""))
        if "://" in href:
            return href
        path, _, anchor = href.partition("?")[0].partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return f"{whole}#{anchor}" if anchor else whole

    def addresses(self, element: Element) -> list[str]:
        """Give where the links of an element lead, in order."""
        return [self.address(item) for item in element.iter("a")]


class Site:
    """A built site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: dict[str, Page] = {}
        self._marks: dict[str, dict[str, str]] = {}

    def page(self, path: str) -> Page:
        """Give a page by its path."""
        if path not in self._pages:
            self._pages[path] = Page(path, (self._folder / path).read_text(encoding="utf-8"))
        return self._pages[path]

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return (self._folder / path).is_file()

    def data(self, path: str) -> Any:
        """Read a JSON file of the site."""
        return json.loads((self._folder / path).read_text(encoding="utf-8"))

    def pages(self, kind: str) -> list[Page]:
        """Give all pages of a kind but their list and those that only lead on to a new address."""
        paths = sorted(path for path in (self._folder / kind).glob("*.html") if path.name != "index.html")
        return [self.page(f"{kind}/{path.name}") for path in paths if b"<article" in path.read_bytes()]

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        """The path of each page by kind and by the id or name that it gives of itself."""
        found = {}
        for kind in KINDS:
            for page in self.pages(kind):
                name = posixpath.basename(page.path).removesuffix(".html") if kind == "sources" else page.title
                found[kind, page.code or name] = page.path
        return found

    def path(self, kind: str, identity: str, name: str) -> str:
        """Give the path of the page of something, which is known by its id or else by its name."""
        return self._known.get((kind, identity)) or self._known.get((kind, name)) or f"no page of {kind} {identity}"

    def marks(self, path: str) -> dict[str, str]:
        """Give the words that are marked in a transcript by the id of their excerpt."""
        if path not in self._marks:
            found: dict[str, list[str]] = {}
            for mark in self.page(path).root.iter("mark"):
                for identity in mark.get("data-excerpts", "").split():
                    found.setdefault(identity, []).append("".join(mark.itertext()))
            self._marks[path] = {key: " ".join(" ".join(parts).split()) for key, parts in found.items()}
        return self._marks[path]

    def marked(self, address: str) -> str:
        """Give the words that are marked at an address, nothing where none are."""
        path, _, anchor = address.partition("#")
        return self.marks(path).get(anchor, "") if path.startswith("sources/") and self.has(path) else ""

    def rests_on(self, source: str, statement: str, number: int) -> list[str]:
        """Give the words that the page of a source names for a statement; ``number`` tells same statements apart."""
        page = self.page(f"sources/{source}.html")
        items = [item for trace in every(page.root, "details", "trace") for item in next(trace.iter("ul"))]
        same = [item for item in items if letters(_quoted(item)) == letters(statement)]
        anchors = [address for address in page.addresses(same[number]) if "#excerpt-" in address]
        return [self.marked(address) for address in anchors]


def _quoted(item: Element) -> str:
    return text(item).partition("“")[2].rpartition("” (")[0]
