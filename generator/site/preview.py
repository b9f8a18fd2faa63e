"""Shows a site while it is written: what changed is made again, and the browser is told."""

import contextlib
import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.diagrams import markdown
from generator.findings import CatalogueError
from generator.site.documentation import MENU, hand_written
from generator.site.engines import EngineError
from generator.site.make import DRAWINGS, make_folder
from generator.site.workspace import Changes

Say = Callable[[str], None]
Explain = Callable[[CatalogueError], None]
_CODE = Path(__file__).parents[1]
_POLL = 0.2
"""Seconds between two looks at the files."""
_SETTLE = 0.05
"""Seconds without a further change after which the site is made again."""


class _Kept(BasePlugin[Config]):  # type: ignore[no-untyped-call]
    """Keeps what MkDocs knows after a whole build, so that a page can be built alone."""

    config_seen: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keep pages and menus."""
        self.config_seen, self.nav, self.files = config, nav, files

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the theme's templates."""
        self.env = env

    def build(self, pages: Iterable[str]) -> None:
        """Build these pages again; the search knows their new words after the next whole build."""
        documentation = self.files.documentation_pages()
        built = {file.src_uri: file.page for file in documentation if file.page is not None}
        for page in (built[path] for path in pages):
            _populate_page(page, self.config_seen, self.files)
            _build_page(page, self.config_seen, documentation, self.nav, self.env)


class Site:
    """A documentation folder and the site that MkDocs builds from it, to be served at ``address``."""

    def __init__(self, content: Path, folder: Path, out: Path, address: str) -> None:
        self.content, self.folder, self.out, self.address = content, folder, out, address
        self._kept: _Kept | None = None

    def refresh(self) -> tuple[str, ...] | None:
        """Bring folder and site up to date and give the paths of the pages that were built, or None for all.

        Raises CatalogueError where the content has errors; the site then stays as it was.
        """
        pages = _pages_alone(make_folder(self.content, self.folder))
        if self._kept is None or pages is None:
            self._kept = None
            self._kept = self._build_all()
            return None
        self._kept.build(pages)
        return pages

    def _build_all(self) -> _Kept:
        config = load_config(config_file=str(self.folder / "mkdocs.yml"), site_dir=str(self.out), strict=False)
        config.mdx_configs[markdown.__name__]["folder"] = str(self.folder / DRAWINGS)
        config.site_url = self.address
        kept = _Kept()
        config.plugins["kept"] = kept
        build(config, serve_url=self.address)
        return kept


def _pages_alone(changes: Changes) -> tuple[str, ...] | None:
    """Give the pages that changed where nothing else did: no menu, style or setting, and no page came or went."""
    others = tuple(path for path in changes.written if not path.startswith(f"{DRAWINGS}/"))
    pages = tuple(path.removeprefix("docs/") for path in others if path.startswith("docs/") and path.endswith(".md"))
    gone = any(path.startswith("docs/") for path in changes.removed)
    new = any(path.startswith("docs/") for path in changes.new)
    data = [path for path in others if path.startswith("docs/") and path.endswith(".json")]
    whole = gone or new or len(pages) + len(data) != len(others) or any(path.endswith(MENU) for path in pages)
    return None if whole else pages


def serve(content: Path, folder: Path, address: str, say: Say, explain: Explain) -> None:
    """Serve the site at ``address``, such as ``127.0.0.1:8000``, until it is interrupted.

    ``say`` is told in words what happens, and ``explain`` what is wrong with the content.
    """
    sys.dont_write_bytecode = True  # such files would look like a change of the code
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise EngineError(f"{address}: is no address to serve at; write one such as 127.0.0.1:8000")
    site = Site(content, folder.resolve(), folder.resolve() / "preview", f"http://{address}/")
    code = _code()

    def make() -> None:
        if _code() != code:
            say("The generator changed and starts anew")
            os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])  # noqa: S606 - no shell
        try:
            pages = site.refresh()
        except CatalogueError as problem:
            explain(problem)
        except (BuildError, Abort, TemplateError) as problem:
            say(f"The site stays as it was: {problem}")
        else:
            say("Built all pages" if pages is None else f"Built {', '.join(pages) or 'nothing: no page changed'}")

    server = LiveReloadServer(make, host, int(port), str(site.out), polling_interval=_POLL)
    server.build_delay = _SETTLE
    make()
    for watched in (content, hand_written(content), _CODE):
        if watched.is_dir():
            server.watch(str(watched))
    say(f"Serving at {site.address}; Ctrl+C ends it")
    with contextlib.suppress(KeyboardInterrupt):
        server.serve()  # type: ignore[no-untyped-call]
    server.shutdown()


def _code() -> tuple[tuple[str, int], ...]:
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(_CODE.rglob("*.py")))
