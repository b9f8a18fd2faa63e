"""What Decide says in five situations: no option to which an expert objects comes first in silence."""

import pytest

from generator.addresses import Addresses
from generator.decide.gather import decide_data
from generator.decide.told import rankings
from generator.decide.weights import read_weights
from generator.pages.words import words
from generator.pipeline import build
from tests.cases import ROOT, TESTS

SITUATIONS = sorted((TESTS / "decide" / "situations").glob("*.yml"))


@pytest.fixture(scope="module")
def data():
    catalogue = build(ROOT / "content").catalogue
    return decide_data(catalogue, Addresses(catalogue), words())


@pytest.mark.content
@pytest.mark.parametrize("file", SITUATIONS, ids=lambda file: file.stem)
def test_an_expert_who_would_object_to_what_comes_first_is_named(data, file):
    found = rankings(data, read_weights(file.read_text(encoding="utf-8"), data))
    assert any(ranking.ranked for ranking in found)
    for ranking in found:
        for item in (one for one in ranking.ranked if one.place == 1 and one.points > 0):
            option = data.options[item.option]
            for view in option.views:
                if "rejects" in view.stances:
                    assert any(view.by in line and option.name in line for line in ranking.lines[1:])
