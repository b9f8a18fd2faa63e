import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Rule, Severity, as_github, as_json, as_text
from generator.signs import on_terminal, skeleton, skeleton_of_id, unseen

HOSTILE = "x\n::error file=a::forged\x1b[2Jgone\u202eturned\u2028next\x85line\rback\ud800"
FINDING = Finding("a\n::error::b.yml", 1, 2, Rule.FORMAT, Severity.ERROR, HOSTILE)


@pytest.mark.parametrize("write", [as_text, as_github, lambda found, root: "".join(f"{one.text()}\n" for one in found)])
def test_a_finding_is_one_line_that_a_terminal_obeys_in_nothing(write):
    assert write([FINDING], ".").count("\n") == 1
    assert write([FINDING], ".")[:-1].isprintable()


def test_findings_as_json_hold_every_sign_and_show_none_that_a_terminal_obeys():
    text = as_json([FINDING], ".")
    assert json.loads(text)[0]["message"] == HOSTILE
    assert all(line.isprintable() for line in text.split("\n"))


@given(st.text())
def test_any_text_on_a_terminal_is_one_line_without_signs_that_it_obeys(text):
    shown = on_terminal(text)
    assert shown.isprintable()
    assert shown == text or not text.isprintable()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("plain, “quoted”, naïve, 中文, العربية", []),
        ("tabs\tand\nlines", []),
        ("\U0001f469\u200d\U0001f4bb and می\u200cخواهم", []),
        ("a\u200db", [1]),
        ("\u200b", [0]),
        ("\ufeffx\x00\x7f\u202e\u2066\u2028\u00ad", [0, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_unseen_signs_are_found_and_joined_letters_are_not(text, places):
    assert [place for place, _ in unseen(text)] == places


@pytest.mark.parametrize("other", ["Cost", "C\u043est", "\uff43ost", "COST", " cost "])
def test_names_that_look_alike_have_one_skeleton(other):
    assert skeleton(other) == skeleton("cost")
    assert skeleton("costs") != skeleton("cost")


def test_ids_that_look_alike_have_one_skeleton():
    assert skeleton_of_id("Data_P0rt1") == skeleton_of_id("data_portl") == skeleton_of_id("dataport_i")
    assert skeleton_of_id("port_a") != skeleton_of_id("port_b")
