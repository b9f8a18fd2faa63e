"""Takes up the things of kinds that nothing is joined to, so that a new kind needs no code here."""

from collections import defaultdict

from generator.catalogue.model import Described
from generator.catalogue.texts import ids
from generator.content.kinds import AnyKind
from generator.content.load import Content
from generator.content.model import Entry


def described(content: Content) -> dict[AnyKind, dict[str, Described]]:
    """Give everything that has an id of its own in the content, by kind and id."""
    found: dict[AnyKind, dict[str, Described]] = defaultdict(dict)
    for mark, item in ids(content):
        if not mark.in_file and isinstance(item.record, Entry):
            body = item.document.body if item.record is item.document.record else ""
            found[mark.kind].setdefault(item.text, Described(item.record, body))
    return dict(found)
