import shutil

import pytest

from generator.content.load import load
from generator.findings import Rule, Severity
from generator.reading.records import Role
from tests.cases import TESTS
from tests.making import catalogue_of, made

STUDY = TESTS / "reading" / "plain_study"
SOURCE = "call-anna-the-pager"


def test_a_study_of_plain_transcripts_is_joined_without_a_fault():
    catalogue = catalogue_of(STUDY)
    assert [item for item in catalogue.findings if item.severity is Severity.ERROR] == []
    source = catalogue.sources[SOURCE]
    assert source.speakers == (("Ben", Role.INTERVIEWER), ("Anna", Role.EXPERT))
    assert (source.title, source.known_as) == ("A night with Anna", "Interview with Anna")
    (added,) = catalogue.evidence[SOURCE]
    assert [(item.text, item.said_by) for item in added.excerpts] == [
        ("We write a runbook for each alert.", ("Anna", Role.EXPERT))
    ]
    cited = catalogue.said(SOURCE, "Nobody else knows it", 1)
    assert (cited.lines, cited.speaker) == ((5, 5), "Anna")
    assert all(source.text[slice(*item.span)] == item.text for item in catalogue.excerpts[SOURCE])


def test_the_page_of_a_plain_transcript_holds_every_word_of_it(tmp_path):
    pages = made(catalogue_of(STUDY), tmp_path)
    page = pages[f"sources/{SOURCE}.md"]
    for words in (
        "Who is called first?",
        "Nobody else is awake, either.",
        "Later",
        "We write a runbook for each alert",
    ):
        assert words in page
    assert f"../sources/{SOURCE}.html#excerpt-" in pages["patterns/runbook.md"]


def _with(folder, old, new):
    shutil.copytree(STUDY, folder)
    text = (folder / "catalogue.yml").read_text(encoding="utf-8")
    (folder / "catalogue.yml").write_text(text.replace(old, new), encoding="utf-8")
    return load(folder)


def test_an_unknown_reader_is_an_error_that_names_the_nearest_which_reads_in_its_place(tmp_path):
    content = _with(tmp_path / "content", "reader: plain", "reader: plian")
    (finding,) = content.findings
    assert (finding.path, finding.line, finding.column, finding.rule) == (
        "catalogue.yml",
        10,
        13,
        Rule.UNKNOWN_REFERENCE,
    )
    assert finding.message == "no reader “plian”; the nearest is “plain”, known are “cclass”, “plain”"
    assert [source.id for source in content.sources] == [SOURCE]


def test_the_reader_of_a_study_decides_which_file_names_are_sources(tmp_path):
    content = _with(tmp_path / "content", "    reader: plain\n", "")
    assert [item.rule for item in content.findings] == [Rule.FILE_NAME]
    assert content.sources == []


@pytest.mark.parametrize(("interviewers", "roles"), [("[Anna]", ["Ben"]), ("[]", ["Ben", "Anna"])])
def test_the_roles_of_a_study_decide_who_is_an_expert(interviewers, roles, tmp_path):
    content = _with(tmp_path / "content", "[Ben]", interviewers)
    assert list(content.sources[0].experts) == roles


def test_sources_are_read_in_the_order_of_the_numbers_in_their_names(tmp_path):
    shutil.copytree(STUDY, tmp_path / "content")
    folder = tmp_path / "content" / "sources" / "on-call"
    for name in ("talk 10", "talk 9", "talk 9b"):
        (folder / f"{name}.md").write_text("# A\n**Anna:** Yes.\n", encoding="utf-8")
    sources = load(tmp_path / "content").sources
    assert [source.id for source in sources] == [SOURCE, "call-talk-9", "call-talk-9b", "call-talk-10"]
