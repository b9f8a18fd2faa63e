"""Seals drawings that are kept in a folder, and trusts none that is read from it: whoever wrote it may not be us."""

import re
from hashlib import sha256
from pathlib import Path

from lxml import etree

_SEAL = re.compile(r"\n<!-- sha256:([0-9a-f]{64}) -->\n\Z")
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {f"{_SVG}{name}" for name in ("svg", "g", "a", "title", "desc", "text", "path", "polygon", "polyline")}
_ATTRIBUTES = {
    "aria-describedby", "aria-label", "aria-labelledby", "class", "d", "font-size", "height", "id", "points",
    "role", "text-anchor", "transform", "viewBox", "width", "x", "y",
}  # fmt: skip
"""What our drawings are made of; nothing among it runs or loads anything."""


def sealed(svg: str, name: str) -> str:
    """Give the text of a file that keeps the drawing of this name."""
    return f"{svg}\n<!-- sha256:{_digest(svg, name)} -->\n"


def opened(text: str, name: str) -> str | None:
    """Give the drawing that a file keeps; nothing where it is damaged, is another one, or holds more than a drawing."""
    seal = _SEAL.search(text)
    if seal is None:
        return None
    svg = text[: seal.start()]
    return svg if seal[1] == _digest(svg, name) and _harmless(svg) else None


def kept(path: Path) -> str | None:
    """Give the drawing that the file ``NAME.svg`` keeps; nothing where there is none to be trusted."""
    try:
        return opened(path.read_text(encoding="utf-8"), path.stem)
    except (OSError, UnicodeDecodeError):
        return None


def _digest(svg: str, name: str) -> str:
    return sha256(f"{name}\0{svg}".encode()).hexdigest()


def _harmless(svg: str) -> bool:
    """Tell whether a drawing is well-formed and made of shapes, words and links to pages alone."""
    try:
        root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    if root.tag != f"{_SVG}svg" or "<!" in svg:
        return False
    return all(element.tag in _ELEMENTS and _plain(element) for element in root.iter())


def _plain(element: etree._Element) -> bool:
    for key, value in element.attrib.items():
        if key == "href":
            if ":" in str(value).partition("/")[0]:
                return False
        elif key not in _ATTRIBUTES:
            return False
    return True
