"""Takes the words of one source out of a content folder, and leaves the places that links lead to."""

from pathlib import Path

from generator.addresses import passage_anchor, trace_anchor, uses_anchor
from generator.catalogue.model import Catalogue
from generator.content.withdrawn import without_its_words
from generator.pipeline import build

_TRANSCRIPT = "transcript"
"""The heading above its words."""


class WithdrawError(Exception):
    """A source that cannot be withdrawn; the message says why."""


def withdraw(root: Path, identity: str) -> list[str]:
    """Write the anchors of a source into its file in place of all else, delete its coding, and give both paths.

    Raises WithdrawError where no source with words has this id, CatalogueError where the folder cannot be read.
    """
    catalogue = build(root).catalogue
    source = catalogue.sources.get(identity)
    if source is None or source.withdrawn:
        known = ", ".join(item.id for item in catalogue.sources.values() if not item.withdrawn)
        raise WithdrawError(f"no source “{identity}” whose words are here; those that are: {known}")
    (root / source.path).write_text(without_its_words(_anchors(catalogue, identity)), encoding="utf-8", newline="\n")
    coding = source.path.replace("sources/", "coding/", 1).removesuffix(".md") + ".yml"
    if not (root / coding).is_file():
        return [source.path]
    (root / coding).unlink()
    return [source.path, coding]


def _anchors(catalogue: Catalogue, identity: str) -> list[str]:
    """Give the name of every place on the page of a source that a link may lead to."""
    source = catalogue.sources[identity]
    excerpts = [excerpt.id for excerpt in catalogue.excerpts[identity]]
    return [
        _TRANSCRIPT,
        *(passage_anchor(passage.id) for passage in source.passages),
        *(trace_anchor(trace.id) for trace in source.traces),
        *excerpts,
        *(uses_anchor(excerpt) for excerpt in excerpts),
    ]
