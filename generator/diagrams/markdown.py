"""A Python-Markdown extension that puts drawn diagrams into a page after its conversion, which keeps that fast."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from generator.diagrams.kept import kept

_PLACE = re.compile(r'<div class="diagram-place" data-diagram="([0-9a-f]{16})"></div>')


class MissingDrawingError(click.ClickException):
    """A page has a place for a drawing that its folder does not have; engines show the message alone."""


def placeholder(name: str) -> str:
    """Give the HTML that a diagram of this name takes the place of."""
    return f'<div class="diagram-place" data-diagram="{name}"></div>'


def drawings_of(text: str) -> Iterator[str]:
    """Give the names of the drawings that ``text`` has places for."""
    return (found[1] for found in _PLACE.finditer(text))


def fill(text: str, folder: Path) -> str:
    """Put the drawings of ``folder`` into the places that ``text`` has for them.

    Raises MissingDrawingError where one is not there.
    """
    return _PLACE.sub(lambda found: _drawing(folder / f"{found[1]}.svg"), text)


def _drawing(path: Path) -> str:
    svg = kept(path)
    if svg is None:
        what = "is not as it was drawn" if path.exists() else "is missing"
        raise MissingDrawingError(f"{path}: this drawing {what}; make the pages again, which draws it")
    return svg


class _Fill(Postprocessor):
    def __init__(self, markdown: Markdown, folder: Path) -> None:
        super().__init__(markdown)
        self._folder = folder

    def run(self, text: str) -> str:
        return fill(text, self._folder)


class DiagramExtension(Extension):
    """Fills placeholders from the folder named in ``folder``."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"folder": ["drawings", "where drawn diagrams are kept, seen from the working directory"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register behind the step that puts raw HTML back."""
        md.postprocessors.register(_Fill(md, Path(self.getConfig("folder"))), "diagrams", 5)


def makeExtension(**settings: Any) -> DiagramExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension, as Python-Markdown asks."""
    return DiagramExtension(**settings)
