"""Resolves every citation to the words of the person who said them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.catalogue.texts import FoundCitation, FoundText, Owner
from generator.content.kinds import Kind
from generator.content.model import Citation, CitationKind
from generator.evidence.nearest import nearest, proposed
from generator.evidence.records import Excerpt
from generator.evidence.transcript import Ambiguous, Transcript
from generator.findings import Finding, Rule, Severity, fragment
from generator.prose import Link, LinkKind, links
from generator.reading.records import Role
from generator.words import folded


@dataclass
class Citations:
    """The citations of a catalogue and who makes them."""

    excerpts: dict[tuple[str, str, int | None], Excerpt] = field(default_factory=dict)
    """By source, folded words and which time they are said, where the citation tells."""
    owned: list[tuple[Owner, Excerpt]] = field(default_factory=list)
    """Each citation with the page that it stands on, in the order of the content."""
    kinds: dict[tuple[str, str], frozenset[CitationKind]] = field(default_factory=dict)
    """What the words are that the page of a pattern cites from a source, by both."""
    findings: list[Finding] = field(default_factory=list)
    withdrawn: frozenset[str] = frozenset()
    """Sources whose words are not shown; what is cited from them resolves to nothing."""

    def excerpt(self, source: str, words: str, occurrence: int | None = None) -> Excerpt | None:
        """Give the excerpt that a citation resolves to."""
        return self.excerpts.get((source, folded(words), occurrence))

    def excerpts_of(self, cited: Iterable[Citation]) -> tuple[Excerpt, ...]:
        """Give the excerpts of all citations that resolve."""
        found = (self.excerpt(item.source, item.words, item.occurrence) for item in cited)
        return tuple(excerpt for excerpt in found if excerpt is not None)


class CitationResolver:
    """Resolves citations one by one and remembers them."""

    def __init__(self, transcripts: Mapping[str, Transcript], withdrawn: frozenset[str] = frozenset()) -> None:
        self._transcripts = transcripts
        self.citations = Citations(withdrawn=withdrawn)

    def resolve(self, item: FoundText | FoundCitation) -> None:
        """Resolve the citations in ``item``."""
        if isinstance(item, FoundCitation):
            cited = item.citation
            link = Link(LinkKind.CITE, cited.source, cited.words, cited.occurrence, cited.kind)
            self._resolve(item, item.document.place(*item.keys), link)
            return
        for found in links(item.text):
            if isinstance(found, Link) and found.kind is LinkKind.CITE:
                self._resolve(item, item.document.place_of(found.words, item.place[0]), found)

    def _resolve(self, item: FoundText | FoundCitation, place: tuple[int, int], cited: Link) -> None:
        transcript = self._transcripts.get(cited.target)
        if cited.target in self.citations.withdrawn:
            message = f"{cited.target} is withdrawn; take out what rests on its words, or let it rest on others"
            self._report(item, place, Rule.WITHDRAWN, message, Severity.WARNING)
            return
        if transcript is None:
            known = ", ".join(f"“{name}”" for name in self._transcripts) or "none"
            message = f"no source {fragment(cited.target)}; published are {known}"
            self._report(item, place, Rule.UNRESOLVED_CITATION, message)
            return
        span = transcript.find(cited.words, cited.occurrence)
        if span is None:
            self._unresolved(item, place, transcript, cited.words)
            return
        if isinstance(span, Ambiguous):
            self._report(item, place, Rule.AMBIGUOUS_CITATION, _which(transcript, span, item, cited))
            return
        excerpt = transcript.excerpt(span)
        self.citations.excerpts[cited.target, folded(cited.words), cited.occurrence] = excerpt
        self.citations.owned.append((item.owner, excerpt))
        if item.owner.kind is Kind.PATTERN:
            both = item.owner.id, excerpt.source
            self.citations.kinds[both] = self.citations.kinds.get(both, frozenset()) | {cited.cites}
        if excerpt.role is Role.INTERVIEWER:
            message = f"the interviewer says this: {fragment(cited.words)}; cite an expert, or correct the speaker"
            self._report(item, place, Rule.CITES_INTERVIEWER, message, Severity.WARNING)

    def _unresolved(
        self, item: FoundText | FoundCitation, place: tuple[int, int], transcript: Transcript, words: str
    ) -> None:
        mend = nearest(transcript, words)
        right = proposed(mend, "copy the words from one turn of the transcript")
        rule, source = Rule.UNRESOLVED_CITATION, transcript.source
        message = f"nobody says this in {source.id}: {fragment(words)}; {right}"
        statements = (code.text for trace in source.traces for code in trace.open_codes)
        if any(folded(words) in folded(statement) for statement in statements):
            rule = Rule.PARAPHRASED_QUOTATION
            right = proposed(mend, "copy what is said in the transcript")
            message = f"these are a coder’s words, not a speaker’s: {fragment(words)}; {right}"
            mend = mend and replace(mend, certain=False)
        finding = item.document.finding(place, rule, message)
        self.citations.findings.append(replace(finding, mend=mend))

    def _report(
        self,
        item: FoundText | FoundCitation,
        place: tuple[int, int],
        rule: Rule,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.citations.findings.append(item.document.finding(place, rule, message, severity))


def _which(transcript: Transcript, found: Ambiguous, item: FoundText | FoundCitation, cited: Link) -> str:
    """Say that words are said more than once, and how a citation tells which time it means."""
    example = "occurrence: 1" if isinstance(item, FoundCitation) else f"cite:{cited.target}#1"
    return f"{transcript.told(found)}: {fragment(cited.words)}; copy more of the words, or say which time: {example}"
