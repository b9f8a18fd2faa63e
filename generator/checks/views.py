"""Checks that an expert whom a text about a pattern cites has a recorded view of it."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundCitation, FoundText, found
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.model import CitationKind, Combination, OptionEntry, WeighedOption
from generator.evidence.records import Excerpt
from generator.findings import Finding, Rule, fragment
from generator.prose import Link, LinkKind, links
from generator.reading.records import Role, SourceKind


def views(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report citations of experts as views of a pattern on which no stance of theirs is recorded."""
    for item in found(content):
        patterns = [identity for identity in _patterns_of(item) if identity in catalogue.patterns]
        for words, excerpt in _cited_views(item, catalogue) if patterns else ():
            if _reviewed(catalogue, excerpt) and not any(_has_view(catalogue, one, excerpt.source) for one in patterns):
                yield _finding(item, patterns, words, excerpt)


def _patterns_of(item: FoundText | FoundCitation) -> tuple[str, ...]:
    """Give the patterns that a text is about: its page's, an option's, those combined, or the one that is rejected.

    Of several patterns that are combined, a view of one is enough.
    """
    match item.record if isinstance(item, FoundText) else None:
        case OptionEntry(pattern=str(pattern)) | WeighedOption(pattern=pattern):
            return (pattern,)
        case Combination(patterns=patterns):
            return patterns
    return (item.owner.id,) if item.owner.kind is Kind.PATTERN else ()


def _cited_views(item: FoundText | FoundCitation, catalogue: Catalogue) -> Iterator[tuple[str, Excerpt]]:
    if isinstance(item, FoundCitation):
        one = item.citation
        cited = [(one.kind, one.source, one.words, one.occurrence)]
    else:
        cites = (link for link in links(item.text) if isinstance(link, Link) and link.kind is LinkKind.CITE)
        cited = [(link.cites, link.target, link.words, link.occurrence) for link in cites]
    for kind, source, words, occurrence in cited:
        excerpt = catalogue.said(source, words, occurrence)
        if kind is CitationKind.VIEW and excerpt is not None:
            yield words, excerpt


def _reviewed(catalogue: Catalogue, excerpt: Excerpt) -> bool:
    """Tell whether an expert says it, in an interview whose stances people reviewed."""
    interview = catalogue.sources[excerpt.source].kind is SourceKind.INTERVIEW
    return interview and excerpt.source in catalogue.coding and excerpt.role is not Role.INTERVIEWER


def _has_view(catalogue: Catalogue, pattern: str, source: str) -> bool:
    spoken = (item for item in catalogue.patterns[pattern].evidence if item.source == source)
    return any(item.stance is not None and item.by_expert for item in spoken)


def _finding(item: FoundText | FoundCitation, patterns: list[str], words: str, excerpt: Excerpt) -> Finding:
    if isinstance(item, FoundCitation):
        place, instead = item.document.place(*item.keys), "kind: example or kind: context"
    else:
        place, instead = item.document.place_of(words, item.place[0]), "example: or context:"
    message = (
        f"{excerpt.speaker} is cited on {fragment(', '.join(patterns))}, but no view is recorded: "
        f"{fragment(words, 90)}; add a stance to the coding file, or say {instead}"
    )
    return item.document.finding(place, Rule.CITED_WITHOUT_VIEW, message)
