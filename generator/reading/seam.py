"""What a reader of sources is: the only thing that the rest of the program knows of a format."""

from dataclasses import dataclass
from typing import Protocol

from generator.findings import Finding
from generator.reading.lines import Show
from generator.reading.records import DEFAULT_ROLES, Roles, Source, SourceKind


@dataclass(frozen=True)
class SourceFile:
    """What is known of a source before it is read."""

    id: str
    """Full id, for example ``daap-p3``."""
    study: str
    path: str
    """Relative to the content folder."""
    roles: Roles = DEFAULT_ROLES


def withdrawn_source(file: SourceFile, anchors: tuple[str, ...] = ()) -> Source:
    """Give a source of which nothing is known but its id and where links to it led, since its words are withdrawn."""
    return Source(
        file.id, file.study, SourceKind.INTERVIEW, file.path, "", (), (), (), (), (), (), file.roles,
        withdrawn=True, anchors=anchors,
    )  # fmt: skip


class SourceReader(Protocol):
    """Reads the sources of a study; which one does so is chosen in ``catalogue.yml``."""

    file_name: str
    """A file name as this reader wants it, for messages."""

    def id_in_study(self, stem: str) -> str | None:
        """Give the part of a source's id behind its study's prefix, by its file's name without ending.

        Nothing where such a file is no source.
        """
        ...

    def skeleton(self, identity: str, roles: Roles, code: str) -> tuple[str, str]:
        """Give the file name and the text of a source to be filled in; it can be read as it is.

        ``identity`` is what its author calls it; ``code`` may be used where the format has codes.
        Raises ValueError with what would be right.
        """
        ...

    def read(self, text: str, file: SourceFile, show: Show = str) -> tuple[Source, tuple[Finding, ...]]:
        """Read one source; bad input gives findings, never an exception, and opens no file.

        Every line of ``text`` that holds something belongs to exactly one record (see :class:`Ledger`).
        """
        ...
