"""Every relation between patterns, in the words of both of its ends."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import plain
from tests.audit.page_reader import Element, Page, every, text
from tests.audit.transcript_reader import letters

Shown = tuple[str, str, str]
"""Words, the page of the other pattern, and the letters of the note."""


def test_both_ends_of_a_relation_show_it_in_the_right_words(audit: Audit) -> None:
    meant: dict[str, list[Shown]] = {}
    for one, relation, other, note in audit.study.relations():
        words = audit.words["relations"][relation]
        here, there = audit.path("patterns", one), audit.path("patterns", other)
        meant.setdefault(here, []).append((words["active"], there, letters(plain(note))))
        meant.setdefault(there, []).append((words["passive"], here, ""))
    for page in audit.site.pages("patterns"):
        items = [item for ul in every(page.root, "ul", "relations") for item in ul if item.tag == "li"]
        seen = [shown for item in items for shown in _shown(page, item)]
        audit.same_set(page.path, "a relation", seen, meant.get(page.path, []))
    audit.assert_sound()


def _shown(page: Page, item: Element) -> list[Shown]:
    """Take a line apart: the name of the pattern, the words, and each other pattern with what follows in brackets."""
    words = " ".join((item.text or "").split()).removeprefix(page.title).strip()
    found: list[Shown] = []
    notes: list[str] = []
    for link in item:
        address = page.address(link)
        after = " ".join((link.tail or "").split())
        if address.startswith("patterns/") and not notes:
            found.append((words, address, ""))
            notes = [after.removeprefix("(")] if after.startswith("(") else []
        else:
            notes.append(text(link) + " " + after)
        if notes and notes[-1].rstrip(",").endswith(")"):
            found[-1] = (words, found[-1][1], letters(" ".join(notes)))
            notes = []
    return found
