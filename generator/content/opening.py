"""Opens the files of a folder: regular ones inside it only, those of content after a look at their size."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding, Rule, Severity, fragment
from generator.limits import BYTES_A_FILE, FILES_A_FOLDER

_SIGNS_BEFORE_A_FAULT = 10
_NOT_REGULAR = "it is no regular file, such as a pipe or a device; put a file here"


def files_of(root: Path, pattern: str, findings: list[Finding]) -> list[str]:
    """Give the paths of the files that fit a glob, sorted; those beyond the limit of a folder become one finding."""
    taken: dict[str, int] = {}
    paths = []
    for path in sorted(file.relative_to(root).as_posix() for file in root.glob(pattern)):
        folder = path.rpartition("/")[0]
        taken[folder] = taken.get(folder, 0) + 1
        if taken[folder] == FILES_A_FOLDER + 1:
            message = f"the folder has more than {FILES_A_FOLDER:,} files that are read, this and later ones are not"
            findings.append(Finding(path, 1, 1, Rule.TOO_MANY, Severity.ERROR, f"{message}; cut it into studies"))
        if taken[folder] <= FILES_A_FOLDER:
            paths.append(path)
    return paths


def hand_written(content: Path) -> Path:
    """Give the folder of the pages that are written by hand for this content; there may be none."""
    return content.resolve().parent / "docs"


def leads_out(root: Path, path: Path) -> bool:
    """Tell whether the real path of something lies outside the real folder ``root``."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def listed(root: Path) -> Iterator[tuple[str, str]]:
    """Give the path of each file below ``root``, and why it may not be read: nothing for a regular file inside.

    No link to a folder is followed, and names that begin with a dot are left alone.
    """
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                path = Path(folder, name)
                yield path.relative_to(root).as_posix(), _why_not(root, path)


def _why_not(root: Path, path: Path) -> str:
    if leads_out(root, path):
        return "it is a link that leads out of its folder; put the file itself here"
    if path.is_dir():
        return "it is a link to a folder; put the folder itself here"
    return "" if path.is_file() else _NOT_REGULAR


def read_text(root: Path, path: str) -> str | Finding:
    """Read a file as UTF-8, or say in a finding why it cannot be read."""
    data = read_bytes(root, path)
    if isinstance(data, Finding):
        return data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - data.rfind(b"\n", 0, problem.start)
        start = max(problem.start - _SIGNS_BEFORE_A_FAULT, 0)
        around = data[start : problem.start + _SIGNS_BEFORE_A_FAULT].decode("utf-8", "backslashreplace")
        message = f"not UTF-8: {fragment(around)}; save the file as UTF-8"
        return Finding(path, line, column, Rule.NOT_UTF8, Severity.ERROR, message)
    return text.removeprefix("\ufeff")


def read_bytes(root: Path, path: str) -> bytes | Finding:
    """Read a regular file whose real path lies inside ``root``, or say in a finding why it is not read."""
    real = os.path.realpath(root / path)
    if leads_out(root, root / path):
        return unread(path, "it is a link that leads out of the content folder; put the file itself here")
    try:
        with open(os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                return unread(path, _NOT_REGULAR)
            data = file.read(BYTES_A_FILE + 1)
    except OSError as problem:
        return unread(path, problem.strerror or "the system gives no reason")
    if state.st_size > BYTES_A_FILE or len(data) > BYTES_A_FILE:
        return _too_large(path, max(state.st_size, len(data)), data)
    return data


def unread(path: str, why: str) -> Finding:
    """Report a file that is not read."""
    return Finding(path, 1, 1, Rule.MISSING_FILE, Severity.ERROR, f"cannot be read: {why}")


def _too_large(path: str, size: int, beginning: bytes) -> Finding:
    lines = beginning.split(b"\n")
    longest = max(range(len(lines)), key=lambda index: len(lines[index]))
    message = f"the file has {size:,} bytes; at most {BYTES_A_FILE:,} are read: cut it into several"
    return Finding(path, longest + 1, 1, Rule.TOO_LONG, Severity.ERROR, message)
