"""Builds the published site and that of the small study once each, serves them here and opens them in a browser."""

import os
import shutil
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from generator.site.budgets import parsed
from tests.cases import CONTENT, ROOT
from tests.making import MINIMAL
from tests.site.kinds import chosen

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is installed; Chromium without windows needs half of the processor's time."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_PATIENCE = 600
"""Seconds for another worker to build a site."""
expect.set_options(timeout=30_000)  # milliseconds, for a busy machine to read the search's index


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without asking for the machine's name, which can take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that leaves before it has everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what looks at the published site as a test of the published content."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.content)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the published site."""
    return _built_once(tmp_path_factory, "site", CONTENT)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small study's site."""
    return _built_once(tmp_path_factory, "small-site", MINIMAL)


def _built_once(tmp_path_factory: pytest.TempPathFactory, name: str, content: Path) -> Path:
    """Build a site, or wait for the worker that builds it: several workers share one build."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, lock, report = shared / name, shared / f"{name}.lock", shared / f"{name}.report"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        deadline = time.monotonic() + _PATIENCE
        while not report.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
    else:
        draft = report.with_suffix(".draft")
        draft.write_text(build_site(folder, content), encoding="utf-8")
        draft.replace(report)
    said = report.read_text(encoding="utf-8") if report.exists() else "the build did not end"
    assert said == "", f"the site was not built, or not in silence:\n{said}"
    return folder


def build_site(folder: Path, content: Path) -> str:
    """Build the site of some content; give what was said, which is nothing where all went well."""
    settings = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=settings | {"CATALOGUE_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if built.returncode == 0 and not built.stderr else built.stdout + built.stderr or "it failed"


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, str]:
    """One page of each kind by its path in the site."""
    return chosen(site)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every built page by its path in the site."""
    return parsed(site)


@pytest.fixture(scope="session")
def small_pages(small_site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the small study by its path in its site."""
    return parsed(small_site)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    with served(site) as place:
        yield place


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """Where the small study's site is served, with a slash at the end."""
    with served(small_site) as place:
        yield place


def installed_browser() -> str | None:
    """Give the program of the first browser that this machine has."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = Handler) -> Iterator[str]:
    """Serve a folder and give its address."""
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser of this machine; without one the tests fail in CI and are left out elsewhere."""
    program = installed_browser()
    if program is None:
        message = f"none of {', '.join(BROWSERS)} is installed, so the site is not tested in a browser"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has never been here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty window of 1280 by 900 pixels."""
    return context.new_page()


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """The same window; nothing may fail in it, nor may the browser warn of anything."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []
