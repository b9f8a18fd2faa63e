"""Puts the words that a source has now in place of those it had, wherever a quotation drifted."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.findings import CatalogueError, Finding, Rule, Severity
from generator.pipeline import build

_DRIFTED = (Rule.UNRESOLVED_CITATION, Rule.UNRESOLVED_EXCERPT, Rule.UNMATCHED_STATEMENT)
_RISKY = re.compile(r": |:$| #|[,\[\]{}\"\\]|^[-?:!&*|>%@`'#]")
"""What means something to YAML where no quotes stand around a text."""


@dataclass(frozen=True)
class Reanchored:
    """What was put right, and what a person has to decide."""

    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def reanchor(root: Path, write: bool = True) -> Reanchored:
    """Mend the quotations of the content folder ``root`` whose nearest words are certain; ``write`` nothing to look.

    A file that would be worse off is left as it was. Raises CatalogueError where the folder cannot be read.
    """
    findings = [item for item in build(root).catalogue.findings if item.rule in _DRIFTED]
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.path].append(finding)
    mended: list[Finding] = []
    for path, drifted in by_file.items():
        mended += _mend_file(root, path, drifted, write)
    return Reanchored(tuple(mended), tuple(item for item in findings if item not in mended))


def _mend_file(root: Path, path: str, drifted: Iterable[Finding], write: bool) -> list[Finding]:
    before = (root / path).read_bytes()
    text = before.decode("utf-8")
    mended: list[Finding] = []
    for finding in sorted(drifted, reverse=True):
        changed = _put_in(text, finding)
        if changed is not None:
            text, mended = changed, [finding, *mended]
    if not mended or not write:
        return mended
    (root / path).write_bytes(text.encode("utf-8"))
    if _errors(root, path) > sum(1 for item in drifted if item.severity is Severity.ERROR) - len(mended):
        (root / path).write_bytes(before)
        return []
    return mended


def _errors(root: Path, path: str) -> int:
    """Count the drifted quotations that a file has now; a file that cannot be read has more than any had."""
    try:
        findings = [item for item in build(root).catalogue.findings if item.path == path]
    except CatalogueError:
        return 1_000_000
    broken = any(item.rule in (Rule.YAML_SYNTAX, Rule.FORMAT) for item in findings)
    return 1_000_000 if broken else sum(item.rule in _DRIFTED for item in findings)


def _put_in(text: str, finding: Finding) -> str | None:
    """Replace the words at fault, which begin at the finding's place or after it; nothing where that is not certain."""
    if finding.mend is None or not finding.mend.certain:
        return None
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: finding.line - 1])) + finding.column - 1
    words = [re.escape(word).replace("'", "'{1,2}").replace('"', r'\\?"') for word in finding.mend.old.split()]
    found = re.compile(r"\s+".join(words)).search(text, max(start, 0))
    if found is None:
        return None
    new = _quoted(finding.mend.new, text[found.start() - 1 : found.start()])
    return None if new is None else text[: found.start()] + new + text[found.end() :]


def _quoted(words: str, sign: str) -> str | None:
    """Write words behind ``sign``: in quotes, or bare where no sign of them means anything."""
    if sign == "'":
        return words.replace("'", "''")
    if sign == '"':
        return None if '"' in words or "\\" in words else words
    return None if _RISKY.search(words) else words
