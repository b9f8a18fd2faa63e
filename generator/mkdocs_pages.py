"""Hands all files of a site to MkDocs; the only module that imports mkdocs_gen_files, which runs it."""

import os
from pathlib import Path

import mkdocs_gen_files
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from generator.catalogue.model import Catalogue
from generator.content.opening import hand_written
from generator.diagrams import markdown
from generator.findings import CatalogueError, as_text
from generator.pages.imprint import imprint
from generator.pages.words import words
from generator.pipeline import build
from generator.repository import set_date
from generator.site.documentation import (
    MENU,
    description,
    documents,
    edition_values,
    is_static,
    no_search_for_garbage,
    title,
)

_PLAIN = ".txt"


def _built(content: Path, drawings: Path) -> tuple[Catalogue, dict[str, bytes]]:
    """Give the catalogue, and every file of the docs by path."""
    try:
        with no_search_for_garbage():
            made = build(content)
            files = documents(made.pages(drawings), made.exports(), hand_written(content), made.catalogue)
            return made.catalogue, files | made.search(files)
    except CatalogueError as problem:
        raise PluginError(f"the content has errors\n{as_text(problem.findings, content.as_posix())}") from None


def _name(path: str) -> str:
    """Give a name under which MkDocs takes a file for what it is: it makes a page of all that ends as Markdown does."""
    return f"{path}{_PLAIN}" if is_static(path) else path


def _hand_over(config: MkDocsConfig) -> None:
    """Write every file that MkDocs has not found itself; another study's site has no hand-written page of ours."""
    editor = mkdocs_gen_files.editor.FilesEditor.current()
    content = Path(os.environ.get("CATALOGUE_CONTENT") or "content")
    set_date(content)
    docs = hand_written(content)
    if docs != Path(config.docs_dir).resolve():
        found = editor._files.maps[-1]  # type: ignore[attr-defined]  # what MkDocs found; “files” gives a copy
        for file in list(found.values()):
            if Path(file.abs_src_path or "").is_relative_to(config.docs_dir):
                del found[file.src_uri]
    catalogue, files = _built(content, Path(config.mdx_configs[markdown.__name__]["folder"]))
    for path, data in files.items():
        if not (Path(config.docs_dir) / path).exists() or docs != Path(config.docs_dir).resolve():
            with mkdocs_gen_files.open(_name(path), "wb") as written:
                written.write(data)
    for file in editor.files:
        if file.src_uri.endswith(MENU):
            file.inclusion = InclusionLevel.EXCLUDED
        if is_static(file.src_uri.removesuffix(_PLAIN)):
            file.dest_uri = file.src_uri.removesuffix(_PLAIN)
    about = catalogue.file
    config.site_name, config.site_description = title(about), description(about)
    config.extra["edition"] = edition_values(catalogue.edition)
    config.copyright = f"{config.copyright or ''} {imprint(catalogue.edition, words())}".strip()


_hand_over(mkdocs_gen_files.config)
