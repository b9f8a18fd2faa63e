"""Puts a built site into the place of the former one, which stays whole until that moment, and keeps builds apart."""

import contextlib
import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # a system without it builds as well, but two builds at once may disturb each other
    fcntl = None  # type: ignore[assignment]

_HERE = -100
"""AT_FDCWD of Linux: paths are seen from the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux: two names change places in one step."""


class BusyError(Exception):
    """Another build of the same site is running."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another build is writing it; wait until that one is done")


@contextlib.contextmanager
def alone(path: Path, wait: bool = False) -> Iterator[None]:
    """Keep other builds away from a folder; raises BusyError where one is at work and nobody wants to wait.

    The system gives the lock back when the process ends, however it ends; who held it removes its file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = _beside(path, "lock")
    while True:
        with lock.open("ab") as file:
            try:
                if fcntl is not None:
                    fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except OSError:
                raise BusyError(path) from None
            if not _is_still(lock, file):  # its holder removed it while we waited
                continue
            try:
                yield
            finally:
                if fcntl is not None:
                    lock.unlink(missing_ok=True)
            return


def _is_still(path: Path, file: IO[bytes]) -> bool:
    """Tell whether a path still leads to this open file."""
    try:
        return fcntl is None or path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


def clear(out: Path) -> None:
    """Remove what a killed build left beside ``out``; a site that it had moved away comes back."""
    out, former = out.resolve(), _beside(out, "old")
    if former.exists() and not out.exists():
        former.rename(out)
    for left in (former, _beside(out, "new")):
        shutil.rmtree(left, ignore_errors=True)


def publish(built: Path, out: Path) -> None:
    """Make a copy of the folder ``built`` the site ``out``."""
    with fresh(out) as folder:
        shutil.copytree(built, folder, dirs_exist_ok=True)


@contextlib.contextmanager
def fresh(out: Path) -> Iterator[Path]:
    """Give an empty folder that becomes the site ``out`` once it is filled, by one renaming.

    Until then, and after whatever fault, the former site stays.
    """
    out = out.resolve()
    clear(out)
    new, former = _beside(out, "new"), _beside(out, "old")
    try:
        new.mkdir(parents=True)
        yield new
        if not out.exists():
            new.rename(out)
        elif not _exchange(new, out):
            out.rename(former)
            new.rename(out)
    finally:
        clear(out)


def _beside(out: Path, what: str) -> Path:
    whole = out.resolve()
    return whole.with_name(f".{whole.name.lstrip('.')}.{what}")


def _exchange(one: Path, other: Path) -> bool:
    """Have two folders change names in one step, where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
