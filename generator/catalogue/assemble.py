"""Joins a content folder into a catalogue: every reference is resolved here, before any page is made."""

from dataclasses import replace

from generator.catalogue.citations import CitationResolver
from generator.catalogue.decisions import assemble_decisions
from generator.catalogue.described import described
from generator.catalogue.elements import collect
from generator.catalogue.model import Catalogue, Guide, Walkthrough
from generator.catalogue.patterns import assemble_forces, assemble_patterns
from generator.catalogue.texts import found
from generator.catalogue.uses import all_cited, all_excerpts, all_uses
from generator.content.load import Content
from generator.evidence.join import join, transcript_of
from generator.evidence.records import Evidence
from generator.evidence.transcript import Transcript


def assemble(content: Content) -> Catalogue:
    """Join ``content``; findings of reading and joining are in the catalogue."""
    elements = collect(content)
    findings = [*content.findings, *elements.findings]
    coding = {document.record.source: document for document in content.coding}
    vocabulary = elements.vocabulary
    transcripts: dict[str, Transcript] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for source in content.sources:
        reviewed = coding.get(source.id)
        transcript, wrong_speakers = transcript_of(source, reviewed, content.replacements.display(source.id))
        evidence[source.id], wrong_entries = join(transcript, reviewed, elements.resolve, vocabulary)
        transcripts[source.id] = transcript
        findings += (*wrong_speakers, *wrong_entries)
    resolver = CitationResolver(transcripts)
    for item in found(content):
        resolver.resolve(item)
    citations = resolver.citations
    findings += citations.findings
    patterns = assemble_patterns(content, elements, evidence, citations)
    catalogue = Catalogue(
        file=content.catalogue.record,
        sources={source.id: source for source in content.sources},
        evidence=evidence,
        decisions=assemble_decisions(content),
        patterns=patterns,
        forces=assemble_forces(content, elements, evidence, patterns),
        walkthroughs={
            document.record.id: Walkthrough(document.record, document.body)
            for document in sorted(content.walkthroughs, key=lambda item: (item.record.order, item.record.id))
        },
        described=described(content),
        guides={document.record.id: Guide(document.record, document.body) for document in content.guides},
        coding={source: document.record for source, document in coding.items()},
        codes={
            (source.id, code.written): elements.resolve(code.written)
            for source in content.sources
            for trace in source.traces
            for code in trace.axial_codes
        },
        citations=citations.excerpts,
    )
    return replace(
        catalogue,
        uses=all_uses(catalogue, citations),
        cited_by=all_cited(catalogue, citations),
        excerpts=all_excerpts(catalogue, citations),
        findings=tuple(sorted(set(findings))),
    )
