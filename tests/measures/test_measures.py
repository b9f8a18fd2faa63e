"""Compares what is measured with what a person counts in the files of two small studies."""

import pytest

from generator.content.model import Stance
from generator.evidence.records import Match
from generator.findings import Rule
from generator.measures.agreement import Silence, agreement
from generator.measures.gaps import Doubt, Ground, gap_map, worth_asking
from generator.measures.quality import quality
from generator.measures.saturation import saturation
from generator.measures.strength import Concern, Confidence, strength
from generator.measures.together import clustered, together
from tests.export.reading import STUDY
from tests.making import MINIMAL, catalogue_of, changed


@pytest.fixture(scope="module")
def small():
    return catalogue_of(MINIMAL)


@pytest.fixture(scope="module")
def baking():
    return catalogue_of(STUDY)


def test_each_option_is_set_against_each_force_on_which_an_option_of_its_decision_acts(small):
    cells = {(gap.pattern, gap.force): gap for gap in gap_map(small) if gap.decision == "wake_decision"}
    assert {key: (gap.ground, gap.quoted, gap.contested, gap.doubt) for key, gap in cells.items()} == {
        ("alerting", "repair_time"): (Ground.QUOTED, 2, 0, None),
        ("dashboards", "repair_time"): (Ground.QUOTED, 1, 0, None),
        ("sampling", "repair_time"): (Ground.MODEL, 0, 0, Doubt.DECIDES),
        ("alerting", "cost"): (Ground.MODEL, 0, 0, Doubt.UNQUOTED),
        ("dashboards", "cost"): (Ground.NOTHING, 0, 0, Doubt.MISSING),
        ("sampling", "cost"): (Ground.QUOTED, 1, 0, None),
        ("alerting", "noise"): (Ground.CONTESTED, 1, 1, Doubt.CONTESTED),
        ("dashboards", "noise"): (Ground.NOTHING, 0, 0, Doubt.MISSING),
        ("sampling", "noise"): (Ground.NOTHING, 0, 0, Doubt.MISSING),
    }
    assert cells["sampling", "repair_time"].acting == 3


def test_what_is_worth_asking_names_no_force_of_a_decision_twice_and_no_decision_three_times(small):
    found = worth_asking(gap_map(small))
    assert [(gap.worth, gap.decision, gap.pattern, gap.force) for gap in found] == [
        (6, "wake_decision", "sampling", "repair_time"),
        (4, "signal_decision", "logging", "cost"),
        (4, "store_decision", "central_store", "cost"),
        (3, "store_decision", "central_store", "privacy"),
        (3, "wake_decision", "alerting", "noise"),
    ]


def test_experts_who_stand_apart_are_counted_and_silence_is_told_from_not_being_asked(baking):
    rows = {item.pattern: item for item in agreement(baking)}
    assert list(rows) == ["sourdough", "yeast", "stone_oven"]
    first, second = rows["sourdough"].stands
    assert (first.stances, second.stances) == ((Stance.SUPPORTS, Stance.REPORTS), (Stance.REJECTS,))
    assert (first.place, second.place) == (2, 0)
    assert [(item.dispute, item.opposed, item.speaking) for item in rows.values()] == [
        (2, True, 2),
        (1.5, True, 2),
        (0, False, 0),
    ]
    assert [stand.silence for stand in rows["stone_oven"].stands] == [Silence.ASKED, Silence.NOT_ASKED]


def test_one_expert_who_sees_two_sides_is_no_dispute(small):
    (sampling,) = [item for item in agreement(small) if item.pattern == "sampling"]
    assert [stand.stances for stand in sampling.stands] == [(), (Stance.SUPPORTS, Stance.REJECTS)]
    assert (sampling.dispute, sampling.opposed) == (0, False)


def test_each_source_is_measured_by_what_it_adds_to_those_before_it(small):
    (study,) = saturation(small)
    assert [
        (item.source, item.codes, len(item.new_codes), item.all_codes, item.views, len(item.new_views), item.all_views)
        for item in study.sources
    ] == [("obs-p1", 3, 3, 3, 3, 3, 3), ("obs-p3", 6, 5, 8, 7, 5, 8), ("obs-s2", 2, 0, 8, 1, 0, 8)]
    assert study.sources[1].new_codes == ("dashboards", "alerting", "noise", "sampling", "privacy")
    assert ("dashboards", Stance.REJECTS) not in study.sources[1].new_views


def test_two_patterns_of_one_trace_are_a_pair_and_a_relation_joins_them(small, tmp_path):
    (pair,) = together(small)
    assert (pair.pair, pair.traces, pair.related) == (("sampling", "tracing"), (("obs-p3", "obs-p3-t3"),), True)
    edit = [["patterns/sampling.md", "  - {relation: option, pattern: tracing}\n", ""]]
    (apart,) = together(catalogue_of(changed(tmp_path / "content", {"edit": edit})))
    assert not apart.related
    assert clustered([apart], 9) == ("sampling", "tracing")
    assert clustered([apart], 1) == ("sampling",)
    assert clustered([], 9) == ()


def test_the_strength_of_a_decision_follows_from_who_speaks_of_its_options(small, baking):
    found = {item.decision: item for item in (*strength(small), *strength(baking))}
    assert {
        key: (item.experts, item.spoken, item.options, item.adequacy, item.coherence, item.confidence)
        for key, item in found.items()
    } == {
        "signal_decision": (2, 2, 2, Concern.MODERATE, Concern.NONE, Confidence.LOW),
        "wake_decision": (1, 2, 3, Concern.SERIOUS, Concern.MODERATE, Confidence.VERY_LOW),
        "store_decision": (2, 2, 2, Concern.MODERATE, Concern.MODERATE, Confidence.VERY_LOW),
        "alert_decision": (0, 0, 1, Concern.SERIOUS, Concern.MODERATE, Confidence.VERY_LOW),
        "leaven_decision": (2, 2, 2, Concern.MODERATE, Concern.SERIOUS, Confidence.VERY_LOW),
        "oven_decision": (0, 0, 1, Concern.SERIOUS, Concern.MODERATE, Confidence.VERY_LOW),
    }


def test_a_verdict_is_never_high_while_two_questions_stay_open(small, baking):
    assert Confidence.HIGH not in {item.confidence for item in (*strength(small), *strength(baking))}


def test_the_coding_of_each_source_is_counted_by_match_and_by_finding(small):
    first, second, third = quality(small)
    assert dict(second.matches) == {
        Match.VERBATIM: 5,
        Match.NEAR_VERBATIM: 2,
        Match.PARAPHRASE: 1,
        Match.UNLOCATED: 1,
        Match.IDENTIFIER: 1,
    }
    assert [(item.statements, item.unreviewed, item.added) for item in (first, second, third)] == [
        (2, 0, 1),
        (10, 0, 1),
        (1, 0, 0),
    ]
    assert dict(first.findings) == {Rule.LATEX_ESCAPE: 1}
