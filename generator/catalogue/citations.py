"""Resolves every citation to the words of the person who said them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.catalogue.texts import FoundCitation, FoundText, Owner
from generator.evidence.excerpts import ExcerptMaker
from generator.evidence.records import Excerpt
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import BadLink, LinkKind, links
from generator.reading.records import Source
from generator.words import folded


@dataclass
class Citations:
    """The citations of a catalogue and who makes them."""

    excerpts: dict[tuple[str, str], Excerpt] = field(default_factory=dict)
    """By source and folded words."""
    made_by: list[tuple[Owner, Excerpt]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def excerpt(self, source: str, words: str) -> Excerpt | None:
        """Give the excerpt that a citation resolves to."""
        return self.excerpts.get((source, folded(words)))


class CitationResolver:
    """Resolves citations one by one and remembers them."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        makers: Mapping[str, ExcerptMaker],
        exists: Callable[[LinkKind, str], bool],
        nearest: Callable[[LinkKind, str], str],
    ) -> None:
        self._sources = sources
        self._makers = makers
        self._exists = exists
        self._nearest = nearest
        self.citations = Citations()

    def take(self, item: FoundText | FoundCitation) -> None:
        """Resolve the citations in ``item`` and check its links."""
        if isinstance(item, FoundCitation):
            place = item.document.place(*item.keys)
            self._resolve(item, place, item.citation.source, item.citation.words)
            return
        for link in links(item.text):
            if isinstance(link, BadLink):
                place = item.document.place_of(link.address, item.place[0])
                message = (
                    f"a link to {fragment(link.address)}; write pattern:ID, decision:ID, force:ID, walkthrough:ID, "
                    'persona:ID, source:ID, guide:ID, cite:SOURCE "words", or an address with https://'
                )
                self._report(item, place, Rule.UNKNOWN_REFERENCE, message)
            elif link.kind is LinkKind.CITE:
                place = item.document.place_of(link.words, item.place[0])
                self._resolve(item, place, link.target, link.words)
            elif link.kind is not LinkKind.WEB and not self._exists(link.kind, link.target):
                place = item.document.place_of(f"{link.kind}:{link.target}", item.place[0])
                message = (
                    f"no {link.kind} {fragment(link.target)}; the nearest are {self._nearest(link.kind, link.target)}"
                )
                self._report(item, place, Rule.UNKNOWN_REFERENCE, message)

    def _resolve(self, item: FoundText | FoundCitation, place: tuple[int, int], source_id: str, words: str) -> None:
        source = self._sources.get(source_id)
        if source is None:
            known = ", ".join(f"“{name}”" for name in self._sources) or "none"
            self._report(
                item, place, Rule.UNRESOLVED_CITATION, f"no source {fragment(source_id)}; published are {known}"
            )
            return
        found = self._makers[source_id].find(words)
        if found is None:
            rule, wrong = self._why_unresolved(source, words)
            self._report(item, place, rule, wrong)
            return
        excerpt = self._makers[source_id].make(*found)
        self.citations.excerpts[source_id, folded(words)] = excerpt
        self.citations.made_by.append((item.owner, excerpt))

    def _why_unresolved(self, source: Source, words: str) -> tuple[Rule, str]:
        statements = (code.text for trace in source.traces for code in trace.open_codes)
        wanted = folded(words)
        if any(wanted in folded(statement) for statement in statements):
            message = (
                f"these are a coder’s words, not a speaker’s: {fragment(words)}; copy what is said in the transcript"
            )
            return Rule.PARAPHRASED_QUOTATION, message
        message = f"nobody says this in {source.id}: {fragment(words)}; copy the words from one turn of the transcript"
        return Rule.UNRESOLVED_CITATION, message

    def _report(self, item: FoundText | FoundCitation, place: tuple[int, int], rule: Rule, message: str) -> None:
        self.citations.findings.append(item.document.finding(place, rule, message, Severity.ERROR))
