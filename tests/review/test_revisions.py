"""The command compares what git holds: revisions of a history that the test makes, and folders."""

import json
import os
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.making import MINIMAL


def git(folder, *words):
    """Run git as somebody without settings."""
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


@pytest.fixture
def history(tmp_path):
    """Make a repository of three commits: no content, the small study, one stance turned round."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "nothing")
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "the study")
    coding = content / "coding" / "observability" / "p_3.yml"
    text = coding.read_text(encoding="utf-8")
    coding.write_text(text.replace("stance: rejects", "stance: supports", 1), encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "a stance")
    return content


def run(content, *words):
    """Run the command and give exit status, output and what is said of errors."""
    result = CliRunner().invoke(main, ["--content", str(content), "diff", *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("revisions", [("HEAD~1",), ("HEAD~1", "HEAD"), ("main~1", "main")])
def test_two_revisions_differ_by_what_was_committed(history, revisions):
    status, out, _ = run(history, *revisions, "--format", "json")
    stances = [change for change in json.loads(out)["changes"] if change["kind"] == "stance"]
    assert status == 0
    assert [(item["before"], item["after"]) for item in stances] == [("rejects", "supports")]


def test_today_s_folder_is_compared_where_nothing_else_is_named(history):
    assert "Nothing that a reader would notice" in run(history, "HEAD")[1]
    (history / "patterns" / "tracing.md").unlink()
    assert "Distributed tracing" in run(history, "HEAD")[1]


def test_folders_are_compared_without_git(tmp_path, history):
    status, out, _ = run(history, str(MINIMAL), str(history), "--format", "html", "--out", str(tmp_path / "out.html"))
    assert (status, out) == (0, "")
    assert "<td>rejects</td>" in (tmp_path / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", "“nowhere” is neither a folder with a catalogue.yml nor a revision"),
        ("HEAD~2", "content/catalogue.yml does not exist at “HEAD~2”"),
        ("--output=x", "“--output=x” is no revision"),
    ],
)
def test_what_cannot_be_compared_is_said_without_a_traceback(history, name, told):
    status, _, error = run(history, "--", name)
    assert status == 1
    assert told in error


def test_a_link_out_of_the_content_of_a_revision_is_left_out(history):
    content = history / "content" if (history / "content").is_dir() else history
    os.symlink("/etc/passwd", content / "patterns" / "leak.md")
    os.symlink("/", content / "more")
    git(content, "add", ".")
    git(content, "commit", "-q", "-m", "links")
    status, said, told = run(content, "HEAD~1", "HEAD")
    assert status == 0, told
    assert "root:" not in said
