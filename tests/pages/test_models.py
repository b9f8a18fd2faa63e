"""What pages say, looked at as records: no template is rendered and nothing is drawn."""

import re
from dataclasses import replace

import pytest

from generator.pages.decisions import DecisionPage
from generator.pages.patterns import PatternPage, StageTag
from generator.pages.text import other_names
from generator.pages.views import Link
from tests.export.reading import STUDY
from tests.making import catalogue_of, changed, made, page_records

CODING = "coding/observability/p_1.yml"
SOURCE = "sources/observability/p_1.md"


@pytest.fixture
def pages(tmp_path):
    """Give a function that makes the records of all pages of the small study with some edits, by their paths."""

    def make(*edits):
        return page_records(catalogue_of(changed(tmp_path / "content", {"edit": edits})))

    return make


def test_a_page_is_a_record_before_it_is_text(pages):
    page = pages()["patterns/logging"]
    assert isinstance(page, PatternPage)
    assert (page.name, page.id, page.front.title, page.kind) == ("Logging", "logging", "Logging", "practice")
    assert page.up == Link("Patterns", "index.html")
    assert replace(page) == page


def test_a_stage_says_what_it_means(pages, tmp_path):
    tag = pages()["patterns/distributed-tracing"].stage
    meaning = "One team with one service."
    assert tag == StageTag("First service", "../personas/index.html#stages", meaning, [], "")
    text = made(catalogue_of(changed(tmp_path / "same")), tmp_path)["patterns/distributed-tracing.md"]
    assert f'<a href="../personas/index.html#stages" title="{meaning}">First service</a>' in text


def test_all_texts_behind_one_passage_are_shown_in_their_order(pages):
    added = (
        "![A picture of a pager](pager.png)\n\n## A heading of its own\n\n> Interviewer\n\n> And what about log files?"
    )
    page = pages([SOURCE, "> Interviewer\n\n> And what about log files?", added])["sources/obs-p1"]
    assert [list(stretch.other) for stretch in page.transcript if stretch.other] == [
        ["![A picture of a pager](pager.png)", "## A heading of its own"]
    ]


def test_headings_of_the_closing_text_of_a_walkthrough_are_shown(tmp_path):
    edit = ["walkthroughs/night-shift.md", "Numbers are worth", "First.\n\n## The *lesson*\n\nNumbers are worth"]
    text = made(catalogue_of(changed(tmp_path / "content", {"edit": [edit]})), tmp_path)["walkthroughs/night-shift.md"]
    assert "\n\n### The &#42;lesson&#42; { #the-lesson }\n\n" in text
    assert text.index("<p>First.</p>") < text.index("### The") < text.index("<p>Numbers are worth")


ASKED = [CODING, "speaks_of: [logging]", "speaks_of: []"]
NOT_ASKED = [CODING, "asked: [logging]", "asked: []"]


STANDS = [
    ("what the expert says", "logging", [], [("rejects", "rejects"), ("silent", "was not asked")]),
    (
        "asked, and said nothing",
        "logging",
        [ASKED],
        [("silent", "was asked; no view of it is recorded"), ("silent", "was not asked")],
    ),
    ("nobody was asked, so there is no table", "logging", [ASKED, NOT_ASKED], []),
    (
        "several stances, in the order of all pages",
        "alerting",
        [],
        [("silent", "was not asked"), ("supports", "supports, qualifies")],
    ),
    (
        "a stance without having been asked",
        "tracing",
        [],
        [("supports", "supports, qualifies"), ("supports", "supports, qualifies")],
    ),
]


@pytest.mark.parametrize(("purpose", "pattern", "edits", "wanted"), STANDS)
def test_where_an_expert_stands(pages, purpose, pattern, edits, wanted):
    (page,) = [page for page in pages(*edits).values() if isinstance(page, PatternPage) and page.id == pattern]
    assert [(item.css, item.stance) for item in page.positions] == wanted, purpose
    assert [item.source.text for item in page.positions] == ["obs-p1", "obs-p3"][: len(wanted)]


def test_an_interviewers_words_are_marked_and_give_no_position(pages):
    edit = [CODING, "    stance: rejects\n", "    stance: rejects\n    speaker: Interviewer\n"]
    page = pages(edit)["patterns/logging"]
    (quote,) = [quote for quote in page.quotes if "obs-p1" in quote.source.text]
    assert quote.interviewer
    assert [item.css for item in page.positions if item.source.text == "obs-p1"] == ["silent"]


def test_an_effect_says_whether_anybody_is_quoted_for_it_and_against_it(pages):
    against = "contested: [{source: obs-p1, words: nobody regrets it}]"
    edit = ["patterns/logging.md", "why: Files are cheap while few people search them.}", f"{against}}}"]
    forces = pages(edit)["forces/running-cost"]
    (helping,) = [row for row in forces.helping.rows if row.anchor == "pattern-logging"]
    (hurting,) = [row for row in forces.hurting.rows if row.anchor == "pattern-tracing"]
    assert (helping.sign, helping.words, helping.css) == ("+", "helps", "helps")
    assert (helping.gap, [item.label for item in helping.contested]) == (
        "study model, no quotation yet",
        ["contested by Expert Q"],
    )
    assert (hurting.sign, hurting.words, hurting.css, hurting.gap) == ("−", "hurts", "hurts", "")
    assert [item.label for item in hurting.references] == ["said by Expert Q"]


def test_options_are_set_against_forces(pages):
    matrix = pages()["decisions/signals"].matrix
    assert [link.text for link in matrix.options] == ["Distributed tracing", "Logging"]
    (row,) = matrix.rows
    assert row.force.text == "Running cost"
    assert [(cell.option, cell.sign, cell.quoted, cell.contested) for cell in row.cells] == [
        ("Distributed tracing", "−", True, False),
        ("Logging", "+", False, False),
    ]
    assert [cell.address for cell in row.cells] == [
        "../patterns/distributed-tracing.html#force-cost",
        "../patterns/logging.html#force-cost",
    ]


def test_a_relation_is_told_from_both_sides(pages):
    records = pages()
    told = {
        (group.words, link.text, link.note)
        for name in ("distributed-tracing", "logging")
        for group in records[f"patterns/{name}"].relations
        for link in group.links
    }
    note = "Numbers in log lines lead back to a trace."
    assert told >= {
        ("Distributed tracing can be combined with", "Logging", note),
        ("Logging can be combined with", "Distributed tracing", ""),
    }


def test_an_excerpt_says_how_each_page_uses_it(pages):
    uses = {
        link.note
        for stretch in pages()["sources/obs-p1"].transcript
        if stretch.passage
        for item in stretch.passage.excerpts
        for link in item.uses
    }
    assert uses >= {
        "coded as “We do not read log files any more”, rejects",
        "added by the catalogue: “Watching is dear and worth its price.”, qualifies",
        "cited there",
    }


def test_other_names_are_more_than_another_spelling():
    assert other_names("Log files", "log_files", ["log-files", "Logs", "LOGS", "lines"]) == ["Logs", "lines"]


def test_the_contents_of_a_wide_decision_are_its_headings(monkeypatch, tmp_path):
    """Without room for a table of contents beside it, a decision lists its sections at its top."""
    monkeypatch.setattr("generator.pages.decisions._MOST_BESIDE_CONTENTS", 0)
    catalogue = catalogue_of(STUDY)
    texts = made(catalogue, tmp_path)
    records = page_records(catalogue).values()
    wide = [page for page in records if isinstance(page, DecisionPage) and page.contents]
    assert wide
    for page in wide:
        headings = re.findall(r"(?m)^## (.*) \{ #([\w-]+) \}$", texts[f"{page.address}.md"])
        listed = [(link.text, link.address) for link in page.contents]
        unlisted = ("strength", "told-apart", "order")
        assert listed == [(text, f"#{anchor}") for text, anchor in headings if anchor not in unlisted]
