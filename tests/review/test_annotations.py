"""Tests which findings GitHub shows at their lines, and that the rest is counted."""

from dataclasses import replace

import pytest

from generator.findings import Finding, Rule, Severity
from generator.review.annotations import SHOWN, annotations, chosen, summary
from generator.review.revisions import RevisionError, changed_since
from tests.building.test_publish import _git as git
from tests.making import changed

ERROR = Finding("a.yml", 1, 1, Rule.FORMAT, Severity.ERROR, "wrong")
WARNING = replace(ERROR, severity=Severity.WARNING, message="odd")
NOTE = replace(ERROR, severity=Severity.NOTE, message="by the way")


def many(finding, count, path="a.yml"):
    return [replace(finding, path=path, line=number + 1) for number in range(count)]


CASES = {
    "what GitHub would drop is not sent": (many(NOTE, 30), [], [(NOTE.severity, "a.yml", SHOWN)]),
    "errors come first, whatever their file is called": (
        [*many(NOTE, 2), *many(ERROR, 1, "z.yml")],
        [],
        [(Severity.ERROR, "z.yml", 1), (Severity.NOTE, "a.yml", 2)],
    ),
    "changed files come first": (
        [*many(WARNING, 12), *many(WARNING, 3, "z.yml")],
        ["z.yml"],
        [(Severity.WARNING, "z.yml", 3), (Severity.WARNING, "a.yml", SHOWN - 3)],
    ),
    "an error elsewhere goes before a note in a changed file": (
        [ERROR, replace(NOTE, path="z.yml")],
        ["z.yml"],
        [(Severity.ERROR, "a.yml", 1), (Severity.NOTE, "z.yml", 1)],
    ),
    "every severity has its own ten": (
        [*many(ERROR, 12), *many(WARNING, 12)],
        [],
        [(Severity.ERROR, "a.yml", SHOWN), (Severity.WARNING, "a.yml", SHOWN)],
    ),
}


@pytest.mark.parametrize("purpose", CASES)
def test_the_findings_that_are_shown(purpose):
    findings, touched, expected = CASES[purpose]
    shown = chosen(findings, touched)
    kinds = list(dict.fromkeys((item.severity, item.path) for item in shown))
    assert [(*kind, sum((item.severity, item.path) == kind for item in shown)) for kind in kinds] == expected
    assert annotations(findings, "content", touched).count("\n") == len(shown)


def test_the_summary_counts_all_and_lists_what_no_annotation_shows():
    told = summary([*many(ERROR, 12), *many(NOTE, 1, "b.yml")], "content")
    assert "12 errors, 0 warnings, 1 note; 11 of them are shown at their lines." in told
    assert told.count("- content/a.yml:") == 2
    assert "content/b.yml" not in told


def test_a_summary_of_very_many_findings_is_cut_with_a_count():
    told = summary(many(NOTE, 1_000), "content")
    assert "- … and 790 more" in told
    assert told.count("\n- ") == 201


def test_words_of_a_finding_are_no_markup_of_a_summary():
    told = summary(many(replace(NOTE, message="<img src=x> [a](https://b.example) @everybody"), 11), "content")
    assert "<img" not in told
    assert "[a]" not in told
    assert "@everybody" not in told


def test_changed_files_are_those_since_work_branched_off(tmp_path):
    content = changed(tmp_path / "content")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "All")
    git(tmp_path, "checkout", "--quiet", "-b", "mine")
    (content / "forces.yml").write_text("# mine\n", encoding="utf-8")
    git(tmp_path, "commit", "--quiet", "-am", "Mine")
    git(tmp_path, "checkout", "--quiet", "main")
    (content / "catalogue.yml").write_text("# theirs\n", encoding="utf-8")
    git(tmp_path, "commit", "--quiet", "-am", "Theirs")
    git(tmp_path, "checkout", "--quiet", "mine")
    assert changed_since("main", content) == ["forces.yml"]
    with pytest.raises(RevisionError, match="nowhere"):
        changed_since("nowhere", content)
    with pytest.raises(RevisionError, match="no revision"):
        changed_since("--output=x", content)
