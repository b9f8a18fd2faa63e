"""Exports decision records: one beside the page of each decision, and all of them in one archive."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from generator.addresses import RECORD, Addresses
from generator.catalogue.model import Catalogue
from generator.decide.gather import decide_data
from generator.decide.madr import Answer, Edition, write_record
from generator.pages.words import words

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive: the first that it can tell."""


def decision_records(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Give every record by its path, and the archive, in which records are numbered as decisions are taken."""
    data = decide_data(catalogue, addresses, words())
    edition = Edition(catalogue.file.title, catalogue.edition.version, catalogue.digest, base="../")
    names, texts = [], {}
    for number, decision in enumerate(data.decisions, 1):
        text = write_record(data, decision, Answer(), edition)
        yield decision.record, text.encode()
        name = posixpath.basename(decision.record).removesuffix(RECORD)
        texts[f"{number:04}-{name}.md"] = text
        names.append(decision.name)
    yield addresses.records(), archive(texts, names)


def archive(texts: dict[str, str], names: list[str]) -> bytes:
    """Give an archive of records with an index that calls them by ``names``; the same texts give the same bytes."""
    lines = [f"* [{name}]({path})" for path, name in zip(texts, names, strict=True)]
    files = {"index.md": "\n".join(["# Decision records", "", *lines, ""]), **texts}
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as packed:  # stored, since versions of zlib pack differently
            for path, text in files.items():
                packed.writestr(zipfile.ZipInfo(path, _FIRST_DAY), text.encode())
        return file.getvalue()
