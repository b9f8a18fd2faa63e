"""Exports the whole catalogue as one record: the contract of ``catalogue.json``."""

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.export.decisions import DecisionOut, decision_out
from generator.export.figures import FigureOut, figure_out
from generator.export.glossary import GuideOut, TermOut, TwinGroupOut, guide_out, term_out, twin_group_out
from generator.export.head import HeadOut, StudyOut, head, study_out
from generator.export.measured import MeasuresOut, measures_out
from generator.export.patterns import PatternOut, pattern_out
from generator.export.records import Exported, Url, plain_or_none
from generator.export.sources import SourceOut, source_out
from generator.export.walkthroughs import WalkthroughOut, walkthrough_out
from generator.findings import Rule, Severity
from generator.prose import plain


class ForceOut(Exported):
    """A quality at stake."""

    id: str
    study: str
    name: str
    aliases: list[str]
    asked_as: list[str]
    meaning: str = Field(description="empty where only sources know the force")
    notice: str | None
    ask: str | None
    url: Url


class PersonaOut(Exported):
    """Who patterns serve."""

    id: str
    name: str
    asked_as: list[str]
    description: str
    url: Url
    patterns: list[str]


class StageOut(Exported):
    """How far a company has come when it needs a pattern."""

    id: str
    name: str
    description: str


class FindingOut(Exported):
    """What a check reports."""

    rule: Rule
    severity: Severity
    path: str
    line: int
    column: int
    message: str


class CatalogueOut(HeadOut):
    """Everything."""

    studies: list[StudyOut]
    stages: list[StageOut]
    sources: list[SourceOut]
    decisions: list[DecisionOut]
    patterns: list[PatternOut]
    forces: list[ForceOut]
    walkthroughs: list[WalkthroughOut]
    personas: list[PersonaOut]
    guides: list[GuideOut]
    glossary: list[TermOut]
    told_apart: list[TwinGroupOut]
    figures: list[FigureOut]
    findings: list[FindingOut]
    measures: MeasuresOut


def whole(catalogue: Catalogue, addresses: Addresses) -> CatalogueOut:
    """Give everything; decisions and sources in the order in which readers meet them, the rest by id."""
    return CatalogueOut(
        **head(catalogue),
        studies=[study_out(study) for study in catalogue.file.studies],
        stages=[
            StageOut(id=stage.id, name=stage.name, description=plain(stage.description))
            for stage in catalogue.file.stages
        ],
        sources=[source_out(catalogue, addresses, source) for source in catalogue.sources.values()],
        decisions=[decision_out(catalogue, addresses, key, item) for key, item in catalogue.decisions.items()],
        patterns=[pattern_out(catalogue, addresses, item) for _, item in sorted(catalogue.patterns.items())],
        forces=[_force(catalogue, addresses, key) for key in sorted(catalogue.forces)],
        walkthroughs=[walkthrough_out(catalogue, addresses, key) for key in sorted(catalogue.walkthroughs)],
        personas=[_persona(catalogue, addresses, key) for key in sorted(catalogue.personas)],
        guides=[guide_out(addresses, item) for item in catalogue.guides.values()],
        glossary=[term_out(addresses, term) for term in catalogue.terms.values()],
        told_apart=[twin_group_out(group) for group in catalogue.told_apart],
        figures=[figure_out(catalogue, addresses, item) for item in catalogue.figures],
        measures=measures_out(catalogue),
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


def _force(catalogue: Catalogue, addresses: Addresses, key: str) -> ForceOut:
    entry = catalogue.forces[key].entry
    return ForceOut(
        id=key,
        study=entry.study,
        name=entry.name,
        aliases=sorted(entry.aliases),
        asked_as=list(entry.asked_as),
        meaning=plain(entry.meaning),
        notice=plain_or_none(entry.notice),
        ask=plain_or_none(entry.ask),
        url=addresses.url(Kind.FORCE, key),
    )


def _persona(catalogue: Catalogue, addresses: Addresses, key: str) -> PersonaOut:
    persona = catalogue.personas[key]
    return PersonaOut(
        id=key,
        name=persona.name,
        asked_as=list(persona.asked_as),
        description=plain(persona.description),
        url=addresses.url(Kind.PERSONA, key),
        patterns=sorted(
            item.id for item in catalogue.patterns.values() if key in {served.persona for served in item.serves}
        ),
    )
