"""Puts together all files of a documentation folder: generated, hand-written, and those that every site has."""

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.addresses import RECORD
from generator.catalogue.model import Catalogue
from generator.content.model import CatalogueFile
from generator.content.opening import listed
from generator.diagrams.markdown import drawings_of
from generator.pages.imprint import imprint
from generator.pages.rendering import in_theme
from generator.pages.words import words
from generator.repository import Edition
from generator.site.around import around

BASE = Path(__file__).parent / "base"
"""What every site has: ``mkdocs.yml``, ``docs``, ``overrides`` and ``styles``."""
STYLES = ("catalogue", "screens", "drawings", "search", "look", "print")
"""The sheets in ``styles``, a later one above an earlier one; a browser gets and asks for them as one."""
STATIC = "static"
"""Where in the folder lies what no engine may turn into a page; it is put into the built site."""
MENU = "SUMMARY.md"
"""The name of every menu, which no site shows as a page."""


def is_static(path: str) -> bool:
    """Tell Markdown that is published as it is from that of a page."""
    return path.endswith(RECORD)


def documents(
    pages: Mapping[str, str], exports: Mapping[str, bytes], docs: Path, catalogue: Catalogue
) -> dict[str, bytes]:
    """Give every file of the docs by path: a hand-written one goes before a generated one, and both before ours."""
    generated = {path: text.encode() for path, text in pages.items()}
    written = {path: (docs / path).read_bytes() for path, why_not in sorted(listed(docs)) if not why_not}
    return dict(_files(BASE / "docs")) | _styles() | around(catalogue) | generated | dict(exports) | written


def _styles() -> dict[str, bytes]:
    """Give the one sheet that ``mkdocs.yml`` names, by path."""
    return {"assets/catalogue.css": b"".join((BASE / "styles" / f"{name}.css").read_bytes() for name in STYLES)}


def folder_files(documents: Mapping[str, bytes], drawings: Path, catalogue: Catalogue) -> dict[str, bytes]:
    """Give every file of a folder that an engine can build as it is: docs, theme, drawings and ``mkdocs.yml``."""
    files = {f"{STATIC if is_static(path) else 'docs'}/{path}": data for path, data in documents.items()}
    files |= {f"overrides/{path}": data for path, data in _files(BASE / "overrides")}
    names = {
        name
        for path, data in documents.items()
        if path.endswith(".md") and not is_static(path)
        for name in drawings_of(data.decode())
    }
    files |= {f"drawings/{name}.svg": (drawings / f"{name}.svg").read_bytes() for name in sorted(names)}
    return files | {"mkdocs.yml": _settings(catalogue).encode(), ".gitignore": b"*\n"}


def title(about: CatalogueFile) -> str:
    """Give the name of a site, as the theme prints it."""
    return in_theme(about.title)


def description(about: CatalogueFile) -> str:
    """Give what a catalogue is on one line, for search engines, as the theme prints it."""
    return in_theme(" ".join(about.description.split()))


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Save the fifth of the time that looking for garbage costs; little of a build becomes any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _settings(catalogue: Catalogue) -> str:
    """Give ``mkdocs.yml``: the names of the catalogue, then what all sites have in common."""
    about = catalogue.file
    names = {
        "site_name": title(about),
        "site_description": description(about),
        "copyright": f"{in_theme(about.licence)} {imprint(catalogue.edition, words())}",
    }
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in names.items()]
    known = f"extra:\n  edition: {json.dumps(edition_values(catalogue.edition))}\n"
    return "".join(lines) + (BASE / "mkdocs.yml").read_text(encoding="utf-8").replace("extra:\n", known)


def edition_values(edition: Edition) -> dict[str, str | bool]:
    """Give what the theme says of an edition on every page."""
    return {"version": in_theme(edition.version), "date": edition.date, "feed": bool(edition.changes)}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in parts.parts):
            yield parts.as_posix(), path.read_bytes()
