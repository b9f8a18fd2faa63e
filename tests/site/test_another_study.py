"""Builds the whole site of another study, with the hand-written pages of this one."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cases import ROOT


def test_the_site_of_another_study_builds_without_a_warning(tmp_path: Path) -> None:
    environment = os.environ | {"CATALOGUE_CONTENT": "tests/catalogue/minimal", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "patterns" / "logging.html").exists()
    assert not (tmp_path / "patterns" / "shared-storage.html").exists()
