"""Puts a graph into the order in which a narrow drawing shows it: from top to bottom, what hangs on a box under it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagrams.graph import Edge, Graph, Node, Shape

_DEEPEST = 5
"""Steps to the right; what lies deeper begins anew at the left."""


@dataclass(frozen=True)
class Step:
    """A box in its place below the others."""

    node: Node
    depth: int
    """How far to the right it stands."""
    edge: Edge | None = None
    """The arrow that is drawn with it: from the box it hangs on, or to the box below, if it stands ``above`` it."""
    parent: int | None = None
    """The number of the step that it hangs on."""
    is_straight: bool = False
    """Whether it stands right under the box it hangs on, rather than to the right of the line that leads on."""
    is_above: bool = False
    is_repeated: bool = False
    """Whether the box has its arrows in another place."""


def steps(graph: Graph) -> list[Step]:
    """Give every box, and every arrow of a graph once; a box to which several arrows lead is repeated."""
    return _Walk(graph).steps


class _Walk:
    def __init__(self, graph: Graph) -> None:
        self.steps: list[Step] = []
        self._nodes = {node.id: node for node in graph.nodes}
        self._current = next((node.id for node in graph.nodes if node.shape is Shape.CURRENT), None)
        self._sides = {identity: rank for rank in graph.ranks for identity in rank}
        self._out: dict[str, list[Edge]] = defaultdict(list)
        self._into: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self._out[edge.start].append(edge)
            self._into[edge.end].append(edge)
        self._shown: set[str] = set()
        for identity in self._roots():
            if identity not in self._shown:
                self._tree(identity)

    def _roots(self) -> Iterator[str]:
        """Give first what the page is about, then what no arrow leads to, then whatever was not reached."""
        if self._current is not None:
            yield self._current
        yield from (identity for identity in self._nodes if not self._into[identity])
        yield from self._nodes

    def _tree(self, root: str) -> None:
        if root == self._current:
            self._above(root)
        waiting: list[Step] = [Step(self._nodes[root], 0)]
        while waiting:
            step = waiting.pop()
            identity = step.node.id
            again = identity in self._shown or (step.depth > _DEEPEST and bool(self._out[identity]))
            number = len(self.steps)
            self.steps.append(Step(step.node, step.depth, step.edge, step.parent, step.is_straight, False, again))
            if not again:
                self._shown.add(identity)
                waiting += reversed(list(self._children(number, step)))

    def _above(self, root: str) -> None:
        """Put what does nothing but lead to ``root`` above it."""
        for edge in self._into[root]:
            if edge.start != root and not self._into[edge.start] and len(self._out[edge.start]) == 1:
                self._shown.add(edge.start)
                self.steps.append(Step(self._nodes[edge.start], 1, edge, is_above=True))

    def _children(self, number: int, step: Step) -> Iterator[Step]:
        edges = self._out[step.node.id]
        spine = self._spine(edges)
        for edge in edges:
            if edge is not spine:
                yield Step(self._nodes[edge.end], step.depth + 1, edge, number)
        if spine is not None:
            yield Step(self._nodes[spine.end], step.depth, spine, number, is_straight=True)

    def _spine(self, edges: list[Edge]) -> Edge | None:
        """Give the arrow that leads straight on: the only one, that to the next of a rank, or the furthest."""
        if len(edges) == 1:
            return edges[0]
        beside = [edge for edge in edges if edge.end in self._sides.get(edge.start, ()) and edge.end not in self._shown]
        if beside or self._current is not None:
            return beside[-1] if beside else None
        return max(
            (edge for edge in edges if self._leads_on(edge)), key=lambda edge: self._reach(edge.end), default=None
        )

    def _leads_on(self, edge: Edge) -> bool:
        return bool(self._out[edge.end]) and edge.end not in self._shown

    def _reach(self, start: str) -> int:
        """Count what can be reached and is not shown yet."""
        seen, waiting = {start}, [start]
        while waiting:
            ends = {edge.end for edge in self._out[waiting.pop()]} - seen - self._shown
            seen |= ends
            waiting += ends
        return len(seen)
