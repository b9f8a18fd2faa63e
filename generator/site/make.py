"""Makes the documentation folder of a catalogue, or brings an older one up to date."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.content.load import Progress, quietly
from generator.pipeline import Build, build
from generator.site.documentation import documents, folder_files, hand_written
from generator.site.workspace import Changes, update

DRAWINGS = "drawings"
"""Where in the folder drawn diagrams are kept; ``base/mkdocs.yml`` names it, too."""


def make_folder(content: Path, folder: Path, progress: Progress = quietly) -> tuple[Build, Changes]:
    """Bring ``folder`` up to date with ``content`` and give what was built and what changed.

    Raises CatalogueError where the content has errors, and InTheWayError where somebody else's file is in the way.
    """
    with no_search_for_garbage():
        made = build(content, progress)
        generated = made.pages(folder / DRAWINGS)
        files = documents(generated, hand_written(content))
        return made, update(folder, folder_files(files, folder / DRAWINGS, made.catalogue.file))


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Save the fifth of the time that looking for garbage costs; little of a build becomes any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
