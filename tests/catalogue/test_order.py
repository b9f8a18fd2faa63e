import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.codings import Codings
from generator.catalogue.decisions import assemble_decisions
from generator.catalogue.order import in_order
from generator.content.load import load
from generator.content.model import DecisionFile
from tests.cases import cases

STUDY = {"id": "one", "prefix": "one", "name": "One", "description": "One.", "attribution": "Nobody."}


def _decision(identity, options=(), follow=()):
    return {
        "id": identity,
        "study": "one",
        "name": identity,
        "question": "Which?",
        "summary": "One.",
        "why": "Because.",
        "options": [{**item, "fits": "Always."} for item in options or [{"pattern": "some"}]],
        "next": [{"decision": item} for item in follow],
    }


def _write(path, data):
    path.parent.mkdir(exist_ok=True, parents=True)
    text = yaml.safe_dump(data)
    path.write_text(f"---\n{text}---\n" if path.suffix == ".md" else text, encoding="utf-8")


@pytest.mark.parametrize("case", cases("catalogue/order"))
def test_decisions_stand_in_the_order_in_which_they_are_taken(case, tmp_path):
    _write(tmp_path / "catalogue.yml", {"title": "T", "description": "D", "licence": "L", "studies": [STUDY]})
    for identity, entry in case["decisions"].items():
        _write(
            tmp_path / "decisions" / f"{identity}.yml", _decision(identity, entry.get("options"), entry.get("next", ()))
        )
    for identity, consider in case.get("patterns", {}).items():
        front = {"id": identity, "name": identity, "kind": "pattern", "study": "one", "definition": "One."}
        _write(tmp_path / "patterns" / f"{identity}.md", {**front, "consider": consider})
    if "order" in case:
        _write(tmp_path / "order.yml", {"order": case["order"]})
    content = load(tmp_path)
    assert content.findings == []
    found = assemble_decisions(content, Codings())
    assert list(found) == case["expected"]
    assert [item.number for item in found.values()] == list(range(1, len(found) + 1))
    assert all(list(found[key].before) == wanted for key, wanted in case.get("before", {}).items())
    asked = {key: [[str(kind), item] for kind, item in decision.asked_by] for key, decision in found.items()}
    assert all(asked[key] == wanted for key, wanted in case.get("asked_by", {}).items())
    if "further" in case:
        assert [key for key, decision in found.items() if decision.is_further] == case["further"]


IDS = list("abcdef")
GRAPH = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4))


@given(st.sets(st.sampled_from(IDS)), GRAPH, GRAPH)
def test_whatever_leads_to_what_each_decision_stands_in_the_order_once(ids, follow, asked_by):
    decisions = [DecisionFile.model_validate(_decision(identity)) for identity in sorted(ids)]
    ordered = [item.id for item in in_order(decisions, follow, asked_by)]
    assert sorted(ordered) == sorted(ids)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda edge: edge[0] < edge[1])))
def test_without_circles_a_decision_never_stands_before_one_that_leads_to_it(edges):
    follow = {first: [second for one, second in edges if one == first] for first, _ in edges}
    ordered = [item.id for item in in_order([DecisionFile.model_validate(_decision(i)) for i in IDS], follow, {})]
    assert all(ordered.index(first) < ordered.index(second) for first, second in edges)
