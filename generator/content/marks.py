"""Says in the type of a field what its text is; every check walks these marks and no list of fields is kept by hand."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from inspect import isclass
from typing import Annotated, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.content.kinds import AnyKind


class Mark:
    """What a text of the content is; every text field has exactly one."""


class Prose(Mark):
    """Markdown, rendered: its links, names, spelling and likeness to other pages are checked."""

    def __init__(self, *, recurs: bool = False) -> None:
        """``recurs`` is true for what is said of several things alike, such as who made a study."""
        self.recurs = recurs


class Plain(Mark):
    """Shown as typed: names, spelling and likeness are checked, and a Markdown link would show its brackets."""

    def __init__(self, *, british: bool = True) -> None:
        """``british`` is false for words that others chose, such as aliases: their spelling stays."""
        self.british = british


class Quoted(Mark):
    """Words of a speaker, a coder or a publication: only the names of people are looked for."""


class Unseen(Mark):
    """Never written anywhere: what a mask looks for, and why."""


class Address(Mark):
    """An address in the web."""


class Code(Mark):
    """A code as the study wrote it: an id or an alias."""


class Ref(Mark):
    """The id of something."""

    def __init__(self, *kinds: AnyKind, once: Sequence[str] | None = None) -> None:
        """Refer to one of ``kinds``.

        ``once`` tells that the entries of a list may not name the same thing twice with the same
        values of these fields; ids that are themselves the items of a list never may.
        """
        self.kinds = kinds
        self.once = once


class Subject(Ref):
    """The id of the one thing that a file is about; no other file is about it."""


class Id(Mark):
    """The id of the record that it stands in."""

    def __init__(self, kind: AnyKind, *, shared: str = "", in_file: bool = False) -> None:
        """Name a thing of this kind.

        Ids are unique among those of their kind; with ``shared`` among all that give the same word,
        with ``in_file`` in their file only.
        """
        self.kind = kind
        self.scope = shared or str(kind)
        self.in_file = in_file


@cache
def marked(model: type[BaseModel]) -> dict[str, Mark | None]:
    """Give the mark of each field; nothing for fields without text of their own.

    Raises TypeError where a text has no mark, or a field has several.
    """
    hints = get_type_hints(model, include_extras=True)
    return {name: _mark(f"{model.__name__}.{name}", hints[name]) for name in model.model_fields}


@cache
def models(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Give ``model`` and all record classes that its fields hold, at whatever depth."""
    found = dict.fromkeys([model])
    for hint in get_type_hints(model).values():
        for leaf in _leaves(hint):
            if isclass(leaf) and issubclass(leaf, BaseModel):
                found |= dict.fromkeys(models(leaf))
    return tuple(found)


def _mark(name: str, hint: object) -> Mark | None:
    marks = dict.fromkeys(_marks(hint))
    if None in marks or len(marks) > 1:
        raise TypeError(f"{name}: a text needs one mark in its type, such as Prose() or Ref(Kind.PATTERN)")
    return next(iter(marks), None)


def _marks(hint: object) -> Iterator[Mark | None]:
    """Give the mark of each text in a type; nothing for a text without one."""
    if get_origin(hint) is Annotated:
        inner, *others = get_args(hint)
        own = [item for item in others if isinstance(item, Mark)]
        yield from own or _marks(inner)
    elif get_args(hint):
        for part in get_args(hint):
            yield from _marks(part)
    elif isclass(hint) and issubclass(hint, str) and not issubclass(hint, Enum):
        yield None


def _leaves(hint: object) -> Iterator[object]:
    parts = get_args(hint)
    if not parts:
        yield hint
    for part in parts:
        yield from _leaves(part)
