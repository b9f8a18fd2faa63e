"""Measures how often the machine chooses the words that people chose, by the codings that exist and are reviewed."""

import pytest

from generator.catalogue.elements import collect
from generator.content.load import load
from generator.evidence.join import join, transcript_of
from generator.evidence.records import Match
from tests.cases import CONTENT

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def compared():
    """Pair what the machine finds without coding files with what people reviewed, statement by statement."""
    content = load(CONTENT)
    elements = collect(content)
    coding = {document.record.source: document for document in content.coding}
    pairs = []
    for source in content.sources:
        if source.id not in coding:
            continue
        show = content.replacements.display(source.id)
        found = {}
        for name, document in (("machine", None), ("people", coding[source.id])):
            transcript, _ = transcript_of(source, document, show)
            found[name], _ = join(transcript, document, elements.resolve, elements.vocabulary)
        people = {item.id: item for item in found["people"] if item.reviewed}
        pairs += [
            (item, people[item.id])
            for item in found["machine"]
            if item.id in people and item.match is not Match.IDENTIFIER
        ]
    assert pairs
    return pairs


def _right(machine, people):
    return any(
        one.passage == other.passage and one.start < other.end and other.start < one.end
        for one in machine.excerpts
        for other in people.excerpts
    )


def test_the_machine_is_asked_without_what_people_reviewed(compared):
    assert not any(machine.reviewed for machine, _ in compared)


def test_nine_in_ten_excerpts_that_the_machine_finds_are_those_that_people_chose(compared):
    found = [(machine, people) for machine, people in compared if machine.excerpts]
    assert sum(_right(machine, people) for machine, people in found) / len(found) >= 0.9


def test_the_machine_finds_words_for_most_statements(compared):
    assert sum(bool(machine.excerpts) for machine, _ in compared) / len(compared) >= 0.8


@pytest.mark.parametrize("match", [Match.VERBATIM, Match.NEAR_VERBATIM])
def test_nearly_every_excerpt_found_by_its_words_is_the_one_that_people_chose(compared, match):
    found = [_right(machine, people) for machine, people in compared if machine.match is match]
    assert sum(found) / len(found) >= 0.95
