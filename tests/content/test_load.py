import shutil

import pytest

from generator.content.load import load
from generator.findings import CatalogueError, Rule, Severity
from generator.limits import BYTES_A_FILE
from tests.cases import TESTS

MINIMAL = TESTS / "catalogue" / "minimal"


@pytest.fixture
def content(tmp_path):
    return shutil.copytree(MINIMAL, tmp_path / "content")


def _places(findings):
    return [(item.path, item.line, item.column, item.rule) for item in findings]


def test_a_missing_folder_is_one_finding_that_says_what_to_name(tmp_path):
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "nowhere")
    (finding,) = caught.value.findings
    assert (finding.rule, finding.severity) == (Rule.MISSING_FILE, Severity.ERROR)
    folder = (tmp_path / "nowhere").as_posix()
    assert finding.message == f"no such folder: “{folder}”; name a folder that holds catalogue.yml"


def test_a_folder_without_catalogue_yml_is_one_finding(tmp_path):
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path)
    assert _places(caught.value.findings) == [("catalogue.yml", 1, 1, Rule.MISSING_FILE)]


def test_a_broken_catalogue_yml_is_an_error_with_its_place(content):
    (content / "catalogue.yml").write_text("title: One\nstudies: [}\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert _places(caught.value.findings) == [("catalogue.yml", 2, 11, Rule.YAML_SYNTAX)]


@pytest.mark.parametrize("path", ["sources/observability/p_1.md", "patterns/tracing.md", "forces.yml"])
def test_a_file_that_is_not_utf8_is_an_error_at_the_first_wrong_byte(content, path):
    (content / path).write_bytes(b"first line\nCaf\xe9 au lait\n")
    findings = [item for item in load(content).findings if item.rule is Rule.NOT_UTF8]
    assert _places(findings) == [(path, 2, 4, Rule.NOT_UTF8)]
    assert findings[0].message.startswith("not UTF-8: “")
    assert r"Caf\xe9 au lait" in findings[0].message


@pytest.mark.parametrize("path", ["sources/observability/p_1.md", "decisions/signal_decision.yml"])
def test_a_line_of_50_megabytes_is_an_error_with_its_line_and_nothing_is_parsed(content, path):
    (content / path).write_bytes(b"# p\n1\n" + b"x" * 50_000_000 + b"\n")
    findings = [item for item in load(content).findings if item.path == path]
    assert _places(findings) == [(path, 3, 1, Rule.TOO_LONG)]
    assert "the file has 50,000,007 bytes" in findings[0].message
    assert f"{BYTES_A_FILE:,}" in findings[0].message


def test_a_folder_with_the_name_of_a_file_is_a_finding_and_no_fault(content):
    (content / "patterns" / "folder.md").mkdir()
    assert ("patterns/folder.md", 1, 1, Rule.MISSING_FILE) in _places(load(content).findings)


@pytest.mark.parametrize("name", ["interview.md", "p1.md", "p_.md", "p_x.md", "_1.md", "é_1.md", "p_٣.md"])
def test_a_source_whose_name_is_no_number_is_an_error_that_shows_a_right_name(content, name):
    source = content / "sources" / "observability"
    shutil.copy(source / "p_1.md", source / name)
    findings = [item for item in load(content).findings if item.rule is Rule.FILE_NAME]
    assert _places(findings) == [(f"sources/observability/{name}", 1, 1, Rule.FILE_NAME)]
    assert "a source is sources/STUDY/p_1.md" in findings[0].message


def test_a_source_of_a_study_that_is_not_listed_is_an_error(content):
    shutil.copytree(content / "sources" / "observability", content / "sources" / "other")
    findings = [item for item in load(content).findings if item.rule is Rule.FILE_NAME]
    names = sorted(file.name for file in (content / "sources" / "observability").iterdir())
    assert _places(findings) == [(f"sources/other/{name}", 1, 1, Rule.FILE_NAME) for name in names]


def test_one_broken_file_does_not_hide_the_others(content):
    (content / "patterns" / "tracing.md").write_text("no front matter", encoding="utf-8")
    (content / "decisions" / "signal_decision.yml").write_text("options: [", encoding="utf-8")
    loaded = load(content)
    paths = {item.path for item in loaded.findings if item.severity is Severity.ERROR}
    assert paths == {"patterns/tracing.md", "decisions/signal_decision.yml"}
    others = {file.stem for file in (content / "patterns").iterdir()} - {"tracing"}
    assert {document.record.id for document in loaded.patterns} == others


def test_whoever_asks_is_told_which_sources_are_read(content):
    told = []

    def progress(what, paths):
        told.append((what, list(paths)))
        return told[-1][1]

    load(content, progress)
    names = ("p_1.md", "p_3.md", "s_2.md")
    assert told == [("Reading sources", [f"sources/observability/{name}" for name in names])]
