import pytest

from generator.findings import Rule
from generator.pipeline import build
from tests.cases import TESTS, cases
from tests.making import MINIMAL, changed

CASES = cases("checks/cases")


def _findings(root):
    return build(root).catalogue.findings


def _told(findings):
    return [[str(item.severity), str(item.rule), item.path, item.line, item.column] for item in findings]


@pytest.fixture(scope="module")
def usual():
    """Give the findings that the small study has without any change."""
    return set(_findings(MINIMAL))


def test_the_small_study_is_right_but_for_one_mended_word(usual):
    assert _told(usual) == [["note", "latex-escape", "sources/observability/p_1.md", 21, 12]]


def test_every_rule_has_its_case():
    assert {case.id for case in CASES} == set(Rule)
    for case in CASES:
        (value,) = case.values
        assert case.id in {finding[1] for finding in value["bad"]["findings"]}
        assert case.id not in {finding[1] for finding in value["good"].get("findings", ())}


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("case", CASES)
def test_a_rule_finds_what_is_wrong_and_nothing_else(case, kind, tmp_path, usual):
    change = case[kind]
    found = [item for item in _findings(changed(tmp_path / "content", change)) if item not in usual]
    wanted = sorted(change.get("findings", []), key=lambda item: item[2:5])
    assert _told(found) == [item[:5] for item in wanted]
    for item, (*_, message) in zip(found, wanted, strict=True):
        assert item.message == message


def test_every_rule_is_explained_for_editors():
    text = (TESTS.parent / "generator" / "site" / "base" / "docs" / "development" / "rules.md").read_text(
        encoding="utf-8"
    )
    explained = {line.split()[1] for line in text.split("\n") if line.startswith("## ")}
    assert explained == set(Rule)
