"""The home page: what the catalogue is, three ways in, and what it holds and rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.addresses import Special
from generator.catalogue.model import Catalogue, Decision
from generator.catalogue.weighed import decisions_weighed
from generator.content.kinds import Kind
from generator.content.model import Study
from generator.evidence.records import Origin
from generator.pages.context import PageContext
from generator.pages.decision_list import decision_map, decisions_of
from generator.pages.glance import Standing, standings
from generator.pages.model import Front, Hidden, Page
from generator.pages.verdicts import Verdict
from generator.pages.views import Diagram, DiagramRow, Link, Teaser
from generator.pages.words import Words
from generator.reading.records import SourceKind

_MOST_DISPUTED = 5
"""Questions on the home page; the others say on their own pages that they are disputed."""


@dataclass(frozen=True)
class Way:
    """A link with a few words on what it leads to: a decision's question, an example's sector."""

    link: Link
    about: str


@dataclass(frozen=True)
class StudyLinks:
    """The main decisions of a study, on a map and each with its question."""

    name: str
    map: Diagram
    decisions: Sequence[Way]


@dataclass(frozen=True)
class Dispute:
    """A question on which experts disagree, and the options on which they do."""

    decision: Way
    options: Sequence[Standing]


@dataclass(frozen=True)
class Figure:
    """A number of things."""

    count: int
    words: str


@dataclass(frozen=True)
class Figures:
    """A heading, its anchor and the numbers below it."""

    title: str
    anchor: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Sections:
    """Where the lists of the catalogue are."""

    decisions: str
    patterns: str
    forces: str
    personas: str
    sources: str
    glossary: str


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The first page."""

    template = "home.md.j2"
    title: str
    description: Markup
    audience: Markup
    guides: Sequence[Teaser]
    sections: Sections
    studies: Sequence[StudyLinks]
    further: str
    """How many decisions are asked for by others; empty where none is."""
    disputes: Sequence[Dispute]
    personas: Sequence[Link]
    walkthroughs: Sequence[Way]
    figures: Sequence[Figures]
    agreement: Link


def home_pages(context: PageContext) -> Iterator[HomePage]:
    """Make the home page."""
    here = context.at(Special.HOME)
    catalogue, words = here.catalogue, here.words
    further = sum(item.is_further for item in catalogue.decisions.values())
    studies = [_study(here, study) for study in catalogue.file.studies if decisions_of(here, study)]
    yield HomePage(
        address=here.page,
        front=Front(hide=(Hidden.NAVIGATION, Hidden.CONTENTS), content_path="catalogue.yml"),
        title=catalogue.file.title,
        description=here.inline(catalogue.file.description),
        audience=here.inline(catalogue.file.audience),
        guides=here.guides(),
        sections=_sections(here),
        studies=[study for study in studies if study.decisions],
        further=words.count("further", further) if further else "",
        personas=here.links(Kind.PERSONA, catalogue.personas),
        disputes=_disputes(here),
        walkthroughs=[
            Way(here.link(Kind.WALKTHROUGH, key), item.entry.sector or "")
            for key, item in catalogue.walkthroughs.items()
        ],
        agreement=Link(words.say("home.all_disputed"), here.special(Special.AGREEMENT)),
        figures=[
            Figures(words.say("home.contents"), "contents", _contents(catalogue, words)),
            Figures(words.say("home.evidence"), "evidence", _evidence(catalogue, words)),
        ],
    )


def _sections(context: PageContext) -> Sections:
    return Sections(
        decisions=context.section(Kind.DECISION).address,
        patterns=context.section(Kind.PATTERN).address,
        forces=context.section(Kind.FORCE).address,
        personas=context.section(Kind.PERSONA).address,
        sources=context.section(Kind.SOURCE).address,
        glossary=context.special(Special.GLOSSARY),
    )


def _study(context: PageContext, study: Study) -> StudyLinks:
    decisions = decisions_of(context, study)
    links = context.links(Kind.DECISION, [item.entry.id for item in decisions])
    drawn = decision_map(context, study, decisions, context.words.say("home.map_of", study=study.name))
    return StudyLinks(
        study.name,
        replace(drawn, rows=[DiagramRow(context.words.say("home.map_rows"), links)]),
        [_decision(context, item) for item in decisions if not item.is_further],
    )


def _decision(context: PageContext, decision: Decision) -> Way:
    return Way(context.link(Kind.DECISION, decision.entry.id), decision.entry.question)


def _disputes(context: PageContext) -> list[Dispute]:
    """Give the questions with the most options on which experts disagree; of equal ones the first in the order."""
    found = []
    for decision in context.catalogue.decisions.values():
        options = [item for item in standings(context, decision) if item.stances.css == Verdict.DISPUTED]
        if options:
            found.append(Dispute(_decision(context, decision), options))
    return sorted(found, key=lambda item: -len(item.options))[:_MOST_DISPUTED]


def _contents(catalogue: Catalogue, words: Words) -> list[Figure]:
    """Count what there is to read."""
    return _figures(
        [
            Figure(count := len(catalogue.decisions), words.count("decisions", count)),
            Figure(count := len(catalogue.patterns), words.count("patterns", count)),
            Figure(count := len(catalogue.forces), words.count("forces", count)),
            Figure(count := len(catalogue.walkthroughs), words.count("walkthroughs", count)),
        ]
    )


def _evidence(catalogue: Catalogue, words: Words) -> list[Figure]:
    """Count what the pages rest on."""
    interviews = sum(source.kind is SourceKind.INTERVIEW for source in catalogue.sources.values())
    articles = len(catalogue.sources) - interviews
    statements = [item for items in catalogue.evidence.values() for item in items if item.origin is Origin.STUDY]
    located = sum(bool(item.excerpts) for item in statements)
    places = sum(len(items) for items in catalogue.excerpts.values())
    effects = [effect for pattern in catalogue.patterns.values() for effect in pattern.effects]
    quoted = sum(bool(effect.excerpts) for effect in effects)
    reasons = sum(len(pattern.weighed) for pattern in catalogue.patterns.values() if pattern.decisions)
    decisions = {"decisions": len(decisions_weighed(catalogue)), "all": len(catalogue.decisions)}
    return _figures(
        [
            Figure(interviews, words.count("interviews", interviews)),
            Figure(articles, words.count("articles", articles)),
            Figure(len(statements), words.count("statements", len(statements), located=located)),
            Figure(places, words.count("places", places)),
            Figure(len(effects), words.count("effects", len(effects), quoted=quoted)),
            Figure(reasons, words.count("weighed", reasons, **decisions)),
        ]
    )


def _figures(figures: Iterable[Figure]) -> list[Figure]:
    """Leave counts of nothing out."""
    return [figure for figure in figures if figure.count]
