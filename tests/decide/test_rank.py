"""Ranks made-up options, whose effects are counted here by hand."""

import pytest

from generator.decide.rank import rank
from tests.cases import cases
from tests.decide.made_up import made_up


@pytest.mark.parametrize("case", cases("decide/cases"))
def test_options_are_ranked_by_the_rule_and_every_reservation_has_its_line(case):
    data = made_up(case["options"], case.get("rejected"), case.get("objecting"))
    found = rank(data, data.decisions[0], case["weights"], case.get("ruled_out", {}))
    assert {item.option: [item.place, item.points] for item in found.ranked} == case["ranked"]
    assert [item.option for item in found.ranked] == list(case["ranked"])
    assert list(found.lines) == case["lines"]
    assert [item.text for item in found.unranked] == case["unranked"]
    assert [swing.text for swing in found.swings] == case["swings"]


def test_a_reason_names_the_force_who_says_so_and_who_contests_it_and_shows_its_sum():
    data = made_up({"lake": ["speed ++ quoted Ann Bob, contested by Cay"]})
    (reason,) = rank(data, data.decisions[0], {"speed": 2}, {}).ranked[0].reasons
    assert reason.text == (
        "Speed: helps strongly. Said by Ann, Bob. Contested by Cay, so it counts half of that, rounded down."
    )
    assert reason.sum == "weight 2 × effect 2 × evidence 2 = 8"
