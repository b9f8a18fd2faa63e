"""Reads the list of names that lead to a person; it lies outside the repository, so that no key to them is in it."""

import os
from pathlib import Path

from generator.content.files import read_yaml
from generator.content.model import Name, NamesFile
from generator.content.opening import read_text
from generator.findings import CatalogueError, Finding, Rule, Severity

VARIABLE = "CATALOGUE_NAMES"
"""The environment variable that names the list."""


def names_outside() -> tuple[Name, ...]:
    """Give the names of the list that the environment names; none where it names no list.

    Raises CatalogueError where the list cannot be read.
    """
    path = os.environ.get(VARIABLE, "")
    return read_names(Path(path)) if path else ()


def read_names(path: Path) -> tuple[Name, ...]:
    """Read a list of names. Raises CatalogueError where it cannot be read, or where what is shown has a name in it."""
    text = read_text(path.parent, path.name)
    if isinstance(text, Finding):
        raise CatalogueError([text])
    document, findings = read_yaml(path.name, text, NamesFile)
    if document is None or findings:
        raise CatalogueError(findings)
    names = document.record.names
    for index, name in enumerate(names):
        others = (other for other in names if other.source in (None, name.source) or name.source is None)
        if any(other.find in name.show for other in others):
            message = f"number {index + 1} shows what the list takes out; write other words in the brackets"
            place = document.place("names", index, "show")
            raise CatalogueError([document.finding(place, Rule.FORMAT, message, Severity.ERROR)])
    return names
