"""Compares the tables for spreadsheets with what a person reads in the files of a small study."""

import csv
import io

import pytest

from generator.export import Format
from generator.export.tables import table
from generator.pipeline import build
from tests.export.reading import STUDY
from tests.making import changed


def _read(root, name):
    data = build(root).exports([Format.CSV])[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("a = b", "a = b"),
        ("'=1", "'=1"),
        ("", ""),
        ('say "a, b"\nc', 'say "a, b"\nc'),
    ],
)
def test_no_cell_is_a_formula_and_every_other_value_stays_as_it_is(value, written):
    text = table([("a", "b"), (value, "c")]).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], [written, "c"]]


def test_an_effect_has_its_words_for_and_against():
    rows = {(row["pattern"], row["force"]): row for row in _read(STUDY, "effects")}
    assert set(rows) == {("sourdough", "patience"), ("sourdough", "taste"), ("yeast", "patience")}
    taste = rows["sourdough", "taste"]
    assert (taste["effect"], taste["basis"], taste["why"]) == ("strongly helps", "quoted", "Acids grow for a day.")
    assert (taste["quoted_sources"], taste["contested_sources"]) == ("bak-p1", "bak-p2")
    assert taste["quoted_urls"].startswith("sources/bak-p1.html#excerpt-")
    assert rows["sourdough", "patience"]["basis"] == "study model"
    assert rows["sourdough", "patience"]["quoted_urls"] == ""


def test_a_view_is_an_experts_own_or_reported_and_an_interviewer_has_none():
    rows = [
        (row["pattern"], row["held_by"], row["stance"], row["reported"], row["through"])
        for row in _read(STUDY, "views")
    ]
    assert rows == [
        ("sourdough", "Expert A", "supports", "no", ""),
        ("sourdough", "Expert A", "reports", "no", "taste"),
        ("sourdough", "Expert B", "rejects", "no", "taste"),
        ("sourdough", "a mother", "supports", "yes", ""),
        ("yeast", "Expert A", "rejects", "no", ""),
        ("yeast", "Expert A", "qualifies", "no", "taste"),
        ("yeast", "Expert B", "supports", "no", ""),
    ]


def test_every_statement_has_a_row_with_its_words_and_how_they_compare():
    rows = {row["text"]: row for row in _read(STUDY, "statements")}
    assert len(rows) == 8
    crust = rows["People travel far because of the crust"]
    assert crust["words"] == "People cross the river for that crust."
    assert (crust["match"], crust["reviewed"], crust["speaks_of"]) == ("paraphrase", "yes", "sourdough")
    assert (crust["speakers"], crust["note"]) == ("Expert A (expert)", "Far is the coder's word.")
    jar = rows["A jar of culture needs care every single day"]
    assert (jar["reviewed"], jar["stance"], jar["speakers"]) == ("no", "", "Interviewer (interviewer)")


def test_a_figure_has_the_words_that_tell_it():
    (row,) = _read(STUDY, "figures")
    assert (row["number"], row["unit"], row["source"], row["speaker"]) == ("one", "jar", "bak-p1", "Expert A")
    assert row["words"] == "we keep one jar alive for the whole street."


def test_words_of_a_source_that_look_like_a_formula_are_none_in_the_table(tmp_path):
    formula = "=HYPERLINK is how our lists call the log files of a night"
    edit = [
        [
            "sources/observability/p_1.md",
            "**OPEN CODING TRACE:**\n\nwe trace every call",
            f"**OPEN CODING TRACE:**\n\n{formula}\n\nwe trace every call",
        ]
    ]
    texts = [row["text"] for row in _read(changed(tmp_path / "content", {"edit": edit}), "statements")]
    assert f"'{formula}" in texts
