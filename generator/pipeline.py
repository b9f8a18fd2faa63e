"""The whole way in one screen: read, assemble, check; then pages and exports, if nothing is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.addresses import Addresses
from generator.catalogue.assemble import assemble
from generator.catalogue.model import Catalogue
from generator.checks import check
from generator.content.digest import digest
from generator.content.kinds import Kind
from generator.content.load import load, quietly
from generator.content.sources import Progress
from generator.decide.gather import decide_data
from generator.decide.records import DecideData
from generator.export import Format, export_files
from generator.findings import OF_THE_WHOLE, ON_WHAT_REMAINS, CatalogueError, Finding, Severity
from generator.pages.site import pages_in_turn
from generator.pages.words import words
from generator.repository import edition
from generator.search import search_files


@dataclass(frozen=True)
class Build:
    """A catalogue and what was found on the way."""

    catalogue: Catalogue

    @property
    def has_errors(self) -> bool:
        """Tell whether a page would be wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.catalogue.findings)

    def pages(self, diagrams: Path) -> dict[str, str]:
        """Make all pages and menus by path, drawing into ``diagrams``. Raises CatalogueError where there are errors."""
        return dict(self.pages_in_turn(diagrams))

    def pages_in_turn(self, diagrams: Path, first: Kind | None = None) -> Iterator[tuple[str, str]]:
        """Make the same one after another, those of the kind ``first`` before all others."""
        self._refuse_errors()
        return pages_in_turn(self.catalogue, Addresses(self.catalogue), diagrams, first=first)

    def exports(self, formats: Iterable[Format] = tuple(Format)) -> dict[str, bytes]:
        """Make the files for other programs by path. Raises CatalogueError with the errors where there are any."""
        self._refuse_errors()
        return export_files(self.catalogue, Addresses(self.catalogue), formats)

    def search(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Make the files of the search by path, which knows the pages among ``documents``, all files of the docs."""
        self._refuse_errors()
        return search_files(self.catalogue, Addresses(self.catalogue), documents)

    def decide_data(self) -> DecideData:
        """Give what ranks the options of decisions. Raises CatalogueError where there are errors."""
        self._refuse_errors()
        return decide_data(self.catalogue, Addresses(self.catalogue), words())

    def _refuse_errors(self) -> None:
        if self.has_errors:
            raise CatalogueError(item for item in self.catalogue.findings if item.severity is Severity.ERROR)


def build(root: Path, progress: Progress = quietly, withdrawn: frozenset[str] = frozenset()) -> Build:
    """Read the content folder ``root`` and join it, as if the sources ``withdrawn`` were withdrawn, too.

    Raises CatalogueError where there is nothing to join.
    """
    content = load(root, progress, withdrawn)
    catalogue = assemble(content)
    masked = content.replacements.masked
    found = (*catalogue.findings, *check(content, catalogue))
    held_back = OF_THE_WHOLE if content.incomplete else frozenset()
    findings = {
        replace(finding, message=masked(finding.message), severity=_severity(finding, content.withdrawn))
        for finding in found
        if finding.rule not in held_back
    }
    return Build(replace(catalogue, findings=tuple(sorted(findings)), digest=digest(root), edition=edition(root)))


def _severity(finding: Finding, withdrawn: frozenset[str]) -> Severity:
    softer = withdrawn and finding.rule in ON_WHAT_REMAINS and finding.severity is Severity.ERROR
    return Severity.WARNING if softer else finding.severity
