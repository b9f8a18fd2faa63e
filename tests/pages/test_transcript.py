import re

from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.transcript import Span, Transcript
from generator.pages.pieces import paragraphs
from generator.reading.readers import READERS
from generator.reading.seam import SourceFile
from tests.making import catalogue_of, changed, made

ROWS = st.lists(st.text(alphabet="abcé .,-“”<*&", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8)


def _source(rows, gaps):
    """Make a source whose second passage has the given rows, with a blank line behind some of them."""
    said = "".join(
        f"> a{row}z\n{'>' if gap else ''}{chr(10) if gap else ''}" for row, gap in zip(rows, gaps, strict=False)
    )
    text = f"# coding\n> Expert A\n\n{said}"
    return READERS["cclass"].read(text, SourceFile("daap-p1", "a-study", "x.md"))[0]


def _flat(text):
    return re.sub(r"\s+|(?<=[a-z])-\n(?=[a-z])", "", re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text))


@given(ROWS, st.lists(st.booleans(), min_size=8, max_size=8), st.data())
def test_the_pieces_of_a_passage_joined_give_its_words_back_however_excerpts_overlap(rows, gaps, data):
    source = _source(rows, gaps)
    passage = source.passages[0]
    transcript = Transcript(source)
    bounds = st.tuples(st.integers(0, len(passage.text)), st.integers(0, len(passage.text))).filter(
        lambda b: b[0] < b[1]
    )
    spans = data.draw(st.lists(bounds, max_size=6, unique=True))
    excerpts = [transcript.excerpt(Span(0, *span)) for span in spans]
    found = paragraphs(passage, excerpts)
    pieces = [piece for paragraph in found for piece in paragraph]
    assert _flat("".join(piece.text for piece in pieces)) == _flat(passage.text)
    assert len(found) == 1 + sum(b.line > a.line + 1 for a, b in zip(passage.rows, passage.rows[1:], strict=False))
    by_id = {excerpt.id: excerpt for excerpt in excerpts}
    for identity, excerpt in by_id.items():
        same = {(item.start, item.end) for item in excerpts if item.id == identity}
        if len(same) == 1:
            marked = "".join(piece.text for piece in pieces if identity in piece.excerpts)
            begun = [piece for piece in pieces if identity in piece.begins]
            assert _flat(marked).replace("-", "") == _flat(excerpt.text).replace("-", "")
            assert len(begun) == 1


def test_overlapping_excerpts_are_all_marked_and_begin_where_their_words_begin():
    source = _source(["one two three four five"], [False])
    passage = source.passages[0]
    transcript = Transcript(source)

    def make(words):
        start = passage.text.index(words)
        return transcript.excerpt(Span(0, start, start + len(words)))

    one, two, three = make("two three"), make("three four"), make("three")
    (pieces,) = paragraphs(passage, [one, two, three])
    assert [(piece.text, set(piece.excerpts)) for piece in pieces] == [
        ("aone ", set()),
        ("two ", {one.id}),
        ("three", {one.id, two.id, three.id}),
        (" four", {two.id}),
        (" fivez", set()),
    ]
    assert [piece.begins for piece in pieces] == [(), (one.id,), (two.id, three.id), (), ()]
    assert [piece.ends for piece in pieces] == [(), (), (one.id, three.id), (two.id,), ()]


def test_a_word_broken_at_a_line_end_is_put_together_and_other_hyphens_stay():
    source = _source(["well-known cata-", "logue of the Data-"], [False, False])
    (pieces,) = paragraphs(source.passages[0], [])
    assert "".join(piece.text for piece in pieces) == "awell-known cata-z alogue of the Data-z"
    text = "# coding\n> Expert A\n\n> well-known cata-\n> logue of Data-\n> Mesh\n"
    passage = READERS["cclass"].read(text, SourceFile("daap-p1", "a", "x.md"))[0].passages[0]
    (pieces,) = paragraphs(passage, [])
    assert "".join(piece.text for piece in pieces) == "well-known catalogue of Data- Mesh"


ADDED = """# coding

> Expert Q

> Something entirely new is said before everything else.

**OPEN CODING TRACE:**

Something entirely new is said

**AXIAL CODING TRACE:**
``` python
cost
```
"""


def test_anchors_of_passages_and_excerpts_stay_when_a_trace_is_added_before_them(tmp_path):
    edit = ["sources/observability/p_1.md", "# coding\n", ADDED]
    before = catalogue_of(changed(tmp_path / "before"))
    after = catalogue_of(changed(tmp_path / "after", {"edit": [edit]}))
    page, other = (made(item, tmp_path / "d")["sources/obs-p1.md"] for item in (before, after))
    anchors = re.findall(r'id="((?:passage|excerpt)-[^"]+)"', page)
    assert len(anchors) >= 8
    assert len(set(anchors)) == len(anchors)
    assert set(anchors) < set(re.findall(r'id="([^"]+)"', other))
    links = re.findall(r"obs-p1\.html#(excerpt-[0-9a-f]+)", "".join(made(before, tmp_path / "d").values()))
    assert set(links) <= set(anchors)
