"""The sources of a study that were coded with a pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.model import Pattern
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.views import Link
from generator.reading.records import SourceKind


@dataclass(frozen=True)
class CodedSource:
    """One source: its page, a title with its web address, or an interview that is not published."""

    id: str
    kind: str
    published: Link | None
    """Its page, where the catalogue publishes it."""
    web: Link | None
    """Where it was found; interviews have no such place."""
    archive: str


@dataclass(frozen=True)
class CodedSources:
    """All of them, and how many."""

    count: str
    sources: Sequence[CodedSource]


def coded_sources(context: PageContext, pattern: Pattern) -> CodedSources | None:
    """Give the sources that were coded with a pattern; nothing where there are none."""
    sources = [
        CodedSource(
            id=(identity := f"{study.prefix}-{entry.id}"),
            kind=entry.kind,
            published=next(iter(context.links(Kind.SOURCE, [identity])), None),
            web=None if entry.kind == SourceKind.INTERVIEW else Link(entry.title, entry.url),
            archive=entry.archive_url or "",
        )
        for study, entry in pattern.bibliography
    ]
    return CodedSources(context.words.count("source", len(sources)), sources) if sources else None
