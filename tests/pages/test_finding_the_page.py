"""What leads readers to the right page, and from one decision to the next, looked at as records."""

import pytest

from generator.pages.views import Link
from tests.making import catalogue_of, changed, made, page_records

STUDY = {
    "write": {
        "order.yml": (
            'order:\n  - {decision: alert_decision, because: "[Noise](force:noise) comes first.", '
            "further: [wake_decision]}\n"
            "  - {decision: signal_decision}\n  - {decision: store_decision}\n"
        ),
        "told_apart.yml": (
            "groups:\n"
            '  - name: Records\n    pairs: [{patterns: [tracing, logging], difference: "One *follows* a call."}]\n'
            "  - name: Calls\n    pairs: [{patterns: [logging, sampling], difference: One keeps all.}, "
            "{decisions: [store_decision, signal_decision], difference: One is a place.}]\n"
        ),
        "glossary.yml": (
            "terms:\n"
            "  - {id: pager, name: Pager, definition: It wakes people.}\n"
            "  - id: bell\n    name: bell\n    aliases: [gong]\n    definition: It rings.\n"
            '    differs: "[Expert R](cite:obs-p3 \\"I am called only when customers would notice\\") has none."\n'
            "    decisions: [wake_decision]\n    forces: [noise]\n    guides: [sleep]\n"
        ),
    },
    "edit": [["guides/sleep.md", "title: Sleep", "title: Sleep\nasked_as: [who wakes me, why so <loud>]"]],
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return catalogue_of(changed(tmp_path_factory.mktemp("study") / "content", STUDY))


@pytest.fixture(scope="module")
def pages(catalogue):
    return page_records(catalogue)


def _order(page):
    links = page.previous, page.following_in_order
    return page.place, *(link and link.text for link in links)


def test_previous_and_next_follow_the_one_order(pages):
    assert _order(pages["decisions/notice"]) == ("Decision 1 of 4", None, "Waking")
    assert _order(pages["decisions/waking"]) == ("Decision 2 of 4", "Notice", "Signals")
    assert _order(pages["decisions/storage"]) == ("Decision 4 of 4", "Signals", None)
    assert pages["decisions/notice"].because.striptags() == "Noise comes first."


def test_lists_and_menus_are_in_the_one_order(pages, catalogue, tmp_path):
    rows = [(row.link.text, row.is_further) for row in pages["decisions/index"].studies[0].rows]
    assert rows == [("Notice", False), ("Waking", True), ("Signals", False), ("Storage", False)]
    assert [way.link.text for way in pages["index"].studies[0].decisions] == ["Notice", "Signals", "Storage"]
    menu = made(catalogue, tmp_path)["decisions/SUMMARY.md"]
    assert [line.strip()[3:].split("]")[0] for line in menu.splitlines()] == [
        "Overview", "Notice", "Waking", "Signals", "Storage"
    ]  # fmt: skip
    assert "    * [Waking]" in menu


def test_the_list_of_decisions_promises_what_their_pages_hold(pages):
    lead = pages["decisions/index"].lead
    weighed = sum(page.matrix is not None for page in pages.values() if hasattr(page, "matrix"))
    assert "4 questions leads to a page with its options, what each is for and what the interviewed experts say" in lead
    assert f"; {weighed} of these pages weigh the options against forces" in lead


def test_near_twins_stand_on_both_pages(pages):
    (tracing,) = pages["patterns/distributed-tracing"].twins
    assert list(tracing.pair) == [Link("Distributed tracing", ""), Link("Logging", "logging.html")]
    assert str(tracing.difference) == "One <em>follows</em> a call."
    logging = [[one.text for one in item.pair] for item in pages["patterns/logging"].twins]
    assert logging == [["Distributed tracing", "Logging"], ["Logging", "Sampling"]]
    assert pages["patterns/alerting"].twins == []
    assert [one.text for one in pages["decisions/storage"].twins[0].pair] == ["Storage", "Signals"]


def test_all_near_twins_stand_on_one_page(pages):
    page = pages["which-one"]
    assert [(group.name, row.one.text, row.other.text) for group in page.groups for row in group.rows] == [
        ("Records", "Distributed tracing", "Logging"), ("Calls", "Logging", "Sampling"), ("Calls", "Storage", "Signals")
    ]  # fmt: skip
    assert page.contents == [Link("Records", "#about-1"), Link("Calls", "#about-2")]
    assert page.groups[0].rows[0].filter_words == "distributed tracing logging one follows a call."


def test_the_glossary_says_what_a_word_means_to_whom_and_where_to_read_on(pages):
    bell, pager = pages["glossary"].terms
    assert (bell.name, bell.anchor, bell.aliases, bell.definition) == ("bell", "term-bell", "gong", "It rings.")
    assert bell.differs.striptags() == "Expert R has none."
    assert bell.read_on == [
        Link("Waking", "decisions/waking.html"),
        Link("Alert noise", "forces/alert-noise.html"),
        Link("Sleep", "guides/sleep.html"),
    ]
    assert (pager.name, pager.differs, pager.read_on) == ("Pager", "", [])


def test_the_glossary_counts_names_by_letter_and_says_what_they_are_not(pages):
    letter = next(letter for letter in pages["glossary"].letters if letter.letter == "L")
    assert letter.summary == "L: 1 name"
    assert [link.text for link in letter.entries[0].twins] == ["Distributed tracing", "Sampling"]


def test_words_that_a_term_cites_say_so_in_the_transcript(pages):
    uses = [use for stretch in pages["sources/obs-p3"].transcript if stretch.passage
            for excerpt in stretch.passage.excerpts for use in excerpt.uses]  # fmt: skip
    assert Link("bell (glossary)", "../glossary.html#term-bell", "cited there") in uses


def test_a_page_says_how_it_is_asked_for_as_typed(pages, catalogue, tmp_path):
    assert pages["guides/sleep"].asked == "“who wakes me”, “why so <loud>”"
    assert (
        '<p class="asked">Asked as: “who wakes me”, “why so &lt;loud&gt;”</p>'
        in made(catalogue, tmp_path)["guides/sleep.md"]
    )
    assert "asked" not in made(catalogue, tmp_path)["guides/begin.md"]


def test_a_pattern_that_holds_little_says_so(pages):
    rows = [row for group in pages["patterns/index"].groups for row in group.rows]
    maturity = {row.link.text: (row.maturity, marked(row)["maturity"]) for row in rows}
    assert maturity["Logging"] == ("", "full page")
    assert pages["patterns/logging"].maturity == ""
    outlines = [name for name, value in maturity.items() if value == ("outline", "outline")]
    assert all(not pages[f"patterns/{name.lower().replace(' ', '-')}"].quotes for name in outlines)


def test_a_tag_on_a_rejected_pattern_says_why(pages):
    assert [str(tag.why) for tag in pages["patterns/logging"].tags] == ["It needs nothing but a disk."]
    rows = {row.link.text: str(row.why) for row in pages["personas/developer"].patterns}
    assert rows["Logging"] == "It needs nothing but a disk."
    assert rows["Sampling"] == ""


def marked(row):
    """Give what a row of the list of patterns has for each filter."""
    return {mark.filter: mark.values for mark in row.marks}
