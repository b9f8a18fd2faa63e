"""Asks git for what a build needs to know of its repository: version and date, and caches that lie in it."""

import os
import subprocess
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.findings import Finding, Rule, Severity, fragment

_CACHES = (".cache", ".catalogue", "*.pyc", "*.cache")
_EPOCH = "SOURCE_DATE_EPOCH"
"""What programs agreed on for the date of a build: seconds since 1970."""


def set_date(folder: Path, environment: MutableMapping[str, str] = os.environ) -> None:
    """Date the build by the commit of ``folder``; outside of git by 1970; no build looks at a clock."""
    if not environment.get(_EPOCH, "").isdecimal():
        environment[_EPOCH] = _git(folder, "log", "-1", "--format=%ct").strip() or "0"


@dataclass(frozen=True)
class Edition:
    """Which state of the content something was made from, in words that people cite."""

    version: str = "unversioned"
    """As ``git describe`` has it: the tag, commits since and the commit; this one word where git does not know."""
    date: str = ""
    """The day of the last commit that changed the content, as ``2026-11-21`` in UTC; empty where nothing tells."""


def edition(content: Path, environment: Mapping[str, str] = os.environ) -> Edition:
    """Give the edition of the content folder; outside of git the date is that of SOURCE_DATE_EPOCH, if it is set."""
    committed = _git(content, "log", "-1", "--format=%ct", "--", ".").strip()
    if not committed:
        return Edition(date=_day(environment.get(_EPOCH, "")))
    version = _git(content, "describe", "--tags", "--always", "--abbrev=12", "--dirty=-changed").strip()
    return Edition(version, _day(committed))


def _day(seconds: str) -> str:
    """Give the day of ``seconds`` since 1970; nothing for 0, which stands for a date that nobody knows."""
    known = seconds.isdecimal() and int(seconds) > 0
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if known else ""


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
