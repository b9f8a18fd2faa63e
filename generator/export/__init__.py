"""Writes the catalogue as one JSON file that other programs can read, with its JSON Schema."""

import json

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, Pattern, PatternEffect
from generator.content.kinds import Kind
from generator.evidence.records import Evidence, Excerpt, Origin
from generator.export.model import (
    AddedOut,
    AxialCodeOut,
    CatalogueOut,
    CitedExcerptOut,
    DecisionOut,
    ExcerptOut,
    FindingOut,
    ForceOut,
    OpenCodeOut,
    PassageOut,
    PatternExcerptOut,
    PatternForceOut,
    PatternOut,
    PersonaOut,
    RelationOut,
    SourceOut,
    SpeakerOut,
    TraceOut,
    WalkthroughOut,
    WalkthroughStepOut,
)
from generator.reading.records import Source, Trace


def export_files(catalogue: Catalogue, addresses: Addresses) -> dict[str, str]:
    """Give ``catalogue.json`` and its JSON Schema by their file names."""
    return {"catalogue.json": export(catalogue, addresses), "catalogue.schema.json": export_schema()}


def export(catalogue: Catalogue, addresses: Addresses) -> str:
    """Give ``catalogue.json``; the same catalogue always gives the same text."""
    whole = CatalogueOut(
        sources=[_source(catalogue, addresses, source) for source in catalogue.sources.values()],
        decisions=[
            DecisionOut(
                id=key,
                study=item.entry.study,
                name=item.entry.name,
                question=item.entry.question,
                url=addresses.url(Kind.DECISION, key),
                options=[option.target for option in item.entry.options],
                next=[following.decision for following in item.entry.next],
            )
            for key, item in catalogue.decisions.items()
        ],
        patterns=[_pattern(catalogue, addresses, catalogue.patterns[key]) for key in sorted(catalogue.patterns)],
        forces=[
            ForceOut(
                id=key,
                name=catalogue.forces[key].entry.name,
                aliases=sorted(catalogue.forces[key].entry.aliases),
                url=addresses.url(Kind.FORCE, key),
            )
            for key in sorted(catalogue.forces)
        ],
        walkthroughs=[_walkthrough(catalogue, addresses, key) for key in sorted(catalogue.walkthroughs)],
        personas=[
            PersonaOut(
                id=key,
                name=persona.name,
                url=addresses.url(Kind.PERSONA, key),
                patterns=sorted(
                    item.id for item in catalogue.patterns.values() if key in {served.persona for served in item.serves}
                ),
            )
            for key, persona in sorted(catalogue.personas.items())
        ],
        findings=[
            FindingOut(
                rule=item.rule,
                severity=item.severity,
                path=item.path,
                line=item.line,
                column=item.column,
                message=item.message,
            )
            for item in catalogue.findings
        ],
    )
    return json.dumps(whole.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def export_schema() -> str:
    """Give the JSON Schema of ``catalogue.json``."""
    schema = CatalogueOut.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"


def _source(catalogue: Catalogue, addresses: Addresses, source: Source) -> SourceOut:
    evidence = {item.id: item for item in catalogue.evidence[source.id]}
    return SourceOut(
        id=source.id,
        study=source.study,
        kind=source.kind,
        title=source.title,
        path=source.path,
        url=addresses.url(Kind.SOURCE, source.id),
        speakers=[SpeakerOut(name=str(name), role=role) for name, role in source.speakers],
        passages=[
            PassageOut(id=item.id, speaker=item.speaker, lines=item.lines, text=item.text) for item in source.passages
        ],
        traces=[_trace(catalogue, source, trace, evidence) for trace in source.traces],
        added=[
            AddedOut(
                id=item.id,
                text=item.statement,
                excerpts=_excerpts(item),
                codes=sorted(item.speaks_of),
                stance=item.stance,
            )
            for item in catalogue.evidence[source.id]
            if item.origin is Origin.CATALOGUE
        ],
    )


def _trace(catalogue: Catalogue, source: Source, trace: Trace, evidence: dict[str, Evidence]) -> TraceOut:
    return TraceOut(
        id=trace.id,
        lines=trace.lines,
        open_codes=[_open_code(evidence[code.id]) for code in trace.open_codes],
        axial_codes=[
            AxialCodeOut(
                written=code.written,
                code=catalogue.codes.get((source.id, code.written)),
                line=code.line,
                defines=code.defines.label if code.defines else None,
            )
            for code in trace.axial_codes
        ],
    )


def _open_code(item: Evidence) -> OpenCodeOut:
    return OpenCodeOut(
        id=item.id,
        text=item.statement,
        lines=item.lines,
        match=item.match,
        score=item.score,
        excerpts=_excerpts(item),
        codes=sorted(item.speaks_of),
        stance=item.stance,
    )


def _excerpts(item: Evidence) -> list[ExcerptOut]:
    return [
        ExcerptOut(passage=excerpt.passage, speaker=excerpt.speaker, lines=excerpt.lines, text=excerpt.text)
        for excerpt in item.excerpts
    ]


def _pattern(catalogue: Catalogue, addresses: Addresses, pattern: Pattern) -> PatternOut:
    return PatternOut(
        id=pattern.id,
        study=pattern.study,
        kind=pattern.kind,
        name=pattern.name,
        aliases=sorted(pattern.aliases),
        url=addresses.url(Kind.PATTERN, pattern.id),
        decisions=sorted(pattern.decisions),
        forces=[_force(addresses, effect) for effect in sorted(pattern.effects, key=lambda effect: effect.force)],
        relations=sorted(
            (RelationOut(relation=edge.relation, target=edge.target) for edge in pattern.relations),
            key=lambda item: (item.relation, item.target),
        ),
        excerpts=[
            PatternExcerptOut(source=item.source, open_code=item.id, stance=item.stance) for item in pattern.evidence
        ],
        sources=sorted(f"{study.prefix}-{entry.id}" for study, entry in pattern.bibliography),
    )


def _force(addresses: Addresses, effect: PatternEffect) -> PatternForceOut:
    return PatternForceOut(
        force=effect.force,
        effect=effect.effect,
        basis=effect.basis,
        why=effect.why,
        excerpts=[_cited(addresses, excerpt) for excerpt in effect.excerpts],
        contested=[_cited(addresses, excerpt) for excerpt in effect.contested],
    )


def _cited(addresses: Addresses, excerpt: Excerpt) -> CitedExcerptOut:
    return CitedExcerptOut(
        source=excerpt.source,
        passage=excerpt.passage,
        speaker=excerpt.speaker,
        lines=excerpt.lines,
        text=excerpt.text,
        url=f"{addresses.url(Kind.SOURCE, excerpt.source)}#{excerpt.id}",
    )


def _walkthrough(catalogue: Catalogue, addresses: Addresses, key: str) -> WalkthroughOut:
    entry = catalogue.walkthroughs[key].entry
    return WalkthroughOut(
        id=key,
        title=entry.title,
        url=addresses.url(Kind.WALKTHROUGH, key),
        sources=sorted(entry.sources),
        steps=[
            WalkthroughStepOut(
                decision=step.decision,
                chosen=list(step.chosen),
                rejected=[item.pattern for item in step.rejected],
                bases=[fact.basis for fact in step.facts],
            )
            for step in entry.steps
        ],
    )
