"""Quotations that drifted from an edited source are put right where that is certain, and left to people where not."""

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pipeline import build
from generator.review.reanchor import reanchor
from tests.cases import cases
from tests.making import MINIMAL, changed

CASES = cases("review/drifts")


def _texts(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("case", CASES)
def test_what_is_certain_is_put_right_and_the_rest_is_listed(case, tmp_path):
    content = changed(tmp_path / "content", case)
    before = _texts(content)
    done = reanchor(content)
    after = _texts(content)
    assert sorted({item.path for item in done.left}) == sorted(case["left"])
    assert {path for path in after if before[path] != after[path]} == {path for path, _ in case["mended"]}
    for path, words in case["mended"]:
        assert words in after[path].decode()
    assert len(done.mended) == len(case["mended"])
    assert reanchor(content).mended == ()


@pytest.mark.parametrize("case", CASES)
def test_a_dry_run_changes_no_file(case, tmp_path):
    content = changed(tmp_path / "content", case)
    before = _texts(content)
    result = CliRunner().invoke(main, ["--content", str(content), "reanchor", "--dry-run"])
    assert _texts(content) == before
    assert f"{len(case['mended'])} put right" in result.stderr
    assert result.exit_code == bool(case["left"])


def test_where_nothing_drifted_nothing_is_done():
    assert reanchor(MINIMAL) == reanchor(MINIMAL, write=False)
    assert reanchor(MINIMAL).mended == reanchor(MINIMAL).left == ()


def test_the_nearest_words_stand_in_the_finding(tmp_path):
    edit = [
        ["guides/begin.md", "Read about", '[x](cite:obs-p3 "Six screens hang on our walls and nobody has looked") and']
    ]
    findings = build(changed(tmp_path / "content", {"edit": edit})).catalogue.findings
    [message] = [item.message for item in findings if item.rule == "unresolved-citation"]
    assert message.endswith("the nearest words are “Six screens hang on our wall, and nobody has looked”")
