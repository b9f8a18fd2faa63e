"""What the search knows of the small study: which records there are, what they say, and the same bytes each time."""

import gzip
import json

import pytest

from generator.addresses import Addresses
from generator.search import FOLDER, search_files
from generator.search.records import Found, page_records, passage_records
from generator.search.text import title_and_text
from tests.making import MINIMAL, catalogue_of

PAGE = (
    "---\ntitle: X\n---\n\n# One &#38; two\n\n<!-- generated -->\n{html}\n<!-- /generated -->\n\n"
    "## More {{ #more }}\n\nWords.\n"
)


@pytest.fixture(scope="module")
def catalogue():
    return catalogue_of(MINIMAL)


@pytest.mark.parametrize(
    ("purpose", "html", "text"),
    [
        ("a line a block", "<p>First.</p><ul><li>a <b>b</b></li><li>c</li></ul>", "First.\na b\nc\nMore\nWords."),
        ("what says no search is left out", "<p>Seen.</p><p data-search-exclude>Not.</p>", "Seen.\nMore\nWords."),
        ("drawings are left out", "<p>Seen.</p><svg><text>Not</text></svg>", "Seen.\nMore\nWords."),
        ("escaped markup is text", "<p>a &lt;b&gt;</p>", "a <b>\nMore\nWords."),
    ],
)
def test_a_page_is_read_as_it_is_shown(purpose, html, text):
    assert title_and_text(PAGE.format(html=html)) == ("One & two", text), purpose


def test_no_passage_of_an_interviewer_is_a_record(catalogue):
    records = passage_records(catalogue, Addresses(catalogue))
    assert records
    assert {record.kind for record in records} == {Found.WORDS}
    asked = [
        " ".join(passage.text.split())
        for source in catalogue.sources.values()
        for passage in source.passages
        if passage.role == "interviewer"
    ]
    assert asked
    assert [record.url for record in records if record.text in asked] == []


def test_menus_and_records_to_be_taken_away_are_no_pages(catalogue):
    page = PAGE.format(html="<p>Woken at night.</p>").encode()
    paths = ("decisions/waking.md", "decisions/waking.madr.md", "decisions/SUMMARY.md", "development/checks.md")
    found = page_records(catalogue, Addresses(catalogue), dict.fromkeys(paths, page))
    assert [record.url for record in found if record.kind is not Found.TERM] == ["decisions/waking.html"]


def test_files_are_the_same_each_time_and_names_lead_to_what_pagefind_keeps(catalogue):
    addresses = Addresses(catalogue)
    documents = {"patterns/alerting.md": PAGE.format(html="<p>Woken at night.</p>").encode(), "about.md": b"# About\n"}
    files = search_files(catalogue, addresses, documents)
    assert files == search_files(catalogue, addresses, documents)
    known = json.loads(gzip.decompress(files[f"{FOLDER}/terms.gz"]))
    urls = {entry[1]: entry[-1] for entry in known["entries"]}
    assert {"patterns/alerting.html", "about.html"} <= set(urls)
    assert [url for url, name in urls.items() if f"{FOLDER}/fragment/{name}.pf_fragment" not in files] == []
    assert len(urls) == len(page_records(catalogue, addresses, documents))
