"""Gathers all that is compared of an option: rows of points, the same in every option, for a table or a program."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, Decision, Edge, EffectBasis, Pattern, PatternEffect, WeighedFrom
from generator.content.kinds import Kind
from generator.content.model import Side, Stance
from generator.decide.gather import expert_of, interviews, said_by, was_asked, weighed_data
from generator.decide.records import Record, SaidData
from generator.decide.say import Aspect
from generator.pages.effects import CLASSES, SIGNS
from generator.pages.words import Words
from generator.prose import plain


class MentionData(Record):
    """A link, and somebody's words where it leads to them."""

    name: str
    url: str = Field(description="relative to the site's root")
    words: str = ""


class PointData(Record):
    """One thing that is said in a cell."""

    text: str
    links: tuple[MentionData, ...] = ()
    tone: str = Field(default="", description="of an effect: helps2, helps, neutral, hurts, hurts2")


class RowData(Record):
    """What is said of an option in one aspect, or of how it acts on one force."""

    about: str = Field(description="the aspect, or the id of the force")
    label: str
    url: str = Field(description="of the force; empty where the row is about no force")
    points: tuple[PointData, ...]


class ComparedData(Record):
    """An option with everything in which it is compared; rows without a point are left out."""

    id: str
    name: str
    url: str
    rows: tuple[RowData, ...]


def compared(catalogue: Catalogue, addresses: Addresses, words: Words) -> dict[str, ComparedData]:
    """Give all options of decisions by id, in the order of the decisions."""
    options = (item.pattern for decision in catalogue.decisions.values() for item in decision.entry.options)
    patterns = {key: catalogue.patterns[key] for key in options if key and key in catalogue.patterns}
    return {key: compared_option(catalogue, addresses, words, pattern) for key, pattern in patterns.items()}


def compared_option(catalogue: Catalogue, addresses: Addresses, words: Words, pattern: Pattern) -> ComparedData:
    """Give one option."""
    return _Gathering(catalogue, addresses, words).option(pattern)


def further(decision: Decision, addresses: Addresses, words: Words, fits: str) -> ComparedData:
    """Give an option that is a decision of its own: what it asks, and when to take it."""
    points = {Aspect.DEFINITION: plain(decision.entry.summary), Aspect.FITS: plain(fits)}
    rows = tuple(
        RowData(about=aspect, label=words.of("aspect", aspect), url="", points=(PointData(text=text),))
        for aspect, text in points.items()
    )
    key = decision.entry.id
    return ComparedData(id=key, name=decision.name, url=addresses.url(Kind.DECISION, key), rows=rows)


class _Gathering:
    def __init__(self, catalogue: Catalogue, addresses: Addresses, words: Words) -> None:
        self.catalogue, self.addresses, self.words = catalogue, addresses, words
        self.interviews = interviews(catalogue)

    def option(self, pattern: Pattern) -> ComparedData:
        found = {
            Aspect.DEFINITION: self._definition(pattern),
            Aspect.FITS: self._fits(pattern),
            Aspect.FOR: self._side(pattern, Side.FOR),
            Aspect.DEPENDS: self._side(pattern, Side.DEPENDS),
            Aspect.AGAINST: self._side(pattern, Side.AGAINST),
            Aspect.VIEWS: self._views(pattern),
            Aspect.NOT_ASKED: self._not_asked(pattern),
            Aspect.RELATIONS: self._relations(pattern),
            Aspect.PERSONAS: self._linked(Kind.PERSONA, (item.persona for item in pattern.serves)),
            Aspect.STAGE: self._stage(pattern),
            Aspect.EXAMPLES: self._linked(Kind.WALKTHROUGH, pattern.walkthroughs),
            Aspect.FIGURES: self._figures(pattern),
        }
        rows = [*self._rows(found), *self._forces(pattern)]
        return ComparedData(
            id=pattern.id,
            name=pattern.name,
            url=self.addresses.url(Kind.PATTERN, pattern.id),
            rows=tuple(row for row in rows if row.points),
        )

    def _rows(self, found: Mapping[Aspect, Iterable[PointData]]) -> Iterator[RowData]:
        for aspect, points in found.items():
            yield RowData(about=aspect, label=self.words.of("aspect", aspect), url="", points=tuple(points))

    def _forces(self, pattern: Pattern) -> Iterator[RowData]:
        for effect in pattern.effects:
            if self.catalogue.has(Kind.FORCE, effect.force):
                name, url = self.catalogue.name(Kind.FORCE, effect.force), self.addresses.url(Kind.FORCE, effect.force)
                yield RowData(about=effect.force, label=name, url=url, points=tuple(self._effect(effect)))

    def _definition(self, pattern: Pattern) -> Iterator[PointData]:
        if pattern.definition:
            yield PointData(text=plain(pattern.definition))

    def _fits(self, pattern: Pattern) -> Iterator[PointData]:
        for key in pattern.decisions:
            decision = self.catalogue.decisions[key]
            for option in decision.entry.options:
                if option.pattern == pattern.id:
                    link = MentionData(name=decision.name, url=self.addresses.url(Kind.DECISION, key))
                    yield PointData(text=plain(option.fits), links=(link,))

    def _side(self, pattern: Pattern, side: Side) -> Iterator[PointData]:
        for item in pattern.weighed:
            if item.side is side and item.stands_in is not WeighedFrom.EFFECT:
                found = weighed_data(self.addresses, item)
                yield PointData(text=found.text, links=_mentions(found.said))

    def _views(self, pattern: Pattern) -> Iterator[PointData]:
        for source in self.interviews:
            for stance in Stance:
                said = [
                    excerpt
                    for item in pattern.evidence
                    if item.source == source.id and item.by_expert and item.stance is stance
                    for excerpt in item.excerpts
                ]
                if said:
                    links = tuple(one.model_copy(update={"words": ""}) for one in said_by(self.addresses, said[:1]))
                    yield PointData(text=self.words.of("stance", stance), links=_mentions(links))

    def _not_asked(self, pattern: Pattern) -> Iterator[PointData]:
        silent = [expert_of(item) for item in self.interviews if not was_asked(self.catalogue, item, pattern)]
        if silent:
            yield PointData(text=", ".join(silent))

    def _relations(self, pattern: Pattern) -> Iterator[PointData]:
        edges = [(edge, "relation", edge.target) for edge in pattern.relations]
        edges += [(edge, "relation_back", edge.source) for edge in pattern.related_by]
        for edge, table, other in edges:
            if other in self.catalogue.patterns:
                yield self._relation(edge, table, other)
        for other, how in self._combined(pattern):
            link = MentionData(
                name=self.catalogue.name(Kind.PATTERN, other), url=self.addresses.url(Kind.PATTERN, other)
            )
            yield PointData(text=self.words.say("comparing.combines", how=how), links=(link,))

    def _relation(self, edge: Edge, table: str, other: str) -> PointData:
        link = MentionData(name=self.catalogue.name(Kind.PATTERN, other), url=self.addresses.url(Kind.PATTERN, other))
        return PointData(text=self.words.of(table, edge.relation), links=(link,))

    def _combined(self, pattern: Pattern) -> Iterator[tuple[str, str]]:
        for key in pattern.decisions:
            for item in self.catalogue.decisions[key].entry.combinations:
                if pattern.id in item.patterns:
                    yield from ((other, plain(item.how)) for other in item.patterns if other != pattern.id)

    def _linked(self, kind: Kind, identities: Iterable[str]) -> Iterator[PointData]:
        for key in identities:
            if self.catalogue.has(kind, key):
                link = MentionData(name=self.catalogue.name(kind, key), url=self.addresses.url(kind, key))
                yield PointData(text="", links=(link,))

    def _stage(self, pattern: Pattern) -> Iterator[PointData]:
        stage = self.catalogue.stage_of(pattern)
        if stage:
            yield PointData(text=stage.name)

    def _figures(self, pattern: Pattern) -> Iterator[PointData]:
        for figure in self.catalogue.figures:
            if pattern.id in figure.patterns:
                excerpt = self.catalogue.said(figure.cite.source, figure.cite.words, figure.cite.occurrence)
                links = _mentions(said_by(self.addresses, [excerpt] if excerpt else []))
                yield PointData(text=f"{figure.number} {figure.unit} {figure.of}", links=links)

    def _effect(self, effect: PatternEffect) -> Iterator[PointData]:
        sign = f"{SIGNS[effect.effect]} {self.words.of('effect', effect.effect)}"
        yield PointData(text=sign, tone=CLASSES[effect.effect])
        if effect.why:
            yield PointData(text=effect.why)
        if effect.excerpts:
            yield PointData(text="", links=_mentions(said_by(self.addresses, effect.excerpts)))
        if not effect.excerpts or effect.basis is EffectBasis.CATALOGUE:
            yield PointData(text=self.words.say("comparing.basis", basis=self._basis(effect)))
        if effect.contested:
            text = self.words.say("comparing.contested")
            yield PointData(text=text, links=_mentions(said_by(self.addresses, effect.contested)))

    def _basis(self, effect: PatternEffect) -> str:
        coded = self.words.say("record.coded")
        return coded if effect.basis is EffectBasis.CODED else self.words.of("effect_basis", effect.basis)


def _mentions(said: Iterable[SaidData]) -> tuple[MentionData, ...]:
    return tuple(MentionData(name=one.by, url=one.url, words=one.words) for one in said)
