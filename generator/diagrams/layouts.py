"""Chooses how a drawing is laid out: it fits the column of a page, and is as low and as roomy as that allows."""

from collections.abc import Callable

from generator.diagrams.dot import ROOMY, Direction, Heading, Layout, to_dot
from generator.diagrams.frames import crossed_frames
from generator.diagrams.graph import Form, Graph
from generator.diagrams.outline import WIDTH, outline
from generator.diagrams.svg import finish, named, size

Draw = Callable[[str], bytes]
"""Draws DOT text as SVG."""
WIDEST = {Form.WIDE: 730, Form.NARROW: WIDTH}
"""Pixels that a drawing may have to be seen whole, its labels 12 pixels high."""
_STEPS = (
    (ROOMY, Layout(Direction.DOWN, 22, 16, 0.16, 0.22)),
    (Layout(Direction.RIGHT, 16, 12, 0.12, 0.16), Layout(Direction.DOWN, 16, 12, 0.12, 0.2)),
    (Layout(Direction.RIGHT, 12, 10, 0.1, 0.13), Layout(Direction.DOWN, 12, 10, 0.1, 0.16)),
)
"""From the roomiest to those whose labels break early."""
_LAST = ((Layout(Direction.RIGHT, 9, 8, 0.06, 0.04), Layout(Direction.DOWN, 9, 6, 0.06, 0.05)),)
"""For what is too wide in every other layout."""
_PRICE = 0.1
"""How much lower a drawing must be for each step at which its labels break earlier."""
_LOW = 450
"""Pixels: a drawing as low as this needs not be lower."""
_HOPELESS = 1.8
"""So many times too wide, a drawing does not get to fit when its labels break earlier."""
Steps = tuple[tuple[Layout, ...], ...]


def drawing(graph: Graph, draw: Draw, prefix: str) -> str:
    """Draw ``graph`` in its form, as an outline where nothing else fits; ``prefix`` begins all ids of the SVG."""
    choices = (_STEPS, _LAST) if graph.form is Form.WIDE else (_downwards(_STEPS),)
    for steps in choices:
        found = _lowest(graph, draw, steps)
        if found is not None:
            return finish(found, graph, prefix)
    return named(outline(graph), graph, prefix)


def _downwards(steps: Steps) -> Steps:
    return tuple(tuple(layout for layout in step if layout.direction is Direction.DOWN) for step in steps)


def _lowest(graph: Graph, draw: Draw, steps: Steps) -> bytes | None:
    """Give the lowest drawing that fits, one without crossed labels before all others; nothing where none fits."""
    fitting: list[tuple[int, float, int, bytes]] = []
    hopeless = set()
    for number, layouts in enumerate(steps):
        for layout in (item for item in layouts if item.direction not in hopeless):
            drawn, crossed = _laid_out(graph, draw, layout)
            width, height = size(drawn)
            if width > _HOPELESS * WIDEST[graph.form]:
                hopeless.add(layout.direction)
            elif width <= WIDEST[graph.form]:
                fitting.append((crossed, height * (1 + _PRICE * number), len(fitting), drawn))
        if fitting and min(fitting)[:2] <= (0, _LOW):
            break
    return min(fitting)[3] if fitting else None


def _laid_out(graph: Graph, draw: Draw, layout: Layout) -> tuple[bytes, int]:
    """Draw ``graph``, with labels of frames elsewhere where arrows cross them; give how many are crossed still."""
    drawn = draw(to_dot(graph, layout))
    crossed = crossed_frames(drawn)
    headings: dict[str, Heading] = {}
    for heading in (Heading.BOTTOM, Heading.BESIDE):
        if not crossed:
            break
        headings |= dict.fromkeys(crossed, heading)
        drawn = draw(to_dot(graph, layout, headings))
        crossed = crossed_frames(drawn)
    return drawn, len(crossed)
