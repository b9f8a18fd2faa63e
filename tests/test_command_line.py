import json
import re
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from generator.content.schema import schemas
from generator.findings import Rule
from generator.reading.records import Role
from tests.cases import TESTS, cases
from tests.making import catalogue_of, changed

COMMANDS = [
    "budgets",
    "build",
    "check",
    "decide",
    "deidentify",
    "diff",
    "explain",
    "export",
    "new",
    "offline",
    "pages",
    "reanchor",
    "schema",
    "serve",
    "withdraw",
]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Give a function that runs a command in an empty folder on a copy of the small study."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments, change=None, content=None):
        root = tmp_path / "content"
        if content is None and not root.exists():
            changed(root, change)
        return CliRunner().invoke(main, ["--content", str(content or "content"), *map(str, arguments)])

    return call


def test_without_a_command_all_commands_are_listed():
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert sorted(main.commands) == COMMANDS
    assert [name for name in COMMANDS if name not in result.output] == []


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, option):
    result = CliRunner().invoke(main, [command, option])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert len(result.output.split("\n")) > 5


def test_check_prints_one_line_a_finding_and_counts_them(run):
    result = run("check")
    assert result.exit_code == 0
    assert re.fullmatch(r"content/sources/observability/p_1\.md:21:12: note: latex-escape: [^\n]+\n", result.stdout)
    assert result.stderr.startswith("0 errors, 0 warnings, 1 note")


def test_check_as_json_gives_the_fields_of_findings(run):
    result = run("check", "--format", "json")
    assert result.exit_code == 0
    (finding,) = json.loads(result.stdout)
    assert list(finding) == ["path", "line", "column", "rule", "severity", "message", "mend", "file"]
    assert finding["file"] == "content/sources/observability/p_1.md"
    assert (finding["path"], finding["line"], finding["rule"]) == ("sources/observability/p_1.md", 21, "latex-escape")
    assert result.stderr == ""


def test_check_for_github_gives_workflow_commands_on_one_line_each(run):
    result = run("check", "--format", "github")
    path = "content/sources/observability/p_1.md"
    assert result.stdout.startswith(
        f"::notice file={path},line=21,col=12,title=latex-escape::a LaTeX escape is left: “35\\%25”"
    )
    assert result.stdout.count("\n") == 1


TWO = {"edit": [["forces.yml", "What has to be paid", "What color has to be paid"]], "remove": ["guides/begin.md"]}


def test_errors_come_last_where_a_terminal_shows_them(run):
    kinds = [line.split(": ")[1] for line in run("check", change=TWO).stdout.splitlines()]
    assert kinds == sorted(kinds, key=["note", "warning", "error"].index)
    assert {"note", "warning"} <= set(kinds)


@pytest.mark.parametrize(
    ("least", "shown"), [("note", {"note", "warning"}), ("warning", {"warning"}), ("error", set())]
)
def test_only_findings_of_the_least_severity_and_above_are_shown(run, least, shown):
    result = run("check", "--severity", least, change=TWO)
    assert {line.split(": ")[1] for line in result.stdout.splitlines()} == shown
    assert "1 warning, 1 note" in result.stderr


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_severities_are_coloured_on_a_terminal_unless_no_colour_is_wanted(run, monkeypatch, no_color, coloured):
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    run("schema", "out")
    result = CliRunner().invoke(main, ["check"], color=True)
    assert ("\x1b[" in result.stdout) is coloured
    assert "\x1b[" not in CliRunner().invoke(main, ["check"]).stdout


def test_the_content_folder_is_named_before_or_after_the_command_or_by_the_environment(run, tmp_path):
    said = run("check").output
    (tmp_path / "content").rename(tmp_path / "my content")
    wanted = said.replace("content/", "my content/")
    for arguments, environment in (
        (["--content", "my content", "check"], {}),
        (["check", "--content", "my content"], {}),
        (["--content", "nowhere", "check", "--content", "my content"], {}),
        (["check"], {"CATALOGUE_CONTENT": "my content"}),
    ):
        assert CliRunner().invoke(main, arguments, env=environment).output == wanted


def test_the_version_is_told():
    assert CliRunner().invoke(main, ["--version"]).output == f"catalogue, version {__version__}\n"


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_explained(rule):
    result = CliRunner().invoke(main, ["explain", rule])
    assert result.exit_code == 0
    assert result.output.startswith(f"{rule}\n\n")
    assert re.search(r"\n\nSeverity: ", result.output)
    assert "\n## " not in result.output


def test_an_unknown_rule_is_refused_with_the_nearest():
    result = CliRunner().invoke(main, ["explain", "speling"])
    assert result.exit_code == 1
    assert "no rule “speling”; the nearest are “spelling”" in result.output


def test_help_is_there_without_loading_what_only_commands_need():
    code = (
        "import sys, generator.cli; print(sorted({'pydantic', 'mkdocs', 'lxml', 'jinja2', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_warnings_fail_only_where_check_is_strict(run):
    change = {"edit": [["forces.yml", "What has to be paid", "What color has to be paid"]]}
    assert run("check", change=change).exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_notes_never_fail(run):
    assert run("check", "--strict").exit_code == 0


def test_an_unknown_format_is_refused_with_those_that_there_are(run):
    result = run("check", "--format", "xml")
    assert result.exit_code == 2
    assert "'github', 'json', 'text'" in result.output


def test_pages_are_written_as_markdown_below_the_folder(run, tmp_path):
    result = run("pages", tmp_path / "out" / "deep")
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.search(r"deep: (\d+) of \1 files written, 0 removed", result.stderr)
    files = {file.relative_to(tmp_path / "out" / "deep").as_posix() for file in (tmp_path / "out").rglob("*.*")}
    assert {"index.md", "decisions/signals.md", "sources/obs-p1.md", "patterns/SUMMARY.md", "catalogue.json"} <= files
    assert "<svg" not in (tmp_path / "out" / "deep" / "decisions" / "signals.md").read_text(encoding="utf-8")


def test_pages_are_written_again_only_where_they_changed_and_none_is_left_behind(run, tmp_path):
    out = tmp_path / "out"
    assert run("pages", out).exit_code == 0
    (out / "mine.md").write_text("kept", encoding="utf-8")
    (tmp_path / "content" / "guides" / "begin.md").unlink()
    before = (out / "sources" / "obs-p1.md").stat().st_mtime_ns
    assert re.search(r" [1-9]\d* of \d+ files written, 2 removed", run("pages", out).stderr)
    assert (out / "sources" / "obs-p1.md").stat().st_mtime_ns == before
    assert not (out / "guides" / "begin.md").exists()
    assert (out / "mine.md").exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.md").write_text("mine", encoding="utf-8")
    refused = run("pages", tmp_path / "other")
    assert refused.exit_code == 1
    assert "was not written by this command" in refused.output
    assert [file.name for file in (tmp_path / "other").iterdir()] == ["index.md"]


def test_pages_for_another_engine_hold_their_drawings(run, tmp_path):
    assert run("pages", tmp_path / "out", "--inline").exit_code == 0
    text = (tmp_path / "out" / "decisions" / "signals.md").read_text(encoding="utf-8")
    assert "<svg" in text
    assert "diagram-place" not in text


def test_export_writes_the_catalogue_and_its_schema_and_nothing_else(run, tmp_path):
    assert run("export", tmp_path / "out", "--format", "json").exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["catalogue.json", "catalogue.schema.json"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["content", "out"]
    assert json.loads((tmp_path / "out" / "catalogue.json").read_text(encoding="utf-8"))["sources"]


def test_schema_writes_a_schema_for_every_kind_of_file(run, tmp_path):
    assert run("schema", tmp_path / "out").exit_code == 0
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir()} == schemas()


@pytest.mark.parametrize(
    ("kind", "identity", "path"),
    [
        ("source", "p_12", "sources/observability/p_12.md"),
        ("source", "s7", "sources/observability/s_7.md"),
        ("pattern", "health_check", "patterns/health_check.md"),
        ("walkthrough", "day-shift", "walkthroughs/day-shift.md"),
    ],
)
def test_a_new_skeleton_passes_the_check_and_is_never_written_over(run, tmp_path, kind, identity, path):
    result = run("new", kind, identity)
    assert result.exit_code == 0, result.output
    assert f"content/{path}: fill it in, then run “main check”" in result.output
    text = (tmp_path / "content" / path).read_text(encoding="utf-8")
    assert identity.strip("ps_") in text
    assert run("check").exit_code == 0
    again = run("new", kind, identity)
    assert again.exit_code == 1
    assert "already" in again.output
    assert (tmp_path / "content" / path).read_text(encoding="utf-8") == text


def test_a_new_source_is_one_for_the_reader_of_its_study(run, tmp_path):
    content = shutil.copytree(TESTS / "reading" / "plain_study", tmp_path / "other")
    made = run("new", "source", "dora", content=content)
    assert made.exit_code == 0, made.output
    catalogue = catalogue_of(content)
    assert catalogue.sources["call-dora"].speakers == (("Ben", Role.INTERVIEWER), ("Expert A", Role.EXPERT))
    assert [item for item in catalogue.findings if item.path.endswith("dora.md")] == []
    refused = run("new", "source", "../dora", content=content)
    assert refused.exit_code == 1
    assert "as in anna" in refused.output


@pytest.mark.parametrize(
    ("kind", "identity", "says"),
    [
        ("source", "interview", "write p_12 for an interview or s_12 for an article"),
        ("source", "../p_1", "is no number of a source"),
        ("pattern", "health check", "letters, digits and underscores"),
        ("pattern", "../../x", "is no id of a pattern"),
        ("pattern", "tracing", "already"),
        ("pattern", "cost", "already"),
        ("walkthrough", "Day Shift", "small letters, digits and hyphens"),
        ("walkthrough", "../x", "is no id of a walkthrough"),
    ],
)
def test_a_bad_id_is_refused_with_a_right_example_and_writes_nothing(run, tmp_path, kind, identity, says):
    run("check")
    before = sorted(tmp_path.rglob("*"))
    result = run("new", kind, identity)
    assert result.exit_code == 1
    assert says in result.output
    assert sorted(tmp_path.rglob("*")) == before


def test_a_study_that_is_not_listed_is_refused_with_those_that_are(run):
    result = run("new", "pattern", "health_check", "--study", "cooking")
    assert result.exit_code == 1
    assert "no study “cooking”; catalogue.yml has observability" in result.output


def test_a_folder_that_cannot_be_written_to_is_named(run, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("export", tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert "name a folder that can be written to" in result.output


def test_a_missing_folder_is_a_finding(run, tmp_path):
    for command in (["check"], ["pages", "out"], ["export", "out"], ["new", "pattern", "x"]):
        result = run(*command, content=tmp_path / "nowhere")
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        place = (tmp_path / "nowhere").as_posix()
        assert f"{place}/catalogue.yml:1:1: error: missing-file: no such folder: “{place}”" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("case", cases("command_line"))
def test_bad_input_gives_findings_and_exit_status_1_and_never_a_traceback(run, case, form):
    result = run("check", "--format", form, change=case)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    for path, line, rule in case["expected"]:
        shown = {
            "text": f"content/{path}:{line}:",
            "json": f'"path": "{path}",\n  "line": {line},',
            "github": f"file=content/{path},line={line},",
        }
        assert shown[form] in result.output
        assert rule in result.output


@pytest.mark.parametrize("case", [case for case in cases("command_line") if not case.marks])
def test_bad_input_gives_no_pages_and_no_export(run, tmp_path, case):
    for command in ("pages", "export"):
        result = run(command, tmp_path / "out", change=case)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert "error:" in result.output
    assert not (tmp_path / "out").exists()
