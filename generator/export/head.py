"""What stands at the head of every exported JSON file: versions, licence, and whose studies these are."""

from typing import Any

from pydantic import Field

from generator import __version__
from generator.catalogue.model import Catalogue
from generator.content.model import Study
from generator.export.records import Exported
from generator.prose import plain

SCHEMA_VERSION = "1.2"
"""The first number grows when a key goes or means something else, the second when keys are added."""
TOOL = "data-mesh-pattern-catalogue"


class ToolOut(Exported):
    """The program that wrote the file."""

    name: str
    version: str


class ContentOut(Exported):
    """Which state of the content the file was made from."""

    digest: str = Field(description="hash over all content files; the same digest means the same content")
    version: str = Field(description="tag and commit that git gives the content; “unversioned” where it knows none")
    date: str | None = Field(description="day of the last commit that changed the content, in UTC; null if unknown")


class HeadOut(Exported):
    """What every file says of itself."""

    schema_version: str = Field(description="MAJOR.MINOR; only a new MAJOR takes keys away or changes their meaning")
    tool: ToolOut
    content: ContentOut
    title: str
    description: str
    licence: str


class StudyOut(Exported):
    """A body of sources with its own numbering."""

    id: str
    prefix: str = Field(description="what the ids of its sources begin with")
    name: str
    description: str
    attribution: str = Field(description="who made the study, under which licence; in plain text")
    attribution_markdown: str = Field(description="the same with its links")


def head(catalogue: Catalogue) -> dict[str, Any]:
    """Give the values of :class:`HeadOut` by their names."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": ToolOut(name=TOOL, version=__version__),
        "content": _content(catalogue),
        "title": catalogue.file.title,
        "description": plain(catalogue.file.description),
        "licence": catalogue.file.licence,
    }


def _content(catalogue: Catalogue) -> ContentOut:
    edition = catalogue.edition
    return ContentOut(digest=catalogue.digest, version=edition.version, date=edition.date or None)


def study_out(study: Study) -> StudyOut:
    """Give a study with its attribution."""
    return StudyOut(
        id=study.id,
        prefix=study.prefix,
        name=study.name,
        description=plain(study.description),
        attribution=plain(study.attribution),
        attribution_markdown=study.attribution,
    )
