"""What other programs read: a registry of formats, each a function that gives paths and bytes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from pydantic.json_schema import models_json_schema

from generator.addresses import DECIDE_DATA, Addresses
from generator.catalogue.model import Catalogue
from generator.export.decide import ComparedOut, DecideOut, compared_out, decide_out
from generator.export.head import HeadOut
from generator.export.index import IndexOut
from generator.export.measures import measure_tables
from generator.export.parts import EffectsOut, SourceFileOut, parts
from generator.export.records_of_decisions import decision_records
from generator.export.redirects import redirects
from generator.export.tables import csv_tables
from generator.export.whole import CatalogueOut, whole
from generator.pages.plain import texts

Exporter = Callable[[Catalogue, Addresses], Iterable[tuple[str, bytes]]]
"""Gives files by their paths below the site's root; the same catalogue always gives the same bytes."""


class Format(StrEnum):
    """What can be written."""

    JSON = "json"
    """Everything in one file, and the JSON Schema of all JSON files."""
    PARTS = "parts"
    """The same in small JSON files, for programs in a browser."""
    CSV = "csv"
    """Effects, views, statements, figures, and what the evidence counts, as tables for spreadsheets."""
    TEXT = "text"
    """Every page about one thing as Markdown, and ``llms.txt`` with the list of them, for assistants."""
    REDIRECTS = "redirects"
    """A small HTML page at each former address, which leads to the page of today."""
    DECIDE = "decide"
    """What ranks the options of decisions, in one small JSON file, and what is compared of each, in a file each."""
    RECORDS = "records"
    """A decision record (MADR) beside the page of each decision, and all in one archive."""


def export_files(
    catalogue: Catalogue, addresses: Addresses, formats: Iterable[Format] = tuple(Format)
) -> dict[str, bytes]:
    """Give the files of the formats by path; nothing is drawn and no page is made."""
    return {path: data for form in formats for path, data in EXPORTERS[form](catalogue, addresses)}


def _json(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    text = json.dumps(whole(catalogue, addresses).model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
    yield "catalogue.json", f"{text}\n".encode()
    yield "catalogue.schema.json", f"{json.dumps(schema(), indent=1)}\n".encode()


def _parts(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    for path, record in parts(catalogue, addresses):
        yield path, _small(record)


def _decide(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    yield DECIDE_DATA, _small(decide_out(catalogue, addresses))
    for path, record in compared_out(catalogue, addresses):
        yield path, _small(record)


def _small(record: HeadOut) -> bytes:
    text = json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _csv(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    yield from csv_tables(catalogue, addresses)
    yield from measure_tables(catalogue, addresses)


EXPORTERS: Mapping[Format, Exporter] = {
    Format.JSON: _json,
    Format.PARTS: _parts,
    Format.CSV: _csv,
    Format.TEXT: texts,
    Format.REDIRECTS: redirects,
    Format.DECIDE: _decide,
    Format.RECORDS: decision_records,
}


def schema() -> dict[str, object]:
    """Give the JSON Schema of ``catalogue.json``; those of the parts stand among its ``$defs``."""
    records = (CatalogueOut, IndexOut, EffectsOut, SourceFileOut, DecideOut, ComparedOut)
    _, joint = models_json_schema([(record, "serialization") for record in records])
    definitions = joint["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions.pop(CatalogueOut.__name__),
        "$defs": definitions,
    }
