"""Keeps drawn diagrams in a folder under a name made of their content, so that each is drawn once and none trusted."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.diagrams import svg
from generator.diagrams.dot import to_dot
from generator.diagrams.graph import Direction, Graph
from generator.diagrams.kept import kept, sealed
from generator.diagrams.svg import WIDEST, finish, width

Draw = Callable[[str], bytes]
"""Draws DOT text as SVG."""


class DiagramStore:
    """A folder of drawn diagrams."""

    def __init__(self, folder: Path, draw: Draw) -> None:
        self._folder = folder
        self._draw = draw

    def keep(self, graph: Graph) -> str:
        """Make sure that ``graph`` is drawn, and give its name of sixteen hexadecimal digits."""
        dot = to_dot(graph)
        identity = "\0".join((_tools(), graph.direction, dot, graph.title, graph.description))
        name = hashlib.sha256(identity.encode()).hexdigest()[:16]
        path = self._folder / f"{name}.svg"
        if kept(path) is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            svg = finish(self._drawn(graph, dot), graph, f"d{name}")
            with NamedTemporaryFile("w", dir=self._folder, suffix=".part", encoding="utf-8", delete=False) as part:
                part.write(sealed(svg, name))
            Path(part.name).replace(path)
        return name

    def _drawn(self, graph: Graph, dot: str) -> bytes:
        """Draw ``graph``; one that may turn is drawn to the right, or downwards where that is too wide."""
        drawn = self._draw(dot)
        if graph.direction is not Direction.FIT or width(drawn) <= WIDEST:
            return drawn
        down = self._draw(to_dot(graph, Direction.DOWN))
        return min(drawn, down, key=width)


@cache
def _tools() -> str:
    """Give what a drawing depends on beside its graph: the libraries that draw it, and the code that finishes it."""
    code = hashlib.sha256(Path(svg.__file__).read_bytes()).hexdigest()
    return "\0".join((version("pygraphviz"), version("lxml"), code))
