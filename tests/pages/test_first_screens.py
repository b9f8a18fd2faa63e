"""What a reader with a decision to take sees first: verdicts, alternatives, disputes, filters of the list."""

import pytest

from generator.diagrams.graph import Form
from tests.making import catalogue_of, changed, page_records


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The records of all pages of the small study, by their paths."""
    return page_records(catalogue_of(changed(tmp_path_factory.mktemp("small") / "content")))


@pytest.mark.parametrize(
    ("purpose", "page", "verdict", "wanted"),
    [
        ("one rejects, the other was not asked", "logging", "against", ["1 rejects: Expert Q", "not asked: Expert R"]),
        (
            "who supports with a reservation is counted with both and disputes nothing",
            "distributed-tracing", "for", ["2 support: Expert Q, Expert R", "2 qualify: Expert Q, Expert R"],
        ),
        (
            "who supports and rejects disputes it alone",
            "sampling", "disputed", ["1 supports: Expert R", "1 rejects: Expert R", "not asked: Expert Q"],
        ),
        ("a report is no side", "central-store", "silent", ["1 reports: Expert R", "not asked: Expert Q"]),
        (
            "to be asked and to have no view is not the same as not to be asked",
            "dashboards", "silent", ["asked, no view recorded: Expert R", "not asked: Expert Q"],
        ),
    ],
)  # fmt: skip
def test_the_stances_of_a_pattern_stand_at_a_glance(pages, purpose, page, verdict, wanted):
    bar = pages[f"patterns/{page}"].glance.stances
    assert bar.css == verdict, purpose
    assert [*(f"{item.words}: {item.experts}" for item in bar.counts), *bar.silent] == wanted, purpose


def test_what_most_helps_and_hurts_leads_to_the_row_that_says_why(pages):
    page = pages["patterns/alerting"]
    rows = {f"#{row.anchor}" for row in page.effects.rows}
    found = [(item.force.text, item.sign, item.force.address) for item in (*page.glance.helps, *page.glance.hurts)]
    assert [(name, sign) for name, sign, _ in found] == [("Time to repair", "++"), ("Alert noise", "−−")]
    assert {address for *_, address in found} <= rows


def test_a_pattern_says_what_it_fits_in_each_of_its_decisions_and_names_their_other_options(pages):
    page = pages["patterns/logging"]
    assert [(str(fit.text), fit.decision.text) for fit in page.glance.fits] == [
        ("For programs that run alone at night.", "Signals"),
        ("When files on disks are enough.", "Storage"),
    ]
    assert [[(item.link.text, item.is_current) for item in group.options] for group in page.alternatives] == [
        [("Distributed tracing", False), ("Logging", True)],
        [("Logging", True), ("Central store", False)],
    ]


def test_a_decision_names_what_is_disputed_before_what_is_agreed(pages):
    page = pages["decisions/waking"]
    assert [item.option.text for item in page.disputed] == ["Sampling"]
    assert [(item.option.text, item.stances.css) for item in page.standings] == [
        ("Sampling", "disputed"), ("Alerting", "for")
    ]  # fmt: skip
    assert pages["decisions/notice"].standings == []


def test_a_decision_says_in_lines_how_to_decide(pages):
    text = [(rule.when.striptags(), rule.then.striptags()) for rule in pages["decisions/waking"].rules]
    assert text == [
        ("the fault costs money before the morning", "let alerting call somebody"),
        ("it can wait until then", "leave it to the dashboards"),
    ]


def test_home_names_each_disputed_question_with_the_options_in_dispute(pages):
    (dispute,) = pages["index"].disputes
    assert (dispute.decision.link.text, dispute.decision.about) == ("Waking", pages["decisions/waking"].question)
    assert [item.option.text for item in dispute.options] == ["Sampling"]


def test_a_source_begins_with_its_topics_each_leading_to_the_first_place_that_rests_on_it(pages):
    page = pages["sources/obs-p1"]
    assert [(topic.link.text, topic.places) for topic in page.topics] == [
        ("Signals", "7 places"), ("Storage", "3 places")
    ]  # fmt: skip
    excerpts = [item.id for stretch in page.transcript if stretch.passage for item in stretch.passage.excerpts]
    assert {topic.link.address.removeprefix("#") for topic in page.topics} <= set(excerpts)


def test_a_diagram_of_few_arrows_is_told_in_words_alone(pages):
    flow = pages["decisions/signals"].flow
    assert [drawn.form for drawn in flow.places] == list(Form)
    assert flow.legend[0].css == "current"
    assert flow.rows
    built = pages["walkthroughs/night-shift"].architecture
    assert built.places == []
    assert built.rows


def test_a_force_on_which_one_option_alone_acts_stands_behind_a_choice(pages):
    matrix = pages["decisions/waking"].matrix
    assert [(row.force.text, row.is_sparse) for row in matrix.rows] == [
        ("Time to repair", False), ("Running cost", False), ("Alert noise", True)
    ]  # fmt: skip
    assert matrix.sparse == "All 3 forces; on 1 of them one option alone acts"
    assert pages["decisions/signals"].matrix.sparse == ""


def test_each_pattern_stands_once_in_the_list_under_the_first_decision_that_it_answers(pages):
    groups = pages["patterns/index"].groups
    assert [(group.heading, [row.link.text for row in group.rows]) for group in groups] == [
        ("Notice", ["Dashboards"]),
        ("Waking", ["Alerting", "Sampling"]),
        ("Signals", ["Distributed tracing", "Logging"]),
        ("Storage", ["Central store"]),
    ]
    (row,) = [row for group in groups for row in group.rows if row.link.text == "Dashboards"]
    assert [link.text for link in row.also] == ["Waking"]


def test_every_choice_of_a_filter_counts_the_patterns_that_have_it(pages):
    page = pages["patterns/index"]
    rows = [row for group in page.groups for row in group.rows]
    for filtered in page.filters:
        values = [mark.values.split("; ") for row in rows for mark in row.marks if mark.filter == filtered.name]
        for choice in filtered.choices:
            count = sum(choice.value in row for row in values)
            assert (choice.text, count > 0) == (f"{choice.value} ({count})", True)
    assert [item.name for item in page.filters] == ["decision", "kind", "stance", "helps", "hurts", "persona", "stage"]


def test_what_leaves_nothing_to_choose_is_no_filter(pages):
    names = [item.name for item in pages["patterns/index"].filters]
    assert "study" not in names  # the small study is the only one
    assert "maturity" not in names  # all its pages are full
