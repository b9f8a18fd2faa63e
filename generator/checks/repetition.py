"""Checks that nothing is listed twice in one list, and that nothing leads to itself."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, everything
from generator.content.load import Content
from generator.content.marks import Ref, Subject
from generator.findings import Finding, Rule, fragment


def repetition(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report entries of a list that name the same thing again, and things that name themselves."""
    seen: set[tuple[object, ...]] = set()
    for item in everything(content):
        if not isinstance(item, FoundText) or not isinstance(item.mark, Ref) or isinstance(item.mark, Subject):
            continue
        if item.text == item.owner.id and item.owner.kind in item.mark.kinds:
            message = f"{fragment(item.text)} leads to itself; name another {item.owner.kind}, or take the entry out"
            yield item.document.finding(item.place, Rule.SELF_REFERENCE, message)
        entry = _entry(item, item.mark)
        if entry in seen:
            message = f"{fragment(item.text)} is listed already; keep one of the two entries"
            yield item.document.finding(item.place, Rule.REPEATED_ENTRY, message)
        elif entry is not None:
            seen.add(entry)


def _entry(item: FoundText, mark: Ref) -> tuple[object, ...] | None:
    """Give what an entry of a list may have once only: the list, the id, and what else tells entries apart."""
    if isinstance(item.keys[-1], int):
        return item.document.path, item.keys[:-1], item.text
    if mark.once is None:
        return None
    others = tuple(getattr(item.record, name) for name in mark.once)
    return item.document.path, item.keys[:-2], item.keys[-1], item.text, *others
