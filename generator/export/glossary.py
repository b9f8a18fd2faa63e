"""Exports what helps readers to find the right page: guides, the words of the field, and near-twins."""

from generator.addresses import Addresses
from generator.catalogue.model import Guide
from generator.content.kinds import Kind, Part
from generator.content.model import Term, TwinGroup
from generator.export.records import Exported, NearTwinsOut, Url, plain_or_none, twins_out
from generator.prose import plain


class GuideOut(Exported):
    """A hand-written page."""

    id: str
    title: str
    asked_as: list[str]
    summary: str
    url: Url


class SeeOut(Exported):
    """Where to read on."""

    kind: Kind
    id: str


class TermOut(Exported):
    """A word of the field."""

    id: str
    name: str
    aliases: list[str]
    definition: str
    differs: str | None
    see: list[SeeOut]
    url: Url


class TwinGroupOut(Exported):
    """Near-twins of one kind."""

    name: str
    pairs: list[NearTwinsOut]


def guide_out(addresses: Addresses, guide: Guide) -> GuideOut:
    """Give a guide without its text."""
    entry = guide.entry
    return GuideOut(
        id=entry.id,
        title=entry.title,
        asked_as=list(entry.asked_as),
        summary=plain(entry.summary),
        url=addresses.url(Kind.GUIDE, entry.id),
    )


def term_out(addresses: Addresses, term: Term) -> TermOut:
    """Give a word with its meaning."""
    see = {
        Kind.DECISION: term.decisions,
        Kind.PATTERN: term.patterns,
        Kind.FORCE: term.forces,
        Kind.WALKTHROUGH: term.walkthroughs,
        Kind.GUIDE: term.guides,
    }
    return TermOut(
        id=term.id,
        name=term.name,
        aliases=list(term.aliases),
        definition=plain(term.definition),
        differs=plain_or_none(term.differs),
        see=[SeeOut(kind=kind, id=identity) for kind, identities in see.items() for identity in identities],
        url=addresses.url(Part.TERM, term.id),
    )


def twin_group_out(group: TwinGroup) -> TwinGroupOut:
    """Give a group of near-twins."""
    return TwinGroupOut(name=group.name, pairs=[twins_out(pair) for pair in group.pairs])
