"""Hands all generated pages to MkDocs; the only module that imports mkdocs_gen_files, which runs it."""

import gc
import os
import sys
from pathlib import Path

import mkdocs_gen_files
from mkdocs.structure.files import InclusionLevel

from generator.findings import CatalogueError, as_text
from generator.pipeline import build

gc.disable()  # little of a build becomes garbage; looking for it costs a fifth of the time
try:
    made = build(Path(os.environ.get("CATALOGUE_CONTENT", "content")))
    for path, text in made.pages().items():
        with mkdocs_gen_files.open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for path, data in made.exports().items():
        with mkdocs_gen_files.open(path, "wb") as binary:
            binary.write(data)
except CatalogueError as problem:
    sys.stderr.write(as_text(problem.findings))
    raise SystemExit(1) from None
finally:
    gc.freeze()
    gc.enable()
for menu in mkdocs_gen_files.editor.FilesEditor.current().files:
    if menu.src_uri.endswith("SUMMARY.md"):
        menu.inclusion = InclusionLevel.EXCLUDED
