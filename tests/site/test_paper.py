"""Prints the largest pages: how many sheets they take, and what stands on them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.kinds import by_size

SHEETS = {"decisions": 6, "walkthroughs": 7, "sources": 30}
_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
_HIDDEN = (".md-header", ".md-tabs", ".md-sidebar", ".search-open", ".take button", "nav.contents", ".headerlink")


@pytest.mark.parametrize("folder", SHEETS)
def test_the_largest_page_of_a_kind_takes_few_sheets(site: Path, page: Page, address: str, folder: str) -> None:
    page.goto(address + by_size(site, folder)[-1])
    paper = page.pdf(prefer_css_page_size=True)
    assert 1 < len(_SHEET.findall(paper)) <= SHEETS[folder]


def test_on_paper_citations_are_numbered_notes_and_nothing_is_to_be_clicked(
    site: Path, page: Page, address: str
) -> None:
    page.goto(address + by_size(site, "decisions")[-1])
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    notes = page.locator("section.notes li").all_inner_texts()
    numbers = {int(number) for number in page.locator("sup.note-number").all_inner_texts()}
    assert numbers == set(range(1, len(notes) + 1))
    assert len(set(notes)) == len(notes) > 20
    assert all(note.startswith(address) for note in notes)
    assert [name for name in _HIDDEN if page.locator(name).first.is_visible()] == []
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("section.notes").count() == 0


def test_on_paper_a_matrix_and_a_drawing_are_whole(site: Path, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 687, "height": 1000})  # what the margins leave of A4
    page.goto(address + by_size(site, "decisions")[-1])
    page.emulate_media(media="print")
    rows = page.locator("table.matrix tbody tr")
    assert rows.count() == sum(row.is_visible() for row in rows.all())
    for item in page.locator("table.matrix >> visible=true, figure.diagram svg >> visible=true").all():
        box = item.bounding_box()
        assert box is not None
        assert box["width"] <= 687
        assert box["height"] <= 1027
