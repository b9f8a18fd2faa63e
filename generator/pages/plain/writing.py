"""Writes blocks of Markdown for programs that read: links of the content lead to pages, quotations to their words."""

import re
from collections.abc import Iterable, Iterator

from generator import prose
from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.evidence.records import Excerpt
from generator.pages.context import PageContext
from generator.pages.text import one_line
from generator.pages.words import words

ENDING = ".txt"
"""Of a page's text; every engine copies such a file, and makes a page of one that ends in ``.md``."""
_MARKUP = re.compile(r"[\\`*_\[\]<>]")


def context_of(catalogue: Catalogue, addresses: Addresses) -> PageContext:
    """Give what texts share with pages; texts show no diagrams."""
    return PageContext(catalogue, addresses, lambda _: "", words())


def linked(context: PageContext, text: str | None) -> str:
    """Give hand-written Markdown whose links lead to pages, as seen from the page of ``context``."""

    def address(link: prose.Link) -> str | None:
        attributes = context.attributes(link)
        return attributes["href"] if attributes else None

    def is_gone(link: prose.Link) -> bool:
        return link.kind is prose.LinkKind.CITE and context.catalogue.is_withdrawn(link.target)

    return prose.relinked(text, address, is_gone).strip() if text else ""


def named(context: PageContext, kind: Kind, identity: str) -> str:
    """Give the name of something with a link to its page, if it has one."""
    if not context.catalogue.has(kind, identity):
        return shown(identity)
    link = context.link(kind, identity)
    return anchor(link.text, link.address)


def shown(text: str) -> str:
    """Write what nobody wrote as Markdown, so that it is none."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def anchor(text: str, address: str) -> str:
    """Give a link in Markdown."""
    return f"[{shown(text)}]({address})"


def quoted(context: PageContext, excerpts: Iterable[Excerpt], label: str = "plain.said") -> str:
    """Give somebody's words, each with its permalink."""
    return "; ".join(
        context.words.say(label, words=one_line(item.text), link=anchor(item.speaker, context.excerpt(item)))
        for item in excerpts
    )


def sentence(*parts: str) -> str:
    """Join the parts that say something."""
    return " ".join(part for part in parts if part)


def section(title: str, items: Iterable[str]) -> Iterator[str]:
    """Give a heading and a list below it; nothing where there is nothing to list."""
    lines = [f"- {' '.join(item.split())}" for item in items]
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def chapter(title: str, text: str) -> Iterator[str]:
    """Give a heading and the text below it; nothing where there is no text."""
    if text:
        yield f"## {title}"
        yield text
