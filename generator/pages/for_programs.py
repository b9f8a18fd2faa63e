"""Says in the head of a page what programs want to know: where its text lies, and what it is about (schema.org)."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator import prose
from generator.addresses import Special, relative
from generator.content.kinds import Kind
from generator.evidence.records import Excerpt
from generator.pages.context import PageContext
from generator.pages.model import Page
from generator.pages.plain import WRITERS
from generator.pages.plain.writing import ENDING
from generator.pages.text import one_line

Data = dict[str, Any]


def for_programs(context: PageContext, page: Page) -> Page:
    """Add to the front matter of a page what programs ask for, and the sign of its kind."""
    about = context.addresses.about(page.address)
    page = replace(page, front=replace(page.front, sign=_sign(context, page.address)))
    if about is None or about[0] not in WRITERS:
        return page
    here = context.at(page.address)
    text = posixpath.basename(page.address) + ENDING
    return replace(page, front=replace(page.front, text=text, structured=structured(here, *about)))


def _sign(context: PageContext, address: str) -> str:
    """Give the kind that a page or a list is about, as the search names it."""
    about = context.addresses.about(address)
    lists = {context.addresses.section(kind): str(kind) for kind in Kind} | _SIGNS
    return str(about[0]) if about else lists.get(address, "")


_SIGNS = {Special.GLOSSARY: "term", Special.WHICH: "term", Special.FIGURES: "figure"}


def structured(context: PageContext, kind: Kind, identity: str) -> Data:
    """Give JSON-LD about something: names, definition, licence and the words that its page cites."""
    return {
        "@context": "https://schema.org",
        "@id": context.addresses.link(context.page, kind, identity),
        "name": context.name(kind, identity),
        **_TYPES[kind](context, identity),
    }


def _pattern(context: PageContext, identity: str) -> Data:
    pattern = context.catalogue.patterns[identity]
    excerpts = [excerpt for item in pattern.evidence if item.by_expert for excerpt in item.excerpts]
    cited = context.catalogue.cited_by.get((Kind.PATTERN, identity), ())
    return _term(context, identity, pattern.definition, pattern.aliases) | _quotations(
        context, "subjectOf", [*excerpts, *cited]
    )


def _force(context: PageContext, identity: str) -> Data:
    force = context.catalogue.forces[identity]
    return _term(context, identity, force.meaning, force.entry.aliases)


def _persona(context: PageContext, identity: str) -> Data:
    return _term(context, identity, context.catalogue.personas[identity].description, ())


def _decision(context: PageContext, identity: str) -> Data:
    entry = context.catalogue.decisions[identity].entry
    return _article(context, Kind.DECISION, identity, entry.question) | {"abstract": _flat(entry.summary)}


def _walkthrough(context: PageContext, identity: str) -> Data:
    summary = context.catalogue.walkthroughs[identity].entry.summary
    return _article(context, Kind.WALKTHROUGH, identity, summary)


def _guide(context: PageContext, identity: str) -> Data:
    return _article(context, Kind.GUIDE, identity, context.catalogue.guides[identity].entry.summary)


def _source(context: PageContext, identity: str) -> Data:
    source = context.catalogue.sources[identity]
    study = context.catalogue.studies[source.study]
    return {
        "@type": "Article",
        "isPartOf": {"@type": "CreativeWork", "name": study.name, "creditText": _flat(study.attribution)},
        "contributor": [{"@type": "Person", "name": name} for name in source.experts],
    }


def _term(context: PageContext, code: str, definition: str | None, aliases: Iterable[str]) -> Data:
    return {
        "@type": "DefinedTerm",
        "termCode": code,
        "description": _flat(definition or ""),
        "alternateName": sorted(aliases),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": context.catalogue.file.title,
            "url": relative(context.page, Special.GLOSSARY),
            "license": context.catalogue.file.licence,
        },
    }


def _article(context: PageContext, kind: Kind, identity: str, description: str) -> Data:
    article = {
        "@type": "Article",
        "headline": context.name(kind, identity),
        "description": _flat(description),
        "license": context.catalogue.file.licence,
        "isPartOf": {
            "@type": "CreativeWork",
            "name": context.catalogue.file.title,
            "url": relative(context.page, Special.HOME),
        },
    }
    return article | _quotations(context, "citation", context.catalogue.cited_by.get((kind, identity), ()))


def _quotations(context: PageContext, name: str, excerpts: Iterable[Excerpt]) -> Data:
    """Give the words of people, each with its permalink, under a name that fits what cites them."""
    once = {(item.source, item.id): item for item in excerpts}
    found = [
        {
            "@type": "Quotation",
            "text": one_line(item.text),
            "url": context.excerpt(item),
            "spokenByCharacter": {"@type": "Person", "name": item.speaker},
        }
        for item in once.values()
    ]
    return {name: found} if found else {}


def _flat(text: str) -> str:
    return one_line(prose.plain(text))


_TYPES: Mapping[Kind, Callable[[PageContext, str], Data]] = {
    Kind.GUIDE: _guide,
    Kind.DECISION: _decision,
    Kind.PATTERN: _pattern,
    Kind.FORCE: _force,
    Kind.WALKTHROUGH: _walkthrough,
    Kind.PERSONA: _persona,
    Kind.SOURCE: _source,
}
