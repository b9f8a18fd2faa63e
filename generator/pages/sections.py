"""The one table of what makes pages: a section for every kind of thing, and the pages that there are once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from importlib.resources import files

from generator.content.kinds import Kind
from generator.pages.attribution import attribution_pages
from generator.pages.compare import compare_pages
from generator.pages.context import PageContext
from generator.pages.decide import decide_pages
from generator.pages.decision_list import decision_list
from generator.pages.decisions import decision_pages
from generator.pages.evidence import evidence_pages
from generator.pages.figures import figures_page
from generator.pages.forces import force_pages
from generator.pages.glossary import glossary_pages
from generator.pages.guides import guide_pages
from generator.pages.home import home_pages
from generator.pages.model import Page
from generator.pages.pattern_list import pattern_list
from generator.pages.patterns import pattern_pages
from generator.pages.persona_list import persona_list
from generator.pages.personas import persona_pages
from generator.pages.rendering import unpaired
from generator.pages.sources import source_pages
from generator.pages.walkthroughs import walkthrough_pages
from generator.pages.which_one import which_one_pages

PageMaker = Callable[[PageContext], Iterable[Page]]


class Menu(Enum):
    """What the menu of a section shows below its list."""

    NOTHING = auto()
    """Pages that are too many; readers reach them by the list, which keeps every page small."""
    PAGES = auto()
    """All pages."""
    TREE = auto()
    """All pages, those that others ask for one step to the right."""


@dataclass(frozen=True)
class Section:
    """All pages about one kind of thing: one each, and their list."""

    kind: Kind
    pages: tuple[PageMaker, ...]
    menu: Menu


SPECIAL: tuple[PageMaker, ...] = (
    home_pages,
    evidence_pages,
    figures_page,
    glossary_pages,
    which_one_pages,
    decide_pages,
    compare_pages,
    attribution_pages,
)
"""Pages that there are once."""
SECTIONS = (
    Section(Kind.GUIDE, (guide_pages,), Menu.PAGES),
    Section(Kind.DECISION, (decision_pages, decision_list), Menu.TREE),
    Section(Kind.PATTERN, (pattern_pages, pattern_list), Menu.NOTHING),
    Section(Kind.FORCE, (force_pages,), Menu.NOTHING),
    Section(Kind.WALKTHROUGH, (walkthrough_pages,), Menu.PAGES),
    Section(Kind.PERSONA, (persona_pages, persona_list), Menu.PAGES),
    Section(Kind.SOURCE, (source_pages,), Menu.PAGES),
)

if missing := set(Kind) - {section.kind for section in SECTIONS}:
    raise RuntimeError(f"sections.SECTIONS has no section for {', '.join(sorted(missing))}")
templates = [file.name for file in files(__package__).joinpath("templates").iterdir()]
if lonely := unpaired(Page.__subclasses__(), templates):
    raise RuntimeError(f"each model of a page needs a template of its own, and the other way round: {lonely}")
