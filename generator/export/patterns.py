"""Exports patterns: what each is, whom it serves, how it acts on forces, and how it relates to others."""

from collections.abc import Iterable

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, EffectBasis, Maturity, Pattern, PatternEffect
from generator.content.kinds import Kind
from generator.content.model import Citation, Effect, Relation, Stance
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


class PatternForceOut(Exported):
    """How a pattern acts on a force."""

    force: str
    effect: Effect
    basis: EffectBasis
    why: str | None
    excerpts: list[CitedExcerptOut]
    contested: list[CitedExcerptOut] = Field(description="words of experts who say otherwise")


class RelationOut(Exported):
    """A typed edge from this pattern to another."""

    relation: Relation
    target: str
    note: str | None


class PatternExcerptOut(Exported):
    """A statement that speaks of a pattern."""

    source: str
    open_code: str = Field(description="id of an open code, or of an entry of the source's added")
    stance: Stance | None


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
    relations: list[RelationOut]
    told_apart: list[NearTwinsOut] = Field(description="what it is not to be confused with")
    consider: list[str] = Field(description="decisions to take with it, if they are not taken yet")
    excerpts: list[PatternExcerptOut]
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
        relations=sorted(
            (
                RelationOut(relation=edge.relation, target=edge.target, note=plain_or_none(edge.note))
                for edge in pattern.relations
            ),
            key=lambda item: (item.relation, item.target),
        ),
        told_apart=[twins_out(pair) for pair in pattern.twins],
        consider=list(pattern.consider),
        excerpts=[
            PatternExcerptOut(source=item.source, open_code=item.id, stance=item.stance) for item in pattern.evidence
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
    )


def _said(catalogue: Catalogue, addresses: Addresses, citations: Iterable[Citation]) -> list[CitedExcerptOut]:
    found = (catalogue.said(citation.source, citation.words) for citation in citations)
    return [cited_out(addresses, excerpt) for excerpt in found if excerpt is not None]
