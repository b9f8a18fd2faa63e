"""The page that says who made the studies, and under which licence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.addresses import Special
from generator.pages.context import PageContext
from generator.pages.model import Front, Page


@dataclass(frozen=True)
class StudyAttribution:
    """A study and who made it."""

    name: str
    text: Markup


@dataclass(frozen=True, kw_only=True)
class AttributionPage(Page):
    """The licence of the catalogue and the makers of its studies."""

    template = "attribution.md.j2"
    licence: str
    studies: Sequence[StudyAttribution]


def attribution_pages(context: PageContext) -> Iterator[AttributionPage]:
    """Make the page of attributions."""
    here = context.at(Special.ATTRIBUTION)
    file = here.catalogue.file
    yield AttributionPage(
        address=here.page,
        front=Front(title=here.words.say("attribution.title"), content_path="catalogue.yml"),
        licence=file.licence,
        studies=[StudyAttribution(study.name, here.prose(study.attribution)) for study in file.studies],
    )
