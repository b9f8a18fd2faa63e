"""The whole way in one screen: read, assemble, check; then pages, if nothing is wrong."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator.addresses import Addresses
from generator.catalogue.assemble import assemble
from generator.catalogue.model import Catalogue
from generator.checks import check
from generator.content.load import load, quietly
from generator.content.sources import Progress
from generator.export import export_files
from generator.findings import CatalogueError, Severity
from generator.pages.site import DIAGRAMS, make_pages


@dataclass(frozen=True)
class Build:
    """A catalogue and what was found on the way."""

    catalogue: Catalogue

    @property
    def has_errors(self) -> bool:
        """Tell whether a page would be wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.catalogue.findings)

    def pages(self, diagrams: Path = DIAGRAMS) -> dict[str, str]:
        """Make all pages and exports by path. Raises CatalogueError with the errors where there are any."""
        if self.has_errors:
            errors = [item for item in self.catalogue.findings if item.severity is Severity.ERROR]
            raise CatalogueError(errors)
        addresses = Addresses(self.catalogue)
        return make_pages(self.catalogue, addresses, diagrams) | export_files(self.catalogue, addresses)


def build(root: Path, progress: Progress = quietly) -> Build:
    """Read the content folder ``root`` and join it. Raises CatalogueError where there is nothing to join."""
    content = load(root, progress)
    catalogue = assemble(content)
    masked = content.replacements.masked
    findings = {
        replace(finding, message=masked(finding.message))
        for finding in (*catalogue.findings, *check(content, catalogue))
    }
    return Build(replace(catalogue, findings=tuple(sorted(findings))))
