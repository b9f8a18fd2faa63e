"""Writes any value of a record as one line, so that order, layout and line ends do not count."""

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.content.marks import Prose, marked
from generator.content.model import Citation
from generator.prose import plain
from generator.review.changes import Aspect, Weight


def aspects(record: object, weights: Mapping[str, Weight], without: Collection[str] = ()) -> dict[str, Aspect]:
    """Give the filled fields of a record as aspects by their names; a field that ``weights`` lacks is text.

    So a field that the content model gains is compared without another word here.
    """
    names = [name for name in field_names(record) if name not in without]
    written = {name: in_words(_value(record, name)) for name in names}
    return {name: Aspect(text, weights.get(name, Weight.TEXT)) for name, text in written.items() if text}


def field_names(record: object) -> list[str]:
    """Give the names of a record's fields in their order."""
    if isinstance(record, BaseModel):
        return list(type(record).model_fields)
    return [field.name for field in fields(record)] if is_dataclass(record) else []


def in_words(value: Any) -> str:
    """Write a value as one line; the members of a list are sorted."""
    if value is None or value is False:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Citation):
        return f"“{one_line(value.words)}” ({value.source})"
    if isinstance(value, BaseModel) or is_dataclass(value):
        return ", ".join(text for name in field_names(value) if (text := in_words(_value(value, name))))
    if isinstance(value, tuple | list | frozenset):
        return "; ".join(sorted(in_words(item) for item in value))
    return one_line(str(value))


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def _value(record: object, name: str) -> Any:
    """Give a field's value; of rendered text its words, without links and emphasis."""
    value = getattr(record, name)
    mark = marked(type(record)).get(name) if isinstance(record, BaseModel) else None
    return plain(value) if isinstance(mark, Prose) and isinstance(value, str) else value
