"""Reads a whole content folder: every file that the catalogue knows, and findings about the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from generator.content import table
from generator.content.files import Document, read_front_matter, read_text, read_yaml
from generator.content.model import (
    BibliographyFile,
    CatalogueFile,
    CodingFile,
    DecisionFile,
    Entry,
    ForcesFile,
    GuideFront,
    PatternFront,
    Study,
    WalkthroughFront,
)
from generator.content.replacements import Replacements
from generator.content.stray import stray
from generator.content.table import ContentKind
from generator.findings import CatalogueError, Finding, Rule, Severity, fragment
from generator.reading.reader import read_source
from generator.reading.records import Source

Record = TypeVar("Record", bound=Entry)
Progress = Callable[[str, Iterable[str]], Iterable[str]]


@dataclass(eq=False)
class Content:
    """All that a content folder holds, read but not yet joined."""

    catalogue: Document[CatalogueFile]
    sources: list[Source] = field(default_factory=list)
    documents: dict[str, list[Document[Any]]] = field(default_factory=dict)
    """By the name of their kind, in the order of their paths."""
    findings: list[Finding] = field(default_factory=list)

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
        message = f"no such folder: {fragment(root.name)}; name a folder that holds catalogue.yml"
        raise CatalogueError([Finding("catalogue.yml", 1, 1, Rule.MISSING_FILE, Severity.ERROR, message)])
    text = read_text(root, "catalogue.yml")
    if isinstance(text, Finding):
        raise CatalogueError([text])
    catalogue, findings = read_yaml("catalogue.yml", text, CatalogueFile)
    if catalogue is None:
        raise CatalogueError(findings)
    content = Content(catalogue, documents={table.CATALOGUE.name: [catalogue]}, findings=findings)
    for kind in table.KINDS:
        if kind.name not in content.documents:
            content.documents[kind.name] = _read_all(root, kind, content.findings)
    content.findings += stray(root)
    _read_sources(root, content, progress)
    return content


def _read_all(root: Path, kind: ContentKind[Record], findings: list[Finding]) -> list[Document[Record]]:
    documents = []
    read = read_front_matter if kind.front_matter else read_yaml
    for file in sorted(root.glob(kind.files)):
        path = file.relative_to(root).as_posix()
        text = read_text(root, path)
        if isinstance(text, Finding):
            findings.append(text)
            continue
        document, found = read(path, text, kind.record)
        findings += found
        if document is not None:
            documents.append(document)
    return documents


def _read_sources(root: Path, content: Content, progress: Progress) -> None:
    studies = {study.id: study for study in content.catalogue.record.studies}
    order = list(studies)
    paths = [file.relative_to(root).as_posix() for file in root.glob("sources/*/*.md")]
    paths.sort(key=lambda path: (_rank(order, path), path))
    for path in progress("Reading sources", paths):
        text = read_text(root, path)
        if isinstance(text, Finding):
            content.findings.append(text)
            continue
        study = studies.get(PurePosixPath(path).parts[1])
        source_id = _source_id(study, PurePosixPath(path).stem)
        if study is None or source_id is None:
            message = (
                f"no study for {fragment(path)}; a source is sources/STUDY/p_1.md, its study listed in catalogue.yml"
            )
            content.findings.append(Finding(path, 1, 1, Rule.FILE_NAME, Severity.ERROR, message))
            continue
        show = content.replacements.shower(source_id)
        source, found = read_source(text, source_id=source_id, study=study.id, path=path, show=show)
        content.sources.append(source)
        content.findings += found


def _rank(studies: list[str], path: str) -> tuple[int, str, int]:
    """Give the key that puts sources into the order of their studies and numbers, so that p_11 follows p_3."""
    study, letter, number = PurePosixPath(path).parts[1], *PurePosixPath(path).stem.partition("_")[::2]
    return studies.index(study) if study in studies else len(studies), letter, int(number) if number.isdecimal() else 0


def _source_id(study: Study | None, stem: str) -> str | None:
    letter, _, number = stem.partition("_")
    if study is None or not (letter.isascii() and letter.isalpha() and number.isascii() and number.isdigit()):
        return None
    return f"{study.prefix}-{letter.lower()}{int(number)}"
