"""Checks that a former address leads somewhere, and that no page of today has it."""

from collections.abc import Iterator

from generator.addresses import Addresses
from generator.catalogue.elements import nearest
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.findings import Finding, Rule, fragment


def redirects(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report redirects to nothing, redirects of one address twice, and those that hide a page of today."""
    document = content.catalogue
    addresses = Addresses(catalogue)
    taken = {addresses.url(kind, identity) for kind in Kind for identity in catalogue.names(kind)}
    for index, entry in enumerate(document.record.redirects):
        if not catalogue.has(entry.kind, entry.id):
            near = nearest(entry.id, list(catalogue.names(entry.kind)))
            message = f"no {entry.kind} {fragment(entry.id)}; the nearest are {near}"
            yield document.finding(document.place("redirects", index, "id"), Rule.UNKNOWN_REFERENCE, message)
        if entry.address in taken:
            message = f"{fragment(entry.address)} is the address of a page already; name only addresses that are gone"
            yield document.finding(document.place("redirects", index, "address"), Rule.SAME_ADDRESS, message)
        taken.add(entry.address)
