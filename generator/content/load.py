"""Reads a whole content folder: every file that the catalogue knows, and findings about the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from generator.content.files import Document, read_front_matter, read_text, read_yaml
from generator.content.model import (
    BibliographyFile,
    CatalogueFile,
    CodingFile,
    DecisionFile,
    ForcesFile,
    GuideFront,
    PatternFront,
    WalkthroughFront,
)
from generator.content.replacements import Replacements
from generator.content.sources import Progress, read_sources
from generator.findings import CatalogueError, Finding, Rule, Severity, fragment
from generator.reading.records import Source

Record = TypeVar("Record", bound=BaseModel)
Reader = Callable[[str, str, type[Record]], tuple[Document[Record] | None, list[Finding]]]


@dataclass
class Content:
    """All that a content folder holds, read but not yet joined."""

    catalogue: Document[CatalogueFile]
    sources: list[Source] = field(default_factory=list)
    coding: list[Document[CodingFile]] = field(default_factory=list)
    decisions: list[Document[DecisionFile]] = field(default_factory=list)
    patterns: list[Document[PatternFront]] = field(default_factory=list)
    forces: Document[ForcesFile] | None = None
    bibliography: dict[str, Document[BibliographyFile]] = field(default_factory=dict)
    """By the id of the study."""
    walkthroughs: list[Document[WalkthroughFront]] = field(default_factory=list)
    guides: list[Document[GuideFront]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def replacements(self) -> Replacements:
        """The masks and repairs that apply to every text from a source."""
        return Replacements(self.catalogue.record.masks, self.catalogue.record.repairs)


def quietly(_: str, paths: Iterable[str]) -> Iterable[str]:
    """Tell nobody."""
    return paths


def load(root: Path, progress: Progress = quietly) -> Content:
    """Read the content folder ``root``.

    Raises CatalogueError where the folder or its ``catalogue.yml`` cannot be read; every other
    fault is in ``findings`` of what comes back. ``progress`` is told what is read.
    """
    if not root.is_dir():
        message = f"no such folder: {fragment(root.as_posix(), 200)}; name a folder that holds catalogue.yml"
        raise CatalogueError([Finding("catalogue.yml", 1, 1, Rule.MISSING_FILE, Severity.ERROR, message)])
    text = read_text(root, "catalogue.yml")
    if isinstance(text, Finding):
        raise CatalogueError([text])
    catalogue, findings = read_yaml("catalogue.yml", text, CatalogueFile)
    if catalogue is None:
        raise CatalogueError(findings)
    content = Content(catalogue, findings=findings)
    content.decisions += _read_all(root, "decisions/*.yml", DecisionFile, read_yaml, content.findings)
    content.patterns += _read_all(root, "patterns/*.md", PatternFront, read_front_matter, content.findings)
    content.walkthroughs += _read_all(root, "walkthroughs/*.md", WalkthroughFront, read_front_matter, content.findings)
    content.guides += _read_all(root, "guides/*.md", GuideFront, read_front_matter, content.findings)
    content.coding += _read_all(root, "coding/*/*.yml", CodingFile, read_yaml, content.findings)
    for document in _read_all(root, "forces.yml", ForcesFile, read_yaml, content.findings):
        content.forces = document
    for bibliography in _read_all(root, "bibliography/*.yml", BibliographyFile, read_yaml, content.findings):
        content.bibliography[PurePosixPath(bibliography.path).stem] = bibliography
    content.sources, found = read_sources(root, content.catalogue, content.replacements, progress)
    content.findings += found
    return content


def _read_all(
    root: Path, pattern: str, model: type[Record], reader: Reader[Record], findings: list[Finding]
) -> list[Document[Record]]:
    documents = []
    for file in sorted(root.glob(pattern)):
        path = file.relative_to(root).as_posix()
        text = read_text(root, path)
        if isinstance(text, Finding):
            findings.append(text)
            continue
        document, found = reader(path, text, model)
        findings += found
        if document is not None:
            documents.append(document)
    return documents
