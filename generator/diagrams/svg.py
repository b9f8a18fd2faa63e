"""Turns Graphviz's SVG into one that fits a page: themed by CSS, named for screen readers, with ids of its own."""

import re

from lxml import etree

from generator.diagrams.graph import Graph

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_POINTS_TO_PIXELS = 4 / 3
_SMALLEST = 0.7
"""Labels of 12 points are then as large as 8 points."""
WIDEST = 1020
"""Pixels that a drawing may have to be seen whole in a page's column."""
_WIDTH = re.compile(rb'<svg width="([0-9.]+)pt"')


def finish(drawn: bytes, graph: Graph, prefix: str) -> str:
    """Give the SVG element for ``graph``; ``prefix`` begins all its ids."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_blank_text=True)
    root = etree.fromstring(drawn, parser)
    for title in list(root.iter(f"{_SVG}title")):
        parent = title.getparent()
        if parent is not None:
            parent.remove(title)
    for number, element in enumerate(root.iter()):
        for paint in ("fill", "stroke"):
            if element.get(paint) == "black":
                del element.attrib[paint]
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        element.attrib.pop("font-family", None)
        if element.get("id"):
            element.set("id", f"{prefix}-{number}")
        if element.tag == f"{_SVG}a":
            element.attrib.pop(f"{_XLINK}title", None)
            element.set("aria-label", " ".join(text.text or "" for text in element.iter(f"{_SVG}text")))
    _size(root)
    _name(root, graph, prefix)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return etree.tostring(root, encoding="unicode")


def _size(root: etree._Element) -> None:
    """Let a drawing shrink to its column as long as its labels stay legible; a wider one is scrolled."""
    for side in ("width", "height"):
        root.set(side, str(_pixels(str(root.get(side, "0")))))
    wide = int(str(root.get("width")))
    root.set("style", f"width:100%;max-width:{wide}px;min-width:{round(wide * _SMALLEST)}px")


def width(drawn: bytes) -> int:
    """Give the width of a drawing in pixels."""
    found = _WIDTH.search(drawn)
    return _pixels(found[1].decode()) if found else 0


def _pixels(points: str) -> int:
    return round(float(points.removesuffix("pt")) * _POINTS_TO_PIXELS)


def _name(root: etree._Element, graph: Graph, prefix: str) -> None:
    """Give the drawing a name and a description, which screen readers tell first."""
    linked = any(node.address for node in graph.nodes)
    root.set("role", "group" if linked else "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-description")
    for position, (tag, text) in enumerate((("title", graph.title), ("desc", graph.description))):
        element = etree.Element(f"{_SVG}{tag}")
        element.set("id", f"{prefix}-{'title' if tag == 'title' else 'description'}")
        element.text = text
        root.insert(position, element)
