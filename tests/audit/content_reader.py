"""Reads a content folder into plain records, by PyYAML and markdown-it-py alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from tests.audit.transcript_reader import Transcript, interviews, letters, read_transcript

Record = dict[str, Any]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_PARSER = _markdown()


CITES = ("cite", "example", "context")
"""How a link begins that leads to somebody's words, as a view or beside one."""


@dataclass(frozen=True)
class Link:
    """A link in hand-written text."""

    text: str
    address: str
    words: str

    @property
    def cites(self) -> Record | None:
        """The citation that the link is, written as an entry; nothing where it leads elsewhere."""
        kind, _, target = self.address.partition(":")
        if kind not in CITES:
            return None
        source, _, number = target.partition("#")
        return {
            "source": source,
            "words": self.words,
            "occurrence": int(number or 1),
            "kind": "view" if kind == "cite" else kind,
        }


@dataclass(frozen=True)
class Said:
    """One statement about patterns and forces, and the words it rests on."""

    source: str
    statement: str
    added: bool
    reviewed: bool
    stance: str | None
    speaks_of: tuple[str, ...]
    through: tuple[str, ...]
    """Forces for whose sake the speaker takes the stance."""
    words: tuple[str, ...] | None
    """As reviewers chose them; nothing where the words were looked for by machine."""
    speaker: str | None
    """Who really says it, where the coding file corrects that."""
    number: int
    """Which one of the same words, from 0."""


@cache
def plain(text: str | None) -> str:
    """Give the words that a reader sees of hand-written Markdown, on one line."""
    words = []
    for block in _PARSER.parse(text or ""):
        for token in block.children or ():
            words.append(token.content if token.type in ("text", "code_inline") else "" if token.nesting else " ")
        words.append(" ")
    return " ".join("".join(words).split())


@cache
def links(text: str) -> tuple[Link, ...]:
    """Give the links of hand-written Markdown in order."""
    found: list[Link] = []
    words: list[str] = []
    current = None
    for block in _PARSER.parse(text):
        for token in block.children or ():
            if token.type == "link_open":
                current, words = token, []
            elif token.type == "link_close" and current is not None:
                attributes = current.attrs
                found.append(Link("".join(words), _unquoted(str(attributes["href"])), str(attributes.get("title", ""))))
                current = None
            elif current is not None:
                words.append(token.content or " ")
    return tuple(found)


def _unquoted(address: str) -> str:
    return address.replace("%20", " ")


def texts(value: object) -> Iterator[str]:
    """Give every text within a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def cited(value: object) -> Iterator[Record]:
    """Give every citation within a record, be it an entry or a link."""
    if isinstance(value, dict):
        if "source" in value and "words" in value:
            yield value
        else:
            for item in value.values():
                yield from cited(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from cited(item)
    elif isinstance(value, str) and "](" in value:
        yield from (link.cites for link in links(value) if link.cites)


class Study:
    """Everything that stands in a content folder."""

    def __init__(self, folder: Path) -> None:
        self.catalogue = _yaml(folder / "catalogue.yml")
        self.patterns = _fronts(folder / "patterns")
        self.walkthroughs = _fronts(folder / "walkthroughs")
        self.guides = _fronts(folder / "guides")
        self.decisions = {item["id"]: item for item in map(_yaml, sorted(folder.glob("decisions/*.yml")))}
        self.forces = {item["id"]: item for item in _optional(folder / "forces.yml").get("forces", ())}
        self.figures = _optional(folder / "figures.yml").get("figures", [])
        self.twins = [
            item for group in _optional(folder / "told_apart.yml").get("groups", ()) for item in group["pairs"]
        ]
        self.glossary = _optional(folder / "glossary.yml").get("terms", [])
        self.order = _optional(folder / "order.yml").get("order", [])
        self.coding = {item["source"]: item for item in map(_yaml, sorted(folder.glob("coding/*/*.yml")))}
        self.sources = dict(self._transcripts(folder))
        self._resolved = {letters(name): key for key, item in self._elements() for name in item.get("aliases", ())}
        self._resolved |= {letters(key): key for key, _ in self._elements()}
        self.said = [item for key in self.sources for item in self._said(key)]

    def name(self, kind: str, identity: str) -> str:
        """Give the name that readers know something by."""
        if kind == "sources":
            return self.sources[identity].known_as
        if kind == "personas":
            return next(str(item["name"]) for item in self.catalogue["personas"] if item["id"] == identity)
        record: Record = getattr(self, kind)[identity]
        return str(record["title"] if "title" in record else record["name"])

    def stage(self, identity: str) -> str:
        """Give the name of a stage."""
        return next(str(item["name"]) for item in self.catalogue["stages"] if item["id"] == identity)

    def shown(self, source: str) -> Callable[[str], str]:
        """Give the function that mends and masks words of a source."""
        every = [*self.catalogue.get("repairs", ()), *self.catalogue.get("masks", ())]
        mine = [(item["find"], item["show"]) for item in every if item.get("source") in (None, source)]

        def show(text: str) -> str:
            for find, seen in mine:
                text = text.replace(find, seen)
            return text

        return show

    def speaker(self, citation: Record) -> str | None:
        """Give who says the words of a citation."""
        source = citation["source"]
        return self.sources[source].says(self.shown(source)(citation["words"]), citation.get("occurrence") or 1)

    def expert(self, source: str) -> Record | None:
        """Give who the expert of a source is, where a coding file tells it."""
        return self.coding.get(source, {}).get("expert")

    def reported(self, pattern: str) -> Iterator[tuple[str, Record]]:
        """Give what others are reported to hold of a pattern, each with its source."""
        for source in self.sources:
            for item in self.coding.get(source, {}).get("reported", ()):
                if pattern in item["patterns"]:
                    yield source, item

    def resolve(self, written: str) -> str | None:
        """Give the id of the pattern or force that a code means."""
        return self._resolved.get(letters(written))

    def about(self, identity: str) -> list[Said]:
        """Give all statements that speak of a pattern or force, or take a stance for its sake."""
        return [item for item in self.said if identity in (*item.speaks_of, *item.through)]

    def effects(self) -> Iterator[tuple[str, Record]]:
        """Give every effect with the id of its pattern."""
        for key, pattern in self.patterns.items():
            for effect in pattern.get("forces", ()):
                yield key, effect

    def relations(self) -> Iterator[tuple[str, str, str, str]]:
        """Give every relation: from, relation, to, note."""
        for key, pattern in self.patterns.items():
            for item in pattern.get("relations", ()):
                if item["pattern"] in self.patterns:
                    yield key, item["relation"], item["pattern"], item.get("note") or ""

    def answering(self, pattern: str) -> list[str]:
        """Give the decisions that a pattern is an option of."""
        return [
            key
            for key, item in self.decisions.items()
            if any(option.get("pattern") == pattern for option in item["options"])
        ]

    def asking(self, decision: str) -> list[tuple[str, str]]:
        """Give the decisions and patterns that a further decision is a part of."""
        found = [
            ("decisions", key)
            for key, item in self.decisions.items()
            if any(option.get("decision") == decision for option in item["options"])
        ]
        return found + [
            ("patterns", key) for key, item in self.patterns.items() if decision in item.get("consider", ())
        ]

    @property
    def further(self) -> list[str]:
        """Decisions that others ask for: those that the order says, or else all that are asked for."""
        if self.order:
            return [key for item in self.order for key in item.get("further", ())]
        return [key for key in self.decisions if self.asking(key)]

    def parents(self, decision: str) -> list[str]:
        """Give the decisions that lead to a further one, themselves or by a pattern that answers them."""
        found = []
        for kind, key in self.asking(decision):
            answered = [key] if kind == "decisions" else self.answering(key)
            users = [one for one, _, other, _ in self.relations() if other == key and not answered]
            found += answered or [decision for user in users for decision in self.answering(user)]
        return list(dict.fromkeys(found))

    def _elements(self) -> Iterator[tuple[str, Record]]:
        yield from self.patterns.items()
        yield from self.forces.items()

    def _transcripts(self, folder: Path) -> Iterator[tuple[str, Transcript]]:
        for study in self.catalogue["studies"]:
            numbered = [
                (int(re.sub(r"\D", "", path.stem)), path) for path in (folder / "sources" / study["id"]).glob("*.md")
            ]
            for number, path in sorted(numbered, key=lambda pair: (pair[1].stem[0], pair[0])):
                identity = f"{study['prefix']}-{path.stem[0]}{number}"
                found = read_transcript(path, identity, study["id"], self.shown(identity))
                show = self.shown(identity)
                corrections = self.coding.get(identity, {}).get("speakers", ())
                found.correct([{**item, "words": show(item["words"])} for item in corrections])
                yield identity, found

    def _said(self, source: str) -> Iterator[Said]:
        show, coding = self.shown(source), self.coding.get(source, {})
        entries: dict[tuple[str, int], Record] = {}
        for entry in coding.get("statements", ()):
            entries[letters(show(entry["statement"])), entry.get("occurrence", 1) - 1] = entry
        seen: dict[str, int] = {}
        known = [show(entry["statement"]) for entry in coding.get("statements", ())]
        for trace in self.sources[source].traces:
            for statement in self.sources[source].statements(trace, known):
                number = seen.setdefault(letters(statement), 0)
                seen[letters(statement)] += 1
                entry = entries.get((letters(statement), number))
                codes = tuple(dict.fromkeys(found for code in trace.codes if (found := self.resolve(code))))
                yield _statement(source, statement, number, entry=entry, codes=codes, show=show)
        for entry in coding.get("added", ()):
            words = (show(entry["words"]),)
            yield _reviewed(entry, source=source, statement=entry["says"], added=True, words=words, number=0)


def _statement(
    source: str,
    statement: str,
    number: int,
    *,
    entry: Record | None,
    codes: tuple[str, ...],
    show: Callable[[str], str],
) -> Said:
    if entry is None:
        return Said(source, statement, False, False, None, codes, (), None, None, number)
    chosen = entry.get("excerpt")
    words = (chosen,) if isinstance(chosen, str) else tuple(chosen) if chosen else None
    if entry.get("unlocated"):
        words = ()
    seen = None if words is None else tuple(show(item) for item in words)
    return _reviewed(entry, source=source, statement=statement, added=False, words=seen, number=number)


def _reviewed(
    entry: Record, *, source: str, statement: str, added: bool, words: tuple[str, ...] | None, number: int
) -> Said:
    return Said(
        source=source,
        statement=statement,
        added=added,
        reviewed=True,
        stance=entry.get("stance"),
        speaks_of=tuple(entry["speaks_of"]),
        through=tuple(entry.get("through", ())),
        words=words,
        speaker=entry.get("speaker"),
        number=number,
    )


def by_expert(speaker: str | None) -> bool:
    """Tell whether words count as somebody's view: an interviewer's never do."""
    return speaker is not None and not interviews(speaker)


def _yaml(path: Path) -> Record:
    found: Record = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - a safe loader
    return found


def _optional(path: Path) -> Record:
    return _yaml(path) if path.exists() else {}


def _fronts(folder: Path) -> dict[str, Record]:
    found = {}
    for path in sorted(folder.glob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        record = yaml.load(front, _LOADER)  # noqa: S506 - a safe loader
        found[record["id"]] = record | {"body": body}
    return found
