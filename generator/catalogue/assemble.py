"""Joins a content folder into a catalogue: every reference is resolved here, before any page is made."""

from dataclasses import replace

from generator.catalogue.citations import CitationResolver
from generator.catalogue.codings import join_codings
from generator.catalogue.decisions import assemble_decisions
from generator.catalogue.described import described
from generator.catalogue.elements import collect
from generator.catalogue.model import Catalogue, Guide, Walkthrough
from generator.catalogue.names import names_in
from generator.catalogue.patterns import assemble_forces, assemble_patterns, with_reported
from generator.catalogue.texts import found
from generator.catalogue.uses import all_cited, all_excerpts, all_uses
from generator.content.load import Content
from generator.evidence.join import interest, join, reported, transcript_of
from generator.evidence.records import Evidence, Interest, Reported
from generator.evidence.transcript import Transcript


def assemble(content: Content) -> Catalogue:
    """Join ``content``; findings of reading and joining are in the catalogue."""
    elements = collect(content)
    findings = [*content.findings, *elements.findings]
    coding = {document.record.source: document for document in content.coding}
    vocabulary = elements.vocabulary
    transcripts: dict[str, Transcript] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    others: dict[str, tuple[Reported, ...]] = {}
    interests: dict[str, Interest] = {}
    for source in content.sources:
        reviewed = coding.get(source.id)
        transcript, wrong_speakers = transcript_of(source, reviewed, content.replacements.display(source.id))
        evidence[source.id], wrong_entries = join(transcript, reviewed, elements.resolve, vocabulary)
        transcripts[source.id] = transcript
        findings += (*wrong_speakers, *wrong_entries)
        if reviewed is not None:
            others[source.id], wrong_reports = reported(transcript, reviewed)
            speaks_from, wrong_interest = interest(transcript, reviewed)
            findings += (*wrong_reports, *wrong_interest)
            if speaks_from is not None:
                interests[source.id] = speaks_from
    resolver = CitationResolver(transcripts, content.withdrawn)
    for item in found(content):
        resolver.resolve(item)
    citations = resolver.citations
    findings += citations.findings
    codings = join_codings(content.sources, elements, evidence)
    findings += codings.findings
    patterns = with_reported(assemble_patterns(content, elements, evidence, citations, codings), others)
    catalogue = Catalogue(
        file=content.catalogue.record,
        sources={source.id: source for source in content.sources},
        evidence=evidence,
        decisions=assemble_decisions(content, codings),
        patterns=patterns,
        forces=assemble_forces(content, elements, evidence, patterns),
        walkthroughs={
            document.record.id: Walkthrough(document.record, document.body)
            for document in sorted(content.walkthroughs, key=lambda item: (item.record.order, item.record.id))
        },
        described=described(content),
        guides={document.record.id: Guide(document.record, document.body) for document in content.guides},
        coding={source: document.record for source, document in coding.items()},
        reported=others,
        interests=interests,
        codes={
            (source.id, name.written): elements.resolve(name.written) or elements.decision(name.written)
            for source in content.sources
            for name in names_in(source)
            if not name.is_decision
        },
        coded_decisions={
            name.written: meant
            for source in content.sources
            for name in names_in(source)
            if name.is_decision and (meant := elements.decision(name.written))
        },
        citations=citations.excerpts,
        terms={term.id: term for term in content.glossary.record.terms} if content.glossary else {},
        told_apart=content.told_apart.record.groups if content.told_apart else (),
    )
    return replace(
        catalogue,
        uses=all_uses(catalogue, citations),
        cited_by=all_cited(catalogue, citations),
        cited_as=citations.kinds,
        excerpts=all_excerpts(catalogue, citations),
        findings=tuple(sorted(set(findings))),
    )
