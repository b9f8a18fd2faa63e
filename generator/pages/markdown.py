"""A Python-Markdown extension that puts generated HTML into a page after its conversion, which never reads it."""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

BEGIN = "<!-- generated -->"
"""The line before generated HTML; no value can write it, since ``<`` of a value is always escaped."""
END = "<!-- /generated -->"
"""The line behind generated HTML."""
_BEFORE_ALL = 1000
"""A priority: before code between fences, attributes and raw HTML are looked for."""
_BEHIND_RAW_HTML = 6
"""A priority: behind the step that puts raw HTML back, and before places of diagrams are filled."""
_PLACE = re.compile(r'<div class="generated-place" data-number="([0-9]{1,6})"></div>')


class _Take(Preprocessor):
    """Takes generated HTML out of a page and leaves a place for it."""

    taken: tuple[str, ...] = ()

    def run(self, lines: list[str]) -> list[str]:
        taken: list[str] = []
        kept: list[str] = []
        start: int | None = None
        for number, line in enumerate(lines):
            if start is None and line == BEGIN:
                start = number + 1
            elif start is None:
                kept.append(line)
            elif line == END:
                kept += ("", f'<div class="generated-place" data-number="{len(taken)}"></div>', "")
                taken.append("\n".join(lines[start:number]))
                start = None
        self.taken = tuple(taken)
        return kept if start is None else [*kept, *lines[start:]]


class _PutBack(Postprocessor):
    """Fills the places; one that a page has written itself stays as it is."""

    def __init__(self, markdown: Markdown, take: _Take) -> None:
        super().__init__(markdown)
        self._take = take

    def run(self, text: str) -> str:
        taken = self._take.taken
        return _PLACE.sub(lambda found: taken[int(found[1])] if int(found[1]) < len(taken) else found[0], text)


class GeneratedExtension(Extension):
    """Leaves what stands between ``BEGIN`` and ``END`` as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register before everything that reads text, and behind everything that writes it."""
        take = _Take(md)
        md.preprocessors.register(take, "generated", _BEFORE_ALL)
        md.postprocessors.register(_PutBack(md, take), "generated", _BEHIND_RAW_HTML)


def makeExtension(**settings: Any) -> GeneratedExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension, as Python-Markdown asks."""
    return GeneratedExtension(**settings)
