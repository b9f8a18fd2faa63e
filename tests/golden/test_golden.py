import difflib

import pytest

from tests.golden.generated import EXPECTED, texts

PATHS = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.*"))


@pytest.fixture(scope="module")
def generated():
    return texts()


def test_the_generator_makes_the_files_of_the_golden_copy_and_no_others(generated):
    assert sorted(generated) == PATHS, "run “make golden” and look at the diff"
    # “make mutants” counts what a fixture runs for the first test that asks for it, so this one compares everything.
    differing = [path for path in PATHS if generated[path] != (EXPECTED / path).read_text(encoding="utf-8")]
    assert differing == []


@pytest.mark.parametrize("path", PATHS)
def test_a_file_says_what_the_golden_copy_says(generated, path):
    wanted = (EXPECTED / path).read_text(encoding="utf-8")
    diff = difflib.unified_diff(
        wanted.splitlines(), generated.get(path, "").splitlines(), f"golden/{path}", f"generated/{path}", lineterm=""
    )
    if generated.get(path) != wanted:
        pytest.fail("\n".join([*diff, "", "If this is right, run “make golden”."]), pytrace=False)
