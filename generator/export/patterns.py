"""Exports patterns: what each is, whom it serves, how it acts on forces, and how it relates to others."""

from collections.abc import Iterable

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import (
    Catalogue,
    Coding,
    EffectBasis,
    Maturity,
    Pattern,
    PatternEffect,
    Weighed,
    WeighedFrom,
)
from generator.content.kinds import Kind
from generator.content.model import Citation, Effect, Relation, Side, Stance
from generator.export.records import (
    CitedExcerptOut,
    Exported,
    NearTwinsOut,
    Url,
    cited_out,
    excerpt_url,
    plain_or_none,
    twins_out,
)
from generator.prose import plain


class PatternForceOut(Exported):
    """How a pattern acts on a force."""

    force: str
    effect: Effect
    basis: EffectBasis
    why: str | None
    excerpts: list[CitedExcerptOut]
    contested: list[CitedExcerptOut] = Field(description="words of experts who say otherwise")
    traces: list[str] = Field(description="ids of the traces that code just this effect")
    differing_traces: list[str] = Field(description="ids of the traces that code another effect")


class ReasonOut(Exported):
    """What somebody says for or against a pattern, or on what it depends."""

    side: Side
    stands_in: WeighedFrom = Field(description="written for the catalogue, an effect on a force, or a coded statement")
    text: str = Field(description="in the catalogue's or, of a statement of the study, the coder's words; may be empty")
    force: str | None
    open_code: str | None = Field(description="of a statement: id of an open code or of an added entry")
    excerpts: list[CitedExcerptOut]


class RelationOut(Exported):
    """A typed edge from this pattern to another."""

    relation: Relation
    target: str
    note: str | None
    traces: list[str] = Field(description="ids of the traces that code it")


class PatternExcerptOut(Exported):
    """A statement that speaks of a pattern."""

    source: str
    open_code: str = Field(description="id of an open code, or of an entry of the source's added")
    stance: Stance | None
    through: list[str] = Field(description="ids of forces for whose sake the stance is taken")


class PatternReportedOut(Exported):
    """A view of the pattern that somebody outside the interviews holds; it is none of the excerpts above."""

    source: str
    reported: str = Field(description="id of an entry of the source's reported")
    stance: Stance


class ServesOut(Exported):
    """A persona that a pattern serves."""

    persona: str
    excerpts: list[CitedExcerptOut] = Field(description="empty where it is the catalogue's own reading")
    why: str | None = Field(description="why, although most experts reject the pattern")


class NeededAtOut(Exported):
    """The stage at which a company needs a pattern."""

    stage: str
    excerpts: list[CitedExcerptOut] = Field(description="empty where it is the catalogue's own reading")
    why: str | None = Field(description="why, although most experts reject the pattern")


class PatternOut(Exported):
    """A pattern or practice."""

    id: str
    study: str
    kind: str
    name: str
    aliases: list[str]
    asked_as: list[str] = Field(description="how somebody puts the problem that it solves")
    maturity: Maturity
    definition: str | None = Field(description="null where only sources know the pattern")
    url: Url
    decisions: list[str]
    serves: list[ServesOut]
    needed_at: NeededAtOut | None
    forces: list[PatternForceOut]
    weighed: list[ReasonOut] = Field(description="empty where nobody in the interviews speaks for or against it")
    relations: list[RelationOut]
    told_apart: list[NearTwinsOut] = Field(description="what it is not to be confused with")
    consider: list[str] = Field(description="decisions to take with it, if they are not taken yet")
    excerpts: list[PatternExcerptOut]
    reported: list[PatternReportedOut]
    sources: list[str] = Field(description="full ids of the studies' sources that were coded with it")
    cites: list[Url] = Field(description="where the words are that its page cites")


def pattern_out(catalogue: Catalogue, addresses: Addresses, pattern: Pattern) -> PatternOut:
    """Give one pattern with its effects and relations."""
    needed = pattern.needed_at
    return PatternOut(
        id=pattern.id,
        study=pattern.study,
        kind=pattern.kind,
        name=pattern.name,
        aliases=sorted(pattern.aliases),
        asked_as=list(pattern.asked_as),
        maturity=pattern.maturity,
        definition=plain_or_none(pattern.definition),
        url=addresses.url(Kind.PATTERN, pattern.id),
        decisions=sorted(pattern.decisions),
        serves=[
            ServesOut(
                persona=item.persona, excerpts=_said(catalogue, addresses, item.cite), why=plain_or_none(item.why)
            )
            for item in pattern.serves
        ],
        needed_at=NeededAtOut(
            stage=needed.stage, excerpts=_said(catalogue, addresses, needed.cite), why=plain_or_none(needed.why)
        )
        if needed
        else None,
        forces=[_force(addresses, effect) for effect in sorted(pattern.effects, key=lambda effect: effect.force)],
        weighed=[_weighed(addresses, item) for item in pattern.weighed],
        relations=sorted(
            (
                RelationOut(
                    relation=edge.relation,
                    target=edge.target,
                    note=plain_or_none(edge.note),
                    traces=_traces(edge.codings),
                )
                for edge in pattern.relations
            ),
            key=lambda item: (item.relation, item.target),
        ),
        told_apart=[twins_out(pair) for pair in pattern.twins],
        consider=list(pattern.consider),
        excerpts=[
            PatternExcerptOut(source=item.source, open_code=item.id, stance=item.stance, through=sorted(item.through))
            for item in pattern.evidence
        ],
        reported=[
            PatternReportedOut(source=view.excerpt.source, reported=view.id, stance=view.stance)
            for view in pattern.reported
        ],
        sources=sorted(f"{study.prefix}-{entry.id}" for study, entry in pattern.bibliography),
        cites=[excerpt_url(addresses, item) for item in catalogue.cited_by.get((Kind.PATTERN, pattern.id), ())],
    )


def _force(addresses: Addresses, effect: PatternEffect) -> PatternForceOut:
    return PatternForceOut(
        force=effect.force,
        effect=effect.effect,
        basis=effect.basis,
        why=effect.why,
        excerpts=[cited_out(addresses, excerpt) for excerpt in effect.excerpts],
        contested=[cited_out(addresses, excerpt) for excerpt in effect.contested],
        traces=_traces(effect.agreeing),
        differing_traces=_traces(effect.differing),
    )


def _traces(codings: Iterable[Coding]) -> list[str]:
    return list(dict.fromkeys(coding.trace for coding in codings))


def _weighed(addresses: Addresses, item: Weighed) -> ReasonOut:
    return ReasonOut(
        side=item.side,
        stands_in=item.stands_in,
        text=plain(item.text) if item.stands_in is WeighedFrom.WRITTEN else item.text,
        force=item.force,
        open_code=item.evidence.id if item.evidence else None,
        excerpts=[cited_out(addresses, excerpt) for excerpt in item.excerpts],
    )


def _said(catalogue: Catalogue, addresses: Addresses, citations: Iterable[Citation]) -> list[CitedExcerptOut]:
    found = (catalogue.said(cited.source, cited.words, cited.occurrence) for cited in citations)
    return [cited_out(addresses, excerpt) for excerpt in found if excerpt is not None]
