import os
import subprocess
import sys

import pytest

from generator.content.load import load
from generator.findings import Rule, Severity
from generator.limits import FILES_A_FOLDER
from generator.pipeline import build
from generator.site.documentation import documents
from tests.cases import ROOT
from tests.making import changed


@pytest.fixture
def content(tmp_path):
    return changed(tmp_path / "project" / "content")


def _told(findings, path):
    return [(item.rule, item.message) for item in findings if item.path == path]


@pytest.mark.parametrize("aim", ["../../secret.md", "/dev/zero", "/etc/passwd", "missing.md", "leak.md"])
@pytest.mark.parametrize("folder", ["patterns", "sources/observability"])
def test_a_link_out_of_the_content_is_a_finding_and_is_not_followed(folder, aim, content, tmp_path):
    (tmp_path / "secret.md").write_text("a secret", encoding="utf-8")
    os.symlink(aim, content / folder / "leak.md")
    findings = build(content).catalogue.findings
    ((rule, message),) = _told(findings, f"{folder}/leak.md")
    assert "a secret" not in message
    if folder == "patterns":
        assert (rule, message[:16]) == (Rule.MISSING_FILE, "cannot be read: ")
    else:
        assert rule is Rule.FILE_NAME  # no source has such a name, so nobody opens it
    assert {item.rule for item in findings if item.severity is Severity.ERROR} == {rule}


@pytest.mark.parametrize("aim", ["/", "..", "/etc"])
@pytest.mark.parametrize("link", ["patterns/more", "sources/more", "more"])
def test_a_link_to_a_folder_is_one_finding_and_nobody_walks_through_it(link, aim, content):
    os.symlink(aim, content / link)
    told = [item for item in build(content).catalogue.findings if item.path.startswith(link)]
    assert (told[0].path, told[0].rule, told[0].severity) == (link, Rule.MISSING_FILE, Severity.ERROR)
    assert all(item.path.endswith(".md") for item in told[1:])


@pytest.mark.parametrize("folder", ["patterns", "sources"])
def test_a_folder_of_content_that_is_a_link_is_a_finding_and_nobody_walks_through_it(folder, content):
    (content / folder).rename(content.parent / folder)
    os.symlink("/", content / folder)
    errors = [item for item in build(content).catalogue.findings if item.severity is Severity.ERROR]
    assert (folder, Rule.MISSING_FILE) in [(item.path, item.rule) for item in errors]


HAND_WRITTEN = {
    "leak.md": "../secret.md", "leak.png": "/etc/passwd", "zero.md": "/dev/zero", "more": "..", "gone.md": "missing.md",
}  # fmt: skip


@pytest.mark.parametrize("way", ["build", "build --settings mkdocs.yml", "check", "pages out"])
def test_a_link_in_the_folder_of_hand_written_pages_is_a_finding_and_is_not_followed(way, content):
    docs = content.parent / "docs"
    docs.mkdir()
    (content.parent / "secret.md").write_text("a secret", encoding="utf-8")
    for path, aim in HAND_WRITTEN.items():
        os.symlink(aim, docs / path)
    os.mkfifo(docs / "pipe.md")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *way.split(" ")],
        cwd=content.parent, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 1
    for path in (*HAND_WRITTEN, "pipe.md"):
        assert f"docs/{path}:1:1: error: missing-file: cannot be read" in said
    assert "a secret" not in said
    assert not (content.parent / "site").exists()


def test_no_link_in_the_folder_of_hand_written_pages_becomes_a_file_of_the_site(content):
    catalogue = build(content).catalogue
    docs = content.parent / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("# About\n", encoding="utf-8")
    os.symlink("/etc/passwd", docs / "leak.md")
    os.symlink("about.md", docs / "again.md")
    found = documents({}, {}, docs, catalogue)
    assert found["about.md"] == found["again.md"] == b"# About\n"
    assert "leak.md" not in found


def test_a_pipe_is_a_finding_and_nobody_waits_for_it(content):
    os.mkfifo(content / "patterns" / "pipe.md")
    ((rule, message),) = _told(build(content).catalogue.findings, "patterns/pipe.md")
    assert (rule, message) == (
        Rule.MISSING_FILE,
        "cannot be read: it is no regular file, such as a pipe or a device; put a file here",
    )


def test_a_file_that_begins_with_a_byte_order_mark_is_read(content):
    file = content / "patterns" / "tracing.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert [item for item in load(content).findings if item.severity is not Severity.NOTE] == []


def test_a_folder_with_too_many_files_is_one_finding(content):
    for number in range(FILES_A_FOLDER):
        (content / "guides" / f"g{number}.md").write_text("", encoding="utf-8")
    found = [item for item in load(content).findings if item.rule is Rule.TOO_MANY]
    assert [item.message[:46] for item in found] == ["the folder has more than 2,000 files that are "]


def test_a_cache_that_git_tracks_is_an_error(content):
    cache = content.parent / ".cache" / "x.svg"
    cache.parent.mkdir()
    cache.write_text("<svg/>", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=content.parent, check=True)
    assert [item for item in load(content).findings if item.severity is Severity.ERROR] == []
    subprocess.run(["git", "add", "--force", ".cache"], cwd=content.parent, check=True)
    (finding,) = (item for item in load(content).findings if item.severity is Severity.ERROR)
    assert (finding.path, finding.rule) == ("../.cache/x.svg", Rule.STRAY_FILE)


def test_nothing_follows_from_a_file_that_cannot_be_read(content):
    for path in ("decisions/signal_decision.yml", "forces.yml", "sources/observability/p_3.md"):
        (content / path).write_bytes(b"\xff")
    errors = [item for item in build(content).catalogue.findings if item.severity is not Severity.NOTE]
    assert {item.rule for item in errors} == {Rule.NOT_UTF8}
    assert len(errors) == 3
