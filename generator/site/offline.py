"""Packs a built site into one archive that opens from a folder, without a server and without a network."""

import io
import zipfile
from pathlib import Path

from generator.repository import Edition

_OLDEST = "1980-01-01"
"""The first day that an archive can name."""


def packed(site: Path, folder: str, edition: Edition) -> bytes:
    """Give an archive of every file of ``site`` inside ``folder``; one site and edition always give the same bytes."""
    year, month, day = (int(part) for part in max(edition.date, _OLDEST).split("-"))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return whole.getvalue()
