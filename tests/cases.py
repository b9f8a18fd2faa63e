"""Reads the case files of the tests."""

from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def cases(folder: str) -> list[Any]:
    """Give a parameter for every file of a folder of cases; each says what it is for."""
    found = []
    for file in sorted((TESTS / folder).glob("*.yml")):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert case.get("purpose"), f"{file} says no purpose"
        found.append(pytest.param(case, id=file.stem))
    assert found, f"no cases in {folder}"
    return found
