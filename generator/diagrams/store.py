"""Keeps drawn diagrams in a folder under a name made of their content, so that each is drawn once."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.diagrams.dot import to_dot
from generator.diagrams.graph import Direction, Graph
from generator.diagrams.svg import WIDEST, finish, width

_FORMAT = "3"
"""Part of every name; a change of ``finish`` or of the engine gives it a new value."""

Draw = Callable[[str], bytes]
"""Draws DOT text as SVG."""


class DiagramStore:
    """A folder of drawn diagrams."""

    def __init__(self, folder: Path, draw: Draw) -> None:
        self._folder = folder
        self._draw = draw
        self.drawn = 0
        """How many were drawn because the folder did not have them."""

    def keep(self, graph: Graph) -> str:
        """Make sure that ``graph`` is drawn, and give its name of sixteen hexadecimal digits."""
        dot = to_dot(graph)
        identity = "\0".join((_FORMAT, dot, graph.title, graph.description))
        name = hashlib.sha256(identity.encode()).hexdigest()[:16]
        path = self._folder / f"{name}.svg"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_text(finish(self._drawn(graph, dot), graph, f"d{name}"), encoding="utf-8")
            part.replace(path)
            self.drawn += 1
        return name

    def _drawn(self, graph: Graph, dot: str) -> bytes:
        """Draw ``graph``; one that may turn is drawn to the right, or downwards where that is too wide."""
        if graph.direction is not Direction.FIT:
            return self._draw(dot)
        right = self._draw(to_dot(graph, Direction.RIGHT))
        if width(right) <= WIDEST:
            return right
        down = self._draw(to_dot(graph, Direction.DOWN))
        return min(right, down, key=width)
