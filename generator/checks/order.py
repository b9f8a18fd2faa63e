"""Checks that nothing goes against the one order of decisions, where the content writes it down."""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from generator.catalogue.decisions import asking
from generator.catalogue.model import Catalogue
from generator.content.files import Document
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import DecisionFile, OrderFile
from generator.content.values import KeyPath
from generator.findings import Finding, Rule, fragment
from generator.prose import Link, links, sections

_BEFORE, _AFTER = "Before:", "After:"
"""In the text on what to settle: behind the first stands what is taken earlier, behind the second what is later."""
_NUMBERED = re.compile(r"^\d+\. .*$", re.MULTILINE)


def order(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report decisions without a place or at a wrong one, and texts that lead against the order."""
    if content.order is None:
        return
    places: dict[str, KeyPath] = {}
    for index, place in enumerate(content.order.record.order):
        yield from _place(content.order, catalogue, places, place.decision, ("order", index, "decision"))
        group = [place.decision]
        for position, identity in enumerate(place.further):
            keys: KeyPath = ("order", index, "further", position)
            yield from _further(content.order, catalogue, group, identity, keys)
            yield from _place(content.order, catalogue, places, identity, keys)
            group.append(identity)
    number = {identity: index for index, identity in enumerate(places)}
    for document in content.decisions:
        if document.record.id not in places:
            message = f"{fragment(document.record.id)} has no place in order.yml; add it where it is taken"
            yield document.finding(document.place("id"), Rule.ORDER_DISAGREES, message)
            continue
        yield from _next(document, number)
        yield from _settle(document, number)
    for guide in content.guides:
        for section in sections(guide.body):
            yield from _route(guide, section.text, number)


def _place(
    document: Document[OrderFile], catalogue: Catalogue, places: dict[str, KeyPath], identity: str, keys: KeyPath
) -> Iterator[Finding]:
    """Take down the place of a decision; two main places of one decision are a duplicate id and reported as such."""
    if identity in places and keys[-1] == places[identity][-1] == "decision":
        return
    if identity in places:
        message = f"{fragment(identity)} has a place already, in line {document.place(*places[identity])[0]}; keep one"
        yield document.finding(document.place(*keys), Rule.ORDER_DISAGREES, message)
        return
    decision = catalogue.decisions.get(identity)
    asked_by = asking(catalogue.patterns, decision) if decision else []
    if keys[-1] == "decision" and asked_by and all(parent in places for parent in asked_by):
        message = (
            f"{fragment(identity)} is asked for by {fragment(asked_by[0])}, which stands before it; "
            "put it under “further” there, or before it"
        )
        yield document.finding(document.place(*keys), Rule.ORDER_DISAGREES, message)
    places[identity] = keys


def _further(
    document: Document[OrderFile], catalogue: Catalogue, group: list[str], identity: str, keys: KeyPath
) -> Iterator[Finding]:
    decision = catalogue.decisions.get(identity)
    asked_by = asking(catalogue.patterns, decision) if decision else group
    if not set(asked_by) & set(group):
        right = f"put it under {fragment(asked_by[0])}" if asked_by else "give it a place of its own"
        message = f"nothing under {fragment(group[0])} asks for {fragment(identity)}; {right}"
        yield document.finding(document.place(*keys), Rule.ORDER_DISAGREES, message)


def _next(document: Document[DecisionFile], number: Mapping[str, int]) -> Iterator[Finding]:
    here = document.record.id
    for index, following in enumerate(document.record.next):
        if number.get(following.decision, number[here]) < number[here]:
            message = f"next leads back to {fragment(following.decision)}, which order.yml has before this decision"
            place = document.place("next", index, "decision")
            yield document.finding(place, Rule.ORDER_DISAGREES, f"{message}; name a later one")


def _settle(document: Document[DecisionFile], number: Mapping[str, int]) -> Iterator[Finding]:
    text, here = document.record.settle or "", document.record.id
    early, _, after = text.partition(_AFTER)
    _, _, before = early.partition(_BEFORE)
    for part, sign, wrong in ((before, 1, "after"), (after, -1, "before")):
        for identity in _decisions(part):
            if sign * number.get(identity, number[here]) > sign * number[here]:
                message = (
                    f"{fragment(identity)} is to be settled {'before' if sign == 1 else 'after'} this decision, "
                    f"and order.yml has it {wrong}; move the link, or the decision"
                )
                yield _at_link(document, identity, document.place("settle")[0], message)


def _route(document: Document[BaseModel], text: str, number: Mapping[str, int]) -> Iterator[Finding]:
    """Report numbered steps of a guide that stand in another order."""
    latest = ""
    for step in _NUMBERED.findall(text):
        for identity in [item for item in _decisions(step) if item in number][:1]:
            if latest and number[identity] < number[latest]:
                message = f"this route comes to {fragment(identity)} after {fragment(latest)}, order.yml before it"
                start = document.text.count("\n", 0, document.text.find(step)) + 1
                yield _at_link(document, identity, start, f"{message}; swap the steps")
            latest = identity


def _decisions(text: str) -> list[str]:
    found = (link for link in links(text) if isinstance(link, Link))
    return [link.target for link in found if link.kind is Kind.DECISION]


def _at_link(document: Document[BaseModel], identity: str, start: int, message: str) -> Finding:
    place = document.place_of(f"{Kind.DECISION}:{identity}", start)
    return document.finding(place, Rule.ORDER_DISAGREES, message)
