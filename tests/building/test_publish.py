"""Holds builds to leaving the former site byte for byte as it was, whatever happens to them."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.site import publish
from generator.site.publish import BusyError, alone, fresh
from tests.cases import ROOT
from tests.making import MINIMAL

WAYS = {"the folder": (), "gen-files": ("--settings", "mkdocs.yml")}

SETTINGS = {"SITE_URL": "https://catalogue.example/", "CATALOGUE_CONTENT": "content", "PYTHONPATH": str(ROOT)}


def _bytes(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _differing(folder, before):
    """Give the paths below a folder whose bytes are not those of before, or that are on one side only."""
    after = _bytes(folder)
    return sorted(path for path in after.keys() | before.keys() if after.get(path) != before.get(path))


def _build(project, *options, limit=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "generator", "build", *options],
        cwd=project,
        env=os.environ | SETTINGS | environment,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,
        capture_output=True,
        text=True,
        check=False,
    )


def _git(project, *command, **environment):
    settings = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *command], cwd=project, env=os.environ | environment, check=True)


def _projected(folder):
    """Make a repository of the small study with one commit of a known date."""
    shutil.copytree(MINIMAL, folder / "content")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("generator/", f"{ROOT.as_posix()}/generator/")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / ".gitignore").write_text(".catalogue*\nsite\n.site*\n", encoding="utf-8")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    date = {"GIT_AUTHOR_DATE": "2024-02-03T12:00:00Z", "GIT_COMMITTER_DATE": "2024-02-03T12:00:00Z"}
    _git(folder, "commit", "--quiet", "-m", "All", **date)
    return folder


@pytest.fixture(scope="module", params=WAYS)
def built(request, tmp_path_factory):
    """Give a project with a whole site, the options that built it, and the bytes of its files."""
    project = _projected(tmp_path_factory.mktemp("project"))
    options = WAYS[request.param]
    done = _build(project, *options)
    assert done.returncode == 0, done.stderr
    return project, options, _bytes(project / "site")


def test_two_builds_of_one_commit_are_the_same_and_the_map_of_the_site_has_its_date(built, tmp_path):
    _, options, before = built
    other = _projected(tmp_path / "elsewhere")
    done = _build(other, *options, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert _differing(other / "site", before) == []
    assert before["sitemap.xml"].count(b"<lastmod>2024-02-03</lastmod>") == before["sitemap.xml"].count(b"<url>") > 10


def test_an_error_in_the_content_leaves_the_former_site(built):
    project, options, before = built
    file = project / "content" / "forces.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text("forces: 7\n", encoding="utf-8")
    done = _build(project, *options)
    file.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "content/forces.yml:1:" in done.stderr
    assert _differing(project / "site", before) == []


def test_a_full_disk_leaves_the_former_site_and_nothing_beside_it(built):
    project, options, before = built
    done = _build(project, *options, limit=200_000)
    assert done.returncode == 1
    assert _differing(project / "site", before) == []
    assert list(project.glob(".site*")) == []


def test_a_second_build_at_the_same_time_is_refused_and_changes_nothing(built):
    project, options, before = built
    with alone(project / "site"):
        done = _build(project, *options)
    assert done.returncode == 1
    assert "another build is writing it; wait until that one is done" in done.stderr
    assert "Traceback" not in done.stderr
    assert _differing(project / "site", before) == []


def _began(project, options):
    """Begin a build; give it with the folder into which its engine has begun to write, and the engine's number."""
    build = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *options],
        cwd=project, env=os.environ | SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    folder = project / (".site.new" if options else ".catalogue/site")
    shutil.rmtree(folder, ignore_errors=True)
    while not any(folder.glob("*/*.html")):
        assert build.poll() is None, "the build was done before it could be killed"
        time.sleep(0.005)
    (engine,) = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text(encoding="ascii").split()
    return build, folder, engine


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends an engine with the build that began it")
def test_a_build_killed_while_its_engine_writes_leaves_the_former_site_and_the_next_one_removes_the_rest(built):
    project, options, before = built
    build, folder, engine = _began(project, options)
    build.kill()
    assert build.wait() == -signal.SIGKILL
    assert _bytes(project / "site") == before
    assert folder.is_dir()
    for _ in range(100):
        if not Path(f"/proc/{engine}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{engine}").exists() or "Z" in Path(f"/proc/{engine}/stat").read_text(encoding="ascii")
    done = _build(project, *options)
    assert done.returncode == 0, done.stderr
    assert _bytes(project / "site") == before
    assert list(project.glob(".site*")) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.site.publish import alone, fresh
out = Path(sys.argv[1])
with alone(out), fresh(out) as folder:
    (folder / "half.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_former_site_and_the_next_one_removes_what_is_left(tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("former", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED, str(out)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert _bytes(out) == {"index.html": b"former"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.new", ".site.lock"}
    with alone(out), fresh(out) as folder:
        assert list(folder.iterdir()) == []
        (folder / "index.html").write_text("new", encoding="utf-8")
    assert _bytes(out) == {"index.html": b"new"}
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_fault_leaves_the_former_site_and_a_whole_site_takes_its_place(exchanges, tmp_path, monkeypatch):
    if not exchanges:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    out = tmp_path / "site"
    for text in ("first", "second"):
        with fresh(out) as folder:
            (folder / "index.html").write_text(text, encoding="utf-8")
        assert _bytes(out) == {"index.html": text.encode()}
    with pytest.raises(ZeroDivisionError), fresh(out) as folder:
        (folder / "index.html").write_text(str(1 / 0), encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _bytes(out) == {"index.html": b"second"}


def test_a_site_that_a_killed_build_had_moved_away_comes_back(tmp_path):
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old" / "index.html").write_text("former", encoding="utf-8")
    publish.clear(tmp_path / "site")
    assert _bytes(tmp_path) == {"site/index.html": b"former"}


def test_a_lock_is_free_again_when_its_build_is_done(tmp_path):
    wanted = pytest.raises(BusyError, match="another build is writing it")
    with alone(tmp_path / "site"), wanted, alone(tmp_path / "site"):
        pass
    with alone(tmp_path / "site"):
        pass


def test_who_waits_for_a_lock_gets_it_and_its_file_is_gone_in_the_end(tmp_path):
    held = []

    def wait(turn):
        with alone(tmp_path / "site", wait=True):
            assert held == []
            held.append(turn)
            time.sleep(0.01)
            held.remove(turn)
        return turn

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(wait, range(12))) == list(range(12))
    assert list(tmp_path.iterdir()) == []
