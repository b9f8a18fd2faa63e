import difflib

import pytest

from tests.golden.generated import HERE, STUDIES, texts

PATHS = {
    name: sorted(path.relative_to(HERE / name).as_posix() for path in (HERE / name).rglob("*.*")) for name in STUDIES
}


@pytest.fixture(scope="module")
def generated():
    """Give a function that makes the texts of a study once."""
    made = {}

    def give(name):
        if name not in made:
            made[name] = texts(STUDIES[name])
        return made[name]

    return give


@pytest.mark.parametrize("name", STUDIES)
def test_the_generator_makes_the_files_of_the_golden_copy_and_no_others(generated, name):
    found = generated(name)
    assert sorted(found) == PATHS[name], "run “make golden” and look at the diff"
    # “make mutants” asks this one alone, so it compares everything.
    differing = [path for path in PATHS[name] if found[path] != (HERE / name / path).read_text(encoding="utf-8")]
    assert differing == []


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in PATHS.items() for path in paths])
def test_a_file_says_what_the_golden_copy_says(generated, name, path):
    wanted, made = (HERE / name / path).read_text(encoding="utf-8"), generated(name).get(path)
    diff = difflib.unified_diff(
        wanted.splitlines(), (made or "").splitlines(), f"golden/{path}", f"generated/{path}", lineterm=""
    )
    if made != wanted:
        pytest.fail("\n".join([*diff, "", "If this is right, run “make golden”."]), pytrace=False)
