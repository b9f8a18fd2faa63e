"""A site that is brought up to date in steps: only the pages that changed are built, the one being written first."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.addresses import FOLDERS
from generator.content.kinds import Kind
from generator.diagrams import markdown
from generator.site.documentation import MENU, STATIC
from generator.site.make import DRAWINGS, make_folder
from generator.site.workspace import Changes


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin below has none."""


class _Kept(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
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
        self._times = _times(content)

    def refresh(self, ready: Callable[[], None] = lambda: None) -> tuple[str, ...] | None:
        """Bring folder and site up to date and give the paths of the pages that were built, or None for all.

        ``ready`` is called as soon as the page of a changed file is built; the others follow.
        Raises CatalogueError where the content has errors; the site then stays as it was.
        """
        before, self._times = self._times, _times(self.content)
        edited = {path for path, time in self._times.items() if before.get(path) != time}
        early: list[str] = []

        def seen(path: str, text: str) -> None:
            if self._kept is not None and self._is_edited(path, text, edited):
                (self.folder / "docs" / path).write_text(text, encoding="utf-8", newline="\n")
                self._kept.build([path])
                early.append(path)
                ready()

        whole = self._kept is None
        made = make_folder(self.content, self.folder, seen=seen, first=_kind_of(edited), searched=whole)
        pages = _pages_alone(made)
        if self._kept is None or pages is None:
            if not whole:
                make_folder(self.content, self.folder)
            self._kept = None
            self._kept = self._build_all()
            return None
        self._kept.build(pages)
        self._publish_static()
        return (*early, *pages)

    def _is_edited(self, path: str, text: str, edited: Iterable[str]) -> bool:
        """Tell whether a page is made from one of these files of the content, and was built otherwise before."""
        old = self.folder / "docs" / path
        made_from = any(f'content_path: "{file}"' in text.partition("\n---\n")[0] for file in edited)
        return made_from and old.is_file() and old.read_text(encoding="utf-8") != text

    def _build_all(self) -> _Kept:
        config = load_config(config_file=str(self.folder / "mkdocs.yml"), site_dir=str(self.out), strict=False)
        config.mdx_configs[markdown.__name__]["folder"] = str(self.folder / DRAWINGS)
        config.site_url = self.address
        kept = _Kept()
        config.plugins["kept"] = kept
        build(config, serve_url=self.address)
        self._publish_static()
        return kept

    def _publish_static(self) -> None:
        if (self.folder / STATIC).is_dir():
            shutil.copytree(self.folder / STATIC, self.out, dirs_exist_ok=True)


def _pages_alone(changes: Changes) -> tuple[str, ...] | None:
    """Give the pages that changed where nothing else did: no menu, style or setting, and no page came or went."""
    beside = (f"{DRAWINGS}/", f"{STATIC}/")
    others = tuple(path for path in changes.written if not path.startswith(beside))
    pages = tuple(path.removeprefix("docs/") for path in others if path.startswith("docs/") and path.endswith(".md"))
    gone = any(path.startswith("docs/") for path in changes.removed)
    new = any(path.startswith("docs/") for path in changes.new)
    data = [path for path in others if path.startswith("docs/") and path.endswith((".json", ".zip", ".csv", ".txt"))]
    whole = gone or new or len(pages) + len(data) != len(others) or any(path.endswith(MENU) for path in pages)
    return None if whole else pages


def _kind_of(paths: Iterable[str]) -> Kind | None:
    """Give the kind of thing that the first of these files of the content tells of."""
    parts = {part for path in sorted(paths)[:1] for part in (Path(path).parts[0], Path(path).stem)}
    return next((folder.kind for folder in FOLDERS if folder.name in parts), None)


def _times(content: Path) -> dict[str, int]:
    """Give when each file of the content was last written, by its path in it."""
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.stat().st_mtime_ns for path in files}
