"""Knows where every page and every anchor lives; all addresses are relative to the page that links."""

import itertools
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.catalogue.model import Catalogue
from generator.content.kinds import AnyKind, Citing, Kind, Part
from generator.evidence.records import Excerpt
from generator.findings import Rule

_LONGEST = 80
"""Characters of a file name without its ending."""
DECIDE_DATA = "data/decide.json"
"""What ranks options in the browser."""
COMPARE_DATA = "data/compare"
"""The folder of what is compared of options, a file each."""
FEED = "feed.xml"
"""What changed in the content, for programs that follow a site."""
RECORD = ".madr.md"
"""What the name of a decision record ends with; it is published as it is and is no page."""
RESERVED = frozenset(
    {"index", "summary", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names, without ending and capitals, of the list and the menu of every folder, and of devices of Windows."""
_UNSAFE = re.compile(r"[^a-z0-9]+")


DATA_FILES = ("catalogue.json", "catalogue.schema.json", "data/index.json")
"""Where programs begin to read data."""


class Special(StrEnum):
    """A page that there is once; its value is its path without ending."""

    HOME = "index"
    GLOSSARY = "glossary"
    WHICH = "which-one"
    FIGURES = "figures"
    ATTRIBUTION = "attribution"
    EVIDENCE = "evidence/index"
    GAPS = "evidence/gap-map"
    AGREEMENT = "evidence/agreement"
    SATURATION = "evidence/saturation"
    TOGETHER = "evidence/coded-together"
    STRENGTH = "evidence/strength"
    QUALITY = "evidence/coding"
    DECIDE = "decide"
    COMPARE = "compare"
    METHOD = "method"
    """Written by hand, not generated."""
    TAKEDOWN = "takedown"
    """Written by hand, not generated."""
    RULES = "development/rules"
    """Written by hand, not generated."""


class Anchor(StrEnum):
    """A place on a page that other pages or other parts of the page lead to."""

    FORCE_TABLE = "what-a-force-table-shows"
    """On the page about the method."""
    STAGES = "stages"
    """On the list of personas."""
    WALKTHROUGHS = "walkthroughs"
    """On the page of a pattern or decision."""
    WEIGHED = "weighed"
    """On the page of a pattern or decision."""
    FIGURES = "figures"
    """On the page of a decision or walkthrough."""
    FORCES = "forces"
    """On the page of a pattern or decision."""
    SAID = "said"
    """On the page of a pattern."""
    HOW = "how"
    """On the page of a decision."""
    STANDS = "stands"
    """On the page of a decision."""
    OPTIONS = "options"
    """On the page of a decision."""
    COMBINE = "combine"
    """On the page of a decision."""
    CONSTRAINTS = "constraints"
    """On the page of a decision."""
    COMPARISON = "comparison"
    """On the page of a decision."""
    WHY = "why"
    """On the page of a decision."""
    MISTAKES = "mistakes"
    """On the page of a decision."""
    SETTLE = "settle"
    """On the page of a decision."""
    FLOW = "flow"
    """On the page of a decision."""
    NEXT = "next"
    """On the page of a decision."""
    PAST_MATRIX = "past-matrix"
    """Behind the matrix on the page of a decision or the list of personas."""
    WHEN = "when-to-choose-it-and-when-not"
    """On the page of a pattern: the section of its text that has this heading, if there is one."""
    ASK = "ask"
    """On the gap map."""
    STRENGTH = "strength"
    """On the page of a decision."""


@dataclass(frozen=True)
class Folder:
    """Where the pages of a kind lie."""

    kind: Kind
    name: str
    named_by_id: bool = False
    """Whether files are called after ids; otherwise after the names that readers know."""


FOLDERS = (
    Folder(Kind.DECISION, "decisions"),
    Folder(Kind.PATTERN, "patterns"),
    Folder(Kind.FORCE, "forces"),
    Folder(Kind.WALKTHROUGH, "walkthroughs", named_by_id=True),
    Folder(Kind.SOURCE, "sources", named_by_id=True),
    Folder(Kind.PERSONA, "personas"),
    Folder(Kind.GUIDE, "guides", named_by_id=True),
)
if missing := set(Kind) - {folder.kind for folder in FOLDERS}:
    raise RuntimeError(f"addresses.FOLDERS has no folder for {', '.join(sorted(missing))}")


def slug(name: str) -> str:
    """Give a safe file name for ``name``: small letters, digits and hyphens, at least one character."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].rstrip("-") or "x"


class Addresses:
    """The pages of one catalogue, each by a path without its ending."""

    def __init__(self, catalogue: Catalogue, folders: tuple[Folder, ...] = FOLDERS) -> None:
        self._folders = {folder.kind: folder.name for folder in folders}
        self._pages = {
            (kind, identity): f"{self._folders[kind]}/{name}"
            for kind, identity, name in file_names(wanted_names(catalogue, folders))
        }
        self._about = {page: about for about, page in self._pages.items()}

    def page(self, kind: Kind, identity: str) -> str:
        """Give the path of a page, without ending."""
        return self._pages[kind, identity]

    def about(self, page: str) -> tuple[Kind, str] | None:
        """Give kind and id of what a page is about; nothing where it is about no one thing."""
        return self._about.get(page)

    def section(self, kind: Kind) -> str:
        """Give the path of the list of all things of a kind, without ending."""
        return f"{self._folders[kind]}/index"

    def records(self) -> str:
        """Give the path of the archive of all decision records."""
        return f"{self._folders[Kind.DECISION]}/records.zip"

    def menu(self, kind: Kind) -> str:
        """Give the path of the file that holds the menu of a section."""
        return f"{self._folders[kind]}/SUMMARY.md"

    def url(self, kind: Citing, identity: str) -> str:
        """Give the address of a page, or of a word in the glossary, relative to the site's root."""
        if kind is Part.TERM:
            return f"{Special.GLOSSARY}.html#{row(kind, identity)}"
        return f"{self._pages[kind, identity]}.html"

    def link(self, page: str, kind: Kind, identity: str, anchor: str = "") -> str:
        """Give the address of something, as seen from ``page``."""
        return relative(page, self._pages[kind, identity], anchor)

    def excerpt(self, page: str, excerpt: Excerpt) -> str:
        """Give the address of an excerpt in its transcript, as seen from ``page``."""
        return self.link(page, Kind.SOURCE, excerpt.source, excerpt.id)

    def trace(self, page: str, source: str, trace: str) -> str:
        """Give the address of a trace in its transcript, as seen from ``page``."""
        return self.link(page, Kind.SOURCE, source, trace_anchor(trace))


@lru_cache(maxsize=50_000)
def relative(page: str, target: str, anchor: str = "") -> str:
    """Give the address of the page ``target``, as seen from ``page``; both are paths without ending."""
    path = posixpath.relpath(f"{target}.html", posixpath.dirname(page) or ".")
    if page == target and anchor:
        path = ""
    return f"{path}#{anchor}" if anchor else path


def rule(page: str, name: Rule) -> str:
    """Give the address of what is said of a rule, as seen from ``page``."""
    return relative(page, Special.RULES, name)


def file(page: str) -> str:
    """Give the path of the Markdown file of a page."""
    return f"{page}.md"


def beside(page: str) -> str:
    """Give the name of the Markdown file of a page, for a menu in its folder."""
    return file(posixpath.basename(page))


def table_file(page: Special) -> str:
    """Give the path of the CSV that holds what a page of the evidence shows."""
    return f"data/{page}.csv"


def record(page: str) -> str:
    """Give the path of the decision record beside the page of a decision."""
    return f"{page}{RECORD}"


def beside_page(page: str, path: str) -> str:
    """Give the address of a file that is no page, as seen from ``page``."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def row(kind: AnyKind, identity: str) -> str:
    """Give the anchor of the row in a table that is about something."""
    return f"{kind}-{identity}"


def passage_anchor(identity: str) -> str:
    """Give the anchor of a passage on the page of its source."""
    return f"passage-{identity}"


def trace_anchor(identity: str) -> str:
    """Give the anchor of a trace on the page of its source."""
    return f"trace-{identity}"


def uses_anchor(excerpt: str) -> str:
    """Give the anchor of what rests on an excerpt, on the page of its source."""
    return f"uses-{excerpt}"


def wanted_names(catalogue: Catalogue, folders: tuple[Folder, ...] = FOLDERS) -> Iterator[tuple[Kind, str, str]]:
    """Give kind, id and the file name that each page would like to have."""
    for folder in folders:
        for identity, name in catalogue.names(folder.kind).items():
            yield folder.kind, identity, slug(identity if folder.named_by_id else name)


def file_names(wanted: Iterable[tuple[Kind, str, str]]) -> Iterator[tuple[Kind, str, str]]:
    """Give kind, id and file name; a name that is taken gets the id behind it, and a number if need be."""
    taken: set[tuple[Kind, str]] = set()
    for kind, identity, wish in wanted:
        name = next(name for name in _candidates(wish, identity) if (kind, name) not in taken and name not in RESERVED)
        taken.add((kind, name))
        yield kind, identity, name


def _candidates(wish: str, identity: str) -> Iterator[str]:
    yield wish
    longer = _joined(wish, slug(identity))
    yield longer
    yield from (_joined(longer, str(number)) for number in itertools.count(2))


def _joined(name: str, ending: str) -> str:
    """Put an ending behind a name; the name is cut so that all of the ending stays."""
    return f"{name[: max(_LONGEST - len(ending) - 1, 0)].rstrip('-')}-{ending}".strip("-")[:_LONGEST]
