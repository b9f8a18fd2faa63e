"""Looks at the site of another study, built without a warning with the hand-written pages of this one."""

from pathlib import Path

from tests.making import MINIMAL


def test_the_site_of_another_study_holds_its_pages_and_no_others(small_site: Path) -> None:
    made = {file.stem.replace("-", "_") for file in (small_site / "patterns").glob("*.html")}
    known_by_id = {file.stem for file in (MINIMAL / "patterns").iterdir()} - {"tracing"}
    assert made == known_by_id | {"index", "distributed_tracing", "spans"}  # the last is a redirect
