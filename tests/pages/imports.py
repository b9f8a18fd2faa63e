"""Imports modules of the generator in a program of their own that has changed something before."""

import subprocess
import sys

from tests.cases import ROOT

PACKAGE = ROOT / "generator"
ONE_KIND_MORE = """
from enum import StrEnum
import generator.content.kinds as kinds
kinds.Kind = StrEnum("Kind", {kind.name: kind.value for kind in kinds.Kind} | {"QUESTION": "question"})
"""


def import_error(*statements: str) -> str:
    """Run statements one after the other, and give the last line that is printed about the one that fails."""
    program = [sys.executable, "-c", "\n".join(statements)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("\n")[2]
