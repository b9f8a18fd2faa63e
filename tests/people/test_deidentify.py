"""Names of a list outside the repository are taken out of a content folder, and looked for in all that is made."""

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.content.model import MaskKind
from generator.findings import CatalogueError, Severity
from generator.people.names import VARIABLE, read_names
from generator.people.outputs import names_in_outputs
from generator.pipeline import build
from tests.cases import CONTENT, cases
from tests.making import changed

CASES = cases("people/cases")
NIGHTOWL = {"source": "obs-p3", "find": "Nightowl", "show": "[pager service]", "hides": "product"}


def _prepared(case, folder):
    """Give a copy of the small study without the mask of what the list takes out, and the list."""
    mask = (
        '  - {source: obs-p3, find: Nightowl, show: "[pager service]", reason: made by the employer, hides: product}\n'
    )
    edits = [*case.get("edit", ()), ["catalogue.yml", mask, ""]]
    root = changed(folder / "content", {"edit": edits})
    names = folder / "names.yml"
    names.write_text(yaml.safe_dump({"names": case["names"]}, allow_unicode=True), encoding="utf-8")
    return root, names


def _run(root, names, *words):
    return CliRunner().invoke(main, ["--content", str(root), "deidentify", "--names", str(names), *words])


def _texts(root):
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in root.rglob("*.*")}


@pytest.mark.parametrize("case", CASES)
def test_names_are_taken_out_in_place(case, tmp_path):
    root, names = _prepared(case, tmp_path)
    before = _texts(root)
    result = _run(root, names)
    after = _texts(root)
    assert result.exit_code == 0, result.output
    for path, words in case["after"]:
        assert words in after[path], after[path]
    for word in case.get("absent", ()):
        assert [path for path, text in after.items() if word in text] == []
    assert {path: text.count("\n") for path, text in before.items()} == {
        path: text.count("\n") for path, text in after.items()
    }
    assert [item for item in build(root).catalogue.findings if item.severity is Severity.ERROR] == []


@pytest.mark.parametrize("case", CASES)
def test_a_second_run_and_a_dry_run_change_nothing(case, tmp_path):
    root, names = _prepared(case, tmp_path)
    before = _texts(root)
    told = _run(root, names, "--dry-run").stdout
    assert told
    assert _texts(root) == before
    assert _run(root, names).stdout == told
    after = _texts(root)
    assert _run(root, names).stdout == ""
    assert _texts(root) == after


@pytest.mark.parametrize("case", CASES)
def test_no_name_is_told_on_the_terminal(case, tmp_path):
    root, names = _prepared(case, tmp_path)
    assert "Nightowl" not in _run(root, names).output


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([NIGHTOWL | {"show": "pager service"}], "has brackets"),
        ([NIGHTOWL | {"show": "[Nightowl]"}], "shows what the list takes out"),
        ([NIGHTOWL | {"hides": "secret"}], "hides"),
        ([], "names"),
    ],
)
def test_a_list_that_would_do_harm_is_refused(names, told, tmp_path):
    path = tmp_path / "names.yml"
    path.write_text(yaml.safe_dump({"names": names}), encoding="utf-8")
    with pytest.raises(CatalogueError, match=told):
        read_names(path)


def test_a_list_that_is_not_there_is_a_finding(tmp_path):
    root, names = _prepared({"names": [NIGHTOWL]}, tmp_path)
    names.unlink()
    result = _run(root, names)
    assert result.exit_code == 1
    assert "names.yml" in result.output


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Give a copy of the small study in which a listed name stands, and have the environment name the list."""
    root, names = _prepared({"names": [NIGHTOWL]}, tmp_path)
    monkeypatch.setenv(VARIABLE, str(names))
    return root, names


def test_the_check_knows_the_list_and_finds_its_names_in_the_content(listed):
    root, names = listed
    result = CliRunner().invoke(main, ["--content", str(root), "check", "--severity", "error"])
    assert result.exit_code == 1
    assert "sources/observability/p_3.md:32:" in result.stdout
    assert "unmasked-name" in result.stdout
    _run(root, names)
    assert CliRunner().invoke(main, ["--content", str(root), "check"]).exit_code == 0


def test_every_output_is_searched_for_people_and_those_of_a_source_for_its_other_names(listed):
    _, path = listed
    names = [*read_names(path), read_names(path)[0].model_copy(update={"find": "Ida Berg", "hides": MaskKind.PERSON})]
    files = {
        "sources/obs-p3.md": "They use Nightowl.",
        "patterns/alerting.md": "Nightowl is heard; so said\nIda-\nBerg.",
        "data/sources/obs-p3.json": '{"text": "NIGHTOWL, not Nightowls"}',
        "drawings/a.svg": "<text>ida berg</text>",
    }
    found = [(item.path, item.line, item.column) for item in names_in_outputs(files, names)]
    assert found == [
        ("outputs/sources/obs-p3.md", 1, 10),
        ("outputs/patterns/alerting.md", 2, 1),
        ("outputs/drawings/a.svg", 1, 7),
    ]


@pytest.mark.content
def test_the_published_content_holds_no_masks():
    assert build(CONTENT).catalogue.file.masks == ()
