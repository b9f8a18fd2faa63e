"""Reads the case files of the tests, and knows which content is published."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parent
ROOT = TESTS.parent
CONTENT = ROOT / os.environ.get("CATALOGUE_CONTENT", "content")
"""The content that is published; tests that read it are marked ``content`` and name nothing that stands in it."""


def cases(folder: str) -> list[Any]:
    """Give a parameter for every file of a folder of cases; each says what it is for."""
    found = []
    for file in sorted((TESTS / folder).glob("*.yml")):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert case.get("purpose"), f"{file} says no purpose"
        found.append(pytest.param(case, id=file.stem))
    assert found, f"no cases in {folder}"
    return found
