"""Gives the audit each content folder with the site that was built from it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.audit.content_reader import Record, Said, Study
from tests.audit.page_reader import Element, Page, Site
from tests.audit.transcript_reader import letters
from tests.cases import CONTENT
from tests.making import MINIMAL
from tests.site.conftest import site, small_site

__all__ = ["site", "small_site"]

AUDITED = [
    pytest.param((CONTENT, "site"), id="content", marks=pytest.mark.content),
    pytest.param((MINIMAL, "small_site"), id="small"),
]
"""Content folders, each with the fixture that gives the folder of its site."""
_SHOWN = 20


@dataclass
class Comparison:
    """A site, the words that readers are promised, and what was compared."""

    site: Site
    words: Any
    compared: int = 0
    faults: list[str] = field(default_factory=list)

    def same(self, where: str, what: str, seen: object, meant: object) -> None:
        """Take note where a reader sees something else than the content means."""
        self.compared += 1
        if seen != meant:
            self.faults.append(f"{where}: {what}\n    a reader sees {seen!r}\n    content means {meant!r}")

    def same_set(self, where: str, what: str, seen: list[Any], meant: list[Any]) -> None:
        """Compare without order, but count what stands twice."""
        left = list(seen)
        for item in meant:
            self.compared += 1
            if item in left:
                left.remove(item)
            else:
                self.faults.append(f"{where}: {what} is not shown: {item!r}")
        self.faults += [f"{where}: {what} is shown, but content has no such thing: {item!r}" for item in left]

    def assert_sound(self) -> None:
        """Fail with the first faults, and where nothing was compared."""
        count, shown = len(self.faults), "\n".join(self.faults[:_SHOWN])
        assert not self.faults, f"{count} of {self.compared} comparisons fail, the first of them:\n{shown}"
        assert self.compared, "nothing was compared"


@dataclass(kw_only=True)
class Audit(Comparison):
    """What is compared with a content folder."""

    study: Study

    def page(self, kind: str, identity: str) -> Page:
        """Give the page of something."""
        return self.site.page(self.path(kind, identity))

    def path(self, kind: str, identity: str) -> str:
        """Give the path of the page of something."""
        return self.site.path(kind, identity, self.study.name(kind, identity))

    def paths(self, kind: str, identities: Any) -> list[str]:
        """Give the paths of several pages."""
        return [self.path(kind, identity) for identity in identities]

    def citations(self, page: Page, where: str, label: str, seen: list[Element], meant: Any) -> None:
        """Compare the links that say who said something with the citations of the content."""
        self.same(where, f"how many are {label}", len(seen), len(meant))
        for link, citation in zip(seen, meant, strict=False):
            speaker = self.study.speaker(citation)
            self.same(where, "who says it", " ".join("".join(link.itertext()).split()), f"{label} {speaker}".strip())
            self.citation(page, where, link, citation)

    def citation(self, page: Page, where: str, link: Element, citation: Record) -> None:
        """Compare where a citation leads, whom it names and what is marked there with the words it is for."""
        source, words, address = citation["source"], citation["words"], page.address(link)
        marked = self.site.marked(address)
        self.same(where, "the transcript that a citation leads to", address.partition("#")[0], f"sources/{source}.html")
        self.same(where, f"whether “{marked}” is marked for “{words}”", self.holds(source, marked, words), True)
        speaker, _, quoted = link.get("title", "").partition(": ")
        self.same(where, f"who says “{words}”", speaker, self.tip(citation))
        self.same(where, "the words shown before a click", letters(quoted), letters(marked))

    def tip(self, citation: Record) -> str:
        """Give what the tip of a citation calls the one who speaks."""
        speaker = self.study.speaker(citation)
        return str(self.words["cited_as"][citation.get("kind", "view")].format(speaker=speaker))

    def rests_on(self, said: Said) -> list[str]:
        """Give the words of a statement: those of the reviewers, else those that its source's page names."""
        return list(self.site.rests_on(said.source, said.statement, said.number) if said.words is None else said.words)

    def marked_letters(self, source: str, words: str) -> str:
        """Give the letters of the words of a transcript, with those that “…” stands for."""
        return self.study.sources[source].whole(words)

    def holds(self, source: str, marked: str, words: str) -> bool:
        """Tell whether marked words are those of a citation; “…” stands for words left out."""
        first, _, last = (letters(part) for part in self.study.shown(source)(words).partition("…"))
        said = letters(marked)
        return bool(first) and said.startswith(first) and said.endswith(last or first)


@pytest.fixture(scope="session")
def words() -> Any:
    """What readers are promised to see."""
    return yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session", params=AUDITED)
def audited(request: pytest.FixtureRequest) -> tuple[Study, Site]:
    """A content folder as its files say it, and the site as a reader sees it."""
    folder, fixture = request.param
    return Study(folder), Site(request.getfixturevalue(fixture))


@pytest.fixture
def audit(audited: tuple[Study, Site], words: Any) -> Audit:
    """What one test compares; it ends with ``assert_sound``."""
    study, site = audited
    return Audit(study=study, site=site, words=words)
