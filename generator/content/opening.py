"""Opens the files of a content folder: regular ones inside it only, their size looked at before they are read."""

import os
import stat
from pathlib import Path

from generator.findings import Finding, Rule, Severity, fragment
from generator.limits import BYTES_A_FILE, FILES_A_FOLDER

_SIGNS_BEFORE_A_FAULT = 10


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
    if not Path(real).is_relative_to(os.path.realpath(root)):
        return _unread(path, "it is a link that leads out of the content folder; put the file itself here")
    try:
        with open(os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                return _unread(path, "it is no regular file, such as a pipe or a device; put a file here")
            data = file.read(BYTES_A_FILE + 1)
    except OSError as problem:
        return _unread(path, problem.strerror or "the system gives no reason")
    if state.st_size > BYTES_A_FILE or len(data) > BYTES_A_FILE:
        return _too_large(path, max(state.st_size, len(data)), data)
    return data


def _unread(path: str, why: str) -> Finding:
    return Finding(path, 1, 1, Rule.MISSING_FILE, Severity.ERROR, f"cannot be read: {why}")


def _too_large(path: str, size: int, beginning: bytes) -> Finding:
    lines = beginning.split(b"\n")
    longest = max(range(len(lines)), key=lambda index: len(lines[index]))
    message = f"the file has {size:,} bytes; at most {BYTES_A_FILE:,} are read: cut it into several"
    return Finding(path, longest + 1, 1, Rule.TOO_LONG, Severity.ERROR, message)
