"""Pages of sources, and the list of them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.addresses import Special
from generator.catalogue.model import Catalogue, Use
from generator.content.kinds import Kind
from generator.evidence.records import Evidence, Match, Origin
from generator.findings import Finding
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.transcript import Stretch, transcript
from generator.pages.views import Link, Reference
from generator.reading.records import Source

_MOST_TOPICS = 12
"""Decisions that a source's page begins with."""


@dataclass(frozen=True)
class HeaderRow:
    """A field of the header as the study has it."""

    name: str
    value: str


@dataclass(frozen=True)
class Topic:
    """A decision that a source has something to say on."""

    link: Link
    """To the first place that the decision or its options rest on."""
    places: str


@dataclass(frozen=True)
class FindingRow:
    """What a check found in the source."""

    severity: str
    css: str
    rule: str
    address: str
    """What is said of the rule."""
    line: int
    message: str


@dataclass(frozen=True, kw_only=True)
class SourcePage(Page):
    """A source in full, with what rests on its words."""

    template = "source.md.j2"
    id: str
    name: str
    up: Link
    kind: str
    study: str
    title: str
    links: Sequence[Link]
    coded: str
    """How many statements were coded and how they compare with the words; empty where none were."""
    masked: str
    """How many lines are masked or mended; empty where none is."""
    withdrawn: str
    """What to say in place of the words of a withdrawn source; empty for a published one."""
    anchors: Sequence[str]
    """Places that a withdrawn source had; they lead to what is said in place of its words."""
    terms: str
    """Licence and consent."""
    public: str
    """That the study's copy is public elsewhere."""
    takedown: Link
    note: Markup
    interest: str
    """From what interest the expert speaks; empty where it is not recorded."""
    interest_words: Sequence[Reference]
    topics: Sequence[Topic]
    header: Sequence[HeaderRow]
    transcript: Sequence[Stretch]
    findings: Sequence[FindingRow]


@dataclass(frozen=True)
class SourceRow:
    """One source in the list."""

    link: Link
    id: str
    study: str
    speakers: str
    statements: int
    excerpts: int


@dataclass(frozen=True, kw_only=True)
class SourceListPage(Page):
    """All sources."""

    template = "sources.md.j2"
    rows: Sequence[SourceRow]


def source_pages(context: PageContext) -> Iterator[Page]:
    """Make the page of every source and the list of them all."""
    sources = context.catalogue.sources.values()
    for source in sources:
        yield _page(context.at(context.addresses.page(Kind.SOURCE, source.id)), source)
    here = context.at(context.addresses.section(Kind.SOURCE))
    yield SourceListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.SOURCE)),
        rows=[_row(here, source) for source in sources],
    )


def _row(context: PageContext, source: Source) -> SourceRow:
    return SourceRow(
        link=context.link(Kind.SOURCE, source.id),
        id=source.id,
        study=context.catalogue.studies[source.study].name,
        speakers=", ".join(source.experts) or context.words.say("sources.author"),
        statements=sum(len(trace.open_codes) for trace in source.traces),
        excerpts=len(context.catalogue.excerpts[source.id]),
    )


def _page(context: PageContext, source: Source) -> SourcePage:
    catalogue = context.catalogue
    coding = catalogue.coding.get(source.id)
    speaks_from = catalogue.interests.get(source.id)
    name = context.name(Kind.SOURCE, source.id)
    masked = sum(row.raw != row.text for passage in source.passages for row in passage.rows)
    return SourcePage(
        address=context.page,
        front=Front(title=f"{name} ({source.id})", content_path=_coding_path(source) if coding else ""),
        id=source.id,
        name=name,
        up=context.section(Kind.SOURCE),
        kind=context.words.of("source_kind", source.kind),
        study=catalogue.studies[source.study].name,
        title=source.title,
        links=_web_links(context, source),
        coded=_coded(context, source),
        masked=context.words.count("masked", masked) if masked else "",
        withdrawn=_withdrawn(context, source),
        anchors=source.anchors,
        terms=_terms(context, source),
        public="" if source.withdrawn else context.words.say("source.public"),
        takedown=Link(context.words.say("source.takedown"), context.special(Special.TAKEDOWN)),
        note=context.inline(coding.note if coding else None),
        interest=_interest(context, source),
        interest_words=context.references(speaks_from.excerpts, "reference.said_by") if speaks_from else [],
        topics=[] if source.withdrawn else list(_topics(context, source)),
        header=[HeaderRow(field.name, field.value) for field in source.header if field.value],
        transcript=transcript(context, source),
        findings=[_finding(context, item) for item in catalogue.findings if item.path == source.path],
    )


def _topics(context: PageContext, source: Source) -> Iterator[Topic]:
    """Give the decisions that most places of a source are used for, on their pages or those of their options."""
    catalogue, places = context.catalogue, defaultdict[str, list[str]](list)
    for excerpt in catalogue.excerpts[source.id]:
        for identity in _decisions_on(catalogue, catalogue.uses.get((source.id, excerpt.id), ())):
            places[identity].append(excerpt.id)
    most = sorted(places, key=lambda identity: -len(places[identity]))[:_MOST_TOPICS]
    for identity in (key for key in catalogue.decisions if key in most):
        name, found = context.name(Kind.DECISION, identity), places[identity]
        yield Topic(Link(name, f"#{found[0]}"), context.words.count("topic_places", len(found)))


def _decisions_on(catalogue: Catalogue, uses: Iterable[Use]) -> set[str]:
    """Give the decisions that rest on an excerpt, by themselves or by an option."""
    found = {use.id for use in uses if use.kind is Kind.DECISION}
    for use in uses:
        if use.kind is Kind.PATTERN:
            found.update(catalogue.patterns[use.id].decisions)
    return found & catalogue.decisions.keys()


def _coding_path(source: Source) -> str:
    """Give the file that people may change; the source itself stays as it came."""
    return source.path.replace("sources/", "coding/", 1).removesuffix(".md") + ".yml"


def _withdrawn(context: PageContext, source: Source) -> str:
    note = context.catalogue.file.terms(source.id).note or ""
    return f"{context.words.say('source.withdrawn')} {note}".strip() if source.withdrawn else ""


def _terms(context: PageContext, source: Source) -> str:
    """Say under which licence a source is shown, and what the person agreed to."""
    terms, say = context.catalogue.file.terms(source.id), context.words.say
    consent = terms.consent or say("source.no_consent")
    return say("source.terms", licence=terms.licence or context.catalogue.file.licence, consent=consent)


def _web_links(context: PageContext, source: Source) -> list[Link]:
    """Give the web addresses of the header."""
    named = (("source.kept_at", "url"), ("source.archived", "archive url"))
    found = [Link(context.words.say(words), source.field(name)) for words, name in named]
    return [link for link in found if link.address.startswith(("https://", "http://"))]


def _coded(context: PageContext, source: Source) -> str:
    """Say how many statements were coded, by whom, and how the study's compare with the words."""
    words, evidence = context.words, context.catalogue.evidence[source.id]
    statements = sum(len(trace.open_codes) for trace in source.traces)
    added = sum(item.origin is Origin.CATALOGUE for item in evidence)
    if not statements:
        return ""
    return words.say(
        "source.coded_and_added" if added else "source.coded",
        statements=words.count("statement", statements),
        added=added,
        reviewed=sum(item.reviewed for item in evidence),
        matches=", ".join(_matches(context, evidence)),
    )


def _interest(context: PageContext, source: Source) -> str:
    found = None if source.withdrawn else context.catalogue.interests.get(source.id)
    expert = ", ".join(source.experts)
    return (
        context.words.say("source.interest", expert=expert, interest=found.interest, says=found.says) if found else ""
    )


def _matches(context: PageContext, evidence: Sequence[Evidence]) -> Iterator[str]:
    for match in Match:
        count = sum(item.match is match and item.trace is not None for item in evidence)
        if count:
            yield f"{count} {context.words.of('match', match)}"


def _finding(context: PageContext, item: Finding) -> FindingRow:
    return FindingRow(
        severity=context.words.of("severity", item.severity),
        css=str(item.severity),
        rule=item.rule,
        address=addresses.rule(context.page, item.rule),
        line=item.line,
        message=item.message,
    )
