"""Keeps drawn diagrams in a folder under a name made of their content, so that each is drawn once and none trusted."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.diagrams import dot, frames, layouts, letters, outline, steps, svg
from generator.diagrams.graph import Graph
from generator.diagrams.kept import kept, sealed
from generator.diagrams.layouts import Draw, drawing


class DiagramStore:
    """A folder of drawn diagrams."""

    def __init__(self, folder: Path, draw: Draw) -> None:
        self._folder = folder
        self._draw = draw

    def keep(self, graph: Graph) -> str:
        """Make sure that ``graph`` is drawn, and give its name of sixteen hexadecimal digits."""
        identity = "\0".join((_tools(), repr(graph)))
        name = hashlib.sha256(identity.encode()).hexdigest()[:16]
        path = self._folder / f"{name}.svg"
        if kept(path) is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._folder, suffix=".part", encoding="utf-8", delete=False) as part:
                part.write(sealed(drawing(graph, self._draw, f"d{name}"), name))
            Path(part.name).replace(path)
        return name


@cache
def _tools() -> str:
    """Give what a drawing depends on beside its graph: the libraries that draw it, and the code that lays it out."""
    digest = hashlib.sha256()
    for module in (dot, frames, layouts, letters, outline, steps, svg):
        digest.update(Path(str(module.__file__)).read_bytes())
    return "\0".join((version("pygraphviz"), version("lxml"), digest.hexdigest()))
