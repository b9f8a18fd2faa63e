"""Reads files of weights, right and wrong."""

import json

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.decide.weights import WeightsError, read_weights
from tests.cases import TESTS
from tests.decide.made_up import made_up
from tests.making import MINIMAL

CASES = yaml.safe_load((TESTS / "decide" / "weights.yml").read_text(encoding="utf-8"))
DATA = made_up({"lake": ["speed + model"], "port": ["trust + model"]})


@pytest.mark.parametrize("case", [case for case in CASES if "weights" in case], ids=lambda case: case["purpose"])
def test_a_file_of_weights_says_what_matters_and_what_is_ruled_out(case):
    wanted = read_weights(case["file"], DATA)
    assert wanted.weights == case["weights"]
    assert wanted.ruled_out == case["ruled_out"]
    assert wanted.decisions == DATA.decisions


@pytest.mark.parametrize("case", [case for case in CASES if "problem" in case], ids=lambda case: case["purpose"])
def test_a_wrong_file_of_weights_is_refused_with_what_would_be_right(case):
    with pytest.raises(WeightsError) as caught:
        read_weights(case["file"], DATA)
    assert str(caught.value).startswith(case["problem"])


def decide(tmp_path, text, *arguments):
    (tmp_path / "weights.yml").write_text(text, encoding="utf-8")
    given = ["--content", str(MINIMAL), "decide", "--weights", str(tmp_path / "weights.yml"), *arguments]
    return CliRunner().invoke(main, given)


def test_the_command_ranks_as_text_and_as_values(tmp_path):
    text = decide(tmp_path, "decisions: [signal_decision]")
    assert text.exit_code == 0, text.output
    assert "Nothing is weighed yet" in text.output
    assert "Each effect counts weight" in text.output
    values = json.loads(decide(tmp_path, "decisions: [signal_decision]", "--format", "json").stdout)
    assert [ranking["decision"] for ranking in values] == ["signal_decision"]


def test_the_command_refuses_a_wrong_file_and_names_it(tmp_path):
    result = decide(tmp_path, "weights: {nothing_like_it: 1}")
    assert result.exit_code == 1
    assert "weights.yml: “nothing_like_it” is no force that can be weighed" in result.output
