"""What a diagram shows, before anyone draws it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """What a node stands for; CSS gives each its look, in light and dark."""

    DECISION = "decision"
    OPTION = "option"
    PATTERN = "pattern"
    CURRENT = "current"
    """The thing whose page this is."""
    PART = "part"
    """A box of an architecture that is no pattern."""


class Direction(StrEnum):
    """Which way a diagram grows."""

    DOWN = "TB"
    RIGHT = "LR"
    FIT = "fit"
    """To the right where that fits a page's column, else downwards."""


@dataclass(frozen=True)
class Node:
    """A box."""

    id: str
    label: str
    shape: Shape
    address: str | None = None
    """Relative to the page; boxes without one are not links."""
    group: str | None = None
    """Label of the frame that it is drawn in."""


@dataclass(frozen=True)
class Edge:
    """An arrow."""

    start: str
    end: str
    label: str = ""


@dataclass(frozen=True)
class Graph:
    """A diagram with its title and a description in words."""

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    direction: Direction = Direction.RIGHT
    ranks: tuple[tuple[str, ...], ...] = field(default=())
    """Nodes that stand side by side."""
