"""Makes the documentation folder of a catalogue, or brings an older one up to date."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.content.kinds import Kind
from generator.content.load import quietly
from generator.content.opening import hand_written
from generator.content.sources import Progress
from generator.pipeline import build
from generator.search import FOLDER
from generator.site.documentation import documents, folder_files, no_search_for_garbage
from generator.site.workspace import Changes, update

DRAWINGS = "drawings"
"""Where in the folder drawn diagrams are kept; ``base/mkdocs.yml`` names it, too."""
Seen = Callable[[str, str], None]
"""Is given path and text of a page as soon as it is made."""


def make_folder(  # noqa: PLR0913 - a preview asks for less than a whole folder
    content: Path,
    folder: Path,
    progress: Progress = quietly,
    seen: Seen = lambda _path, _text: None,
    first: Kind | None = None,
    *,
    searched: bool = True,
) -> Changes:
    """Bring ``folder`` up to date with ``content`` and give what changed; pages of the kind ``first`` are made first.

    The search stays as it was in the folder unless it is to be made anew.
    Raises CatalogueError where the content has errors, and InTheWayError where somebody else's file is in the way.
    """
    for left in (folder / DRAWINGS).glob("*.part"):  # of a build that was killed
        left.unlink(missing_ok=True)
    with no_search_for_garbage():
        made = build(content, progress)
        pages = {}
        for path, text in made.pages_in_turn(folder / DRAWINGS, first):
            pages[path] = text
            seen(path, text)
        files = documents(pages, made.exports(), hand_written(content), made.catalogue)
        files |= made.search(files) if searched else dict(_files_of(folder / "docs", FOLDER))
        return update(folder, folder_files(files, folder / DRAWINGS, made.catalogue))


def _files_of(docs: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Give what stands in a folder of the docs, by path."""
    for path in sorted((docs / name).rglob("*")):
        if path.is_file():
            yield path.relative_to(docs).as_posix(), path.read_bytes()
