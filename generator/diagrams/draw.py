"""Draws DOT text as SVG in process, by pygraphviz, with a font of the generator's own."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

_FONTS = Path(__file__).parent / "fonts"
_COMPLAINTS = (b'unknown element "reset-dirs"', b"SOURCE_DATE_EPOCH: strtoull")
"""The bundled fontconfig says these once, of a file that nobody needs and of a date that it reads amiss."""


def draw(dot: str) -> bytes:
    """Draw ``dot`` with Graphviz's dot engine and give the SVG."""
    return bytes(_engine().AGraph(string=dot).draw(format="svg", prog="dot"))


def picture(dot: str) -> bytes:
    """Draw ``dot`` the same way and give a PNG."""
    return bytes(_engine().AGraph(string=dot).draw(format="png", prog="dot"))


@cache
def _engine():  # type: ignore[no-untyped-def]
    """Import Graphviz after it was told to see the vendored font only, so that layouts are the same everywhere."""
    folder = Path(_private_folder().name)
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(_FONTS))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(settings)
    import pygraphviz  # noqa: PLC0415 - reads the setting above when it is imported

    with _without(_COMPLAINTS):
        pygraphviz.AGraph(string="digraph { a }").draw(format="svg", prog="dot")
    return pygraphviz


@cache
def _private_folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder that nobody else can write to; it goes when the process ends."""
    return tempfile.TemporaryDirectory(prefix="catalogue-fonts-")


@contextmanager
def _without(complaints: Sequence[bytes]) -> Iterator[None]:
    """Leave the lines with one of ``complaints`` out of what native code writes to stderr, and pass on all others."""
    sys.stderr.flush()
    kept = os.dup(2)
    with tempfile.TemporaryFile() as said:
        os.dup2(said.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            said.seek(0)
            for line in said:
                if not any(complaint in line for complaint in complaints):
                    os.write(2, line)
