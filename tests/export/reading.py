"""Reads exported files for the tests."""

import json

from generator.addresses import Addresses
from generator.export import export_files
from tests.cases import TESTS
from tests.making import catalogue_of

STUDY = TESTS / "export" / "study"
"""A study that has, in little, everything that an export may get wrong."""


def parsed(root):
    """Give all exported files of a content folder that are JSON, by path."""
    catalogue = catalogue_of(root)
    files = export_files(catalogue, Addresses(catalogue)).items()
    return {path: json.loads(data) for path, data in files if path.endswith(".json")}


def records(path, value):
    """Give every object within ``value`` with the keys that lead to it."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from records(f"{path}.{key}".strip("."), item)
    elif isinstance(value, list):
        for item in value:
            yield from records(path, item)
