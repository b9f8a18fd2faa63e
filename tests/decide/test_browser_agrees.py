"""The module that ranks in the browser says the same as the one here, on a thousand random weightings."""

import json
import random
import shutil
import subprocess
from dataclasses import asdict

import pytest

from generator.addresses import Addresses
from generator.decide.gather import decide_data
from generator.decide.madr import Answer, Edition, write_record
from generator.decide.rank import rank
from generator.pages.words import words
from generator.pipeline import build
from generator.site.documentation import BASE
from tests.cases import ROOT

WEIGHTINGS = 1000
RECORDS = 100
PROGRAM = """
import { readFileSync, writeFileSync } from "node:fs";
import { rank, writeRecord } from "./rank.mjs";
const { data, tasks } = JSON.parse(readFileSync("tasks.json", "utf8"));
writeFileSync("found.json", JSON.stringify(tasks.map((task) => {
  const decision = data.decisions[task.decision];
  const ranking = rank(data, decision, task.answer.weights, task.ruled_out);
  return [ranking, task.record ? writeRecord(data, decision, task.answer, task.edition) : ""];
})));
"""


def task(number, data, chance):
    """Give a random decision with random weights; the first ones have a record."""
    place = chance.randrange(len(data.decisions))
    options = [choice.pattern for choice in data.decisions[place].choices if choice.pattern]
    answer = Answer(
        weights={force.id: chance.randrange(3) for force in data.forces if chance.random() < chance.random()},
        constraints=("1. we have {no} *team*",) if chance.random() < 0.5 else (),
        chosen=tuple(option for option in options if chance.random() < 0.3),
        status=chance.choice(["proposed", "accepted"]),
        date="2026-01-31",
        deciders=('Ann "the" boss', "Bob"),
        notes=chance.choice(["", "# <b>note</b>\n- {x}"]),
    )
    ruled_out = {option: "no {money}" for option in options if chance.random() < 0.1}
    return place, answer, ruled_out, number < RECORDS


@pytest.mark.content
@pytest.mark.skipif(shutil.which("node") is None, reason="no program here runs the module outside of a browser")
def test_the_browser_ranks_and_writes_as_python_does(tmp_path):
    catalogue = build(ROOT / "content").catalogue
    data = decide_data(catalogue, Addresses(catalogue), words())
    chance = random.Random(20)  # noqa: S311 - no secret
    tasks = [task(number, data, chance) for number in range(WEIGHTINGS)]
    edition = Edition("The {title}", "sha256:0", "https://example.org/")
    given = [
        {
            "decision": place,
            "answer": asdict(answer),
            "ruled_out": ruled_out,
            "record": with_record,
            "edition": asdict(edition),
        }
        for place, answer, ruled_out, with_record in tasks
    ]
    (tmp_path / "tasks.json").write_text(json.dumps({"data": data.model_dump(mode="json"), "tasks": given}))
    shutil.copy(BASE / "docs" / "assets" / "rank.js", tmp_path / "rank.mjs")
    (tmp_path / "program.mjs").write_text(PROGRAM)
    subprocess.run(["node", "program.mjs"], cwd=tmp_path, check=True)
    found = json.loads((tmp_path / "found.json").read_text())
    assert len(found) == WEIGHTINGS
    ranked = 0
    for (place, answer, ruled_out, with_record), (ranking, record) in zip(tasks, found, strict=True):
        expected = rank(data, data.decisions[place], answer.weights, ruled_out)
        assert ranking == json.loads(json.dumps(asdict(expected)))
        assert record == (write_record(data, data.decisions[place], answer, edition) if with_record else "")
        ranked += bool(expected.ranked)
    assert ranked > WEIGHTINGS // 10
