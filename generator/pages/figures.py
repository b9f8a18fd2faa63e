"""The figures that are told: one page of them all, and what the pages of decisions and walkthroughs show of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import Anchor, Special, relative
from generator.content.kinds import Kind
from generator.content.model import Figure
from generator.evidence.records import Excerpt
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link, Reference


@dataclass(frozen=True)
class FigureView:
    """A number that somebody tells."""

    anchor: str
    """Of its row on the page of all figures."""
    number: str
    """With its unit."""
    of: str
    kind: str
    references: Sequence[Reference]
    belongs: Sequence[Link]
    """Walkthroughs and patterns."""


@dataclass(frozen=True)
class FigureGroup:
    """The figures of one decision, or of none."""

    title: str
    anchor: str
    address: str
    """Of the decision; empty where there is none."""
    figures: Sequence[FigureView]


@dataclass(frozen=True)
class FiguresTold:
    """The figures of a decision or walkthrough, and where all of them stand."""

    figures: Sequence[FigureView]
    all: Link


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    """All figures by decision."""

    template = "figures.md.j2"
    groups: Sequence[FigureGroup]


def figures_page(context: PageContext) -> Iterator[FiguresPage]:
    """Make the page of all figures."""
    here = context.at(Special.FIGURES)
    yield FiguresPage(
        address=here.page,
        front=Front(title=here.words.say("figures.title")),
        groups=list(_groups(here)),
    )


def figures_of(context: PageContext, kind: Kind, identity: str) -> FiguresTold | None:
    """Give the figures that belong to a decision or walkthrough; nothing where none is told."""
    found = [item for item in context.catalogue.figures if identity in _owners(item, kind)]
    address = context.special(Special.FIGURES)
    return FiguresTold(_views(context, found), Link(context.words.say("figures.all"), address)) if found else None


def told_here(context: PageContext, excerpt: Excerpt) -> list[Link]:
    """Make links to the figures that are told in the words of an excerpt."""
    title, say = context.words.say("figures.title"), context.words.say
    return [
        Link(title, relative(context.page, Special.FIGURES, _row(item)), say("figures.counted", number=_number(item)))
        for item in context.catalogue.figures
        if item.cite.source == excerpt.source
        and context.catalogue.said(item.cite.source, item.cite.words, item.cite.occurrence) == excerpt
    ]


def _row(figure: Figure) -> str:
    """Give the anchor of a figure's row on the page of all figures."""
    return f"figure-{figure.id}"


def _number(figure: Figure) -> str:
    return f"{figure.number} {figure.unit}"


def _owners(figure: Figure, kind: Kind) -> Sequence[str | None]:
    return figure.walkthroughs if kind is Kind.WALKTHROUGH else (figure.decision,)


def _groups(context: PageContext) -> Iterator[FigureGroup]:
    figures = context.catalogue.figures
    for key, decision in context.catalogue.decisions.items():
        found = [item for item in figures if item.decision == key]
        if found:
            link = context.link(Kind.DECISION, key)
            yield FigureGroup(decision.name, f"decision-{key}", link.address, _views(context, found))
    others = [item for item in figures if item.decision is None]
    if others:
        yield FigureGroup(context.words.say("figures.any_decision"), Anchor.FIGURES, "", _views(context, others))


def _views(context: PageContext, figures: Iterable[Figure]) -> list[FigureView]:
    return [
        FigureView(
            anchor=_row(item),
            number=_number(item),
            of=item.of,
            kind=context.words.of("figure_kind", item.kind),
            references=context.cited([item.cite]),
            belongs=[
                *context.links(Kind.WALKTHROUGH, item.walkthroughs),
                *context.links(Kind.PATTERN, item.patterns),
            ],
        )
        for item in figures
    ]
