"""Hand-written pages, and the list of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.model import Guide
from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.model import Front, Page
from generator.pages.views import Link, ProseSection, Teaser


@dataclass(frozen=True, kw_only=True)
class GuidePage(Page):
    """A hand-written page."""

    template = "guide.md.j2"
    title: str
    summary: Markup
    asked: str = ""
    sections: Sequence[ProseSection]


@dataclass(frozen=True, kw_only=True)
class GuideListPage(Page):
    """All hand-written pages, and where to go from there."""

    template = "guides.md.j2"
    guides: Sequence[Teaser]
    decisions: Link


def guide_pages(context: PageContext) -> Iterator[Page]:
    """Make every hand-written page and the list of them all."""
    for guide in context.catalogue.guides.values():
        yield _page(context.at(context.addresses.page(Kind.GUIDE, guide.entry.id)), guide)
    here = context.at(context.addresses.section(Kind.GUIDE))
    yield GuideListPage(
        address=here.page,
        front=Front(title=here.words.of("section", Kind.GUIDE)),
        guides=here.guides(),
        decisions=here.section(Kind.DECISION),
    )


def _page(context: PageContext, guide: Guide) -> GuidePage:
    entry = guide.entry
    return GuidePage(
        address=context.page,
        front=Front(title=entry.title, content_path=f"guides/{entry.id}.md"),
        title=entry.title,
        summary=context.inline(entry.summary),
        asked=context.asked(entry.asked_as),
        sections=context.sections(guide.body, GuidePage.template),
    )
