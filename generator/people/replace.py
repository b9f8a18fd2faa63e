"""Puts bracketed words in place of names in a text, whatever the quotes and line ends around them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from generator.content.model import Name

_APOSTROPHE = "(?:''|['’‘])"
_QUOTE = r'(?:\\?"|[“”])'
_OTHERWISE = {"'": _APOSTROPHE, "’": _APOSTROPHE, '"': _QUOTE, "“": _QUOTE, "”": _QUOTE}
_BETWEEN = r"\s+(?:>\s*)*"
"""Between two words: a quote mark stands at the beginning of a line."""
_CITED = r"(?:cite|example|context):{source}(?:#\d{{1,2}})?\s{{1,80}}[^)]{{0,2000}}"
"""A link to the words of a source, up to the bracket that ends it."""


@dataclass(frozen=True)
class Place:
    """A name that stood in a file."""

    line: int
    column: int
    show: str
    """What stands there now."""


@dataclass(frozen=True)
class Wanted:
    """A name, and how it may be written."""

    name: Name

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find it in whole words, in this case of letters, with any quotes, over the ends of lines."""
        find = self.name.find
        start = r"(?<!\w)" if find[:1].isalnum() else ""
        end = r"(?!\w)" if find[-1:].isalnum() else ""
        return re.compile(start + _BETWEEN.join(map(_written, find.split())) + end)

    def put(self, text: str) -> str:
        """Replace it, keeping every line where it is."""
        return self.pattern.sub(lambda found: _over_lines(self.name.show, found[0]), text)


def wanted(names: Iterable[Name], source: str | None) -> list[Wanted]:
    """Give the names that lead to a person everywhere, and those that do so in one source."""
    return [Wanted(name) for name in names if name.source in (None, source)]


def in_plain(text: str, names: Iterable[Wanted]) -> str:
    """Take names out of a source or of prose."""
    for item in names:
        text = item.put(text)
    return text


def in_links(text: str, names: Collection[Wanted]) -> str:
    """Take the names of single sources out of the links that cite these sources."""
    for source in dict.fromkeys(item.name.source for item in names if item.name.source):
        mine = [item for item in names if item.name.source == source]
        link = re.compile(_CITED.format(source=re.escape(source)))
        text = link.sub(lambda found, mine=mine: in_plain(found[0], mine), text)  # type: ignore[misc]
    return text


def in_yaml(text: str, everywhere: Collection[Wanted], of_sources: Collection[Wanted]) -> str:
    """Take names out of YAML; those of single sources out of what is said beside ``source:`` and out of links.

    A bare text that gets brackets gets quotes. Raises yaml.YAMLError where the text is no YAML.
    """
    changed: list[tuple[int, int, str]] = []
    for node, source in _scalars(yaml.compose(text, yaml.SafeLoader), None):
        start, end = node.start_mark.index, node.end_mark.index
        before = text[start:end]
        beside = [item for item in of_sources if item.name.source == source]
        after = in_links(in_plain(before, [*everywhere, *beside]), of_sources)
        if after != before:
            tail = before[len(before.rstrip()) :] if node.style is None else ""
            changed.append((start, end, _quoted(after.rstrip()) + tail if node.style is None else after))
    for start, end, after in sorted(changed, reverse=True):
        text = text[:start] + after + text[end:]
    return in_plain(text, everywhere)


def places(before: str, after: str) -> list[Place]:
    """Give the lines that differ; both texts have as many."""
    lines = zip(before.split("\n"), after.split("\n"), strict=True)
    return [
        Place(number, _first_difference(old, new) + 1, " ".join(re.findall(r"\[[^\]]{1,80}\]", new)))
        for number, (old, new) in enumerate(lines, start=1)
        if old != new
    ]


def _written(word: str) -> str:
    return "".join(_OTHERWISE.get(sign, re.escape(sign)) for sign in word)


def _over_lines(show: str, found: str) -> str:
    """Spread what is shown over as many lines as the words that it stands for."""
    breaks = re.findall(r"\n[ \t>]*", found)
    words = show.split()
    if not breaks:
        return show
    last = len(words) - len(breaks)
    if last < 1:
        return breaks[0].join((show, "")) if len(breaks) == 1 else found
    return " ".join(words[:last]) + "".join(end + word for end, word in zip(breaks, words[last:], strict=True))


def _scalars(node: Any, source: str | None) -> Iterator[tuple[Any, str | None]]:
    """Give every value with the source that it is said of, which stands beside it or above it."""
    if isinstance(node, yaml.ScalarNode):
        yield node, source
    elif isinstance(node, yaml.MappingNode):
        named = (value.value for key, value in node.value if key.value == "source")
        source = next((value for value in named if isinstance(value, str)), source)
        for _, value in node.value:
            yield from _scalars(value, source)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, source)


def _quoted(text: str) -> str:
    return "'" + text.replace("''", "'").replace("'", "''") + "'"


def _first_difference(old: str, new: str) -> int:
    return next((at for at, signs in enumerate(zip(old, new, strict=False)) if signs[0] != signs[1]), len(old))
