"""The module that ranks in the browser says the same as the one here, on a thousand random weightings."""

import json
import random
from dataclasses import asdict

import pytest

from generator.addresses import Addresses
from generator.decide.gather import decide_data
from generator.decide.madr import Answer, Edition, write_record
from generator.decide.rank import rank
from generator.pages.words import words
from generator.pipeline import build
from tests.cases import ROOT
from tests.decide.scripts import needs_node, run

WEIGHTINGS = 1000
RECORDS = 100
PROGRAM = """
import { rank, writeRecord } from "./rank.js";
const gives = ({ data, tasks }) => tasks.map((task) => {
  const decision = data.decisions[task.decision];
  const ranking = rank(data, decision, task.answer.weights, task.answer.ruled_out);
  return [ranking, task.record ? writeRecord(data, decision, task.answer, task.edition) : ""];
});
"""


def task(number, data, chance):
    """Give a random decision with random weights; the first ones have a record."""
    place = chance.randrange(len(data.decisions))
    options = [choice.pattern for choice in data.decisions[place].choices if choice.pattern]
    ruled_out = {option: "no {money}" for option in options if chance.random() < 0.1}
    answer = Answer(
        weights={force.id: chance.randrange(3) for force in data.forces if chance.random() < chance.random()},
        constraints=("1. we have {no} *team*",) if chance.random() < 0.5 else (),
        ruled_out=ruled_out,
        chosen=tuple(option for option in options if chance.random() < 0.3),
        status=chance.choice(["proposed", "accepted"]),
        date="2026-01-31",
        deciders=('Ann "the" boss', "Bob"),
        notes=chance.choice(["", "# <b>note</b>\n- {x}"]),
    )
    return place, answer, number < RECORDS


@pytest.mark.content
@needs_node
def test_the_browser_ranks_and_writes_as_python_does(tmp_path):
    catalogue = build(ROOT / "content").catalogue
    data = decide_data(catalogue, Addresses(catalogue), words())
    chance = random.Random(20)  # noqa: S311 - no secret
    tasks = [task(number, data, chance) for number in range(WEIGHTINGS)]
    edition = Edition("The {title}", "v{1}", "sha256:0", "https://example.org/")
    given = [
        {
            "decision": place,
            "answer": asdict(answer),
            "record": with_record,
            "edition": asdict(edition),
        }
        for place, answer, with_record in tasks
    ]
    found = run(tmp_path, PROGRAM, {"data": data.model_dump(mode="json"), "tasks": given})
    assert len(found) == WEIGHTINGS
    ranked = 0
    for (place, answer, with_record), (ranking, record) in zip(tasks, found, strict=True):
        expected = rank(data, data.decisions[place], answer.weights, answer.ruled_out)
        assert ranking == json.loads(json.dumps(asdict(expected)))
        assert record == (write_record(data, data.decisions[place], answer, edition) if with_record else "")
        ranked += bool(expected.ranked)
    assert ranked > WEIGHTINGS // 10
