"""Every citation in hand-written text leads to the words that it cites, and names who says them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import links, texts
from tests.audit.page_reader import every, text
from tests.audit.transcript_reader import letters

Cited = dict[str, list[tuple[str, str]]]
"""Source and words by the text of the link."""


def test_every_link_to_words_leads_to_those_that_content_cites_there(audit: Audit) -> None:
    everywhere: Cited = defaultdict(list)
    for record in _records(audit).values():
        for words, cited in _cited(record).items():
            everywhere[words] += cited
    for page in _pages(audit):
        for link in every(page.root, "a", "cite"):
            where, marked = f"{page.path}, “{text(link)}”", audit.site.marked(page.address(link))
            source = page.address(link).partition("#")[0].removeprefix("sources/").removesuffix(".html")
            meant = [
                words
                for cited, words in everywhere[letters(text(link))]
                if cited == source and audit.holds(source, marked, words)
            ]
            audit.same(where, f"whether content cites “{marked}” there", bool(meant), True)
            for words in meant[:1]:
                audit.citation(page, where, link, source, words)
                speaker = audit.study.speaker(source, words) or ""
                audit.same(where, "the sign of who says it", link.get("data-by"), speaker.split()[-1])
    audit.assert_sound()


def test_every_citation_of_a_page_is_shown_on_it(audit: Audit) -> None:
    for (kind, key), record in _records(audit).items():
        page = audit.page(kind, key)
        shown = [
            (letters(text(link)), page.address(link).partition("#")[0], letters(audit.site.marked(page.address(link))))
            for link in every(page.root, "a", "cite")
        ]
        for words, cited in _cited(record).items():
            for source, said in cited:
                seen = any(
                    found == words and path == f"sources/{source}.html" and audit.holds(source, marked, said)
                    for found, path, marked in shown
                )
                audit.same(page.path, f"whether it cites “{said}” of {source}", seen, True)
    audit.assert_sound()


def _records(audit: Audit) -> dict[tuple[str, str], Any]:
    return {
        (kind, key): record
        for kind in ("decisions", "patterns", "forces", "walkthroughs")
        for key, record in getattr(audit.study, kind).items()
    }


def _cited(record: Any) -> Cited:
    found: Cited = defaultdict(list)
    for written in texts(record):
        for link in links(written) if "cite:" in written else ():
            kind, _, target = link.address.partition(":")
            if kind == "cite":
                found[letters(link.text)].append((target, link.words))
    return found


def _pages(audit: Audit) -> Iterator[Any]:
    for kind in ("decisions", "patterns", "forces", "walkthroughs"):
        yield from audit.site.pages(kind)
