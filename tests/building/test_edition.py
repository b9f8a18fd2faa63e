"""Tests that version and date of the content come from git, and from no clock; and what a release holds."""

import io
import zipfile

import pytest

from generator.pages.imprint import imprint
from generator.pages.words import words
from generator.repository import Edition, edition
from generator.site.offline import packed
from tests.building.test_publish import _git as git

DATES = ("2024-02-03T12:00:00Z", "2024-05-06T23:30:00-05:00")


def _commit(folder, date):
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "One", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


@pytest.fixture
def content(tmp_path):
    """A content folder whose only commit is tagged."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.yml").write_text("a: 1\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    _commit(tmp_path, DATES[0])
    git(tmp_path, "tag", "v1.2.0")
    return folder


def test_a_tagged_commit_is_its_tag(content):
    assert edition(content) == Edition("v1.2.0", "2024-02-03")


def test_a_change_elsewhere_gives_another_version_of_the_same_day(content):
    (content.parent / "README.md").write_text("New", encoding="utf-8")
    _commit(content.parent, DATES[1])
    known = edition(content)
    assert known.version.startswith("v1.2.0-1-g")
    assert known.date == "2024-02-03"


def test_a_day_is_that_of_utc(content):
    (content / "a.yml").write_text("a: 2\n", encoding="utf-8")
    _commit(content.parent, DATES[1])
    assert edition(content).date == "2024-05-07"


def test_content_that_was_changed_since_says_so(content):
    (content / "a.yml").write_text("a: 2\n", encoding="utf-8")
    assert edition(content) == Edition("v1.2.0-changed", "2024-02-03")


def test_a_version_does_not_depend_on_how_many_commits_a_clone_has(content):
    git(content.parent, "tag", "--delete", "v1.2.0")
    assert len(edition(content).version) == 12


def test_changes_of_the_content_are_those_of_its_commits_newest_first(content):
    (content.parent / "README.md").write_text("New", encoding="utf-8")
    (content / "b.yml").write_text("b: 1\n", encoding="utf-8")
    _commit(content.parent, DATES[1])
    changes = edition(content).changes
    assert [(change.at, change.paths) for change in changes] == [
        ("2024-05-07T04:30:00Z", ("b.yml",)),
        ("2024-02-03T12:00:00Z", ("a.yml",)),
    ]
    assert len({change.commit for change in changes}) == 2


def test_a_clone_that_holds_only_some_commits_tells_of_no_changes(content, tmp_path):
    (content / "a.yml").write_text("a: 2\n", encoding="utf-8")
    _commit(content.parent, DATES[1])
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    known = edition(tmp_path / "shallow" / "content")
    assert known.date == "2024-05-07"
    assert known.changes == ()


@pytest.mark.parametrize(
    ("seconds", "date"), [({}, ""), ({"SOURCE_DATE_EPOCH": "0"}, ""), ({"SOURCE_DATE_EPOCH": "86400"}, "1970-01-02")]
)
def test_outside_of_git_a_fixed_word_stands_for_the_version(tmp_path, seconds, date):
    assert edition(tmp_path, seconds) == Edition("unversioned", date)


def test_the_foot_of_a_page_escapes_the_name_of_a_tag():
    told = imprint(Edition("v1<script>", "2024-02-03"), words())
    assert told == "Version v1&lt;script&gt;, content of 2024-02-03"
    assert imprint(Edition(), words()) == "Version unversioned"


def test_an_archive_holds_every_file_and_is_the_same_twice(tmp_path):
    (tmp_path / "data").mkdir()
    for path in ("index.html", "data/a.json"):
        (tmp_path / path).write_text(path, encoding="utf-8")
    whole = packed(tmp_path, "catalogue-v1", Edition("v1", "2024-02-03"))
    (tmp_path / "index.html").touch()
    assert packed(tmp_path, "catalogue-v1", Edition("v1", "2024-02-03")) == whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert {entry.filename: entry.date_time[:3] for entry in archive.infolist()} == {
            "catalogue-v1/data/a.json": (2024, 2, 3),
            "catalogue-v1/index.html": (2024, 2, 3),
        }
        assert archive.read("catalogue-v1/data/a.json") == b"data/a.json"
