"""Exports what the section about the evidence counts: the ``measures`` of ``catalogue.json``."""

from pydantic import Field

from generator.catalogue.model import Catalogue
from generator.content.model import Effect, Stance
from generator.evidence.records import Match
from generator.export.records import Exported
from generator.findings import Rule
from generator.measures.agreement import Silence, agreement
from generator.measures.gaps import Doubt, Gap, Ground, gap_map, worth_asking
from generator.measures.quality import Quality, quality
from generator.measures.saturation import saturation
from generator.measures.strength import Concern, Confidence, strength
from generator.measures.together import together


class GapOut(Exported):
    """An option and a force that is at stake in its decision."""

    decision: str
    pattern: str
    force: str
    effect: Effect | None = Field(description="null where none is recorded")
    ground: Ground
    quoted: int = Field(description="sources that are quoted for it")
    contested: int = Field(description="sources that are quoted against it")
    acting: int = Field(description="options of the decision that act on the force")
    doubt: Doubt | None = Field(description="null where somebody is quoted and nobody speaks against it")
    worth: int = Field(description="how much an answer would tell: the weight of the doubt, times acting")


class StandOut(Exported):
    """Where one expert stands on a pattern."""

    source: str
    stances: list[Stance]
    silence: Silence | None = Field(description="why there is no stance")


class AgreementOut(Exported):
    """A pattern and where all experts stand on it."""

    pattern: str
    dispute: float = Field(description="sum of the distances between each two experts, from 0")
    opposed: bool = Field(description="whether one supports what another one rejects")
    stands: list[StandOut]


class NewViewOut(Exported):
    """A stance on a pattern that no earlier source of the study took."""

    pattern: str
    stance: Stance


class AddedOut(Exported):
    """What a source added to those before it in its study."""

    source: str
    codes: int
    new_codes: list[str]
    all_codes: int = Field(description="named so far")
    views: int
    new_views: list[NewViewOut]
    all_views: int


class SaturationOut(Exported):
    """What each source of a study added, in their order."""

    study: str
    sources: list[AddedOut]


class PairOut(Exported):
    """Two patterns that researchers coded in the same traces."""

    patterns: list[str]
    related: bool = Field(description="whether a relation, a decision or a pair told apart joins them already")
    traces: list[str] = Field(description="source and trace, with a slash between them")


class StrengthOut(Exported):
    """How strong the evidence of a decision is, after GRADE-CERQual's questions; two of them no machine answers."""

    decision: str
    confidence: Confidence = Field(description="at most")
    coherence: Concern
    adequacy: Concern
    options: int
    spoken: int
    shared: int
    opposed: int
    experts: int
    own_study: int
    effects: int
    quoted: int
    contested: int
    statements: int
    reviewed: int
    located: int


class MatchCountOut(Exported):
    """How many statements compare so with the words."""

    match: Match
    count: int


class RuleCountOut(Exported):
    """How often a check found something."""

    rule: Rule
    count: int


class QualityOut(Exported):
    """How the statements of a source compare with its words."""

    source: str
    statements: int
    matches: list[MatchCountOut]
    unreviewed: int
    added: int
    findings: list[RuleCountOut]


class MeasuresOut(Exported):
    """What the section about the evidence counts."""

    gaps: list[GapOut]
    worth_asking: list[GapOut] = Field(description="the ten cells that are most worth asking about")
    agreement: list[AgreementOut]
    saturation: list[SaturationOut]
    together: list[PairOut]
    strength: list[StrengthOut]
    quality: list[QualityOut]


def measures_out(catalogue: Catalogue) -> MeasuresOut:
    """Give all measures, each in the order of its page."""
    gaps = gap_map(catalogue)
    return MeasuresOut(
        gaps=[_gap(item) for item in gaps],
        worth_asking=[_gap(item) for item in worth_asking(gaps)],
        agreement=_agreement(catalogue),
        saturation=_saturation(catalogue),
        together=[
            PairOut(
                patterns=list(item.pair),
                related=item.related,
                traces=[f"{source}/{key}" for source, key in item.traces],
            )
            for item in together(catalogue)
        ],
        strength=[
            StrengthOut(**{name: getattr(item, name) for name in StrengthOut.model_fields})
            for item in strength(catalogue)
        ],
        quality=[_quality(item) for item in quality(catalogue)],
    )


def _gap(item: Gap) -> GapOut:
    return GapOut(**{name: getattr(item, name) for name in GapOut.model_fields})


def _quality(item: Quality) -> QualityOut:
    return QualityOut(
        source=item.source,
        statements=item.statements,
        matches=[MatchCountOut(match=match, count=item.matches[match]) for match in Match if item.matches.get(match)],
        unreviewed=item.unreviewed,
        added=item.added,
        findings=[RuleCountOut(rule=rule, count=count) for rule, count in sorted(item.findings.items())],
    )


def _agreement(catalogue: Catalogue) -> list[AgreementOut]:
    return [
        AgreementOut(
            pattern=item.pattern,
            dispute=round(item.dispute, 2),
            opposed=item.opposed,
            stands=[
                StandOut(source=stand.source, stances=list(stand.stances), silence=stand.silence)
                for stand in item.stands
            ],
        )
        for item in agreement(catalogue)
    ]


def _saturation(catalogue: Catalogue) -> list[SaturationOut]:
    return [
        SaturationOut(
            study=item.study,
            sources=[
                AddedOut(
                    source=added.source,
                    codes=added.codes,
                    new_codes=list(added.new_codes),
                    all_codes=added.all_codes,
                    views=added.views,
                    new_views=[NewViewOut(pattern=pattern, stance=stance) for pattern, stance in added.new_views],
                    all_views=added.all_views,
                )
                for added in item.sources
            ],
        )
        for item in saturation(catalogue)
    ]
