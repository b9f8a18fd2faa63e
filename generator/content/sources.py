"""Reads the sources of all studies, each by the reader that its study names in ``catalogue.yml``."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from rapidfuzz import process

from generator.content.files import Document
from generator.content.model import CatalogueFile, Study
from generator.content.opening import files_of, read_text
from generator.content.replacements import Replacements
from generator.content.withdrawn import anchors_in, left_over
from generator.findings import Finding, Rule, Severity, fragment
from generator.limits import RECORDS_A_FILE, STATEMENTS_A_SOURCE
from generator.reading.readers import READERS
from generator.reading.records import Roles, Source
from generator.reading.seam import SourceFile, SourceReader, withdrawn_source

Progress = Callable[[str, Iterable[str]], Iterable[str]]
_DIGITS = re.compile(r"(\d+)")


def read_sources(
    root: Path,
    catalogue: Document[CatalogueFile],
    replacements: Replacements,
    progress: Progress,
    withdrawn: frozenset[str] = frozenset(),
) -> tuple[list[Source], list[Finding]]:
    """Give all sources below ``root`` in the order of their studies and numbers, and what is wrong with them.

    ``progress`` is told what is read. Of ``withdrawn`` sources only the places on their pages are kept.
    """
    sources: list[Source] = []
    studies = {study.id: study for study in catalogue.record.studies}
    readers, findings = _readers(catalogue)
    paths = files_of(root, "sources/*/*.md", findings)
    paths.sort(key=lambda path: (_rank(list(studies), path), path))
    for path in progress("Reading sources", paths):
        study = studies.get(PurePosixPath(path).parts[1])
        reader = readers[study.id] if study else None
        number = reader.id_in_study(PurePosixPath(path).stem) if reader else None
        if study is None or reader is None or number is None:
            wanted = reader.file_name if reader else "p_1.md"
            message = (
                f"no study for {fragment(path)}; a source is sources/STUDY/{wanted}, its study listed in catalogue.yml"
            )
            findings.append(Finding(path, 1, 1, Rule.FILE_NAME, Severity.ERROR, message))
            continue
        file = SourceFile(f"{study.prefix}-{number}", study.id, path, Roles(study.roles.interviewers))
        if file.id in withdrawn:
            anchors = anchors_in(text) if isinstance(text := read_text(root, path), str) else None
            sources.append(withdrawn_source(file, anchors or ()))
            findings += [left_over(path)] if anchors is None else []
            continue
        text = read_text(root, path)
        if isinstance(text, Finding):
            findings.append(text)
            continue
        source, found = reader.read(text, file, replacements.display(file.id))
        crossed = _crossed(source)
        if crossed is None:
            sources.append(source)
            findings += found
        else:
            findings.append(crossed)
    return [*sources, *_without_file(sources, catalogue.record.studies, withdrawn)], findings


def _without_file(known: Iterable[Source], studies: Iterable[Study], withdrawn: frozenset[str]) -> Iterator[Source]:
    """Give the withdrawn sources whose files are gone, so that their pages stay."""
    prefixes = {study.prefix: study.id for study in studies}
    for identity in sorted(withdrawn - {source.id for source in known}):
        study = prefixes.get(identity.rpartition("-")[0])
        if study is not None:
            yield withdrawn_source(SourceFile(identity, study, f"sources/{study}/{identity}.md"))


def _crossed(source: Source) -> Finding | None:
    """Report a source that holds more than can be joined; it is left out."""
    statements = [code.lines[0] for trace in source.traces for code in trace.open_codes]
    ends = [(passage.lines[0], sum(map(passage.text.count, ".!?…")) + 1) for passage in source.passages]
    codes = [code.line for trace in source.traces for code in trace.axial_codes]
    records = [line for line, count in ends for _ in range(count)]
    records += (*statements, *codes, *(trace.lines[0] for trace in source.traces))
    for lines, most, what in (
        (statements, STATEMENTS_A_SOURCE, "statements"),
        (sorted(records), RECORDS_A_FILE, "sentences, traces, statements and codes"),
    ):
        if len(lines) > most:
            message = f"the source has {len(lines):,} {what}; at most {most:,} are read: cut it into several"
            return Finding(source.path, lines[most], 1, Rule.TOO_MANY, Severity.ERROR, message)
    return None


def _readers(catalogue: Document[CatalogueFile]) -> tuple[dict[str, SourceReader], list[Finding]]:
    """Give the reader of each study; where its name is unknown, the one that is named nearly so."""
    readers: dict[str, SourceReader] = {}
    findings = []
    for index, study in enumerate(catalogue.record.studies):
        name = study.reader
        if name not in READERS:
            name = process.extractOne(study.reader, list(READERS))[0]
            known = ", ".join(fragment(reader) for reader in READERS)
            message = f"no reader {fragment(study.reader)}; the nearest is {fragment(name)}, known are {known}"
            findings.append(
                catalogue.finding(catalogue.place("studies", index, "reader"), Rule.UNKNOWN_REFERENCE, message)
            )
        readers[study.id] = READERS[name]
    return readers, findings


def _rank(studies: list[str], path: str) -> tuple[int, list[tuple[str, int]]]:
    """Give the key that puts sources into the order of their studies and numbers, so that p_11 follows p_3."""
    study, parts = PurePosixPath(path).parts[1], _DIGITS.split(PurePosixPath(path).stem)
    order = studies.index(study) if study in studies else len(studies)
    return order, [(words, int(number or 0)) for words, number in zip(parts[::2], [*parts[1::2], ""], strict=True)]
