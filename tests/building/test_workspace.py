import pytest

from generator.site.workspace import InTheWayError, update


def test_only_files_whose_text_changed_are_written(tmp_path):
    assert update(tmp_path, {"a.md": b"1", "deep/b.md": b"2"}).new == ("a.md", "deep/b.md")
    before = (tmp_path / "a.md").stat().st_mtime_ns
    changes = update(tmp_path, {"a.md": b"1", "deep/b.md": b"3"})
    assert (changes.written, changes.new, changes.removed) == (("deep/b.md",), (), ())
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert (tmp_path / "deep" / "b.md").read_bytes() == b"3"


def test_files_that_are_no_longer_made_are_removed_with_the_folders_they_leave_empty(tmp_path):
    update(tmp_path, {"a.md": b"1", "deep/er/b.md": b"2"})
    (tmp_path / "deep" / "mine.txt").write_text("mine", encoding="utf-8")
    assert update(tmp_path, {"a.md": b"1"}).removed == ("deep/er/b.md",)
    assert not (tmp_path / "deep" / "er").exists()
    assert (tmp_path / "deep" / "mine.txt").exists()


def test_a_file_of_somebody_else_is_neither_written_over_nor_removed(tmp_path):
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    with pytest.raises(InTheWayError, match=r"a\.md: was not written by this command"):
        update(tmp_path, {"0.md": b"1", "a.md": b"1"})
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.md", "mine")]
    assert update(tmp_path, {"a.md": b"mine"}).written == ()


@pytest.mark.parametrize("listed", ["no JSON", '["../outside.md", 7]'])
def test_a_spoilt_list_of_what_was_written_removes_nothing_outside(tmp_path, listed):
    folder = tmp_path / "folder"
    update(folder, {"a.md": b"1"})
    (tmp_path / "outside.md").write_text("mine", encoding="utf-8")
    (folder / "written.json").write_text(listed, encoding="utf-8")
    assert update(folder, {"b.md": b"1"}).removed == ()
    assert (tmp_path / "outside.md").exists()
