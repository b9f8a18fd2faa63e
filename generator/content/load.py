"""Reads a whole content folder: every file that the catalogue knows, and findings about the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from generator.content import table
from generator.content.files import Document, read_front_matter, read_yaml
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
from generator.content.opening import files_of, hand_written, read_text
from generator.content.replacements import Replacements
from generator.content.sources import Progress, read_sources
from generator.content.stray import not_of_this_folder, stray
from generator.content.table import ContentKind
from generator.content.withdrawn import left_over, without_words
from generator.findings import CatalogueError, Finding, Rule, Severity, fragment
from generator.reading.records import Source
from generator.repository import tracked_caches

Record = TypeVar("Record", bound=Entry)
_UNREAD = (
    Rule.MISSING_FILE, Rule.NOT_UTF8, Rule.TOO_LONG, Rule.TOO_MANY, Rule.YAML_SYNTAX, Rule.FORMAT, Rule.STANCE_MISSING,
    Rule.FILE_NAME,
)  # fmt: skip


@dataclass(eq=False)
class Content:
    """All that a content folder holds, read but not yet joined."""

    catalogue: Document[CatalogueFile]
    sources: list[Source] = field(default_factory=list)
    documents: dict[str, list[Document[Any]]] = field(default_factory=dict)
    """By the name of their kind, in the order of their paths."""
    findings: list[Finding] = field(default_factory=list)
    withdrawn: frozenset[str] = frozenset()
    """The sources whose words were not read."""

    @property
    def incomplete(self) -> bool:
        """Tell whether a file could not be read, so that what refers to it would look wrong."""
        return any(finding.rule in _UNREAD and finding.severity is Severity.ERROR for finding in self.findings)

    def of(self, kind: ContentKind[Record]) -> list[Document[Record]]:
        """Give the documents of one kind."""
        return self.documents.get(kind.name, [])

    @property
    def decisions(self) -> list[Document[DecisionFile]]:
        """One a decision."""
        return self.of(table.DECISIONS)

    @property
    def patterns(self) -> list[Document[PatternFront]]:
        """One a pattern."""
        return self.of(table.PATTERNS)

    @property
    def forces(self) -> Document[ForcesFile] | None:
        """The file of all forces, where there is one."""
        return next(iter(self.of(table.FORCES)), None)

    @property
    def walkthroughs(self) -> list[Document[WalkthroughFront]]:
        """One a walkthrough."""
        return self.of(table.WALKTHROUGHS)

    @property
    def figures(self) -> Document[FiguresFile] | None:
        """The file of all numbers that the sources tell, where there is one."""
        return next(iter(self.of(table.FIGURES)), None)

    @property
    def guides(self) -> list[Document[GuideFront]]:
        """One a guide."""
        return self.of(table.GUIDES)

    @property
    def coding(self) -> list[Document[CodingFile]]:
        """One a source whose coding was reviewed."""
        return self.of(table.CODING)

    @property
    def bibliography(self) -> dict[str, Document[BibliographyFile]]:
        """By the id of the study."""
        return {PurePosixPath(item.path).stem: item for item in self.of(table.BIBLIOGRAPHIES)}

    @property
    def order(self) -> Document[OrderFile] | None:
        """The order of decisions, where it is written down."""
        return next(iter(self.of(table.ORDER)), None)

    @property
    def told_apart(self) -> Document[ToldApartFile] | None:
        """The patterns that are not to be confused."""
        return next(iter(self.of(table.TOLD_APART)), None)

    @property
    def glossary(self) -> Document[GlossaryFile] | None:
        """The words of the field."""
        return next(iter(self.of(table.GLOSSARY)), None)

    @cached_property
    def replacements(self) -> Replacements:
        """The masks and repairs that apply to every text from a source."""
        return Replacements(self.catalogue.record.masks, self.catalogue.record.repairs)


def quietly(_: str, paths: Iterable[str]) -> Iterable[str]:
    """Tell nobody."""
    return paths


def load(root: Path, progress: Progress = quietly, withdrawn: frozenset[str] = frozenset()) -> Content:
    """Read the content folder ``root`` without the words of sources that are withdrawn, or that ``withdrawn`` names.

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
    gone = catalogue.record.withdrawn | withdrawn
    content = Content(catalogue, documents={table.CATALOGUE.name: [catalogue]}, findings=findings, withdrawn=gone)
    for kind in table.KINDS:
        if kind.name not in content.documents:
            content.documents[kind.name] = _read_all(root, kind, content.findings, gone)
    content.findings += (*stray(root), *not_of_this_folder(hand_written(root)), *tracked_caches(root))
    content.findings += [left_over(item.path) for item in content.coding if item.record.source in gone]
    content.documents[table.CODING.name] = [item for item in content.coding if item.record.source not in gone]
    content.sources, found = read_sources(root, content.catalogue, content.replacements, progress, gone)
    content.findings += found
    return content


def _read_all(
    root: Path, kind: ContentKind[Record], findings: list[Finding], withdrawn: frozenset[str]
) -> list[Document[Record]]:
    documents = []
    read = read_front_matter if kind.front_matter else read_yaml
    for path in files_of(root, kind.files, findings):
        text = read_text(root, path)
        if isinstance(text, Finding):
            findings.append(text)
            continue
        document, found = read(path, without_words(text, withdrawn), kind.record)
        findings += found
        if document is not None:
            documents.append(document)
    return documents
