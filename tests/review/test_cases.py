"""What changes in a content folder is told in the catalogue's terms: cases of edits with the changes that follow."""

import json

import pytest

from generator.review.changes import Subject
from generator.review.reports import as_html, as_json, as_markdown
from generator.review.state import compared
from tests.cases import cases
from tests.making import MINIMAL, changed

CASES = cases("review/cases")


def _told(case, folder):
    return compared(("base", MINIMAL), ("head", changed(folder / "content", case)), drawn=True)


def _matches(wanted, change):
    return all(change[key] == value for key, value in wanted.items())


def test_every_kind_of_change_has_its_case():
    wanted = {change["kind"] for case in CASES for change in case.values[0]["changes"]}
    assert wanted == set(Subject)


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_as_a_reader_would_notice_it(case, tmp_path):
    changes = json.loads(as_json(_told(case, tmp_path)))["changes"]
    for wanted in case["changes"]:
        found = [change for change in changes if _matches(wanted, change)]
        assert len(found) == 1, (wanted, [change for change in changes if change["kind"] == wanted["kind"]])
    consequences = {
        ("pattern", "verdict"),
        ("statement", "words"),
        ("statement", "match"),
        ("finding", ""),
        ("citation", ""),
    }
    others = [item for item in changes if not any(_matches(wanted, item) for wanted in case["changes"])]
    if not case.get("partly"):
        assert [item for item in others if (item["kind"], item["aspect"]) not in consequences] == []


@pytest.mark.parametrize("case", CASES)
def test_every_change_stands_in_the_summary_and_on_the_page(case, tmp_path):
    comparison = _told(case, tmp_path)
    summary, page = as_markdown(comparison), as_html(comparison)
    assert summary.count("\n- ") == len(comparison.changes)
    assert page.count('<th scope="row">') == len(comparison.changes)
    if "hidden" in case:
        assert case["hidden"] not in summary + page + as_json(comparison)


@pytest.mark.parametrize("case", CASES)
def test_told_backwards_what_came_went(case, tmp_path):
    head = changed(tmp_path / "content", case)
    there, back = compared(("a", MINIMAL), ("b", head)), compared(("b", head), ("a", MINIMAL))
    added = {(item.subject, item.id) for item in there.changes if item.how == "added"}
    assert added == {(item.subject, item.id) for item in back.changes if item.how == "removed"}
