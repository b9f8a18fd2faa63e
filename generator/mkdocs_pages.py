"""Hands all files of a site to MkDocs; the only module that imports mkdocs_gen_files, which runs it."""

import gc
import os
from pathlib import Path

import mkdocs_gen_files
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from generator.findings import CatalogueError, as_text
from generator.pipeline import Build, build
from generator.site.documentation import MENU, description, documents, hand_written


def _built(content: Path, drawings: Path) -> tuple[Build, dict[str, str]]:
    """Build without looking for garbage: little of a build becomes any, and looking costs a fifth of the time."""
    gc.disable()
    try:
        made = build(content)
        return made, made.pages(drawings)
    except CatalogueError as problem:
        raise PluginError(f"the content has errors\n{as_text(problem.findings, content.as_posix())}") from None
    finally:
        gc.enable()


def _hand_over(config: MkDocsConfig) -> None:
    """Write every file that MkDocs has not found itself; another study's site has no hand-written page of ours."""
    editor = mkdocs_gen_files.editor.FilesEditor.current()
    content = Path(os.environ.get("CATALOGUE_CONTENT") or "content")
    docs = hand_written(content)
    if docs != Path(config.docs_dir).resolve():
        for file in list(editor.files):
            if Path(file.abs_src_path or "").is_relative_to(config.docs_dir):
                editor.files.remove(file)
    made, generated = _built(content, Path(config.mdx_configs["generator.diagrams.markdown"]["folder"]))
    for path, data in documents(generated, docs).items():
        if not (Path(config.docs_dir) / path).exists() or docs != Path(config.docs_dir).resolve():
            with mkdocs_gen_files.open(path, "wb") as file:
                file.write(data)
    for menu in editor.files:
        if menu.src_uri.endswith(MENU):
            menu.inclusion = InclusionLevel.EXCLUDED
    config.site_name = made.catalogue.file.title
    config.site_description = description(made.catalogue.file)


_hand_over(mkdocs_gen_files.config)
