"""The one table of content files: where they lie, what reads them, and what is named in them.

A new kind of thing is a member of ``Kind``, a record class and a row here. Schemas, editor
settings, prefixes of links, references and the checks of ids and texts follow from these three.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from generator.content.kinds import AnyKind, Kind, Part
from generator.content.marks import Id, Ref, marked, models
from generator.content.model import (
    BibliographyFile,
    CatalogueFile,
    CodingFile,
    DecisionFile,
    Entry,
    FiguresFile,
    ForcesFile,
    GlossaryFile,
    GuideFront,
    OrderFile,
    PatternFront,
    ToldApartFile,
    WalkthroughFront,
)

Record_co = TypeVar("Record_co", bound=Entry, covariant=True)


@dataclass(frozen=True)
class ContentKind(Generic[Record_co]):
    """One kind of content file."""

    kind: AnyKind
    """What its texts belong to where they stand in no entry with an id of its own."""
    name: str
    """Of its JSON Schema."""
    files: str
    """Glob of its files in the content folder; a Markdown file holds the record as its front matter."""
    record: type[Record_co]

    @property
    def front_matter(self) -> bool:
        """Tell whether Markdown follows below the record."""
        return self.files.endswith(".md")

    @property
    def named_by_id(self) -> bool:
        """Tell whether a file is named by the id at its top."""
        return isinstance(marked(self.record).get("id"), Id)


CATALOGUE = ContentKind(Part.HOME, "catalogue", "catalogue.yml", CatalogueFile)
DECISIONS = ContentKind(Kind.DECISION, "decision", "decisions/*.yml", DecisionFile)
PATTERNS = ContentKind(Kind.PATTERN, "pattern", "patterns/*.md", PatternFront)
FORCES = ContentKind(Kind.FORCE, "forces", "forces.yml", ForcesFile)
WALKTHROUGHS = ContentKind(Kind.WALKTHROUGH, "walkthrough", "walkthroughs/*.md", WalkthroughFront)
FIGURES = ContentKind(Part.FIGURE, "figures", "figures.yml", FiguresFile)
GUIDES = ContentKind(Kind.GUIDE, "guide", "guides/*.md", GuideFront)
ORDER = ContentKind(Part.ORDER, "order", "order.yml", OrderFile)
TOLD_APART = ContentKind(Part.TOLD_APART, "told-apart", "told_apart.yml", ToldApartFile)
GLOSSARY = ContentKind(Part.GLOSSARY, "glossary", "glossary.yml", GlossaryFile)
CODING = ContentKind(Part.CODING, "coding", "coding/*/*.yml", CodingFile)
BIBLIOGRAPHIES = ContentKind(Part.BIBLIOGRAPHY, "bibliography", "bibliography/*.yml", BibliographyFile)

KINDS: tuple[ContentKind[Entry], ...] = (
    DECISIONS, PATTERNS, WALKTHROUGHS, GUIDES, FORCES, FIGURES, CATALOGUE,
    ORDER, GLOSSARY, TOLD_APART, CODING, BIBLIOGRAPHIES,
)  # fmt: skip
"""In the order in which texts are met: of two equal sentences the first stays, and the second is reported."""

BESIDE = {"sources/*/*.md": Kind.SOURCE, "schema/*.schema.json": None}
"""Files of the content folder that something else than this table reads, and what they are."""


def pages_of(kinds: tuple[ContentKind[Entry], ...]) -> dict[str, Kind]:
    """Give all that has a page of its own by the prefix of its links; raises TypeError where the table has a hole."""
    marks = [mark for row in kinds for model in models(row.record) for mark in marked(model).values()]
    named = Counter(mark.kind for mark in marks if isinstance(mark, Id))
    named.update(kind for kind in BESIDE.values() if kind is not None)
    referred = [kind for mark in marks if isinstance(mark, Ref) for kind in mark.kinds]
    for kind in (*Kind, *referred):
        if named[kind] != 1:
            raise TypeError(f"one record under the table of content files needs an id with the mark Id({kind!r})")
    if len({row.name for row in kinds}) < len(kinds):
        raise TypeError("two rows of the table of content files have one name; give each a name of its own")
    return {str(kind): kind for kind in named if not isinstance(kind, Part)}


_pages_of = cache(pages_of)
_pages_of(KINDS)


def link_prefixes() -> dict[str, Kind]:
    """Give all that has a page of its own by the prefix of links to it."""
    return _pages_of(KINDS)
