"""What the search knows of a site: a record for every page, every word of the glossary and every expert's passage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.addresses import RECORD, Addresses, Special, passage_anchor, wanted_names
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind, Part
from generator.prose import plain
from generator.reading.records import Role
from generator.search.text import title_and_text

BETWEEN = " ¶ "
"""Stands in a record between blocks; ``assets/search/find.js`` takes sentences apart at it."""


class Found(StrEnum):
    """What a reader can find; its value stands on the link of each result."""

    PATTERN = "pattern"
    DECISION = "decision"
    FORCE = "force"
    WALKTHROUGH = "walkthrough"
    PERSONA = "persona"
    GUIDE = "guide"
    TERM = "term"
    WORDS = "words"
    """What an expert or an author said in one passage."""
    SOURCE = "source"
    PAGE = "page"
    """Any other: a list, or a page written by hand."""


@dataclass(frozen=True)
class Record:
    """Something that can be found."""

    url: str
    """Relative to the site's root."""
    kind: Found
    title: str
    aliases: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Other words that tell what it is about, such as the sector of a walkthrough."""
    text: str = ""
    """A line a block: whole sentences, as readers see them."""

    @property
    def content(self) -> str:
        """All its words, for the index, which keeps no line breaks."""
        return BETWEEN.join((self.title, *self.aliases, *self.asked_as, *self.about, *self.text.split("\n")))


_Entry = Callable[[Catalogue, str], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]
"""Gives aliases, phrases of "asked as", and what something is about."""


def _walkthrough(catalogue: Catalogue, key: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    entry = catalogue.walkthroughs[key].entry
    return (), entry.asked_as, (entry.sector,) if entry.sector else ()


_ENTRIES: Mapping[Kind, _Entry] = {
    Kind.DECISION: lambda all_, key: (
        (),
        all_.decisions[key].entry.asked_as,
        (plain(all_.decisions[key].entry.question),),
    ),
    Kind.PATTERN: lambda all_, key: (tuple(sorted(all_.patterns[key].aliases)), all_.patterns[key].asked_as, ()),
    Kind.FORCE: lambda all_, key: (all_.forces[key].entry.aliases, all_.forces[key].entry.asked_as, ()),
    Kind.WALKTHROUGH: _walkthrough,
    Kind.PERSONA: lambda all_, key: ((), all_.personas[key].asked_as, ()),
    Kind.GUIDE: lambda all_, key: ((), all_.guides[key].entry.asked_as, ()),
    Kind.SOURCE: lambda all_, key: ((key,), (), (all_.sources[key].title,)),
}


_FOR_DEVELOPERS = "development/"
"""Pages about the machine; readers of the catalogue do not look for them."""
_NO_PAGES = ("SUMMARY.md", RECORD)
"""Ends of the names of Markdown that no engine makes a page of: menus, and records of decisions to be taken away."""


def page_records(catalogue: Catalogue, addresses: Addresses, documents: Mapping[str, bytes]) -> list[Record]:
    """Give a record for every page and every word of the glossary, in an order that is always the same."""
    entries = {addresses.url(kind, key): (kind, key) for kind, key, _ in wanted_names(catalogue)}
    read = {
        f"{path.removesuffix('.md')}.html": data.decode()
        for path, data in sorted(documents.items())
        if path.endswith(".md") and not path.endswith(_NO_PAGES) and not path.startswith(_FOR_DEVELOPERS)
    }
    things = [_thing(catalogue, entries[url], url, text) for url, text in read.items() if url in entries]
    others = [_other(url, text) for url, text in read.items() if url not in entries]
    return [*things, *_terms(catalogue, addresses), *others]


def passage_records(catalogue: Catalogue, addresses: Addresses) -> list[Record]:
    """Give a record for every passage that somebody says who does not ask the questions."""
    return [
        Record(
            f"{addresses.url(Kind.SOURCE, key)}#{passage_anchor(passage.id)}",
            Found.WORDS,
            catalogue.name(Kind.SOURCE, key),
            text=" ".join(passage.text.split()),
        )
        for key, source in catalogue.sources.items()
        for passage in source.passages
        if passage.role is not Role.INTERVIEWER
    ]


def _thing(catalogue: Catalogue, entry: tuple[Kind, str], url: str, page: str) -> Record:
    kind, key = entry
    aliases, asked_as, about = _ENTRIES[kind](catalogue, key)
    text = "" if kind is Kind.SOURCE else title_and_text(page)[1]
    return Record(url, Found(kind), catalogue.name(kind, key), aliases, asked_as, about, text)


def _terms(catalogue: Catalogue, addresses: Addresses) -> Iterator[Record]:
    for key, term in catalogue.terms.items():
        text = "\n".join(plain(said) for said in (term.definition, term.differs) if said)
        yield Record(addresses.url(Part.TERM, key), Found.TERM, term.name, term.aliases, text=text)


def _other(url: str, page: str) -> Record:
    """Make the record of a page that is about no single thing; a list has no text, since its things have their own."""
    title, text = title_and_text(page)
    is_list = url.endswith("index.html") or url == f"{Special.GLOSSARY}.html"
    return Record(url, Found.PAGE, title, text="" if is_list else text)


if missing := {str(kind) for kind in Kind} - {str(found) for found in Found}:
    raise RuntimeError(f"records.Found lacks {', '.join(sorted(missing))}")
if absent := set(Kind) - set(_ENTRIES):
    raise RuntimeError(f"records._ENTRIES lacks {', '.join(sorted(absent))}")
