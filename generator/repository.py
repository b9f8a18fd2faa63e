"""Asks git for what a build needs to know of its repository: version and date, and caches that lie in it."""

import os
import subprocess
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.findings import Finding, Rule, Severity, fragment

_CACHES = (".cache", ".catalogue", "*.pyc", "*.cache")
_CHANGES = 100
"""How many commits a feed is made from."""
_EPOCH = "SOURCE_DATE_EPOCH"
"""What programs agreed on for the date of a build: seconds since 1970."""


def set_date(folder: Path, environment: MutableMapping[str, str] = os.environ) -> None:
    """Date the build by the commit of ``folder``; outside of git by 1970; no build looks at a clock."""
    if not environment.get(_EPOCH, "").isdecimal():
        environment[_EPOCH] = _git(folder, "log", "-1", "--format=%ct").strip() or "0"


@dataclass(frozen=True)
class Change:
    """A commit that changed the content."""

    commit: str
    at: str
    """Its moment as ``2026-11-21T09:30:00Z``, in UTC."""
    paths: tuple[str, ...]
    """The files that it changed, below the content folder."""


@dataclass(frozen=True)
class Edition:
    """Which state of the content something was made from, in words that people cite."""

    version: str = "unversioned"
    """As ``git describe`` has it: the tag, commits since and the commit; this one word where git does not know."""
    date: str = ""
    """The day of the last commit that changed the content, as ``2026-11-21`` in UTC; empty where nothing tells."""
    changes: tuple[Change, ...] = field(default=(), compare=False)
    """The last commits that changed the content, newest first; none where git does not know all of them."""


def edition(content: Path, environment: Mapping[str, str] = os.environ) -> Edition:
    """Give the edition of the content folder; outside of git the date is that of SOURCE_DATE_EPOCH, if it is set."""
    committed = _git(content, "log", "-1", "--format=%ct", "--", ".").strip()
    if not committed:
        return Edition(date=_day(environment.get(_EPOCH, "")))
    version = _git(content, "describe", "--tags", "--always", "--abbrev=12", "--dirty=-changed").strip()
    return Edition(version, _day(committed), tuple(_changes(content)))


def _changes(content: Path) -> Iterator[Change]:
    """Give the last commits that changed the content; none of a clone that holds only some, where dates would lie."""
    if _git(content, "rev-parse", "--is-shallow-repository").strip() != "false":
        return
    told = _git(
        content, "log", f"--max-count={_CHANGES}", "--no-merges", "--format=%x01%H%x00%ct%x00", "--name-only", "-z",
        "--relative", "--", ".",
    )  # fmt: skip
    for commit in told.split("\x01")[1:]:
        name, seconds, *paths = commit.split("\0")
        moment = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield Change(name, moment, tuple(sorted(path.strip() for path in paths if path.strip())))


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
