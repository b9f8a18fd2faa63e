"""What speaks for and against an option: where it comes from, and what a reader sees of it."""

import pytest

from generator.catalogue.model import EffectBasis
from generator.catalogue.weighed import decisions_weighed, overlap
from generator.evidence.records import Excerpt
from generator.reading.records import Role, Speaker
from tests.making import catalogue_of, changed, page_records

LOGGING = "patterns/logging.md"
SILENT_SCREENS = [
    "patterns/dashboards.md",
    "cite: [{source: obs-p3, words: nobody has looked at them since May, kind: example}]\n    own: true",
    "contested: []",
]


@pytest.fixture
def study(tmp_path):
    """Give a function that joins the small study with some edits."""
    return lambda *edits: catalogue_of(changed(tmp_path / "content", {"edit": edits}))


def _told(pattern):
    return [(str(item.side), str(item.stands_in), item.force) for item in pattern.weighed]


@pytest.mark.parametrize(
    ("purpose", "pattern", "edits", "wanted"),
    [
        (
            "what is written comes first, then effects with words; effects without words say nothing",
            "central_store",
            [],
            [("depends", "written", None), ("for", "effect", "repair_time"), ("for", "effect", "privacy")],
        ),
        ("an effect that hurts speaks against", "dashboards", [], [("against", "effect", "repair_time")]),
        ("what an interviewer says weighs nothing", "dashboards", [], [("against", "effect", "repair_time")]),
        ("a statement that rejects speaks against", "logging", [], [("against", "statement", None)]),
        (
            "a statement on words that are written about is not told again",
            "logging",
            [
                [
                    LOGGING,
                    "definition:",
                    "weighs: [{side: against, text: Nobody reads them., "
                    "cite: [{source: obs-p1, words: We do not read log files any more}]}]\ndefinition:",
                ]
            ],
            [("against", "written", None)],
        ),
        (
            "a plus on a force that is neither good nor bad speaks for nothing",
            "dashboards",
            [["forces.yml", "id: repair_time,", "id: repair_time, valued: false,"]],
            [],
        ),
    ],
)
def test_what_is_weighed(study, purpose, pattern, edits, wanted):
    assert _told(study(*edits).patterns[pattern]) == wanted, purpose


def test_an_effect_that_the_study_does_not_hold_is_never_shown_as_the_studys(study):
    catalogue = study()
    (effect,) = catalogue.patterns["dashboards"].effects
    assert effect.basis is EffectBasis.CATALOGUE
    page = page_records(catalogue)["patterns/dashboards"]
    (row,) = page.effects.rows
    assert row.gap == "coded by the catalogue from these words; not in the study’s model"
    (cell,) = page_records(catalogue)["decisions/notice"].matrix.rows[0].cells
    assert (cell.quoted, cell.own) == (True, True)


def test_an_effect_of_the_catalogue_needs_words(study):
    catalogue = study(
        [
            "patterns/dashboards.md",
            "    cite: [{source: obs-p3, words: nobody has looked at them since May, kind: example}]\n",
            "",
        ]
    )
    assert any("own needs cite" in finding.message for finding in catalogue.findings)


def test_a_decision_says_who_speaks_for_and_against_each_option(study):
    table = page_records(study())["decisions/storage"].weighed
    assert list(table.sides) == ["For", "It depends", "Against"]
    logging, store = table.rows
    assert [len(side.items) for side in logging.sides] == [0, 0, 1]
    assert [len(side.items) for side in store.sides] == [2, 1, 0]
    (item,) = logging.sides[2].items
    assert (str(item.text), [reference.speaker for reference in item.references]) == (
        "“We do not read log files any more.”",
        ["Expert Q"],
    )


def test_every_expert_is_heard_before_one_is_heard_again(study):
    """Two more sentences of one expert leave the only one of another in sight."""
    entry = "  - {side: for, text: T%s., cite: [{source: obs-p3, words: Seventeen of twenty went that way}]}\n"
    other = "  - {side: for, text: Last., cite: [{source: obs-p1, words: nobody regrets it}]}\n"
    written = "weighs:\n" + "".join(entry % number for number in "123") + other + "definition:"
    table = page_records(study([LOGGING, "definition:", written]))["decisions/storage"].weighed
    side = table.rows[0].sides[0]
    assert [str(item.text) for item in side.items] == ["T1.", "Last.", "T2."]
    assert (side.more.text, side.more.address) == ("1 more on its page", "../patterns/logging.html")


def test_an_option_that_nobody_speaks_of_says_so_in_one_line(study):
    catalogue = study(SILENT_SCREENS)
    first, further = page_records(catalogue)["decisions/notice"].weighed.rows
    nobody = "Nobody in the interviews speaks for or against it."
    assert (first.sides, first.gap) == ([], nobody)
    assert page_records(catalogue)["patterns/dashboards"].nobody == nobody
    assert (further.sides, further.gap, further.elsewhere.address) == ([], "", "waking.html#weighed")


def test_a_decision_counts_as_weighed_where_a_decision_that_it_asks_for_is(study):
    catalogue = study(SILENT_SCREENS)
    assert "alert_decision" in decisions_weighed(catalogue)


OVERLAPS = [
    ("one within another", [("a", 10, 5)], [("a", 8, 20)], True),
    ("the end of one in the beginning of another", [("a", 10, 5)], [("a", 14, 5)], True),
    ("the beginning of one in the end of another", [("a", 14, 5)], [("a", 10, 5)], True),
    ("words that follow at once share nothing", [("a", 10, 5)], [("a", 15, 5)], False),
    ("words that stand just before share nothing", [("a", 15, 5)], [("a", 10, 5)], False),
    ("another source shares nothing at the same place", [("a", 10, 5)], [("b", 10, 5)], False),
    ("one of several is enough", [("a", 0, 5), ("a", 50, 5)], [("b", 0, 5), ("a", 54, 1)], True),
    ("nothing shares nothing", [], [("a", 0, 5)], False),
]


@pytest.mark.parametrize(("purpose", "ones", "others", "wanted"), OVERLAPS)
def test_words_overlap_where_some_of_them_are_in_both(purpose, ones, others, wanted):
    assert overlap(map(_excerpt, ones), list(map(_excerpt, others))) is wanted, purpose


def _excerpt(place):
    source, offset, length = place
    return Excerpt("id", source, "passage", 0, length, offset, "x" * length, Speaker("Expert A", Role.EXPERT), (1, 1))


def test_as_many_as_a_cell_holds_need_no_link_to_more(study):
    entry = "  - {side: for, text: T%s., cite: [{source: obs-p3, words: Seventeen of twenty went that way}]}\n"
    written = "weighs:\n" + "".join(entry % number for number in "123") + "definition:"
    table = page_records(study([LOGGING, "definition:", written]))["decisions/storage"].weighed
    side = table.rows[0].sides[0]
    assert [str(item.text) for item in side.items] == ["T1.", "T2.", "T3."]
    assert side.more is None
    assert table.rows[0].gap == ""
    assert table.width == len(table.sides)
