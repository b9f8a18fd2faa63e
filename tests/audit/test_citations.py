"""Every citation in hand-written text leads to the words that it cites, and names who says them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record, links, texts
from tests.audit.page_reader import every, text
from tests.audit.transcript_reader import letters

Cited = dict[str, list[Record]]
"""Citations by the text of their link."""


def test_every_link_to_words_leads_to_those_that_content_cites_there(audit: Audit) -> None:
    everywhere: Cited = defaultdict(list)
    for record in [*_records(audit).values(), audit.study.order, audit.study.twins]:
        for words, cited in _cited(record).items():
            everywhere[words] += cited
    for page in _pages(audit):
        for link in every(page.root, "a", "cite"):
            where, marked = f"{page.path}, “{text(link)}”", audit.site.marked(page.address(link))
            source = page.address(link).partition("#")[0].removeprefix("sources/").removesuffix(".html")
            meant = [
                cited
                for cited in everywhere[letters(text(link))]
                if cited["source"] == source and audit.holds(source, marked, cited["words"])
            ]
            tip = link.get("title", "").partition(": ")[0]
            meant.sort(key=lambda cited: audit.tip(cited) != tip)
            audit.same(where, f"whether content cites “{marked}” there", bool(meant), True)
            for cited in meant[:1]:
                audit.citation(page, where, link, cited)
                speaker = audit.study.speaker(cited) or ""
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
            for source, said in ((item["source"], item["words"]) for item in cited):
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
        for link in links(written) if "](" in written else ():
            if link.cites:
                found[letters(link.text)].append(link.cites)
    return found


def _pages(audit: Audit) -> Iterator[Any]:
    for kind in ("decisions", "patterns", "forces", "walkthroughs"):
        yield from audit.site.pages(kind)
