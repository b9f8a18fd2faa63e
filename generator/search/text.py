"""Reads the words of a page as readers see them: a line a block, without drawings and without what says no search."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from generator.pages.markdown import BEGIN, END

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_GENERATED = re.compile(rf"^{re.escape(BEGIN)}\n(.*?)^{re.escape(END)}\n", re.DOTALL | re.MULTILINE)
_ID = re.compile(r" \{ #[\w-]++ \}\s*+$")
_LEFT_OUT = "//*[@data-search-exclude] | //svg | //script | //style | //figure[@class='diagram'] | //comment()"
_BLOCKS = frozenset(
    ("p", "li", "dt", "dd", "td", "th", "tr", "table", "ul", "ol", "dl", "section", "div", "nav", "pre")
)
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "summary", "details", "blockquote"))


def title_and_text(page: str) -> tuple[str, str]:
    """Give the title of a page of the docs, and its other words: a line a block."""
    root: Any = html.document_fromstring(f"<html><body>{_as_html(page)}</body></html>")
    for element in root.xpath(_LEFT_OUT):
        element.drop_tree()
    titles = root.xpath("//h1")
    title = " ".join(_ID.sub("", titles[0].text_content()).split()) if titles else ""
    for element in titles:
        element.drop_tree()
    lines = (" ".join(_ID.sub("", line).split()) for line in "".join(_told(root)).split("\n"))
    return title, "\n".join(line for line in lines if line)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _as_html(page: str) -> str:
    """Give the HTML of a page whose text is Markdown with generated HTML between marks."""
    parts = _GENERATED.split(_FRONT.sub("", page))
    return "".join(part if index % 2 else str(_markdown().render(part)) for index, part in enumerate(parts))


def _told(element: Any) -> Iterator[str]:
    """Give the text of an element, with a line break around each block."""
    block = "\n" if element.tag in _BLOCKS | _HEADS else " " if element.tag == "br" else ""
    yield block
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _told(child)
        yield (child.tail or "").replace("\n", " ")
    yield block
