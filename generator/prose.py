"""Hand-written Markdown of the content: its links are found, resolved and rendered; raw HTML stays text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.content.kinds import Kind
from generator.content.model import CitationKind
from generator.content.table import link_prefixes

_MARKUP = re.compile(r"[\\`*_\[\]<>&!\n]")
"""Signs without which Markdown shows a sentence as it is."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""All that a backslash keeps from being markup."""
_OCCURRENCE = re.compile(r"^(?P<source>[^#]++)#(?P<number>[1-9][0-9]?)")
_WEB = ("http://", "https://")
_AIM = re.compile(r"""\]\([^\s()<>]++(?P<title>\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'))?\s*+\)""")
"""The end of a link: where it leads, and its title."""
CITING = {
    "cite": CitationKind.VIEW,
    "example": CitationKind.EXAMPLE,
    "context": CitationKind.CONTEXT,
}
"""How a link that cites begins, and what its words are then."""


class LinkKind(StrEnum):
    """What a link in content may point to beside things with a page, which it names ``kind:id``."""

    CITE = "cite"
    """Words of a source."""
    WEB = "web"
    """An address that begins with http:// or https://."""


@dataclass(frozen=True)
class Link:
    """One link of a text."""

    kind: LinkKind | Kind
    target: str
    """An id, or the address of a web link."""
    words: str = ""
    """Of a citation: the words that somebody said."""
    occurrence: int | None = None
    """Of a citation: which time, where they are said more than once."""
    cites: CitationKind = CitationKind.VIEW
    """Of a citation: what the words are to the pattern that the text is about."""


@dataclass(frozen=True)
class BadLink:
    """A link that points to nothing the catalogue knows."""

    address: str


Attributes = Mapping[str, str]
"""Attributes of an ``a`` element."""


@dataclass(frozen=True)
class Section:
    """A heading of level two and the text below it; the first section may have no heading."""

    heading: str | None
    text: str


def _every_link(url: str) -> bool:
    """Let every address through the parser; ``_link`` judges them, so that a bad one is reported and not lost."""
    return True


def _as_written(url: str) -> str:
    """Leave an address as it is; pages write it into an attribute, escaped."""
    return url


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = _every_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


_PARSER = _parser().disable("image")
_BLOCKS = _parser().disable("inline")
"""Finds headings; what is inside a block does not matter for that."""
_FINDER = _parser()
"""Finds pictures, which are reported; pages never show them."""


def _link(token: Token) -> Link | BadLink:
    address = str(token.attrs.get("href", ""))
    if address.startswith(_WEB):
        return Link(LinkKind.WEB, address)
    prefix, _, target = address.partition(":")
    words = str(token.attrs.get("title", ""))
    if prefix in CITING and target and words:
        which = _OCCURRENCE.fullmatch(target)
        source, occurrence = (which["source"], int(which["number"])) if which else (target, None)
        return Link(LinkKind.CITE, source, words, occurrence, CITING[prefix])
    kind = link_prefixes().get(prefix)
    return Link(kind, target) if kind and target else BadLink(address)


def links(text: str) -> tuple[Link | BadLink, ...]:
    """Give the links of ``text`` in order."""
    return _read(text)[0]


def relinked(text: str, address: Callable[[Link], str | None], is_gone: Callable[[Link], bool]) -> str:
    """Give ``text`` with other aims of its links; one for which ``address`` gives nothing stays as it is.

    A link that ``is_gone`` loses the words that it cites.
    """

    def aimed(found: re.Match[str]) -> str:
        link = next(iter(links(f"[x{found[0]}")), None)
        aim = address(link) if isinstance(link, Link) else None
        words = "" if isinstance(link, Link) and is_gone(link) else " ".join((found["title"] or "").splitlines())
        return found[0] if aim is None else f"]({aim}{words})"

    return _AIM.sub(aimed, text)


def typed(text: str) -> str:
    """Give Markdown that shows ``text`` on one line just as it is typed, for words that nobody here wrote."""
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def plain(text: str) -> str:
    """Give the words of ``text`` without any markup."""
    return _read(text)[1]


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[tuple[Link | BadLink, ...], str]:
    """Parse ``text`` once for its links and its words, which several checks ask for."""
    if text[:1].isalpha() and not _MARKUP.search(text):
        return (), text
    found: list[Link | BadLink] = []
    blocks = []
    for block in _FINDER.parse(text):
        words = []
        for token in block.children or ():
            match token.type:
                case "link_open":
                    found.append(_link(token))
                case "image":
                    found.append(BadLink(str(token.attrs.get("src", ""))))
                case "text" | "code_inline":
                    words.append(token.content)
                case "softbreak" | "hardbreak":
                    words.append(" ")
        if words:
            blocks.append("".join(words))
    return tuple(found), "\n".join(blocks)


def sections(text: str) -> list[Section]:
    """Cut ``text`` at its headings of level two."""
    lines = text.split("\n")
    tokens = _BLOCKS.parse(text)
    cuts = [
        (token.map[0], token.map[1], following.content)
        for token, following in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.map and token.level == 0
    ]
    ends = [*(cut[0] for cut in cuts[1:]), len(lines)] if cuts else []
    first = "\n".join(lines[: cuts[0][0]] if cuts else lines).strip()
    found = [Section(None, first)] if first else []
    for (_, start, heading), end in zip(cuts, ends, strict=True):
        found.append(Section(heading, "\n".join(lines[start:end]).strip()))
    return found


def render(text: str, attributes: Callable[[Link], Attributes | None]) -> Markup:
    """Turn ``text`` into HTML without blank lines; ``attributes`` gives those of each link, or nothing to drop it."""
    tokens = _PARSER.parse(text)
    _resolve(tokens, attributes)
    return _finish(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def render_inline(text: str, attributes: Callable[[Link], Attributes | None]) -> Markup:
    """Turn one paragraph into HTML without the ``p`` around it."""
    if not _MARKUP.search(text):
        return escape(text)
    tokens = _PARSER.parseInline(" ".join(text.split("\n")))
    _resolve(tokens, attributes)
    return _finish(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _resolve(tokens: list[Token], attributes: Callable[[Link], Attributes | None]) -> None:
    for token in tokens:
        open_links: list[bool] = []
        for child in token.children or ():
            if child.type == "link_open":
                link = _link(child)
                wanted = attributes(link) if isinstance(link, Link) else None
                open_links.append(wanted is not None)
                _set(child, wanted)
            elif child.type == "link_close" and not open_links.pop():
                child.tag = "span"


def _set(token: Token, attributes: Attributes | None) -> None:
    values: dict[str, Any] = dict(attributes or {})
    token.attrs = values
    if attributes is None:
        token.tag = "span"


def _finish(html: str) -> Markup:
    return Markup("\n".join(line for line in html.split("\n") if line.strip()))  # noqa: S704 - escaped by markdown-it-py
