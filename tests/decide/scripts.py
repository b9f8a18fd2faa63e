"""Runs scripts of the site outside of a browser."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.site.documentation import BASE

needs_node = pytest.mark.skipif(
    shutil.which("node") is None, reason="no program here runs scripts outside of a browser"
)


def run(folder: Path, program: str, given: object) -> object:
    """Run a program beside the scripts of the site; it reads ``given`` as ``given``, and gives what it ``gives``."""
    for script in ("rank.js", "state.js", "packing.js"):
        shutil.copy(BASE / "docs" / "assets" / script, folder / script)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "given.json").write_text(json.dumps(given))
    (folder / "program.js").write_text(
        'import { readFileSync, writeFileSync } from "node:fs";\n'
        'const given = JSON.parse(readFileSync("given.json", "utf8"));\n'
        f"{program}\n"
        'writeFileSync("found.json", JSON.stringify(await gives(given)));\n'
    )
    subprocess.run(["node", "program.js"], cwd=folder, check=True)
    return json.loads((folder / "found.json").read_text())
