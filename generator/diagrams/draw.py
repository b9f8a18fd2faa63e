"""Draws DOT text as SVG in process, by pygraphviz, with a font of the generator's own."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

_FONTS = Path(__file__).parent / "fonts"


def draw(dot: str) -> bytes:
    """Draw ``dot`` with Graphviz's dot engine and give the SVG."""
    return bytes(_engine().AGraph(string=dot).draw(format="svg", prog="dot"))


@cache
def _engine():  # type: ignore[no-untyped-def]
    """Import Graphviz after it was told to see the vendored font only, so that layouts are the same everywhere."""
    folder = Path(tempfile.gettempdir()) / f"catalogue-fontconfig-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(exist_ok=True, mode=0o700)
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(_FONTS))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(settings)
    import pygraphviz  # noqa: PLC0415 - reads the setting above when it is imported

    with _quiet_stderr():
        pygraphviz.AGraph(string="digraph { a }").draw(format="svg", prog="dot")
    return pygraphviz


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Hide the one line that the bundled fontconfig prints when it first draws."""
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
