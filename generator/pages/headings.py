"""Gives hand-written headings anchors that nothing else on their page has."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import count

from generator.addresses import row, slug
from generator.content.kinds import Kind

_VALUE = re.compile(r"\{\{.*?\}\}")
_PUT_IN = "\0"
"""Stands for a value that a template puts in."""
_ID = re.compile(r'\{ #(\S+) \}|\bid="([^"]+)"')


def anchors(headings: Iterable[str], template: str) -> Iterator[str]:
    """Give an anchor for every hand-written heading of a page that ``template`` marks up."""
    taken: set[str] = set()
    own = _own(template)
    for heading in headings:
        anchor = next(name for name in _candidates(slug(heading)) if name not in taken and not own.fullmatch(name))
        taken.add(anchor)
        yield anchor


def _candidates(wish: str) -> Iterator[str]:
    yield wish
    yield f"text-{wish}"
    yield from (f"text-{wish}-{number}" for number in count(2))


@cache
def _own(template: str) -> re.Pattern[str]:
    """Match every id that the template itself gives, and those of the rows in its tables."""
    text = resources.files("generator.pages").joinpath("templates", template).read_text(encoding="utf-8")
    found = {heading or other for heading, other in _ID.findall(_VALUE.sub(_PUT_IN, text))} - {_PUT_IN}
    found |= {row(kind, _PUT_IN) for kind in Kind}
    return re.compile("|".join(re.escape(name).replace(_PUT_IN, ".+") for name in sorted(found)))
