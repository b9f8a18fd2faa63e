import os

import pytest

from generator.reading.lines import source_lines
from generator.reading.readers import READERS
from generator.reading.records import Roles, Source
from generator.reading.seam import SourceFile
from tests.cases import cases

CASES = cases("reading/cases")


def test_there_are_enough_cases_of_real_documents():
    assert len(CASES) >= 45


def _filled(value, case):
    """Put the long texts of a case in the place of their names."""
    if isinstance(value, str):
        for name, (part, times) in case.get("fill", {}).items():
            value = value.replace(name, part * times)
    return [_filled(item, case) for item in value] if isinstance(value, list) else value


def _read(case):
    def show(line):
        for find, shown in case.get("show", {}).items():
            line = line.replace(find, shown)
        return line

    roles = Roles(tuple(case["interviewers"])) if "interviewers" in case else Roles()
    file = SourceFile(case.get("id", "daap-p1"), "a-study", "x.md", roles)
    return READERS[case.get("reader", "cclass")].read(_filled(case["source"], case), file, show)


def _told(source: Source):
    """Give everything of a source that a case may expect, as plain data."""
    return {
        "title": source.title,
        "kind": str(source.kind),
        "header": [[item.line, item.name, item.value] for item in source.header],
        "speakers": [[name, str(role)] for name, role in source.speakers],
        "passages": [[item.speaker, *item.lines, item.text] for item in source.passages],
        "definitions": [
            [item.line, item.name, item.kind, item.label, dict(item.values)] for item in source.definitions
        ],
        "other": [[item.rows[0].line, item.after, "\n".join(row.text for row in item.rows)] for item in source.other],
        "traces": [
            {
                "lines": list(trace.lines),
                "after": trace.after,
                "open": [[*code.lines, code.text] for code in trace.open_codes],
                "axial": [[code.line, code.column, code.written] for code in trace.axial_codes],
                "effects": [[item.line, item.pattern, item.force, str(item.effect)] for item in trace.effects],
                "options": [[item.line, item.decision, item.pattern, item.text] for item in trace.options],
                "relations": [[item.line, item.start, str(item.relation), item.target] for item in trace.relations],
            }
            for trace in source.traces
        ],
    }


@pytest.mark.parametrize("case", CASES)
def test_a_source_is_read_into_the_records_and_findings_that_its_case_expects(case):
    source, findings = _read(case)
    expected = dict(case["expected"])
    wanted = expected.pop("findings", [])
    uncovered = expected.pop("uncovered", [])
    told = _told(source)
    for key, value in expected.items():
        found = told[key]
        if key == "traces":
            found = [{name: one[name] for name in two} for one, two in zip(found, value, strict=True)]
        assert found == _filled(value, case), key
    assert [[str(item.rule), item.line, item.column] for item in findings] == [item[:3] for item in wanted]
    for item, (_, _, _, message, *severity) in zip(findings, wanted, strict=True):
        assert message in item.message
        assert not severity or item.severity == severity[0]
        assert item.path == "x.md"
    covered = {line for span in source.spans for line in range(span.first, span.last + 1)}
    lines = source_lines(_filled(case["source"], case))
    assert {n for n, line in enumerate(lines, start=1) if line.strip()} - covered == set(uncovered)
    assert "CATALOGUE_TEST_EXECUTED" not in os.environ


@pytest.mark.parametrize("case", [case for case in CASES if not case.marks])
def test_ids_are_unique_and_do_not_depend_on_what_stands_before(case):
    source, _ = _read(case)
    moved, _ = _read({**case, "source": case["source"].replace("# coding\n", "# coding\n\n\n\n", 1)})
    ids = [item.id for item in source.passages] + [item.id for trace in source.traces for item in trace.open_codes]
    assert len(ids) == len(set(ids))
    assert ids == [item.id for item in moved.passages] + [i.id for t in moved.traces for i in t.open_codes]
