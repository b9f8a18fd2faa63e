import gc
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from generator.findings import CatalogueError
from generator.site.preview import Site
from tests.making import MINIMAL

PATTERN = "patterns/logging.md"
PATIENCE = 120


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The site of the small study, built once."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    shutil.copytree(MINIMAL, tmp_path / "content")
    site = Site(tmp_path / "content", tmp_path / "folder", tmp_path / "out", "http://127.0.0.1:8000/")
    assert site.refresh() is None
    return site


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _title(text):
    return re.search(r"<title>(.*?)</title>", text)[1]


def test_a_changed_word_is_shown_at_once_and_only_pages_that_changed_are_built(site):
    times = {path: path.stat().st_mtime_ns for path in site.out.rglob("*.html")}
    (site.content / PATTERN).write_text(
        (site.content / PATTERN).read_text(encoding="utf-8") + "\nA further word.\n", "utf-8"
    )
    shown = []
    pages = site.refresh(
        lambda: shown.append("A further word." in (site.out / "patterns/logging.html").read_text("utf-8"))
    )
    assert (shown, pages[0]) == ([True], "patterns/logging.md")
    touched = {
        path.relative_to(site.out).with_suffix(".md").as_posix()
        for path in times
        if path.stat().st_mtime_ns != times[path]
    }
    assert touched == set(pages)
    assert len(pages) < len(times) / 2
    assert site.refresh() == ()


def test_what_changes_the_menus_builds_all_pages(site):
    _change(site.content / "walkthroughs/night-shift.md", "title: ", "title: Renamed ")
    assert site.refresh() is None
    (site.content / "guides/begin.md").unlink()
    assert site.refresh() is None
    assert not (site.out / "guides/begin.html").exists()


def test_an_error_leaves_the_site_as_it_was_until_it_is_mended(site):
    before = (site.content / PATTERN).read_text(encoding="utf-8")
    _change(site.content / PATTERN, "name:", "nome:")
    with pytest.raises(CatalogueError):
        site.refresh()
    assert (site.out / "patterns/logging.html").exists()
    (site.content / PATTERN).write_text(before, encoding="utf-8")
    assert site.refresh() == ()


def test_rebuilding_keeps_no_memory(site):
    """Objects are counted, since the memory of a process tells little about so small a study."""
    counts = []
    for turn in range(6):
        (site.content / PATTERN).write_text(
            (MINIMAL / PATTERN).read_text(encoding="utf-8") + f"\nTurn {turn % 2}.\n", encoding="utf-8"
        )
        site.refresh()
        gc.collect()
        counts.append(len(gc.get_objects()))
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert counts[-1] - counts[2] < 500


def test_serve_shows_a_changed_word_and_starts_anew_for_nobody(tmp_path):
    shutil.copytree(MINIMAL, tmp_path / "content")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--address", address],
        cwd=tmp_path,
        env=os.environ | {"CATALOGUE_CONTENT": "content"},
        preexec_fn=_interruptible,  # noqa: PLW1509 - no thread runs
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = f"http://{address}/patterns/logging.html"
        assert "livereload" in _wait(page, "Logging")
        _change(tmp_path / "content" / PATTERN, "name: Logging", "name: Logging well")
        assert "Logging well" in _title(_wait(page, "Logging well", "/patterns/logging-well.html"))
    finally:
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=PATIENCE)[1]
    assert "Traceback" not in said
    assert "Serving at" in said


def _interruptible():
    """Listen to an interrupt from the keyboard, which a process in the background would ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait(page, words, instead=""):
    """Give the page as soon as it holds these words; a page that moved is asked for at its new address."""
    deadline = time.monotonic() + PATIENCE
    page = page if not instead else page.rpartition("/patterns/")[0] + instead
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                text = answer.read().decode()
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{words!r} did not appear on {page}")
