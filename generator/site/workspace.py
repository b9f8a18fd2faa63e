"""A folder that is kept equal to a set of files: only what changed is written, and only what we wrote is removed."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "written.json"
"""Lists, in the folder, the paths of the files that were written there."""


class InTheWayError(Exception):
    """A file that somebody else wrote stands where one of ours belongs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}: was not written by this command; name another folder, or move the file away")


@dataclass(frozen=True)
class Changes:
    """What had to be done; paths are relative to the folder, with forward slashes, sorted."""

    written: tuple[str, ...]
    new: tuple[str, ...]
    """Those of ``written`` that were not there."""
    removed: tuple[str, ...]


def update(folder: Path, files: Mapping[str, bytes]) -> Changes:
    """Make ``folder`` hold ``files``; the time of a file that is as it should be stays as it was.

    Raises InTheWayError, before anything is written, where a file of somebody else would be lost.
    """
    ours = _manifest(folder)
    current = {path: _read(folder / path) for path in files}
    for path, data in current.items():
        if data is not None and data != files[path] and path not in ours:
            raise InTheWayError(folder / path)
    written = tuple(sorted(path for path in files if current[path] != files[path]))
    removed = tuple(sorted(path for path in ours - files.keys() if (folder / path).is_file()))
    _list(folder, ours | files.keys())
    for path in written:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path])
    for path in removed:
        (folder / path).unlink()
        _tidy((folder / path).parent, folder)
    _list(folder, set(files))
    return Changes(written, tuple(path for path in written if current[path] is None), removed)


def _manifest(folder: Path) -> set[str]:
    try:
        paths = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {
        path for path in paths if isinstance(path, str) and (folder / path).resolve().is_relative_to(folder.resolve())
    }


def _list(folder: Path, paths: set[str]) -> None:
    text = json.dumps(sorted(paths), ensure_ascii=False, indent=0) + "\n"
    if _read(folder / MANIFEST) != text.encode():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _tidy(folder: Path, root: Path) -> None:
    """Remove folders that became empty."""
    with contextlib.suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent
