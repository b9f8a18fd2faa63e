"""Asks git for what a build needs to know of its repository: the date of the commit, and caches that lie in it."""

import os
import subprocess
from collections.abc import MutableMapping
from pathlib import Path

from generator.findings import Finding, Rule, Severity, fragment

_CACHES = (".cache", ".catalogue", "*.pyc", "*.cache")
_EPOCH = "SOURCE_DATE_EPOCH"
"""What programs agreed on for the date of a build: seconds since 1970."""


def set_date(folder: Path, environment: MutableMapping[str, str] = os.environ) -> None:
    """Date the build by the commit of ``folder``; outside of git by 1970; no build looks at a clock."""
    if not environment.get(_EPOCH, "").isdecimal():
        environment[_EPOCH] = _git(folder, "log", "-1", "--format=%ct").strip() or "0"


def tracked_caches(content: Path) -> list[Finding]:
    """Report files of caches that git tracks beside or below the content: a build makes them and trusts none."""
    top = content.resolve().parent
    paths = [path for path in _git(top, "ls-files", "-z", "--", *_CACHES).split("\0") if path]
    return [
        Finding(
            Path(os.path.relpath(top / path, content.resolve())).as_posix(), 1, 1, Rule.STRAY_FILE, Severity.ERROR,
            f"{fragment(path)} is part of a cache and may not be in the repository; run “git rm --cached” on it",
        )
        for path in sorted(paths)
    ]  # fmt: skip


def _git(folder: Path, *command: str) -> str:
    """Give what git says; nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *command], capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
