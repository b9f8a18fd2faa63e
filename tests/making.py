"""Makes changed copies of the small study, and all files of a catalogue without drawing anything."""

import shutil
from dataclasses import replace
from pathlib import Path

from generator.addresses import RECORD, Addresses
from generator.export import export_files
from generator.pages.context import PageContext
from generator.pages.site import make_pages, page_models
from generator.pages.words import words
from generator.pipeline import build
from generator.repository import Edition
from tests.cases import TESTS

MINIMAL = TESTS / "catalogue" / "minimal"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt" height="36pt" '
    b'viewBox="0 0 72 36"><g id="graph0"><title>G</title><a xlink:href="x.html"><text fill="black">drawn</text></a></g>'
    b"</svg>"
)


def changed(folder, change=None):
    """Copy the small study into ``folder`` with the changes of a case; every change has to take effect."""
    change = change or {}
    shutil.copytree(MINIMAL, folder)
    for path in change.get("remove", ()):
        (folder / path).unlink()
    for path, text in change.get("write", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    for path, text in change.get("bytes", {}).items():
        (folder / path).write_bytes(text.encode("latin-1"))
    for path in change.get("folder", ()):
        (folder / path).mkdir()
    for path, old, new in change.get("edit", ()):
        text = (folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        (folder / path).write_text(text.replace(old, _filled(new, change)), encoding="utf-8")
    return folder


def _filled(text, change):
    for name, (part, times) in change.get("fill", {}).items():
        text = text.replace(name, part * times)
    return text


def catalogue_of(root: Path):
    """Give the joined catalogue of a content folder, as if no commit were known: what is compared has no version."""
    return replace(build(root).catalogue, edition=Edition())


def page_records(catalogue):
    """Give the records of all pages by address, before any of them is text; nothing is drawn."""
    context = PageContext(catalogue, Addresses(catalogue), lambda _: "0" * 16, words())
    return {page.address: page for page in page_models(context)}


def made(catalogue, diagrams: Path, drawer=lambda _: SVG):
    """Give all files of a catalogue but decision records by path; nothing is drawn unless ``drawer`` does so."""
    addresses = Addresses(catalogue)
    files = export_files(catalogue, addresses)
    exports = {path: data.decode() for path, data in files.items() if not path.endswith((".zip", RECORD))}
    return make_pages(catalogue, addresses, diagrams, drawer) | exports
