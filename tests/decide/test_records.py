"""Reads decision records with an independent reader of Markdown and YAML, by the rules of MADR 4.0."""

import io
import re
import zipfile

import pytest
import yaml
from markdown_it import MarkdownIt

from generator.decide.madr import Answer, Edition, write_record
from generator.export import Format
from generator.pipeline import build
from tests.decide.made_up import made_up
from tests.making import MINIMAL

SECTIONS = [
    (2, "Context and Problem Statement"),
    (2, "Decision Drivers"),
    (2, "Considered Options"),
    (2, "Decision Outcome"),
    (3, "Consequences"),
    (3, "Confirmation"),
    (2, "Pros and Cons of the Options"),
    (2, "More Information"),
]
"""Of MADR 4.0, in its order; Consequences and Confirmation are optional."""
KEYS = {"status", "date", "decision-makers", "consulted", "informed"}
STATUS = {"proposed", "rejected", "accepted", "deprecated", "superseded"}


def read(text):
    """Give the front matter, the headings with their levels and the points below each heading, as plain text."""
    _, front, body = text.split("---\n", 2)
    headings, points, tokens = [], {}, MarkdownIt("commonmark").parse(body)
    for place, token in enumerate(tokens):
        if token.type == "inline":
            words = "".join(child.content for child in token.children if child.type in ("text", "code_inline"))
            if tokens[place - 1].type == "heading_open":
                headings.append((int(tokens[place - 1].tag[1]), words))
            elif token.level >= 3:
                points.setdefault(headings[-1][1], []).append(words)
    return yaml.safe_load(front), headings, points


def check(text):
    """Hold a record to the rules of MADR, and give what ``read`` gives."""
    front, headings, points = read(text)
    assert set(front) <= KEYS
    assert front["status"].split()[0] in STATUS
    assert front["date"] == "" or re.fullmatch(r"\d{4}-\d\d-\d\d", front["date"])
    assert [level for level, _ in headings].count(1) == 1
    assert headings[0][0] == 1
    known = [item for item in headings if item in SECTIONS]
    assert known == [item for item in SECTIONS if item in known]
    assert {item for item in SECTIONS if item[0] == 2} <= set(known)
    options = points["Considered Options"]
    described = headings[headings.index((2, "Pros and Cons of the Options")) + 1 : -1]
    assert described == [(3, name) for name in options]
    for name in options:
        assert points[name]
        assert all(re.match(r"(Good|Neutral|Bad), because ", point) for point in points[name]), points[name]
    assert re.search(r'^Chosen option: ".+?"(, ".+?")*, because \S', text, re.M)
    return front, headings, points


@pytest.fixture(scope="module")
def files():
    return build(MINIMAL).exports([Format.RECORDS])


def test_every_decision_has_a_record_by_the_rules_of_madr(files):
    records = [path for path in files if path.endswith(".madr.md")]
    assert len(records) == 4
    for path in records:
        front, _, _ = check(files[path].decode())
        assert front == {"status": "proposed", "date": "", "decision-makers": []}


def test_the_archive_holds_the_same_records_numbered_and_an_index_of_them(files):
    with zipfile.ZipFile(io.BytesIO(files["decisions/records.zip"])) as packed:
        names = packed.namelist()
        texts = {name: packed.read(name) for name in names}
    assert names[0] == "index.md"
    assert [name[:5] for name in names[1:]] == ["0001-", "0002-", "0003-", "0004-"]
    links = re.findall(r"\]\((.+?)\)", texts["index.md"].decode())
    assert links == names[1:]
    assert sorted(texts[name] for name in links) == sorted(files[path] for path in files if path.endswith(".md"))


def test_an_archive_is_the_same_whenever_it_is_made(files):
    assert build(MINIMAL).exports([Format.RECORDS]) == files


def test_a_record_says_what_was_weighed_and_chosen_why_by_whom_and_in_whose_words():
    data = made_up(
        {"lake": ["speed ++ quoted Ann, contested by Bob", "trust - coded"], "port": ["trust o model"]},
        {"lake": ["Bob"]},
    )
    answer = Answer(
        weights={"speed": 2},
        constraints=("We have no *team*",),
        chosen=("lake",),
        status="accepted",
        date="2026-01-31",
        deciders=('Dee: the "boss"',),
        notes="See <b>ours</b>",
    )
    text = write_record(
        data, data.decisions[0], answer, Edition("Title", "1.0", "sha256:0", base="https://example.org/")
    )
    front, _, points = check(text)
    assert front == {"status": "accepted", "date": "2026-01-31", "decision-makers": ['Dee: the "boss"']}
    assert points["Context and Problem Statement"] == ["Our situation: We have no *team*"]
    assert points["Decision Drivers"] == ["Speed, which matters much"]
    good, bad = points["Lake"]
    assert good == "Good, because of Speed (helps strongly) (Ann: “w”; contested by Bob: “w”)"
    assert bad == "Bad, because of Trust (hurts) (researchers coded it in a source)"
    assert points["Port"] == [
        "Neutral, because of Trust (no clear effect) (the study’s model has it, nobody is quoted)"
    ]
    assert 'Chosen option: "Lake", because Lake comes first with 8 points. Most experts who take a side' in text
    assert points["Consequences"] == [good, bad]
    assert "https://example.org/u" in text
    assert points["More Information"][-1] == "Notes: See <b>ours</b>"


def test_an_option_that_nothing_puts_first_is_said_to_be_the_deciders_own_wish():
    data = made_up({"lake": ["speed + quoted Ann"], "port": []})
    text = write_record(data, data.decisions[0], Answer({"speed": 1}, chosen=("port",)), Edition("T", "v", "d", ""))
    assert 'Chosen option: "Port", because the deciders prefer it; nothing recorded puts it first.' in text


@pytest.mark.parametrize(
    "hostile", ["# head", "1. one", "---", "- a", "<script>x</script>", "a | b", "![x](y)", "{{ x }}"]
)
def test_hostile_notes_stay_text(hostile):
    data = made_up({"lake": ["speed + quoted Ann"]})
    answer = Answer(notes=hostile, constraints=(hostile,), deciders=(hostile,), chosen=("lake",))
    front, headings, points = check(write_record(data, data.decisions[0], answer, Edition(hostile, "v", "d", "")))
    assert front["decision-makers"] == [hostile]
    assert len(headings) == len(SECTIONS) + 1
    assert points["Context and Problem Statement"] == [f"Our situation: {hostile}"]
    assert points["More Information"][-1] == f"Notes: {hostile}"
