"""Shows a site while it is written: what changed is made again, and the browser is told."""

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.findings import CatalogueError
from generator.site.documentation import MENU, hand_written
from generator.site.make import DRAWINGS, make_folder
from generator.site.workspace import Changes

_CODE = Path(__file__).parents[1]
_POLL = 0.2
"""Seconds between two looks at the files."""
_SETTLE = 0.05
"""Seconds without a further change after which the site is made again."""


class _Kept(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Keeps what MkDocs knows after a whole build, so that a page can be built alone."""

    files: Files
    nav: Navigation
    env: Any

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        self.nav, self.files = nav, files

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        self.env = env


@dataclass
class Site:
    """A documentation folder and the site that MkDocs builds from it."""

    content: Path
    folder: Path
    out: Path
    address: str
    """Where it is served."""

    def __post_init__(self) -> None:
        self._kept: _Kept | None = None
        self._config: MkDocsConfig | None = None

    def refresh(self) -> tuple[str, ...]:
        """Bring folder and site up to date and give the paths of the pages that were built, or nothing for all.

        Raises CatalogueError where the content has errors; the site then stays as it was.
        """
        _, changes = make_folder(self.content, self.folder)
        pages = _pages_alone(changes)
        if self._kept is None or pages is None:
            self._build_all()
            return ()
        self._build_pages(self._kept, pages)
        return pages

    def _build_all(self) -> None:
        config = load_config(config_file=str(self.folder / "mkdocs.yml"), site_dir=str(self.out), strict=False)
        config.mdx_configs["generator.diagrams.markdown"]["folder"] = str(self.folder / DRAWINGS)
        config.site_url = self.address
        kept = _Kept()
        config.plugins["kept"] = kept
        self._kept = None
        build(config, serve_url=self.address)
        self._kept, self._config = kept, config

    def _build_pages(self, kept: _Kept, pages: tuple[str, ...]) -> None:
        assert self._config is not None
        documentation = kept.files.documentation_pages()
        for path in pages:
            file = kept.files.get_file_from_path(path)
            assert file is not None
            assert file.page is not None
            _populate_page(file.page, self._config, kept.files)
            _build_page(file.page, self._config, documentation, kept.nav, kept.env)


def _pages_alone(changes: Changes) -> tuple[str, ...] | None:
    """Give the pages that changed where nothing else did: no menu, style or setting, and no page came or went."""
    drawn = tuple(path for path in changes.written if not path.startswith(f"{DRAWINGS}/"))
    pages = tuple(path.removeprefix("docs/") for path in drawn if path.startswith("docs/") and path.endswith(".md"))
    gone = any(path.startswith("docs/") for path in changes.removed)
    new = any(path.startswith("docs/") for path in changes.new)
    data = [path for path in drawn if path.endswith(".json")]
    whole = gone or new or len(pages) + len(data) != len(drawn) or any(path.endswith(MENU) for path in pages)
    return None if whole else pages


def serve(content: Path, folder: Path, address: str, tell: Callable[[str], None]) -> None:
    """Serve the site at ``address``, such as ``127.0.0.1:8000``, until it is interrupted."""
    host, _, port = address.rpartition(":")
    with tempfile.TemporaryDirectory(prefix="catalogue-") as out:
        site = Site(content, folder.resolve(), Path(out), f"http://{address}/")
        code = _code()

        def make() -> None:
            if _code() != code:
                tell("the generator changed: it starts anew")
                os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])  # noqa: S606 - no shell
            pages = site.refresh()
            tell(f"built {', '.join(pages[:3])}{' and more' if len(pages) > 3 else ''}" if pages else "built all pages")

        site.refresh()
        server = LiveReloadServer(make, host, int(port), out, polling_interval=_POLL)
        ...


def _code() -> tuple[tuple[str, int], ...]:
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(_CODE.rglob("*.py")))
