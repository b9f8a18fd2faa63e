"""Finds files and folders of a content folder that nothing reads, and links and devices that nobody may read."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.content import table
from generator.content.opening import listed, unread
from generator.findings import CatalogueError, Finding, Rule, Severity, fragment


def stray(root: Path) -> Iterator[Finding]:
    """Report what nothing reads, a folder with all that is in it once; names that begin with a dot are left alone."""
    known = [*(kind.files for kind in table.KINDS), *table.BESIDE]
    folders = {pattern.partition("/")[0] for pattern in known if "/" in pattern}
    for top in sorted(root.iterdir()):
        walked = top.name in folders and top.is_dir() and not top.is_symlink()
        for file in sorted(top.rglob("*")) if walked else [top]:
            path = file.relative_to(root)
            if any(part.startswith(".") for part in path.parts):
                continue
            if file.is_dir() and file.is_symlink():
                yield unread(path.as_posix(), "it is a link to a folder; put the folder itself here")
            elif file.is_dir() and file is not top:
                continue
            elif not any(_fits(path.as_posix(), pattern) for pattern in known):
                yield _finding(path.as_posix(), known)


def not_of_this_folder(docs: Path) -> Iterator[Finding]:
    """Report what lies in the folder of hand-written pages and is no regular file of it; it would be published."""
    beside = f"../{docs.name}"
    if docs.is_symlink():
        yield unread(beside, "it is a link to a folder; put the folder itself here")
    elif docs.is_dir():
        yield from (unread(f"{beside}/{path}", why) for path, why in listed(docs) if why)


def refuse_links(docs: Path) -> None:
    """Raise CatalogueError where something lies in the folder of hand-written pages that is no regular file of it."""
    findings = list(not_of_this_folder(docs))
    if findings:
        raise CatalogueError(findings)


def _fits(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and PurePosixPath(path).match(pattern)


def _finding(path: str, known: list[str]) -> Finding:
    message = f"nothing reads {fragment(path)}; read are {', '.join(known)}: rename it, move it, or take it out"
    return Finding(path, 1, 1, Rule.STRAY_FILE, Severity.WARNING, message)
