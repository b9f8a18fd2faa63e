"""A kind of thing that the generator does not know, for tests that add one by the tables alone."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from generator.content.marks import Id, Ref
from generator.content.model import Entry, Line, Markdown
from generator.content.table import ContentKind


class MadeUp(StrEnum):
    """Stands for a further member of Kind, which a test cannot add to an enum."""

    QUESTION = "question"


SLUG = StringConstraints(pattern=r"^[a-z-]+$")


class Question(Entry):
    """``questions/ID.yml``: what somebody asks."""

    id: Annotated[str, SLUG, Id(MadeUp.QUESTION)]
    name: Line
    text: Markdown
    before: Annotated[str, SLUG, Ref(MadeUp.QUESTION)] | None = None


ROW = ContentKind(MadeUp.QUESTION, "question", "questions/*.yml", Question)
