"""Tells in a feed (Atom) what changed in the content, commit by commit; git gives the dates, and no clock."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from generator.addresses import FEED, Addresses, Special, relative
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.pages.words import Words
from generator.repository import Change

_FILES = {Kind.PATTERN: "patterns/{}.md", Kind.DECISION: "decisions/{}.yml", Kind.WALKTHROUGH: "walkthroughs/{}.md",
          Kind.GUIDE: "guides/{}.md"}  # fmt: skip
"""The files that have a page of their own."""
_ENTRIES, _SHOWN, _IN_TITLE = 30, 40, 3
"""How many changes the feed tells of; how many pages one names, and how many in its title."""
_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"{base}>\n<id>{id}</id>\n'
    "<title>{title}</title>\n<updated>{updated}</updated>\n<author><name>{author}</name></author>\n"
    '<link href="{home}"/>\n<link rel="self" href="{feed}"/>\n{entries}</feed>\n'
)
_ENTRY = Markup(
    "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n"
    '<link href="{address}"/>\n<content type="html">{content}</content>\n</entry>\n'
)


def feed(catalogue: Catalogue, addresses: Addresses, words: Words, site_url: str) -> bytes:
    """Give the feed; its addresses are relative to ``site_url``, or to the feed itself where that is empty."""
    title, changes = catalogue.file.title, catalogue.edition.changes
    pages = _pages(catalogue, addresses)
    told = [change for change in changes if any(path in pages for path in change.paths)][:_ENTRIES]
    entries = Markup("").join(_entry(change, pages, words) for change in told)
    base = Markup(' xml:base="{}"').format(site_url) if site_url else ""
    return _FEED.format(
        base=base, id=_id(title), title=words.say("changes.title", title=title), author=title, feed=FEED,
        home=relative(FEED, Special.HOME), updated=changes[0].at, entries=entries,
    ).encode()  # fmt: skip


def _entry(change: Change, pages: dict[str, tuple[str, str]], words: Words) -> Markup:
    """Tell of a change by the pages that a reader would look at; a commit's message is for those who made it."""
    named = [pages[path] for path in change.paths if path in pages]
    links = [Markup('<a href="{}">{}</a>').format(address, name) for name, address in named]
    return _ENTRY.format(
        id=_id(change.commit), title=_listed([name for name, _ in named], _IN_TITLE, words), updated=change.at,
        address=named[0][1], content=str(Markup("<p>{}</p>").format(_listed(links, _SHOWN, words))),
    )  # fmt: skip


def _listed(names: Sequence[str], shown: int, words: Words) -> Markup:
    """Name the first of what changed, and count the others."""
    further = [words.count("changed", len(names) - shown)] if len(names) > shown else []
    return Markup(", ").join([*names[:shown], *further])


def _pages(catalogue: Catalogue, addresses: Addresses) -> dict[str, tuple[str, str]]:
    """Give name and address of the page of each file that has one."""
    return {
        path.format(key): (catalogue.name(kind, key), addresses.url(kind, key))
        for kind, path in _FILES.items()
        for key in catalogue.names(kind)
    }


def _id(name: str) -> str:
    """Give a name for good, the same for every site of this content."""
    return uuid5(NAMESPACE_URL, name).urn
