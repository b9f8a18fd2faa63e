"""Takes the names of a list out of all files of a content folder, in place; every line keeps its number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from generator.content.load import load
from generator.content.model import Name
from generator.content.opening import read_text
from generator.content.table import BESIDE, KINDS
from generator.findings import CatalogueError, Finding, Rule, Severity
from generator.people.replace import Place, Wanted, in_links, in_plain, in_yaml, places, wanted


@dataclass(frozen=True)
class Rewritten:
    """A file without the names that stood in it."""

    path: str
    """Relative to the content folder."""
    text: str
    places: tuple[Place, ...]


def deidentify(root: Path, names: Iterable[Name], write: bool = True) -> list[Rewritten]:
    """Take ``names`` out of the content folder ``root``; ``write`` nothing to look. A second time finds nothing.

    Raises CatalogueError where the folder cannot be read, or a file would be no YAML any more; then none is written.
    """
    listed = list(names)
    done = list(_rewritten(root, listed, _sources(root)))
    for item in done if write else ():
        (root / item.path).write_bytes(item.text.encode("utf-8"))
    return done


def _sources(root: Path) -> Mapping[str, str]:
    """Give the source that a file is, or whose coding it is, by path."""
    content = load(root)
    coded = {document.path: document.record.source for document in content.coding}
    return {source.path: source.id for source in content.sources} | coded


def _rewritten(root: Path, names: list[Name], sources: Mapping[str, str]) -> Iterator[Rewritten]:
    patterns = [*(kind.files for kind in KINDS), *(glob for glob, kind in BESIDE.items() if kind)]
    for path in sorted({file.relative_to(root).as_posix() for glob in patterns for file in root.glob(glob)}):
        before = read_text(root, path)
        if isinstance(before, Finding):
            raise CatalogueError([before])
        after = without_names(path, before, names, sources.get(path))
        if after != before:
            if before.count("\n") != after.count("\n"):
                raise CatalogueError([_refused(path, "lines would move")])
            yield Rewritten(path, after, tuple(places(before, after)))


def without_names(path: str, text: str, names: list[Name], source: str | None) -> str:
    """Give the text of a file without names; ``source`` is the source that it is, or whose coding it is.

    Raises CatalogueError where YAML would be broken.
    """
    here, others = wanted(names, source), [Wanted(name) for name in names if name.source not in (None, source)]
    if PurePosixPath(path).match("sources/*/*.md"):
        return in_plain(text, here)
    try:
        if not path.endswith(".md"):
            return _checked(in_yaml(text, here, others) if _may_hold(text, [*here, *others]) else text)
        parts = text.split("\n---", 1)
        front = in_yaml(parts[0], here, others) if _may_hold(parts[0], [*here, *others]) else parts[0]
        return "\n---".join([_checked(front), *(in_links(in_plain(body, here), others) for body in parts[1:])])
    except yaml.YAMLError as problem:
        raise CatalogueError([_refused(path, str(getattr(problem, "problem", problem)))]) from None


def _may_hold(text: str, names: Iterable[Wanted]) -> bool:
    return any(item.pattern.search(text) for item in names)


def _checked(text: str) -> str:
    yaml.compose(text, yaml.SafeLoader)
    return text


def _refused(path: str, why: str) -> Finding:
    message = f"cannot be rewritten: {why}; take the names out by hand"
    return Finding(path, 1, 1, Rule.FORMAT, Severity.ERROR, message)
