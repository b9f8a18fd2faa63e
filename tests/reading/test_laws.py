import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.limits import SIGNS_A_LINE
from generator.reading.lines import Ledger, source_lines
from generator.reading.readers import READERS
from generator.reading.records import LineKind
from generator.reading.seam import SourceFile
from tests.cases import CONTENT

FIELD_NOTES = Path(os.environ["FIELD_NOTES"]) if os.environ.get("FIELD_NOTES") else None
WORDS = st.sampled_from(
    ["we", "use", "containers", "**", "*", "****", "cata-", "logue", "data_catalogue", "#", "ow", "flow"]
)
ODD = st.text(alphabet="a >#*`~-_=\"'([{\\\t\x0b\x0c\x1c\x85\u00a0\u2028\u2029\u200b\ufeff\ufb02éß😀\x00", max_size=12)
TEXT = st.one_of(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), ODD, st.text(max_size=8))
MARK = st.sampled_from(["", "> ", ">", ">> ", "    ", "  > ", "- ", "1. ", "\t", "\u00a0"])
SPECIAL = st.sampled_from(
    """
| > |\t|\f|# coding|# p|## title|## url |### Heading #|Interviewer|Expert A|Expert B:|added:|add_links(a, b)|![](x.png)
**OPEN CODING TRACE:**|**OPEN CODING:**|**AXIAL CODING TRACE:**|AXIAL CODING TRACE: source and references
```|``` python|````|~~~|'''|VMs = CClass(pattern, 'VMs')|x = (|)|p1 = CClass(source,|values={"title": "T"})
data_catalogue,|input ports  # here|class A:
add_force_relations({a: {b: positive}})|add_force_relations{(a: {b: negative|c: neutral})|stereotype_instances=uses)
x.add_links([y], role_name="to",|add_decision_option_link(d, a, "text")|add_decision_option_links(d, {a: "text"
""".replace("\n", "|").split("|")
)
LINE = st.one_of(st.tuples(MARK, SPECIAL).map("".join), st.tuples(MARK, TEXT).map("".join))
END = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r", ""])
DOCUMENT = st.lists(st.tuples(LINE, END).map("".join), max_size=40).map("".join)


PLAIN_LINE = st.one_of(
    st.tuples(st.sampled_from(["**Anna:** ", "**Ben**: ", "Anna: ", "Ben 2: ", "> Anna", "> ", ""]), TEXT).map("".join),
    st.sampled_from(
        ["# Interview", "## More", "![](x.png)", "> Anna", "**Anna:**", "Anna:", "#", "```", "---", "** **"]
    ),
    LINE,
)
DOCUMENTS = {
    "cclass": DOCUMENT,
    "plain": st.lists(st.tuples(PLAIN_LINE, END).map("".join), max_size=40).map("".join),
}
FILES = [("cclass", "daap-p1"), ("cclass", "ssp-s1"), ("plain", "obs-anna")]


def _read(reader, text, identity="daap-p1"):
    return READERS[reader].read(text, SourceFile(identity, "a-study", "x.md"))


def assert_laws(text, source, findings):
    """Hold the reader to what it promises of every document."""
    lines = source_lines(text)
    wanted = [n for n, line in enumerate(lines, start=1) if line.strip() and len(line) <= SIGNS_A_LINE]
    claimed = [n for span in source.spans for n in range(span.first, span.last + 1)]
    assert claimed == wanted
    assert_no_line_is_lost_or_twice(lines, source)
    for passage in source.passages:
        assert passage.text == "\n".join(row.text for row in passage.rows)
        for row in passage.rows:
            assert lines[row.line - 1][row.column - 1 :].rstrip() == row.raw
    places = [line for item in source.passages for line in item.lines]
    places += [line for trace in source.traces for line in trace.lines]
    places += [line for trace in source.traces for code in trace.open_codes for line in code.lines]
    places += [code.line for trace in source.traces for code in trace.axial_codes]
    places += [item.line for trace in source.traces for item in (*trace.effects, *trace.options, *trace.relations)]
    places += [item.line for item in (*source.header, *source.definitions, *findings)]
    places += [row.line for item in source.other for row in item.rows]
    assert all(1 <= line <= len(lines) for line in places)
    assert all(first <= last for first, last in (item.lines for item in (*source.passages, *source.traces)))
    assert all(0 <= trace.after <= len(source.passages) for trace in source.traces)
    ids = [item.id for item in source.passages] + [code.id for trace in source.traces for code in trace.open_codes]
    assert len(ids) == len(set(ids))


def assert_no_line_is_lost_or_twice(lines, source):
    """Find each line in the records themselves: a row of text, a part of a trace, or a mark that only divides."""
    divides = (LineKind.SPEAKER, LineKind.FENCE, LineKind.TRACE_HEADING, LineKind.HEADER_FIELD, LineKind.DEFINITION)
    dividing = {n for span in source.spans if span.kind in divides for n in range(span.first, span.last + 1)}
    held = [row.line for item in (*source.passages, *source.other) for row in item.rows]
    in_traces = [n for trace in source.traces for n in range(trace.lines[0], trace.lines[1] + 1)]
    assert len(held) == len(set(held))
    assert len(in_traces) == len(set(in_traces))
    for number, line in enumerate(lines, start=1):
        if number not in {*held, *in_traces, *dividing} and len(line) <= SIGNS_A_LINE:
            words = line.strip("> \t#").strip().lower()
            assert words == "coding" or not any(sign.isalnum() for sign in words), line
    for span in source.spans:
        if span.kind is LineKind.PASSAGE:
            assert set(range(span.first, span.last + 1)) <= set(held)


@pytest.mark.parametrize(("reader", "identity"), FILES)
@given(data=st.data(), head=st.sampled_from(["", "## title\nInterview Expert A\n# coding\n"]))
@settings(max_examples=150)
def test_every_line_of_any_document_belongs_to_exactly_one_record_and_reading_never_fails(reader, identity, data, head):
    text = head + data.draw(DOCUMENTS[reader])
    assert_laws(text, *_read(reader, text, identity))


@pytest.mark.parametrize("reader", DOCUMENTS)
@given(data=st.data())
@settings(max_examples=50)
def test_carriage_returns_before_line_feeds_change_nothing(reader, data):
    plain = data.draw(DOCUMENTS[reader]).replace("\r", "")
    assert _read(reader, plain) == _read(reader, plain.replace("\n", "\r\n"))


def test_a_line_that_a_reader_forgets_is_other_text_and_not_lost():
    source, _ = _read("plain", "**Anna:** Yes.\n\n**Ben:** No.\n")
    lines = ["**Anna:** Yes.", "> forgotten", "> ", "**Ben:** No."]
    ledger = Ledger()
    ledger.claim(LineKind.PASSAGE, 1, 4)
    (rest,) = ledger.rest(lines, source.passages, str.upper)
    assert [(row.line, row.column, row.raw, row.text) for row in rest.rows] == [(2, 3, "forgotten", "FORGOTTEN")]
    assert rest.after == 1
    assert ledger.rest(lines, source.passages, str) == ()


@pytest.mark.content
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "file", sorted((CONTENT / "sources").rglob("*.md")), ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_every_line_of_a_published_source_belongs_to_exactly_one_record(reader, file):
    text = file.read_bytes().decode("utf-8")
    assert_laws(text, *_read(reader, text))


@pytest.mark.skipif(FIELD_NOTES is None, reason="FIELD_NOTES is unset: it names a folder of unpublished coded sources")
def test_every_line_of_the_field_notes_belongs_to_exactly_one_record():
    files = sorted(FIELD_NOTES.rglob("*.md"))
    assert files, f"no sources in {FIELD_NOTES}"
    for file in files:
        text = file.read_bytes().decode("utf-8")
        source, findings = _read("cclass", text, f"a-{file.stem.replace('_', '')}")
        assert_laws(text, source, findings)
        assert source.passages, file
