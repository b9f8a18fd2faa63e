"""Resolves every citation to the words of the person who said them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.catalogue.texts import FoundCitation, FoundText, Owner
from generator.evidence.excerpts import ExcerptMaker
from generator.evidence.records import Excerpt
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import Link, LinkKind, links
from generator.reading.records import Role, Source
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

    def __init__(self, sources: Mapping[str, Source], makers: Mapping[str, ExcerptMaker]) -> None:
        self._sources = sources
        self._makers = makers
        self.citations = Citations()

    def take(self, item: FoundText | FoundCitation) -> None:
        """Resolve the citations in ``item``."""
        if isinstance(item, FoundCitation):
            self._resolve(item, item.document.place(*item.keys), item.citation.source, item.citation.words)
            return
        for link in links(item.text):
            if isinstance(link, Link) and link.kind is LinkKind.CITE:
                self._resolve(item, item.document.place_of(link.words, item.place[0]), link.target, link.words)

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
        if excerpt.role is Role.INTERVIEWER:
            message = f"the interviewer says this: {fragment(words)}; cite an expert, or correct the speaker"
            self._report(item, place, Rule.CITES_INTERVIEWER, message, Severity.WARNING)

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

    def _report(
        self,
        item: FoundText | FoundCitation,
        place: tuple[int, int],
        rule: Rule,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.citations.findings.append(item.document.finding(place, rule, message, severity))
