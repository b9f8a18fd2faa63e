"""What a diagram shows, before anyone draws it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """What a node stands for; CSS gives each its look, in light and dark."""

    CURRENT = "current"
    """The thing whose page this is."""
    DECISION = "decision"
    FURTHER = "further"
    """A decision that others ask for."""
    OPTION = "option"
    PATTERN = "pattern"
    PART = "part"
    """A box of an architecture that is no pattern."""


class Form(StrEnum):
    """For which screen a diagram is drawn."""

    WIDE = "wide"
    """A page's column on a desk: ranks to the right or downwards, whichever fits."""
    NARROW = "narrow"
    """A telephone: from top to bottom, and no wider than the smallest of them."""


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
    ranks: tuple[tuple[str, ...], ...] = field(default=())
    """Nodes that stand side by side."""
    form: Form = Form.WIDE
