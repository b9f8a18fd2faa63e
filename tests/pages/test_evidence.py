"""What the pages about the evidence show of what is measured."""

import csv
import io

from generator.pages.evidence.bars import Bar, BarPart, bars
from tests.export.reading import STUDY
from tests.making import MINIMAL, catalogue_of, made
from tests.pages.html import HTML, rendered, words

SVG = "{http://www.w3.org/2000/svg}"


def _page(root, name, folder):
    return rendered(made(catalogue_of(root), folder)[f"evidence/{name}.md"], folder)


def test_bars_have_one_scale_and_leave_nothing_out_but_nothing():
    rows = [
        Bar("a", "a.html", [BarPart(3, "x", "three", "a.html"), BarPart(1, "y", "one", "a.html")]),
        Bar("b", "b.html", [BarPart(0, "x", "none", "b.html"), BarPart(2, "y", "two", "b.html")]),
    ]
    chart = bars("c", "title", "words", [("x", "X"), ("y", "Y")], rows)
    drawn = [(box.title, box.x, box.width) for box in chart.boxes if box.address]
    assert drawn == [("three", "0.0", "270.0"), ("one", "270.0", "90.0"), ("two", "0.0", "180.0")]
    assert [line.text for line in chart.lines] == ["X", "Y", "a", "b"]
    assert bars("c", "title", "words", [], []).boxes == []


def test_every_picture_has_a_name_a_description_and_parts_that_lead_to_what_they_count(tmp_path):
    for name in ("gap-map", "saturation", "coding"):
        pictures = list(_page(MINIMAL, name, tmp_path).iter(f"{SVG}svg"))
        assert pictures, name
        for picture in pictures:
            ids = {element.get("id") for element in picture.iter()}
            assert set(picture.get("aria-labelledby").split()) <= ids
            links = [link for link in picture.iter(f"{SVG}a") if link.find(f"{SVG}rect") is not None]
            assert links
            assert all(link.get("href") and link.find(f"{SVG}rect/{SVG}title").text for link in links)


def test_a_cell_of_the_gap_map_says_who_is_quoted_and_leads_to_the_row_of_the_effect(tmp_path):
    page = _page(MINIMAL, "gap-map", tmp_path)
    cells = {
        words(cell): cell.find(f"{HTML}a").get("href")
        for cell in page.iter(f"{HTML}td")
        if cell.find(f"{HTML}a") is not None
    }
    assert cells["helps strongly, quoted: 2"] == "../patterns/alerting.html#force-repair_time"
    assert cells["hurts strongly, contested: 1 for, 1 against"] == "../patterns/alerting.html#force-noise"
    assert cells["hurts, model only"] == "../patterns/sampling.html#force-repair_time"
    assert cells["nothing"]


def test_the_most_disputed_pattern_stands_first_and_each_stance_leads_to_words(tmp_path):
    page = _page(STUDY, "agreement", tmp_path)
    row = next(page.iter(f"{HTML}tbody")).find(f"{HTML}tr")
    assert words(row) == "Sourdough 2.0 supports, reports rejects"
    assert ["#excerpt-" in link.get("href") for link in row.iter(f"{HTML}a")] == [False, True, True]
    assert "Sourdough" in words(rendered(made(catalogue_of(STUDY), tmp_path)["index.md"], tmp_path))


def test_the_page_of_a_decision_says_the_strength_of_its_evidence_and_what_is_open(tmp_path):
    page = rendered(made(catalogue_of(MINIMAL), tmp_path)["decisions/signals.md"], tmp_path)
    text = words(next(item for item in page.iter(f"{HTML}ul") if item.get("class") == "strength"))
    assert "low, as far as a machine can tell" in text
    assert "Relevance: not assessed" in text


def test_each_page_has_the_file_that_holds_the_same(tmp_path):
    files = made(catalogue_of(MINIMAL), tmp_path)
    for name in ("gap-map", "agreement", "saturation", "coded-together", "strength", "coding"):
        assert f'href="../data/evidence/{name}.csv"' in files[f"evidence/{name}.md"]
        rows = list(csv.DictReader(io.StringIO(files[f"data/evidence/{name}.csv"])))
        assert rows, name
        assert None not in rows[0]
