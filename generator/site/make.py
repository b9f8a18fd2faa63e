"""Makes the documentation folder of a catalogue, or brings an older one up to date."""

from pathlib import Path

from generator.content.load import Progress, quietly
from generator.pipeline import build
from generator.site.documentation import documents, folder_files, hand_written, no_search_for_garbage
from generator.site.workspace import Changes, update

DRAWINGS = "drawings"
"""Where in the folder drawn diagrams are kept; ``base/mkdocs.yml`` names it, too."""


def make_folder(content: Path, folder: Path, progress: Progress = quietly) -> Changes:
    """Bring ``folder`` up to date with ``content`` and give what changed.

    Raises CatalogueError where the content has errors, and InTheWayError where somebody else's file is in the way.
    """
    with no_search_for_garbage():
        made = build(content, progress)
        files = documents(made, folder / DRAWINGS, hand_written(content))
        return update(folder, folder_files(files, folder / DRAWINGS, made.catalogue.file))
