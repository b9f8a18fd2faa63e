"""Measures site/ with Lighthouse as on a telephone, where Node.js is installed: ``python -m tests.lighthouse``."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from tests.cases import ROOT
from tests.site.conftest import Handler, installed_browser, served
from tests.site.kinds import by_size

VERSION = "12.8.2"
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT = 0.01
"""The most that may move while a page loads; Lighthouse shows two digits."""
RUNS = 3
"""Of which the middle one counts: a run says as much of a busy machine as of the page."""
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")
_ALWAYS = (
    "index.html", "patterns/index.html", "personas/index.html", "decide.html", "compare.html",
    "evidence/index.html", "evidence/agreement.html", "evidence/gap-map.html",
)  # fmt: skip


class Packing(Handler):
    """Serves as hosts of pages do: texts are packed."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Give a text packed, and everything else as it is."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _TEXT or not path.is_file():
            return super().send_head()
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


def measured(address: str, browser: str) -> dict[str, float]:
    """Give the marks of one run, of 100, and how much moved."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            "npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", "--output=json", f"--output-path={report}",
            "--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(TARGETS)}",
        ]  # fmt: skip
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser})
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    marks = {name: round(100 * (found["categories"][name]["score"] or 0)) for name in TARGETS}
    return {**marks, "shift": found["audits"]["cumulative-layout-shift"]["numericValue"]}


def main() -> int:
    """Print a line a page; the exit status tells whether all targets are met."""
    site, browser = ROOT / "site", installed_browser()
    if shutil.which("npx") is None or browser is None:
        print("Lighthouse needs Node.js (npx) and Chromium; one of them is not installed")
        return 1
    largest = [by_size(site, folder)[-1] for folder in ("decisions", "patterns", "sources")]
    missed = 0
    with served(site, Packing) as address:
        for page in (*_ALWAYS, *largest):
            runs = [measured(f"{address}{page}", browser) for _ in range(RUNS)]
            middle = sorted(runs, key=lambda run: run["performance"])[RUNS // 2]
            missed += middle["shift"] > SHIFT or any(middle[name] < least for name, least in TARGETS.items())
            print(f"{page:45} {' '.join(f'{name} {mark:g}' for name, mark in middle.items())}", flush=True)
    print(f"targets {TARGETS}, shift at most {SHIFT}; missed by {missed}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
