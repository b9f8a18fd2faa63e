"""What Python-Markdown sees of a page, and what the extension for generated HTML does with odd ones."""

import re

import pytest
from markdown import Markdown

from generator.pages.markdown import BEGIN, END
from tests.making import MINIMAL, catalogue_of, made
from tests.pages.html import front_and_body

PLACE = '<div class="generated-place" data-number="0"></div>'


def _converter():
    return Markdown(extensions=["generator.pages.markdown", "fenced_code", "attr_list"])


def test_markdown_sees_headings_and_one_place_a_section(tmp_path):
    pages = made(catalogue_of(MINIMAL), tmp_path)
    for path, text in pages.items():
        if path.endswith(".md") and not path.endswith("SUMMARY.md"):
            seen = _converter().preprocessors["generated"].run(front_and_body(text)[1].split("\n"))
            assert any(line.startswith('<div class="generated-place"') for line in seen), path
            other = [
                line for line in seen if line and not re.fullmatch(r"#{1,3} [^<>`\[\]]+|<div class=[^<>]*></div>", line)
            ]
            assert other == [], path


@pytest.mark.parametrize(
    "text", ["~~~ { onclick=x }\na\n~~~", "# x { onclick=x }", "[x]: javascript:x", "\x02wzxhzdk:0\x03"]
)
def test_generated_html_is_left_as_it_is(text):
    html = _converter().convert(f"# A\n\n{BEGIN}\n<p>\n{text}\n\n</p>\n{END}\n\n# B\n")
    assert html == f"<h1>A</h1>\n<p>\n{text}\n\n</p>\n\n<h1>B</h1>"


def test_a_place_that_somebody_wrote_stays_and_shows_nothing_of_another_page():
    markdown = _converter()
    assert "secret" in markdown.convert(f"{BEGIN}\n<p>secret</p>\n{END}")
    assert markdown.convert(PLACE) == PLACE
    assert "secret" not in markdown.convert(f"{BEGIN}\n<p>secret</p>\n").replace("<p>secret</p>", "")
