"""The home page, the glossary and hand-written guides."""

from collections.abc import Iterator
from itertools import groupby

from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.content.model import Study
from generator.evidence.records import Origin
from generator.pages.context import PageContext
from generator.pages.views import Link
from generator.reading.records import SourceKind

Entry = tuple[str, str, str, str]
"""Name, address, meaning and kind of a pattern or force."""


def home_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    """Give path and text of the home page, the glossary, the guides and the attributions."""
    yield "index.md", _home(context)
    page = "glossary"
    yield (
        f"{page}.md",
        context.write("glossary.md.j2", {"title": "Glossary"}, letters=_by_letter(_entries(context, page))),
    )
    for guide in context.catalogue.guides.values():
        page = context.addresses.page(Kind.GUIDE, guide.entry.id)
        front = {"title": guide.entry.title, "search": {"boost": 3}, "content_path": f"guides/{guide.entry.id}.md"}
        yield (
            f"{page}.md",
            context.write(
                "guide.md.j2",
                front,
                entry=guide.entry,
                summary=context.inline(page, guide.entry.summary),
                sections=context.sections(page, guide.body),
            ),
        )
    page = "guides/index"
    guides = [
        (context.link(page, Kind.GUIDE, key), context.inline(page, item.entry.summary))
        for key, item in context.catalogue.guides.items()
    ]
    yield f"{page}.md", context.write("guides.md.j2", {"title": "Start here"}, guides=guides)
    page = "attribution"
    studies = [(study, context.prose(page, study.attribution)) for study in context.catalogue.file.studies]
    front = {"title": "Attribution", "content_path": "catalogue.yml"}
    yield (
        f"{page}.md",
        context.write("attribution.md.j2", front, studies=studies, licence=context.catalogue.file.licence),
    )


def _home(context: PageContext) -> str:
    catalogue, page = context.catalogue, "index"
    groups = [(study, _main_decisions(context, page, study)) for study in catalogue.file.studies]
    return context.write(
        "home.md.j2",
        {"hide": ["navigation", "toc"], "content_path": "catalogue.yml"},
        catalogue=catalogue.file,
        description=context.inline(page, catalogue.file.description),
        audience=context.inline(page, catalogue.file.audience),
        guides=[
            (context.link(page, Kind.GUIDE, key), context.inline(page, item.entry.summary))
            for key, item in catalogue.guides.items()
        ],
        groups=[(study, links) for study, links in groups if links],
        further=sum(bool(item.asked_by) for item in catalogue.decisions.values()),
        walkthroughs=context.links(page, Kind.WALKTHROUGH, catalogue.walkthroughs),
        personas=context.links(page, Kind.PERSONA, catalogue.personas),
        numbers=[
            ("What is in it", "contents", _contents(catalogue)),
            ("What it rests on", "evidence", _evidence(catalogue)),
        ],
    )


def _main_decisions(context: PageContext, page: str, study: Study) -> list[Link]:
    decisions = context.catalogue.decisions.items()
    keys = [key for key, item in decisions if item.entry.study == study.id and not item.asked_by]
    return context.links(page, Kind.DECISION, keys)


def _contents(catalogue: Catalogue) -> list[tuple[int, str]]:
    """Count what there is to read; counts of nothing are left out."""
    figures = [
        (len(catalogue.decisions), "decisions"),
        (len(catalogue.patterns), "patterns and practices"),
        (len(catalogue.forces), "forces"),
        (len(catalogue.walkthroughs), "walkthroughs"),
    ]
    return [(count, words) for count, words in figures if count]


def _evidence(catalogue: Catalogue) -> list[tuple[int, str]]:
    """Count what the pages rest on; counts of nothing are left out."""
    interviews = sum(source.kind is SourceKind.INTERVIEW for source in catalogue.sources.values())
    statements = [item for items in catalogue.evidence.values() for item in items if item.origin is Origin.STUDY]
    located = sum(bool(item.excerpts) for item in statements)
    effects = [effect for pattern in catalogue.patterns.values() for effect in pattern.effects]
    quoted = sum(bool(effect.excerpts) for effect in effects)
    figures = [
        (interviews, "interviews, published in full"),
        (len(catalogue.sources) - interviews, "articles"),
        (len(statements), f"statements coded by the studies, {located} of them traced to somebody’s words"),
        (sum(len(items) for items in catalogue.excerpts.values()), "places in the transcripts that pages here cite"),
        (
            len(effects),
            f"effects on forces, {quoted} of them with an expert’s words; the others say that they have none",
        ),
    ]
    return [(count, words) for count, words in figures if count]


def _by_letter(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group entries by their first letter."""
    return [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: entry[0][:1].upper())]


def _entries(context: PageContext, page: str) -> list[Entry]:
    """Give all patterns and forces by name."""
    entries = []
    for pattern in context.catalogue.patterns.values():
        link = context.link(page, Kind.PATTERN, pattern.id)
        entries.append((link.text, link.address, context.inline(page, pattern.definition), pattern.kind))
    for force in context.catalogue.forces.values():
        link = context.link(page, Kind.FORCE, force.entry.id)
        entries.append((link.text, link.address, context.inline(page, force.entry.meaning), "force"))
    return sorted(entries, key=lambda entry: entry[0].casefold())
