"""Joins a content folder into a catalogue: every reference is resolved here, before any page is made."""

from dataclasses import replace

from generator.catalogue.citations import CitationResolver, Citations
from generator.catalogue.decisions import assemble_decisions
from generator.catalogue.elements import Elements, collect
from generator.catalogue.model import Catalogue, Guide, Walkthrough
from generator.catalogue.patterns import assemble_forces, assemble_patterns
from generator.catalogue.texts import found
from generator.catalogue.uses import all_cited, all_excerpts, all_uses
from generator.content.load import Content
from generator.evidence.excerpts import ExcerptMaker
from generator.evidence.join import excerpt_maker, join
from generator.evidence.records import Evidence
from generator.prose import LinkKind


def assemble(content: Content) -> Catalogue:
    """Join ``content``; findings of reading and joining are in the catalogue."""
    elements = collect(content)
    findings = [*content.findings, *elements.findings]
    coding = {document.record.source: document for document in content.coding}
    vocabulary = elements.vocabulary
    makers: dict[str, ExcerptMaker] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for source in content.sources:
        makers[source.id], wrong_speakers = excerpt_maker(
            source, coding.get(source.id), content.replacements.shower(source.id)
        )
        evidence[source.id], wrong_entries = join(
            source, makers[source.id], coding.get(source.id), elements.resolve, vocabulary
        )
        findings += (*wrong_speakers, *wrong_entries)
    citations = _citations(content, elements, makers)
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
        cited_by=all_cited(citations),
        excerpts=all_excerpts(catalogue, citations),
        findings=tuple(sorted(set(findings))),
    )


def _citations(content: Content, elements: Elements, makers: dict[str, ExcerptMaker]) -> Citations:
    forces = {entry.id for entry in content.forces.record.forces} if content.forces else set()
    forces |= {item.id for item in elements.discovered.values() if item.kind == "force"}
    known: dict[LinkKind, set[str]] = {
        LinkKind.PATTERN: set(elements.by_id) - forces,
        LinkKind.FORCE: forces,
        LinkKind.DECISION: {document.record.id for document in content.decisions},
        LinkKind.WALKTHROUGH: {document.record.id for document in content.walkthroughs},
        LinkKind.GUIDE: {document.record.id for document in content.guides},
        LinkKind.PERSONA: {persona.id for persona in content.catalogue.record.personas},
        LinkKind.SOURCE: set(makers),
    }
    resolver = CitationResolver(
        {source.id: source for source in content.sources},
        makers,
        lambda kind, identity: identity in known[kind],
        lambda kind, identity: elements.nearest(identity, known[kind]),
    )
    for item in found(content):
        resolver.take(item)
    return resolver.citations
