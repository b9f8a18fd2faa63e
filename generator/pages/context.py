"""What all makers of pages share: the catalogue, addresses, words, and how to make the small records of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator import addresses, prose
from generator.addresses import Addresses, Anchor, Special
from generator.catalogue.model import Catalogue, Force, Pattern
from generator.content.kinds import Kind
from generator.content.model import Citation, CitationKind, NearTwins, PatternKind, Stance
from generator.diagrams.graph import Form, Graph, Shape
from generator.diagrams.markdown import placeholder
from generator.evidence.records import Evidence, Excerpt
from generator.pages.headings import anchors
from generator.pages.text import one_line
from generator.pages.views import (
    Diagram,
    DiagramPlace,
    DiagramRow,
    LegendRow,
    Link,
    ProseSection,
    Reference,
    Tag,
    Teaser,
    Twins,
)
from generator.pages.words import Words
from generator.reading.records import SourceKind

FEWEST_ARROWS = 3
"""What has fewer is said in words alone."""


@dataclass(frozen=True)
class PageContext:
    """Makes the parts of one page of one catalogue."""

    catalogue: Catalogue
    addresses: Addresses
    keep: Callable[[Graph], str]
    """Draws a diagram and gives its name."""
    words: Words
    page: str = Special.HOME
    """The path of the page, without ending; all addresses are as seen from it."""

    def at(self, page: str) -> "PageContext":
        """Give the same for another page."""
        return replace(self, page=page)

    def name(self, kind: Kind, identity: str) -> str:
        """Give the name that readers know something by; an interview is known by who speaks."""
        source = self.catalogue.sources.get(identity) if kind is Kind.SOURCE else None
        if source is not None and source.kind is SourceKind.INTERVIEW and source.experts:
            return self.words.say("source.interview", experts=", ".join(source.experts))
        if source is not None and source.withdrawn:
            return self.words.say("source.withdrawn_name", source=identity)
        return self.catalogue.name(kind, identity)

    def link(self, kind: Kind, identity: str, note: str = "") -> Link:
        """Make a link to something that has a page."""
        return Link(self.name(kind, identity), self.addresses.link(self.page, kind, identity), note)

    def links(self, kind: Kind, identities: Iterable[str]) -> list[Link]:
        """Make links to several things of a kind."""
        return [self.link(kind, identity) for identity in identities if self.catalogue.has(kind, identity)]

    def section(self, kind: Kind) -> Link:
        """Make a link to the list of all things of a kind."""
        return Link(self.words.of("section", kind), addresses.relative(self.page, self.addresses.section(kind)))

    def special(self, page: str, anchor: Anchor | None = None) -> str:
        """Give the address of a page that there is once."""
        return addresses.relative(self.page, page, anchor or "")

    def excerpt(self, excerpt: Excerpt) -> str:
        """Give the address of an excerpt in its transcript."""
        return self.addresses.excerpt(self.page, excerpt)

    def attributes(self, link: prose.Link) -> prose.Attributes | None:
        """Turn a link of hand-written text into attributes of an ``a`` element; nothing where it leads nowhere."""
        if link.kind is prose.LinkKind.WEB:
            return {"href": link.target, "rel": "noopener"}
        if link.kind is prose.LinkKind.CITE and self.catalogue.is_withdrawn(link.target):
            say, address = self.words.say, self.addresses.link(self.page, Kind.SOURCE, link.target)
            return {"href": address, "class": "cite", "title": say("source.withdrawn"), "data-by": say("source.gone")}
        if link.kind is prose.LinkKind.CITE:
            excerpt = self.catalogue.said(link.target, link.words, link.occurrence)
            if excerpt is None:
                return None
            by = excerpt.speaker.split()[-1]
            title = self._title(excerpt, link.cites)
            return {"href": self.excerpt(excerpt), "class": "cite", "title": title, "data-by": by}
        kind = Kind(link.kind)
        if not self.catalogue.has(kind, link.target):
            return None
        return {"href": self.addresses.link(self.page, kind, link.target)}

    def prose(self, text: str | None) -> Markup:
        """Render hand-written paragraphs."""
        return prose.render(text, self.attributes) if text else Markup("")

    def inline(self, text: str | None) -> Markup:
        """Render a hand-written sentence."""
        return prose.render_inline(text, self.attributes) if text else Markup("")

    def teaser(self, kind: Kind, identity: str, summary: str) -> Teaser:
        """Make a link with a hand-written sentence about what it leads to."""
        return Teaser(self.link(kind, identity), self.inline(summary))

    def twins(self, identity: str, pairs: Iterable[NearTwins]) -> list[Twins]:
        """Make what tells something apart from others, each pair in its own order."""
        return [
            Twins(
                [
                    Link(self.name(pair.kind, item), "") if item == identity else self.link(pair.kind, item)
                    for item in pair.pair
                ],
                self.inline(pair.difference),
            )
            for pair in pairs
        ]

    def walkthroughs(self, identities: Iterable[str]) -> list[Teaser]:
        """Make links to walkthroughs with what each is about."""
        known = self.catalogue.walkthroughs
        return [self.teaser(Kind.WALKTHROUGH, item, known[item].entry.summary) for item in identities]

    def guides(self) -> list[Teaser]:
        """Make links to all guides with what each is about."""
        return [self.teaser(Kind.GUIDE, key, item.entry.summary) for key, item in self.catalogue.guides.items()]

    def sections(self, text: str, template: str) -> list[ProseSection]:
        """Render a hand-written body, cut at its headings, for a page that ``template`` marks up."""
        found = prose.sections(text)
        names = anchors((section.heading or "" for section in found), template)
        return [
            ProseSection(section.heading or "", anchor, self.prose(section.text))
            for section, anchor in zip(found, names, strict=True)
        ]

    def force_meaning(self, force: Force) -> Markup:
        """Say what a force means, or that nobody did."""
        return self.inline(force.meaning) or escape(self.words.say("force.not_described"))

    def pattern_kind(self, pattern: Pattern) -> str:
        """Say what the study calls a pattern."""
        return self.words.of("pattern_kind", PatternKind(pattern.kind))

    def asked(self, phrases: Iterable[str]) -> str:
        """Give the phrases by which a page is asked for, each as somebody would put it."""
        return ", ".join(self.words.say("meta.phrase", phrase=phrase) for phrase in phrases)

    def stance(self, stance: Stance | None) -> str:
        """Say a stance in words; one that nobody reviewed is unknown."""
        return self.words.of("stance", stance) if stance else self.words.say("stance.unknown")

    def taken(self, item: Evidence) -> str:
        """Say the stance of a statement; reviewers give none to one that speaks of forces only."""
        none = self.words.say("stance.none")
        return none if item.reviewed and item.stance is None else self.stance(item.stance)

    def references(self, excerpts: Iterable[Excerpt], label: str = "reference.plain") -> list[Reference]:
        """Make references to words cited for a claim; ``label`` names the text of their links."""
        return [self._reference(excerpt, label, CitationKind.VIEW) for excerpt in excerpts]

    def cited_on(self, kind: Kind, identity: str) -> list[Reference]:
        """Make references to all words that a page cites."""
        return self.references(self.catalogue.cited_by.get((kind, identity), ()))

    def cited_in(self, text: str) -> list[Excerpt]:
        """Give the excerpts that a hand-written text cites."""
        cited = (
            link for link in prose.links(text) if isinstance(link, prose.Link) and link.kind is prose.LinkKind.CITE
        )
        found = (self.catalogue.said(link.target, link.words, link.occurrence) for link in cited)
        return [excerpt for excerpt in found if excerpt is not None]

    def cited(self, citations: Iterable[Citation], label: str = "reference.said_by") -> list[Reference]:
        """Make references from citations of the content; the tip of each says what its words are."""
        found = ((self.catalogue.said(item.source, item.words, item.occurrence), item.kind) for item in citations)
        return [self._reference(excerpt, label, kind) for excerpt, kind in found if excerpt is not None]

    def tags(self, pattern_id: str) -> list[Tag]:
        """Make the persona tags of a pattern."""
        return [
            Tag(self.link(Kind.PERSONA, item.persona), self.cited(item.cite), self.inline(item.why))
            for item in self.catalogue.patterns[pattern_id].serves
            if self.catalogue.has(Kind.PERSONA, item.persona)
        ]

    def diagram(self, graph: Graph, rows: Iterable[DiagramRow] = ()) -> Diagram:
        """Draw a diagram once for each form, and keep what it shows in words beside it; little is not drawn."""
        forms = tuple(Form) if len(graph.edges) >= FEWEST_ARROWS else ()
        names = [(form, self.keep(replace(graph, form=form))) for form in forms]
        places = [
            DiagramPlace(form, Markup(placeholder(name)))  # noqa: S704 - sixteen hexadecimal digits
            for form, name in names
        ]
        return Diagram(places, graph.title, self._legend(graph), list(rows))

    def _legend(self, graph: Graph) -> list[LegendRow]:
        """Explain the looks of boxes that are in the drawing, and frames."""
        shapes = {node.shape for node in graph.nodes}
        rows = [LegendRow(str(shape), self.words.of("shape", shape)) for shape in Shape if shape in shapes]
        if any(node.group for node in graph.nodes):
            rows.append(LegendRow("group", self.words.say("diagram.frame")))
        return rows

    def _reference(self, excerpt: Excerpt, label: str, kind: CitationKind) -> Reference:
        return Reference(
            speaker=excerpt.speaker,
            words=one_line(excerpt.text),
            address=self.excerpt(excerpt),
            label=self.words.say(label, speaker=excerpt.speaker),
            title=self._title(excerpt, kind),
        )

    def _title(self, excerpt: Excerpt, kind: CitationKind = CitationKind.VIEW) -> str:
        speaker = self.words.of("cited_as", kind).fill(speaker=excerpt.speaker)
        return self.words.say("reference.title", speaker=speaker, words=one_line(excerpt.text))
