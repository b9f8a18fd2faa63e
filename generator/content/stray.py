"""Finds files and folders of a content folder that nothing reads."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.content import table
from generator.findings import Finding, Rule, Severity, fragment


def stray(root: Path) -> Iterator[Finding]:
    """Report what nothing reads, a folder with all that is in it once; names that begin with a dot are left alone."""
    known = [*(kind.files for kind in table.KINDS), *table.BESIDE]
    folders = {pattern.partition("/")[0] for pattern in known if "/" in pattern}
    for top in sorted(root.iterdir()):
        inside = sorted(top.rglob("*")) if top.name in folders and top.is_dir() else [top]
        for file in inside:
            path = file.relative_to(root)
            if any(part.startswith(".") for part in path.parts) or (file.is_dir() and file is not top):
                continue
            if not any(_fits(path.as_posix(), pattern) for pattern in known):
                yield _finding(path.as_posix(), known)


def _fits(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and PurePosixPath(path).match(pattern)


def _finding(path: str, known: list[str]) -> Finding:
    message = f"nothing reads {fragment(path)}; read are {', '.join(known)}: rename it, move it, or take it out"
    return Finding(path, 1, 1, Rule.STRAY_FILE, Severity.WARNING, message)
