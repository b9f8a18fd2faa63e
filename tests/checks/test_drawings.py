"""A drawing that nobody could read, or Graphviz lay out in time, is a finding before anything is drawn."""

import pytest

from generator.findings import Rule
from generator.limits import EDGES_A_DRAWING, NODES_A_DRAWING
from generator.pipeline import build
from tests.making import changed

DECISION = (
    "id: d{n}\nstudy: observability\nname: Name {n}\nquestion: What about {n}?\nsummary: Of {n}.\nwhy: Asked.\n{more}"
)
PATTERN = "---\nid: {name}\nname: {name}\nkind: pattern\nstudy: observability\ndefinition: One.\n{more}---\n\nOne.\n"
OPTION = "options: [{{pattern: {}, fits: For one.}}]\n"
EACH = 6
"""Decisions that follow each of the made ones; the small study has a few arrows of its own."""


def _told(folder, files):
    findings = build(changed(folder / "content", {"write": files})).catalogue.findings
    return [(item.path, item.message) for item in findings if item.rule is Rule.TOO_MANY]


@pytest.mark.parametrize("decisions", [24, 26])
def test_the_map_of_a_study_has_no_more_arrows_than_the_limit(decisions, tmp_path):
    files = {
        f"decisions/d{n}.yml": DECISION.format(
            n=n,
            more=OPTION.format("logging")
            + "next: ["
            + ", ".join(f"{{decision: d{(n + step) % decisions}}}" for step in range(1, EACH + 1))
            + "]\n",
        )
        for n in range(decisions)
    }
    told = _told(tmp_path, files)
    assert len(told) == (decisions * EACH > EDGES_A_DRAWING)
    assert all(f"the map of its study has more than {EDGES_A_DRAWING}" in message for _, message in told)


@pytest.mark.parametrize("others", [NODES_A_DRAWING - 2, NODES_A_DRAWING - 1])
def test_the_drawing_of_a_decision_has_no_more_boxes_than_the_limit(others, tmp_path):
    files = {f"patterns/other{n}.md": PATTERN.format(name=f"other{n}", more="") for n in range(others)}
    more = "relations:\n" + "".join(f"  - {{relation: enables, pattern: other{n}}}\n" for n in range(others))
    files["patterns/hub.md"] = PATTERN.format(name="hub", more=more)
    files["decisions/d1.yml"] = DECISION.format(n=1, more=OPTION.format("hub"))
    told = _told(tmp_path, files)
    boxes = others + 2
    assert [path for path, _ in told] == ["decisions/d1.yml"] * (boxes > NODES_A_DRAWING)
    assert all(message.startswith(f"{boxes} boxes for the drawing of this decision") for _, message in told)
