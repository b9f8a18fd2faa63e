"""A withdrawn source keeps its page and its address; its words stand nowhere, and what rested on it says so."""

import json
import re

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.withdrawn import without_its_words, without_words
from generator.findings import Rule
from generator.review.reports import as_html, as_json, as_markdown
from generator.review.state import compared
from tests.making import MINIMAL, catalogue_of, changed, made

WITHDRAWN = [
    "catalogue.yml",
    "redirects:",
    "sources: [{source: obs-p3, status: withdrawn, note: Asked for in May.}]\nredirects:",
]
FILES = ["sources/observability/p_3.md", "coding/observability/p_3.yml"]
WORDS = re.compile(
    r"cannot look|called only when|called without a trace|Every second alarm|Seventeen of twenty|hang on our wall|"
    r"Who keeps everything|only after an alarm|Expert R (?:says|on)",
    re.I,
)
"""What nobody but Expert R says, and the catalogue in none of its own sentences."""


@pytest.fixture(params=["with its files", "without its files"])
def withdrawn(request, tmp_path):
    """Give the folder of the small study with a withdrawn source, whose files are deleted or not yet."""
    gone = FILES if request.param == "without its files" else []
    return changed(tmp_path / "content", {"edit": [WITHDRAWN], "remove": gone})


def _own_words(text):
    """Give a text without the catalogue's own sentence that a link to the words stands in."""
    return text.replace("Expert R says</a>, somebody", "").replace("[Expert R says]", "")


def test_the_words_of_a_withdrawn_source_stand_in_no_page_no_drawing_and_no_export(withdrawn, tmp_path):
    drawn = []
    before = made(catalogue_of(MINIMAL), tmp_path / "before")
    after = made(catalogue_of(withdrawn), tmp_path / "after", lambda dot: drawn.append(dot) or b"<svg/>")
    texts = {**after, "drawings": "\n".join(map(str, drawn))}
    found = {path: WORDS.findall(_own_words(text)) for path, text in texts.items() if WORDS.search(_own_words(text))}
    assert found == {}
    assert sum(bool(WORDS.search(text)) for text in before.values()) > len(FILES)


def test_its_page_stays_where_it_was_and_says_so(withdrawn, tmp_path):
    files = made(catalogue_of(withdrawn), tmp_path)
    page = files["sources/obs-p3.md"]
    assert "This source is withdrawn" in page
    assert "Asked for in May." in page
    assert "takedown.html" in page
    assert "obs-p3.html" in files["sources/index.md"]
    assert set(made(catalogue_of(MINIMAL), tmp_path)) - set(files) == set()


def test_what_rested_on_it_says_so(withdrawn, tmp_path):
    files = made(catalogue_of(withdrawn), tmp_path)
    assert "rested on a source that is withdrawn" in files["patterns/alerting.md"]
    sleep = files["guides/sleep.md"]
    assert 'href="../sources/obs-p3.html"' in sleep
    assert 'data-by=" withdrawn"' in sleep
    exported = json.loads(files["catalogue.json"])
    (source,) = (item for item in exported["sources"] if item["id"] == "obs-p3")
    assert (source["status"], source["passages"], source["traces"], source["excerpts"]) == ("withdrawn", [], [], [])


def test_a_command_takes_the_words_out_and_old_links_lead_to_the_sentence_that_says_so(tmp_path):
    root = changed(tmp_path / "content")
    page = made(catalogue_of(root), tmp_path / "before")["sources/obs-p3.md"]
    command = ["--content", str(root), "withdraw", "obs-p3"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert "{source: obs-p3, status: withdrawn}" in done.stderr
    assert not (root / FILES[1]).exists()
    assert WORDS.findall((root / FILES[0]).read_text(encoding="utf-8")) == []
    path, old, new = WITHDRAWN
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
    catalogue = catalogue_of(root)
    assert [item for item in catalogue.findings if item.path == FILES[0]] == []
    after = made(catalogue, tmp_path / "after")["sources/obs-p3.md"]
    places = set(re.findall(r'id="([^"]+)"', page)) - {"all-marks", "topics"}  # nobody cites a box or a list
    assert len(places) > len(FILES)
    (told,) = re.findall(r'<p class="warn">(.*?)This source is withdrawn', after)
    assert set(re.findall(r'id="([^"]+)"', told)) == places | {"transcript"}
    assert "no source “obs-p3” whose words are here" in CliRunner().invoke(main, command).output


@pytest.mark.parametrize("line", ["What somebody said", '"><script>', "p-1\tUPPER"])
def test_a_file_that_holds_more_than_places_is_told_and_none_of_it_is_shown(line, tmp_path):
    text = without_its_words(["passage-1", line])
    root = changed(tmp_path / "content", {"edit": [WITHDRAWN], "write": {FILES[0]: text}, "remove": [FILES[1]]})
    catalogue = catalogue_of(root)
    assert [item.rule for item in catalogue.findings if item.path == FILES[0]] == [Rule.WITHDRAWN]
    assert 'id="passage-1"' not in made(catalogue, tmp_path / "made")["sources/obs-p3.md"]


@pytest.mark.parametrize("form", [as_html, as_json, as_markdown])
def test_the_comparison_with_what_was_published_holds_none_of_its_words(withdrawn, form):
    there = compared(("base", MINIMAL), ("head", withdrawn))
    back = compared(("head", withdrawn), ("base", MINIMAL))
    assert "withdrawn" in form(there)
    assert WORDS.findall(form(there) + form(back)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            'is [one stop shop to see it](cite:a-p1 "a one stop shop to see it all")',
            'is […](cite:a-p1 "a one stop shop to see it all")',
        ),
        ('is [one stop](cite:a-p1#2 \\"a one stop shop\\")', 'is […](cite:a-p1#2 \\"a one stop shop\\")'),
        ('is [easy to\n  find](cite:a-p1 "easy to find")', 'is […\n  ](cite:a-p1 "easy to find")'),
        ('is [quickly found](cite:a-p1 "easy to find")', 'is [quickly found](cite:a-p1 "easy to find")'),
        ('is [easy to find](cite:a-p2 "easy to find")', 'is [easy to find](cite:a-p2 "easy to find")'),
        ("is [easy to find](pattern:easy)", "is [easy to find](pattern:easy)"),
    ],
)
def test_a_link_that_repeats_withdrawn_words_shows_an_ellipsis(text, shown):
    assert without_words(text, {"a-p1"}) == shown
    assert without_words(text, frozenset()) == text
