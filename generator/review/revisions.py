"""Finds the content folder that a reviewer names: a folder, or the content as it was at a git revision."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class RevisionError(Exception):
    """A name that is neither a content folder nor a revision that holds one; the message says what would be."""


@contextmanager
def content_at(name: str, content: Path) -> Iterator[Path]:
    """Give the folder that ``name`` means; that of a revision is removed afterwards.

    ``content`` is today's content folder: at a revision the folder at the same place in its repository is meant.
    Raises RevisionError.
    """
    if (Path(name) / "catalogue.yml").is_file():
        yield Path(name)
        return
    with tempfile.TemporaryDirectory(prefix="catalogue-") as folder:
        _check_out(name, content, Path(folder))
        yield Path(folder)


def changed_since(name: str, content: Path) -> list[str]:
    """Give the paths below ``content`` of files that differ from those at the revision from which work branched off.

    Raises RevisionError.
    """
    commit = _commit(name, content)
    listed = _git(content, "diff", "--name-only", "--relative", "-z", "--merge-base", commit, "--", ".")
    return [path for path in listed.decode("utf-8", "replace").split("\0") if path]


def _check_out(name: str, content: Path, folder: Path) -> None:
    top = _git(content.parent, "rev-parse", "--show-toplevel").decode().strip()
    inside = content.resolve().relative_to(Path(top).resolve()).as_posix()
    commit = _commit(name, content)
    listed = _git(Path(top), "ls-tree", commit, "--", f"{inside}/catalogue.yml")
    if not listed:
        raise RevisionError(f"{inside}/catalogue.yml does not exist at “{name}”; name a later revision, or a folder")
    packed = _git(Path(top), "archive", "--format=tar", f"{commit}:{inside}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter=_inside)  # noqa: S202 - what leads out is left out


def _inside(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Leave out what leads out of the folder; in the work tree it is a finding."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _commit(name: str, content: Path) -> str:
    if name.startswith("-"):
        raise RevisionError(f"“{name}” is no revision; name one as in HEAD~1, main or origin/main, or a content folder")
    top = _git(content.parent, "rev-parse", "--show-toplevel").decode().strip()
    try:
        found = _git(content.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except RevisionError:
        message = f"“{name}” is neither a folder with a catalogue.yml nor a revision of {top}"
        raise RevisionError(f"{message}; fetch it, or name another") from None
    return found.decode().strip()


def _git(folder: Path, *words: str) -> bytes:
    try:
        command = ["git", "-C", str(folder), *words]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - names of revisions only
    except FileNotFoundError:
        raise RevisionError("git is not installed; name two content folders instead of revisions") from None
    except subprocess.CalledProcessError as problem:
        told = problem.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(f"git {words[0]}: {told[-1] if told else 'failed'}") from None
