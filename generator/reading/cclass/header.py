"""Compares what a source says of itself in its header, in its definition and by its speakers' names."""

import re
from collections.abc import Iterator

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.records import Definition, HeaderField, Source

_FIELD_OF_VALUE = {"type": "source type"}
"""Values of a definition that have another name in the header."""
_LETTER = re.compile(r"\b(?:Expert|Participant)\s+([A-Z]|\d+)\b")


def header_findings(source: Source) -> Iterator[Finding]:
    """Report a header that is missing a title, and every disagreement inside the source."""
    if not source.field("title"):
        message = "the header has no title; write a heading “## title” with the title on the next line"
        yield Finding(source.path, 1, 1, Rule.MISSING_HEADER, Severity.WARNING, message)
    fields = {field.name: field for field in source.header}
    for definition in source.definitions:
        if definition.kind == "source":
            yield from _disagreements(source.path, fields, definition)
    title = _LETTER.search(source.title)
    letters = {found[1] for name in source.experts if (found := _LETTER.search(name))}
    if title and letters and title[1] not in letters:
        line = fields["title"].line if "title" in fields else 1
        message = f"the title says {fragment(source.title)}, the transcript {fragment(', '.join(source.experts))}"
        yield Finding(source.path, line, 1, Rule.SPEAKER_DISAGREES, Severity.NOTE, message)


def _disagreements(path: str, fields: dict[str, HeaderField], definition: Definition) -> Iterator[Finding]:
    for name, value in definition.values.items():
        field = fields.get(_FIELD_OF_VALUE.get(name, name))
        if field is not None and field.value.strip() and field.value.strip() != value.strip():
            message = (
                f"the definition in line {definition.line} gives {name} as {fragment(value)}, "
                f"the header {fragment(field.value)}; the header counts"
            )
            yield Finding(path, field.line, 1, Rule.HEADER_DISAGREES, Severity.WARNING, message)
