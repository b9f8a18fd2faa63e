"""What chosen options require, exclude or combine with is told as they are chosen."""

import pytest

from tests.decide.made_up import made_up
from tests.decide.scripts import needs_node, run

RELATIONS = """
import { relationsOf } from "./rank.js";
const gives = ({ data, chosen }) => relationsOf(data, chosen).map((one) => [one.open, one.text]);
"""
CASES = {
    "two that exclude one another": (
        [("lake", "excludes", "port"), ("port", "excludes", "lake")],
        ["lake", "port"],
        [[True, "Lake excludes Port: choose one of the two."]],
    ),
    "two that combine": (
        [("lake", "can be combined with", "port"), ("port", "can be combined with", "lake")],
        ["lake", "port"],
        [[False, "Lake and Port can be combined."]],
    ),
    "two of which nothing says that they combine": (
        [],
        ["lake", "port"],
        [
            [
                True,
                "Storing: nothing recorded says whether Lake, Port can be taken together; "
                "the examples and the page of the decision may help.",
            ]
        ],
    ),
    "one that requires another option": (
        [("lake", "requires", "port")],
        ["lake"],
        [[True, "Lake requires Port: to be taken in Storing."]],
    ),
    "one that stands alone": ([("lake", "excludes", "port")], ["lake"], []),
}


@needs_node
@pytest.mark.parametrize("name", CASES)
def test_relations_of_what_is_chosen_are_told(tmp_path, name):
    edges, chosen, expected = CASES[name]
    data = made_up({"lake": [], "port": []}).model_dump(mode="json")
    for start, relation, target in edges:
        edge = {"relation": relation, "pattern": target, "name": target.title(), "url": "u"}
        data["options"][start]["relations"].append(edge)
    assert run(tmp_path, RELATIONS, {"data": data, "chosen": chosen}) == expected
