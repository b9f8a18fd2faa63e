"""What pages say of stances: whose, towards what, because of what, and in all of the words."""

import pytest

from tests.making import catalogue_of, changed, page_records

CODING = "coding/observability/p_1.yml"
ADDED = "added:\n"
ENTRY = """  - words: {words}
    speaks_of: [{pattern}]
    stance: {stance}
    stance_in_excerpt: true
    says: {says}
"""


def _entry(says, stance, text, pattern="dashboards"):
    return ENTRY.format(words=text, pattern=pattern, stance=stance, says=says)


@pytest.fixture
def pages(tmp_path):
    """Give a function that makes the records of all pages of the small study with some edits, by their paths."""

    def make(*edits):
        return page_records(catalogue_of(changed(tmp_path / "content", {"edit": edits})))

    return make


EARLY = "we trace every call from the browser"
LATE = "from the browser down to the disk"
INNER = "every call from the browser"
WHOLE = "we trace every call from the browser down to the disk."
QUOTED = [
    ("words that overlap are quoted once, all of them", [("supports", EARLY), ("supports", LATE)], [(WHOLE, 2)]),
    ("whichever is coded first", [("supports", LATE), ("supports", EARLY)], [(WHOLE, 2)]),
    ("words within others add nothing", [("supports", EARLY), ("supports", INNER)], [(EARLY, 2)]),
    ("the same words are quoted once", [("supports", EARLY), ("supports", EARLY)], [(EARLY, 2)]),
    (
        "another stance is another quotation",
        [("supports", EARLY), ("rejects", LATE)],
        [(EARLY, 1), ("from the browser down to the disk.", 1)],
    ),
]


@pytest.mark.parametrize(("purpose", "entries", "wanted"), QUOTED)
def test_quotations_that_are_put_together_lose_no_words(pages, purpose, entries, wanted):
    added = "".join(_entry(f"Claim {number}.", *entry) for number, entry in enumerate(entries))
    page = pages([CODING, ADDED, ADDED + added])["patterns/dashboards"]
    found = [item for item in page.quotes if "obs-p1" in item.source.text]
    assert [(item.lead + item.rest, len(item.coded)) for item in found] == wanted, purpose


def test_a_quotation_that_is_put_together_leads_to_where_its_words_begin(pages):
    added = _entry("One.", "supports", LATE) + _entry("Two.", "supports", EARLY)
    made = pages([CODING, ADDED, ADDED + added])
    (quote,) = [item for item in made["patterns/dashboards"].quotes if "obs-p1" in item.source.text]
    (begins,) = [
        item.id
        for stretch in made["sources/obs-p1"].transcript
        if stretch.passage
        for item in stretch.passage.excerpts
        if item.text == EARLY
    ]
    assert quote.source.address.endswith(f"#{begins}")


def test_a_stance_is_towards_a_pattern_and_because_of_a_force(pages):
    made = pages([CODING, "    speaks_of: [logging]\n", "    speaks_of: [logging]\n    through: [cost]\n"])
    (quote,) = [item for item in made["patterns/logging"].quotes if "obs-p1" in item.source.text]
    assert (quote.stance, quote.about, [link.text for link in quote.links]) == (
        "rejects",
        "because of",
        ["Running cost"],
    )
    (quote,) = [item for item in made["forces/running-cost"].quotes if "We do not read" in item.lead]
    assert (quote.stance, quote.about, [link.text for link in quote.links]) == ("named against", "", ["Logging"])


def test_a_statement_about_a_force_alone_takes_no_stance(pages):
    edit = [CODING, "    speaks_of: [logging]\n    stance: rejects\n", "    speaks_of: [cost]\n"]
    (quote,) = [item for item in pages(edit)["forces/running-cost"].quotes if "We do not read" in item.lead]
    assert (quote.stance, quote.links) == ("takes no stance", [])


def test_the_interest_of_an_expert_stands_beside_the_name_and_is_told_on_the_page_of_the_source(pages):
    made = pages()
    stands = {item.expert: item.interest for item in made["patterns/logging"].positions}
    assert stands == {"Expert Q": "answers for the bill", "Expert R": ""}
    source = made["sources/obs-p1"]
    assert source.interest == "Expert Q, answers for the bill: Pays for what is watched."
    assert [item.words for item in source.interest_words] == ["nobody regrets it."]
    assert (made["sources/obs-p3"].interest, made["sources/obs-p3"].interest_words) == ("", [])


def test_what_others_hold_is_reported_and_gives_no_expert_a_stance(pages):
    made = pages([CODING, "    patterns: [logging]\n", "    patterns: [central_store]\n"])
    page = made["patterns/central-store"]
    (view,) = page.reported
    assert (view.stance, view.held_by, view.says) == ("supports", "auditors", "Log files are wanted once in a year.")
    assert view.source.text == "reported by Expert Q"
    stands = {item.expert: item.stance for item in page.positions}
    assert stands["Expert Q"] == "takes no side; tells an example that this page cites"
    assert made["patterns/logging"].reported == []


def test_an_interviewer_who_reports_is_called_so(pages):
    words = "    - words: How do you notice that something is wrong\n"
    edit = [CODING, "  - words: keeps them for the auditors, who ask once in a year\n", words[2:]]
    (view,) = pages(edit)["patterns/logging"].reported
    assert view.source.text == "reported by the interviewer"


CITED = [
    ("context", "takes no side; this page cites the expert for context"),
    ("example", "takes no side; tells an example that this page cites"),
]


@pytest.mark.parametrize(("kind", "wanted"), CITED)
def test_who_is_cited_for_no_view_is_said_to_take_no_side(pages, kind, wanted):
    prose = f'---\n\nSee [why]({kind}:obs-p1 "We do not read log files any more").\n\n'
    page = pages(["patterns/dashboards.md", "---\n\n", prose])["patterns/dashboards"]
    assert {item.expert: item.stance for item in page.positions}["Expert Q"] == wanted
    assert any(kind in str(section.html) for section in page.sections)
