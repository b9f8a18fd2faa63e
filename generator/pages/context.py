"""What all page models share: the catalogue, addresses, diagrams, and how to make the small records of a page."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator import prose
from generator.addresses import Addresses, slug
from generator.catalogue.model import Catalogue, PatternEffect
from generator.content.kinds import Kind
from generator.content.model import Citation
from generator.diagrams.graph import Graph
from generator.diagrams.markdown import placeholder
from generator.evidence.records import Evidence, Excerpt, Origin
from generator.pages.views import (
    EFFECT_CLASSES,
    EFFECT_SIGNS,
    EFFECT_WORDS,
    MATCH_WORDS,
    STANCE_WORDS,
    Coded,
    Diagram,
    EffectRow,
    Link,
    ProseSection,
    Quote,
    Reference,
    Tag,
)
from generator.reading.records import Role
from generator.words import folded, unbroken

_LEAD = 360
"""Characters of a quotation that are shown before a reader asks for more."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~^=:&\"']")


def in_markdown(text: str) -> Markup:
    """Write ``text`` so that Markdown shows it as typed, whatever signs are in it."""
    flat = " ".join(text.split())
    return Markup(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", flat))  # noqa: S704 - all signs are escaped


def html_block(html: str) -> Markup:
    """Make HTML one block: Markdown leaves it alone as long as it holds no blank line."""
    lines = [line for line in html.split("\n") if line.strip()]
    return Markup("\n" + "\n".join(lines).lstrip() + "\n")  # noqa: S704 - rendered by a template that escapes


def template_environment(compiled: Path | None = None) -> Environment:
    """Make the environment that renders all templates; every value is escaped.

    Compiled templates are kept in the folder ``compiled``, if one is given.
    """
    if compiled is not None:
        compiled.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(compiled)) if compiled else None,
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = in_markdown
    environment.filters["html"] = html_block
    return environment


@dataclass(frozen=True)
class PageContext:
    """Makes pages of one catalogue."""

    catalogue: Catalogue
    addresses: Addresses
    keep: Callable[[Graph], str]
    """Draws a diagram and gives its name."""
    templates: Environment

    def write(self, template: str, front: Mapping[str, Any], **values: Any) -> str:
        """Render a page with its front matter."""
        lines = (f"{key}: {_yaml(value)}" for key, value in front.items())
        body = self.templates.get_template(template).render(**values)
        return "---\n" + "\n".join(lines) + "\n---\n\n" + body

    def link(self, page: str, kind: Kind, identity: str, note: str = "") -> Link:
        """Make a link to something that has a page."""
        return Link(self.catalogue.name(kind, identity), self.addresses.link(page, kind, identity), note)

    def links(self, page: str, kind: Kind, identities: Iterable[str]) -> list[Link]:
        """Make links to several things of a kind."""
        return [self.link(page, kind, identity) for identity in identities if self.catalogue.has(kind, identity)]

    def attributes(self, page: str) -> Callable[[prose.Link], prose.Attributes | None]:
        """Give the function that turns the links of hand-written text into attributes of ``a`` elements."""

        def resolve(link: prose.Link) -> prose.Attributes | None:
            if link.kind is prose.LinkKind.WEB:
                return {"href": link.target, "rel": "noopener"}
            if link.kind is prose.LinkKind.CITE:
                excerpt = self.catalogue.said(link.target, link.words, link.occurrence)
                if excerpt is None:
                    return None
                title = f"{excerpt.speaker}: “{one_line(excerpt.text)}”"
                by = excerpt.speaker.split()[-1]
                return {"href": self.addresses.excerpt(page, excerpt), "class": "cite", "title": title, "data-by": by}
            kind = Kind(link.kind)
            if not self.catalogue.has(kind, link.target):
                return None
            return {"href": self.addresses.link(page, kind, link.target)}

        return resolve

    def prose(self, page: str, text: str | None) -> Markup:
        """Render hand-written paragraphs."""
        return prose.render(text, self.attributes(page)) if text else Markup("")

    def inline(self, page: str, text: str | None) -> Markup:
        """Render a hand-written sentence."""
        return prose.render_inline(text, self.attributes(page)) if text else Markup("")

    def sections(self, page: str, text: str) -> list[ProseSection]:
        """Render a hand-written body, cut at its headings."""
        return [
            ProseSection(section.heading or "", slug(section.heading or ""), self.prose(page, section.text))
            for section in prose.sections(text)
        ]

    def quotes(self, page: str, evidence: Iterable[Evidence]) -> list[Quote]:
        """Make quotations; statements of one stance that rest on the same or overlapping words share the longest."""
        groups: list[tuple[Excerpt | None, list[Evidence]]] = []
        for item in evidence:
            for excerpt in item.excerpts or (None,):
                place = next((n for n, group in enumerate(groups) if excerpt and _shared(group, item, excerpt)), None)
                if place is None or excerpt is None:
                    groups.append((excerpt, [item]))
                    continue
                known, items = groups[place]
                if item not in items:
                    items.append(item)
                longer = known is None or excerpt.end - excerpt.start > known.end - known.start
                groups[place] = (excerpt if longer else known, items)
        return [self._quote(page, excerpt, items) for excerpt, items in groups]

    def _quote(self, page: str, excerpt: Excerpt | None, items: list[Evidence]) -> Quote:
        lead, rest = split_quotation(one_line(excerpt.text)) if excerpt else ("", "")
        return Quote(
            lead=lead,
            rest=rest,
            speaker=excerpt.speaker if excerpt else "",
            interviewer=excerpt is not None and excerpt.role is Role.INTERVIEWER,
            source=Link(excerpt.source, self.addresses.excerpt(page, excerpt)) if excerpt else None,
            stance=STANCE_WORDS[items[0].stance],
            stance_class=str(items[0].stance or "unknown"),
            coded=[
                Coded(item.statement, MATCH_WORDS[item.match], item.origin is Origin.CATALOGUE, item.note or "")
                for item in items
            ],
        )

    def references(self, page: str, excerpts: Iterable[Excerpt]) -> list[Reference]:
        """Make references to words cited for a claim."""
        return [
            Reference(excerpt.speaker, one_line(excerpt.text), self.addresses.excerpt(page, excerpt))
            for excerpt in excerpts
        ]

    def cited_in(self, text: str) -> list[Excerpt]:
        """Give the excerpts that a hand-written text cites."""
        cited = (
            link for link in prose.links(text) if isinstance(link, prose.Link) and link.kind is prose.LinkKind.CITE
        )
        found = (self.catalogue.said(link.target, link.words, link.occurrence) for link in cited)
        return [excerpt for excerpt in found if excerpt is not None]

    def cited(self, page: str, citations: Iterable[Citation]) -> list[Reference]:
        """Make references from citations of the content."""
        found = (self.catalogue.said(item.source, item.words, item.occurrence) for item in citations)
        return self.references(page, (excerpt for excerpt in found if excerpt is not None))

    def effect_row(self, page: str, effect: PatternEffect, other: Link, anchor: str) -> EffectRow:
        """Make a row of a force table."""
        return EffectRow(
            anchor=anchor,
            other=other,
            sign=EFFECT_SIGNS[effect.effect],
            words=EFFECT_WORDS[effect.effect],
            css=EFFECT_CLASSES[effect.effect],
            why=effect.why or "",
            references=self.references(page, effect.excerpts),
            contested=self.references(page, effect.contested),
        )

    def diagram(self, graph: Graph, rows: list[tuple[str, list[Link]]]) -> Diagram:
        """Draw a diagram, and keep what it shows in words beside it."""
        place = Markup(placeholder(self.keep(graph)))  # noqa: S704 - sixteen hexadecimal digits
        return Diagram(place, graph.title, rows)

    def tags(self, page: str, pattern_id: str) -> list[Tag]:
        """Make the persona tags of a pattern."""
        pattern = self.catalogue.patterns[pattern_id]
        return [
            Tag(self.link(page, Kind.PERSONA, item.persona), self.cited(page, item.cite))
            for item in pattern.serves
            if self.catalogue.has(Kind.PERSONA, item.persona)
        ]


def _shared(group: tuple[Excerpt | None, list[Evidence]], item: Evidence, excerpt: Excerpt) -> bool:
    """Tell whether a statement of the same stance rests on the same words, or on words that overlap them."""
    known, items = group
    return (
        known is not None
        and items[0].stance is item.stance
        and (known.source, known.passage, known.speaker) == (excerpt.source, excerpt.passage, excerpt.speaker)
        and known.start < excerpt.end
        and excerpt.start < known.end
    )


def _yaml(value: object) -> str:
    """Write a value of the front matter; YAML takes no control characters."""
    return "".join(sign for sign in json.dumps(value, ensure_ascii=False) if sign.isprintable())


def other_names(name: str, identity: str, aliases: Iterable[str]) -> list[str]:
    """Give the aliases that are more than another spelling of the name or of the id, each once."""
    seen = {folded(name), folded(identity)}
    found = {folded(alias): alias for alias in reversed(list(aliases)) if folded(alias) not in seen}
    return list(reversed(found.values()))


def one_line(text: str) -> str:
    """Put words that were cut over lines onto one line."""
    return " ".join(unbroken(text).split())


def split_quotation(text: str) -> tuple[str, str]:
    """Cut a long quotation behind a sentence."""
    if len(text) <= _LEAD + 80:
        return text, ""
    cut = max(text.rfind(end, 0, _LEAD) for end in (". ", "? ", "! "))
    cut = cut + 1 if cut > _LEAD // 3 else text.rfind(" ", 0, _LEAD)
    return text[:cut], text[cut:].strip()
