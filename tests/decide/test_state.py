"""What a reader enters goes into a short address and comes back, and another edition says what it says otherwise."""

import copy

import pytest

from generator.addresses import Addresses
from generator.decide.gather import decide_data
from generator.pages.words import words
from generator.pipeline import build
from tests.cases import ROOT
from tests.decide.made_up import made_up
from tests.decide.scripts import needs_node, run

pytestmark = needs_node
LONGEST = 2000
"""Characters of an address behind the page's own; the rest of 2 KB is for the host."""
THERE_AND_BACK = """
import { addressOf, cleaned, ofAddress } from "./state.js";
const gives = async ({ data, now, state, digest }) => {
  const address = await addressOf(data, state);
  const back = cleaned(now, digest, await ofAddress(now, address));
  return { length: address.length, state: back.state, former: back.former, changes: back.changes };
};
"""
SHORT = 'import { short } from "./state.js";\nconst gives = (names) => names.map((name) => short(name));'


@pytest.fixture(scope="module")
def data():
    catalogue = build(ROOT / "content").catalogue
    return decide_data(catalogue, Addresses(catalogue), words()).model_dump(mode="json")


def everything(data):
    """Give a state with every force weighed and every decision taken."""
    answers = {}
    for decision in data["decisions"]:
        options = [item["pattern"] for item in decision["choices"] if item["pattern"]]
        answers[decision["id"]] = {
            "chosen": options[:1],
            "holds": [item["text"] for item in decision["constraints"][:1]],
            "ruledOut": {},
            "notes": "",
            "status": "accepted",
            "date": "2026-11-21",
            "deciders": "Ann, Bob",
        }
    return {
        "content": "sha256:0123456789abcdef",
        "decision": "",
        "weights": {force["id"]: 1 + number % 2 for number, force in enumerate(data["forces"])},
        "constraints": ["Two of our three regions may not share a network", "We have five engineers"],
        "answers": answers,
        "marks": {},
    }


@pytest.mark.content
def test_an_address_with_all_decisions_and_all_weights_is_short_and_comes_back_whole(tmp_path, data):
    state = everything(data)
    digest = "sha256:0123456789abcdef"
    found = run(tmp_path, THERE_AND_BACK, {"data": data, "now": data, "state": state, "digest": digest})
    assert found["length"] < LONGEST
    assert found["state"]["weights"] == state["weights"]
    assert found["state"]["answers"] == state["answers"]
    assert found["state"]["constraints"] == state["constraints"]
    assert not found["former"]
    assert found["changes"] == []


@pytest.mark.content
def test_no_two_names_are_shortened_to_the_same(tmp_path, data):
    names = {item["id"] for item in [*data["forces"], *data["decisions"], *data["options"].values()]}
    names |= {one["text"] for item in data["decisions"] for one in item["constraints"]}
    assert len(set(run(tmp_path, SHORT, sorted(names)))) == len(names)


def edition(options, objecting=None):
    return made_up(options, objecting=objecting).model_dump(mode="json")


CHANGES = {
    "nothing": (
        {"lake": ["speed ++ quoted Ann"], "port": []},
        {"lake": ["speed ++ quoted Ann"], "port": ["trust + model"]},
        [],
    ),
    "an effect": (
        {"lake": ["speed ++ quoted Ann"], "port": []},
        {"lake": ["speed - quoted Ann"], "port": []},
        ["Lake: Speed was “helps strongly” and is “hurts”."],
    ),
    "what it rests on": (
        {"lake": ["speed ++ model"], "port": []},
        {"lake": ["speed ++ quoted Ann"], "port": []},
        ["Lake: what Speed rests on has changed."],
    ),
    "effects that come and go": (
        {"lake": ["speed ++ model"], "port": ["trust + model"]},
        {"lake": ["trust + model"], "port": ["speed - model"]},
        ["Lake: Trust is new: “helps”; Speed is no longer recorded (it was “helps strongly”)."],
    ),
    "an option that is gone": (
        {"lake": [], "port": ["speed + model"]},
        {"port": ["speed + model"]},
        ["Storing: something that was chosen there is no longer in the catalogue."],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_link_of_a_former_edition_says_what_has_changed_since_for_what_was_chosen(tmp_path, name):
    former, now, expected = CHANGES[name]
    state = {
        "content": "sha256:00000000",
        "weights": {},
        "constraints": [],
        "answers": {"where_to_store": {"chosen": ["lake"]}},
    }
    given = {"data": edition(former), "now": edition(now), "state": state, "digest": "sha256:11111111"}
    found = run(tmp_path, THERE_AND_BACK, given)
    assert found["former"]
    assert [line.replace("; what is written of it has changed", "") for line in found["changes"]] == expected


def test_where_an_expert_stands_now_is_told(tmp_path):
    options = {"lake": ["speed + model"]}
    state = {
        "content": "sha256:00000000",
        "weights": {},
        "constraints": [],
        "answers": {"where_to_store": {"chosen": ["lake"]}},
    }
    given = {
        "data": edition(copy.deepcopy(options)),
        "now": edition(options, {"lake": ["Bob"]}),
        "state": state,
        "digest": "sha256:1",
    }
    found = run(tmp_path, THERE_AND_BACK, given)
    assert found["changes"] == ["Lake: where Bob stands has changed."]
