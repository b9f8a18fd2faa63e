"""Has a site engine build a documentation folder, in a process of its own."""

import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from generator.addresses import RECORD
from generator.signs import on_terminal
from generator.site.documentation import STATIC
from generator.site.publish import fresh, publish


class Engine(StrEnum):
    """What turns Markdown into a site."""

    MKDOCS = "mkdocs"
    """MkDocs with the theme Material; installed with the generator."""
    ZENSICAL = "zensical"
    """Material's successor, which reads the same settings; installed by those who want it."""


class EngineError(Exception):
    """A site that could not be built, with what the engine said."""


_ENDS_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
_BUILT = "site"
"""Where in the folder both engines build; one of them refuses any place outside."""


def run_engine(engine: Engine, folder: Path, out: Path) -> None:
    """Build the documentation in ``folder`` and put the site into ``out``.

    Raises EngineError where ``out`` holds anything but a site, or where the engine is missing, fails or warns.
    """
    _refuse(out, folder)
    if importlib.util.find_spec(engine) is None:
        raise EngineError(f"{engine} is not installed; run “pip install {engine}” or choose another engine")
    flags = ["--quiet"] if engine is Engine.MKDOCS else ["--clean"]
    _run(engine, [*flags], folder)
    if (folder / STATIC).is_dir():
        shutil.copytree(folder / STATIC, folder / _BUILT, dirs_exist_ok=True)
    if engine is Engine.ZENSICAL:
        _mend_links_to_records(folder / _BUILT)
    publish(folder / _BUILT, out)


def _mend_links_to_records(site: Path) -> None:
    """Turn links to decision records back: Zensical takes all that ends in ``.md`` for a page."""
    wrong = RECORD.removesuffix(".md") + ".html"
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if f'{wrong}"' in text:
            page.write_text(text.replace(f'{wrong}"', f'{RECORD}"'), encoding="utf-8", newline="\n")


def run_settings(settings: Path, content: Path, out: Path) -> None:
    """Have MkDocs build by ``settings``, which name mkdocs-gen-files, and put the site into ``out``.

    Raises EngineError as ``run_engine`` does.
    """
    _refuse(out, settings.resolve().parent)
    with fresh(out) as folder:
        flags = ["--quiet", "-f", str(settings.resolve()), "-d", str(folder)]
        _run(Engine.MKDOCS, flags, Path.cwd(), CATALOGUE_CONTENT=str(content))


_STRICT: dict[Engine, list[str]] = {Engine.MKDOCS: ["--strict"], Engine.ZENSICAL: []}
"""Zensical takes the links to decision records, whose names end in .md, for links to pages that it does not know."""


def _run(engine: Engine, flags: list[str], folder: Path, **environment: str) -> None:
    done = subprocess.run(  # noqa: S603 - no shell, and no word of the content
        [sys.executable, "-m", engine, "build", *_STRICT[engine], *flags],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | environment,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = "\n".join(on_terminal(line) for line in f"{done.stdout}{done.stderr}".split("\n"))
        raise EngineError(f"{engine} could not build {folder}:\n{said}".rstrip())


def _end_with_parent() -> None:
    """Have Linux end this process with the build that began it, so that a killed one writes no more."""
    ctypes.CDLL(None).prctl(_ENDS_WITH_PARENT, signal.SIGKILL)


def _refuse(out: Path, folder: Path) -> None:
    """Protect files that are no site from being replaced by one."""
    if any(inside.resolve().is_relative_to(out.resolve()) for inside in (folder, Path.cwd())):
        raise EngineError(f"{out}: holds the folder that the site is made in; name another folder for the site")
    if out.exists() and not out.is_dir():
        raise EngineError(f"{out}: is a file; name a folder for the site")
    if out.exists() and any(out.iterdir()) and not (out / "404.html").exists():
        raise EngineError(f"{out}: holds files that are no site and would be lost; name another folder for the site")
