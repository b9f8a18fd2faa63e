"""What a change of the generator is, and which changes that nobody notices are known to mean nothing."""

import pytest
import yaml

from tests.mutants import LISTED, changed, listed, outcomes

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
