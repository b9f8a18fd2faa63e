"""Turns Graphviz's SVG into one that fits a page: themed by CSS, named for screen readers, with ids of its own."""

import math
import re

from lxml import etree

from generator.diagrams.frames import clear_frame_labels
from generator.diagrams.graph import Graph

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_POINTS_TO_PIXELS = 4 / 3
_SIZE = re.compile(rb'<svg width="([0-9.]+)pt" height="([0-9.]+)pt"')
_NUMBER = re.compile(r"-?\d+\.\d+")
_NUMBERS = ("d", "points", "x", "y")
_LEFT_TO_CSS = ("font-family", "fill", "stroke", "stroke-width", _SPACE)


def finish(drawn: bytes, graph: Graph, prefix: str) -> str:
    """Give the SVG element for ``graph`` at the size at which its labels are legible; ``prefix`` begins all its ids."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_blank_text=True)
    root = etree.fromstring(drawn, parser)
    for title in list(root.iter(f"{SVG}title")):
        _remove(title)
    clear_frame_labels(root)
    _join_arrows(root)
    for element in root.iter():
        _plain(element)
    for side in ("width", "height"):
        root.set(side, str(_pixels(str(root.get(side, "0")).removesuffix("pt"))))
    return named(root, graph, prefix)


def size(drawn: bytes) -> tuple[int, int]:
    """Give width and height of a drawing in pixels."""
    found = _SIZE.search(drawn)
    return (_pixels(found[1].decode()), _pixels(found[2].decode())) if found else (0, 0)


def named(root: etree._Element, graph: Graph, prefix: str) -> str:
    """Give the text of a drawing with a name and a description, which screen readers tell first."""
    linked = any(node.address for node in graph.nodes)
    root.set("role", "group" if linked else "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-description")
    for position, (tag, text) in enumerate((("title", graph.title), ("desc", graph.description))):
        element = etree.Element(f"{SVG}{tag}")
        element.set("id", f"{prefix}-{'title' if tag == 'title' else 'description'}")
        element.text = text
        root.insert(position, element)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _plain(element: etree._Element) -> None:
    """Leave to CSS how things look, write links as HTML does, and keep a tenth of a point of each place."""
    for attribute in ("id", *_LEFT_TO_CSS):
        _take(element, attribute)
    for attribute in _NUMBERS:
        if attribute in element.attrib:
            rounded = _NUMBER.sub(lambda found: f"{float(found[0]):.1f}", str(element.get(attribute)))
            element.set(attribute, rounded)
    if element.tag == f"{SVG}a":
        _take(element, f"{_XLINK}title")
        element.set("href", _take(element, f"{_XLINK}href"))
        element.set("aria-label", " ".join(text.text or "" for text in element.iter(f"{SVG}text")))


def _take(element: etree._Element, attribute: str) -> str:
    """Take an attribute away and give its text; empty where there was none."""
    return str(element.attrib.pop(attribute)) if attribute in element.attrib else ""


def _join_arrows(root: etree._Element) -> None:
    """Put the label of an arrow and the part of its line that leads to the label beside the rest of the arrow."""
    groups = {str(group.get("id")): group for group in root.iter(f"{SVG}g")}
    labels = _labels(root)
    for number, label in enumerate(labels):
        target, line = groups.get(label[0]), groups.get(f"{label[0]}t")
        if target is None or line is None:
            raise ValueError(f"label {number} of a drawing has no arrow")
        for part in reversed(list(line)):
            target.insert(0, part)
        target.extend(label[1])
        _remove(line)


def _labels(root: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Take the labels of arrows out of a drawing; each with the id of its arrow."""
    found = []
    for group in list(root.iter(f"{SVG}g")):
        if "label" in group.get("class", "").split():
            found.append((str(group.get("id")).replace("l", "e", 1), list(group.iter(f"{SVG}text"))))
            _remove(group)
    return found


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _pixels(points: str) -> int:
    return math.ceil(float(points) * _POINTS_TO_PIXELS)
