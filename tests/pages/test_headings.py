from collections import Counter

import pytest

from generator.pages.headings import anchors
from generator.pages.patterns import PatternPage
from generator.pages.walkthroughs import WalkthroughPage
from tests.making import catalogue_of, changed, made
from tests.pages.html import rendered


@pytest.mark.parametrize(
    ("template", "headings", "wanted"),
    [
        pytest.param(PatternPage.template, ["When it helps"], ["when-it-helps"], id="a heading of its own words"),
        pytest.param(PatternPage.template, ["Cost", "Cost"], ["cost", "text-cost"], id="one heading twice"),
        pytest.param(PatternPage.template, ["Forces"], ["text-forces"], id="a heading like one that the page has"),
        pytest.param(PatternPage.template, ["Force cost"], ["text-force-cost"], id="a heading like a row of a table"),
        pytest.param(WalkthroughPage.template, ["Step 1"], ["text-step-1"], id="a heading like one with a number"),
        pytest.param(WalkthroughPage.template, ["Forces"], ["forces"], id="a heading that only other pages have"),
    ],
)
def test_no_anchor_of_a_hand_written_heading_is_that_of_something_else(template, headings, wanted):
    assert list(anchors(headings, template)) == wanted


def test_a_page_on_which_a_heading_has_the_name_of_a_fixed_one_has_no_id_twice(tmp_path):
    path = "patterns/sampling.md"
    content = changed(tmp_path / "content")
    with (content / path).open("a", encoding="utf-8") as file:
        file.write("\n## Forces\n\nOne.\n\n## Said\n\nTwo.\n\n## Said\n\nThree.\n")
    page = rendered(made(catalogue_of(content), tmp_path / "drawings")[path], tmp_path / "drawings")
    counted = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert {"forces", "said", "text-forces", "text-said", "text-said-2"} <= counted.keys()
    assert [name for name, count in counted.items() if count > 1] == []
