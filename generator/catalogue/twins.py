"""Finds for each thing what it is told apart from."""

from collections import defaultdict

from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import NearTwins


def twins(content: Content, kind: Kind) -> dict[str, tuple[NearTwins, ...]]:
    """Give the pairs of each thing of a kind, by its id; pairs of which one is unknown are left out."""
    found: dict[str, list[NearTwins]] = defaultdict(list)
    documents = content.patterns if kind is Kind.PATTERN else content.decisions
    known = {document.record.id for document in documents}
    for group in content.told_apart.record.groups if content.told_apart else ():
        for pair in group.pairs:
            if pair.kind is kind and known.issuperset(pair.pair):
                for identity in pair.pair:
                    found[identity].append(pair)
    return {identity: tuple(pairs) for identity, pairs in found.items()}
