"""The section about the evidence: how strong it is, where experts disagree, and where there is nothing."""

from collections.abc import Callable, Iterator

from generator.addresses import Special
from generator.pages.context import PageContext
from generator.pages.evidence.agreement import agreement_page
from generator.pages.evidence.gaps import gaps_page
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.evidence.quality import quality_page
from generator.pages.evidence.saturation import saturation_page
from generator.pages.evidence.strength import strength_page
from generator.pages.evidence.together import together_page
from generator.pages.views import Link

PAGES: tuple[tuple[Special, Callable[[PageContext], EvidencePage]], ...] = (
    (Special.GAPS, gaps_page),
    (Special.AGREEMENT, agreement_page),
    (Special.SATURATION, saturation_page),
    (Special.TOGETHER, together_page),
    (Special.STRENGTH, strength_page),
    (Special.QUALITY, quality_page),
)


def evidence_pages(context: PageContext) -> Iterator[EvidencePage]:
    """Make all pages of the section, their overview last."""
    pages = [maker(context.at(address)) for address, maker in PAGES]
    yield from pages
    here = context.at(Special.EVIDENCE)
    say = here.words.say
    tells = Link(say("evidence.tells"), "")
    rows = [
        Row(Link(page.front.title or "", here.special(page.address)), [Cell(tells.text, page.lead)]) for page in pages
    ]
    table = Table(say("evidence.pages"), say("evidence.page"), [tells], rows)
    part = Part(say("evidence.pages"), "pages", table=table)
    yield evidence_page(here, Special.EVIDENCE, "evidence.title", say("evidence.lead"), [part])
