"""Chooses how a drawing is laid out: it fits the column of a page, and is as low and as roomy as that allows."""

from collections.abc import Callable, Iterable

from generator.diagrams.dot import ROOMY, Direction, Layout, to_dot
from generator.diagrams.graph import Form, Graph
from generator.diagrams.outline import WIDTH, outline
from generator.diagrams.svg import finish, named, size

Draw = Callable[[str], bytes]
"""Draws DOT text as SVG."""
WIDEST = {Form.WIDE: 720, Form.NARROW: WIDTH}
"""Pixels that a drawing may have to be seen whole, its labels 12 pixels high."""
_RIGHT = (
    ROOMY,
    Layout(Direction.RIGHT, 16, 12, 0.12, 0.16),
    Layout(Direction.RIGHT, 12, 10, 0.1, 0.13),
)
_DOWN = (
    Layout(Direction.DOWN, 22, 16, 0.16, 0.22),
    Layout(Direction.DOWN, 16, 12, 0.12, 0.2),
    Layout(Direction.DOWN, 12, 10, 0.1, 0.16),
)
_LAST = (Layout(Direction.RIGHT, 9, 8, 0.08, 0.1), Layout(Direction.DOWN, 9, 8, 0.08, 0.14))
"""For what is too wide in every other layout."""
_PRICE = 0.1
"""How much lower a drawing must be for each step at which its labels break earlier."""


def drawing(graph: Graph, draw: Draw, prefix: str) -> str:
    """Draw ``graph`` in its form; ``prefix`` begins all ids of the SVG element."""
    if graph.form is Form.WIDE:
        found = _lowest(graph, draw, (_RIGHT, _DOWN)) or _narrowest(graph, draw, (*_RIGHT, *_DOWN, *_LAST))
        return finish(found, graph, prefix)
    found = _lowest(graph, draw, (_DOWN,))
    return named(outline(graph), graph, prefix) if found is None else finish(found, graph, prefix)


def _lowest(graph: Graph, draw: Draw, choices: Iterable[tuple[Layout, ...]]) -> bytes | None:
    """Give the lowest drawing that fits; nothing where none does."""
    fitting = []
    for layouts in choices:
        for step, layout in enumerate(layouts):
            drawn = draw(to_dot(graph, layout))
            width, height = size(drawn)
            if width <= WIDEST[graph.form]:
                fitting.append((height * (1 + _PRICE * step), len(fitting), drawn))
    return min(fitting)[2] if fitting else None


def _narrowest(graph: Graph, draw: Draw, layouts: tuple[Layout, ...]) -> bytes:
    return min((draw(to_dot(graph, layout)) for layout in layouts), key=lambda drawn: size(drawn)[0])
