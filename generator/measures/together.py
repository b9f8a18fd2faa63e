"""Co-occurrence: patterns that researchers coded in the same traces, and which of them nobody related yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.catalogue.model import Catalogue
from generator.measures.saturation import codes_of


@dataclass(frozen=True)
class Together:
    """Two patterns in the order of their ids, and where both are coded."""

    pair: tuple[str, str]
    traces: tuple[tuple[str, str], ...]
    """Source and trace."""
    related: bool
    """Whether a relation, a decision or a pair of near-twins joins them already."""

    @property
    def sources(self) -> int:
        """Count the sources in which both are coded together."""
        return len({source for source, _ in self.traces})


def together(catalogue: Catalogue) -> tuple[Together, ...]:
    """Give every two patterns that stand in one trace, those in most sources and traces first."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for source in catalogue.sources.values():
        for trace in source.traces:
            named = sorted(code for code in codes_of(catalogue, source, trace.named) if code in catalogue.patterns)
            for pair in combinations(named, 2):
                found[pair].append((source.id, trace.id))
    joined = _joined(catalogue)
    pairs = [Together(pair, tuple(traces), frozenset(pair) in joined) for pair, traces in found.items()]
    return tuple(sorted(pairs, key=lambda item: (-item.sources, -len(item.traces), item.pair)))


def clustered(pairs: Sequence[Together], most: int) -> tuple[str, ...]:
    """Give the patterns that occur with others most, at most so many, those that occur together beside each other.

    The first is the one that occurs most; each next one is that which occurs most with the one before it.
    """
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for item in pairs:
        one, other = item.pair
        weights[one][other] = weights[other][one] = len(item.traces)
    total = {key: sum(others.values()) for key, others in weights.items()}
    left = sorted(total, key=lambda key: (-total[key], key))[:most]
    ordered: list[str] = []
    while left:
        last = ordered[-1] if ordered else ""
        following = min(left, key=lambda key: (-weights[last].get(key, 0) if last else 0, -total[key], key))
        left.remove(following)
        ordered.append(following)
    return tuple(ordered)


def _joined(catalogue: Catalogue) -> set[frozenset[str]]:
    pairs = {
        frozenset((edge.source, edge.target)) for pattern in catalogue.patterns.values() for edge in pattern.relations
    }
    pairs |= {frozenset(twins.pair) for pattern in catalogue.patterns.values() for twins in pattern.twins}
    for decision in catalogue.decisions.values():
        keys = [option.pattern for option in decision.entry.options if option.pattern]
        pairs |= {frozenset(pair) for pair in combinations(keys, 2)}
    return pairs
