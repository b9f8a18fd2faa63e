"""Holds the reader to what people counted in five published sources; a further source needs no figures."""

import pytest
import yaml

from generator.reading.readers import READERS
from generator.reading.seam import SourceFile
from tests.cases import CONTENT, TESTS

SOURCES = CONTENT / "sources"
EXPECTED = yaml.safe_load((TESTS / "reading" / "real_sources.yml").read_text(encoding="utf-8"))["sources"]
pytestmark = pytest.mark.content


def _read(path):
    text = (SOURCES / path).read_text(encoding="utf-8")
    file = SourceFile(EXPECTED[path]["id"], path.partition("/")[0], path)
    return READERS["cclass"].read(text, file)[0]


@pytest.mark.parametrize("path", EXPECTED)
def test_the_figures_of_a_source_are_those_counted_by_eye(path):
    source, wanted = _read(path), EXPECTED[path]
    assert source.title == wanted["title"]
    assert [[name, str(role)] for name, role in source.speakers] == wanted["speakers"]
    assert len(source.passages) == wanted["passages"]
    assert [len(trace.open_codes) for trace in source.traces] == wanted["statements"]
    assert [len(trace.axial_codes) for trace in source.traces] == wanted["codes"]
    assert [trace.lines[0] for trace in source.traces] == wanted["headings"]
    assert [[item.name, item.kind] for item in source.definitions] == wanted["defined"]
    assert all(passage.speaker for passage in source.passages)


@pytest.mark.parametrize("path", EXPECTED)
def test_chosen_statements_and_codes_stand_where_the_file_has_them(path):
    source, wanted = _read(path), EXPECTED[path]
    statements = [[*code.lines, code.typed] for trace in source.traces for code in trace.open_codes]
    codes = [[code.line, code.written] for trace in source.traces for code in trace.axial_codes]
    assert [item for item in wanted["chosen"] if item not in statements] == []
    assert [item for item in wanted["written"] if item not in codes] == []
