"""What a change of the generator is, and which changes that nobody notices are known to mean nothing."""

import pytest
import yaml

from tests.cases import ROOT
from tests.mutants import LISTED, changed, interval, listed, outcomes, overall, sampled
from tests.mutants_tried import AREAS, asked_of

DIFF = """\
--- generator/numbers.py
+++ generator/numbers.py
@@ -1,3 +1,3 @@
 def half(number: int) -> int:
-    return number // 2
+    return number / 2
"""


def test_a_change_is_known_by_its_lines_whatever_its_number() -> None:
    meant = ("generator.numbers", "return number // 2", "return number / 2")
    assert changed("generator.numbers.x_half__mutmut_1", DIFF.splitlines()) == meant
    assert changed("generator.numbers.xǁHalfǁof__mutmut_7", DIFF.splitlines()) == meant


def test_what_came_of_each_change_is_read_from_what_is_said() -> None:
    said = ["", "    generator.numbers.x_half__mutmut_1: survived", "    generator.numbers.x_half__mutmut_2: no tests"]
    assert dict(outcomes(said)) == {
        "generator.numbers.x_half__mutmut_1": "survived",
        "generator.numbers.x_half__mutmut_2": "no tests",
    }


def test_a_change_that_means_nothing_says_why() -> None:
    entry = {"module": "generator.numbers", "before": "a", "after": "b", "why": "A is b."}
    assert listed([entry]) == {("generator.numbers", "a", "b")}
    with pytest.raises(ValueError, match="no reason"):
        listed([entry | {"why": " "}])
    listed(yaml.safe_load(LISTED.read_text(encoding="utf-8")))


def test_a_sample_is_the_same_for_the_same_seed_and_mostly_of_modules_that_make_meaning() -> None:
    names = [f"generator.pages.home.x_f__mutmut_{number}" for number in range(50)]
    names += [f"generator.limits.x_f__mutmut_{number}" for number in range(30)]
    groups = sampled(names, 20, seed=1)
    assert [(group.name, group.size, len(group.chosen)) for group in groups] == [
        ("where meaning is made", 50, 15),
        ("elsewhere", 30, 5),
    ]
    assert sampled(names[::-1], 20, seed=1) == groups
    assert sampled(names, 20, seed=2) != groups
    assert all(group.chosen <= set(names) for group in groups)
    (only,) = sampled(names[:50], 20, seed=1)
    assert (only.size, len(only.chosen)) == (50, 20)
    (only,) = sampled(names[50:], 20, seed=1)
    assert (only.size, len(only.chosen)) == (30, 20)


@pytest.mark.parametrize(
    ("noticed", "tried", "low", "high"),
    [(90, 100, 0.826, 0.945), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_of_a_share_is_that_of_wilson(noticed: int, tried: int, low: float, high: float) -> None:
    assert interval(noticed, tried) == pytest.approx((low, high), abs=0.001)


def test_the_share_of_all_weighs_each_group_by_its_size_and_not_by_its_sample() -> None:
    share, low, high = overall([(900, 90, 81), (100, 10, 5)])
    assert share == pytest.approx(0.86)
    assert low < share < high
    assert overall([(900, 90, 81)])[0] == pytest.approx(0.9)
    _, low, high = overall([(100, 20, 20)])
    assert (low < 1.0, high) == (True, 1.0)


def test_every_part_of_the_generator_has_tests_that_are_there() -> None:
    parts = {path.stem for path in (ROOT / "generator").iterdir() if path.suffix == ".py" or path.is_dir()}
    parts -= {"__init__", "__main__", "__pycache__"}
    assert set(AREAS) <= parts
    for part in parts:
        first, *near = asked_of(part)
        assert near or part in AREAS, f"name the tests of {part}"
        assert [path for path in (first.partition("::")[0], *near) if not (ROOT / path).exists()] == []
