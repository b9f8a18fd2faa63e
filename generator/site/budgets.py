"""Holds a built site to what is promised of it before it is published: pages, links, sizes, hosts, ids.

It looks at files alone and needs no browser.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

from generator.addresses import FOLDERS
from generator.content.kinds import Kind
from generator.site.documentation import MENU, is_static

Pages = Mapping[str, html.HtmlElement]
"""Built pages by their path in the site."""
NOT_FOUND = "404.html"
"""The engine makes this page, with addresses from the root of the host, for a server to show in place of any other."""
LARGEST = 500_000
"""Bytes of a page's HTML; a transcript is as long as the talk was."""
_ADDRESSES = ("href", "src", "xlink:href", "action", "data", "poster")
_ASKED = re.compile(r"""@import\s{0,9}(?:url\()?["']?(?:https?:)?//|url\(\s{0,9}["']?(?:https?:)?//""")


def parsed(site: Path) -> dict[str, html.HtmlElement]:
    """Parse all pages of a site."""
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(
            path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


def exceeded(site: Path, expected: Iterable[str]) -> Iterator[str]:
    """Say every promise that a site breaks; ``expected`` are the paths of its pages, as ``expected_pages`` has them."""
    pages = parsed(site)
    yield from missing_or_extra(pages, expected)
    yield from dead_links(site, pages)
    yield from dead_anchors(pages)
    yield from too_large(site, pages)
    yield from foreign_hosts(site, pages)
    yield from repeated_ids(pages)


def expected_pages(documents: Iterable[str]) -> set[str]:
    """Give the paths of the pages that files of the docs become."""
    sources = [path for path in documents if path.rpartition("/")[2] != MENU and not is_static(path)]
    made = {f"{path.removesuffix('.md')}.html" for path in sources if path.endswith(".md")}
    return made | {path for path in sources if path.endswith(".html")} | {NOT_FOUND}


def missing_or_extra(pages: Iterable[str], expected: Iterable[str]) -> Iterator[str]:
    """Compare the pages that there are with those that the generator says there are."""
    found, wanted = set(pages), set(expected)
    yield from (f"{path}: this page was not built" for path in sorted(wanted - found))
    yield from (f"{path}: no file of the content or the docs makes this page" for path in sorted(found - wanted))


def addresses(page: html.HtmlElement) -> Iterator[tuple[etree._Element, str]]:
    """Give every address on a page with the element that names it."""
    for element in page.iter(etree.Element):
        for name in _ADDRESSES:
            value = element.get(name)
            if value is not None:
                yield element, value
        for part in element.get("srcset", "").split(","):
            if part.strip():
                yield element, part.split()[0]


def is_web(address: str) -> bool:
    """Tell an address on a host from one within the site."""
    return address.startswith("//") or bool(urlsplit(address).scheme)


def internal(pages: Pages) -> list[tuple[str, str]]:
    """Give every link within the site: the page that it stands on, and the address."""
    return [
        (path, address)
        for path, page in pages.items()
        if path != NOT_FOUND
        for _, address in addresses(page)
        if not is_web(address)
    ]


def dead_links(site: Path, pages: Pages) -> Iterator[str]:
    """Report links within the site that lead to no file."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, address in dict.fromkeys(internal(pages)):
        if unquote(urlsplit(urljoin(f"/{path}", address)).path).lstrip("/") not in files:
            yield f"{path}: {address} leads to no file"


def dead_anchors(pages: Pages) -> Iterator[str]:
    """Report links within the site that name a place which their page does not have."""
    ids = {path: set(page.xpath("//@id | //a/@name")) for path, page in pages.items()}
    for path, address in dict.fromkeys(internal(pages)):
        target, fragment = urldefrag(urljoin(f"/{path}", address))
        if fragment and unquote(fragment) not in ids.get(unquote(urlsplit(target).path).lstrip("/"), ()):
            yield f"{path}: {address} names a place that is not there"


def too_large(site: Path, pages: Iterable[str], largest: int = LARGEST) -> Iterator[str]:
    """Report pages, but for transcripts, that are too large for a slow connection."""
    transcripts = next(folder.name for folder in FOLDERS if folder.kind is Kind.SOURCE)
    for path in pages:
        size = (site / path).stat().st_size
        if size > largest and not path.startswith(f"{transcripts}/"):
            yield f"{path}: {size:,} bytes; a page has at most {largest:,}"


def foreign_hosts(site: Path, pages: Pages) -> Iterator[str]:
    """Report everything that a browser would ask another host for without a reader's click."""
    for path, page in pages.items():
        for element, address in addresses(page):
            if (
                element.tag != "a"
                and is_web(address)
                and not address.startswith("data:")
                and not _names_itself(element)
            ):
                yield f"{path}: <{element.tag}> asks for {address}"
    for style in sorted(site.rglob("*.css")):
        if _ASKED.search(style.read_text(encoding="utf-8")):
            yield f"{style.relative_to(site).as_posix()}: asks another host for a file"


def _names_itself(element: etree._Element) -> bool:
    """Tell the address by which a page wants to be known, and the one it has moved to: nothing is asked for."""
    return element.tag == "link" and element.get("rel") in ("canonical", "prev", "next")


def repeated_ids(pages: Pages) -> Iterator[str]:
    """Report ids that stand more than once on a page."""
    for path, page in pages.items():
        for name, count in Counter(page.xpath("//@id")).items():
            if count > 1:
                yield f"{path}: {count} elements have the id {name}"
