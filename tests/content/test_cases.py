import pytest

from generator.content.files import read_front_matter, read_yaml
from generator.content.table import KINDS
from generator.findings import Severity
from tests.cases import cases

CASES = cases("content/cases")
FILES = {kind.name: kind.record for kind in KINDS}


@pytest.mark.parametrize("case", CASES)
def test_a_file_is_read_into_a_record_or_into_the_findings_that_its_case_expects(case):
    read = read_front_matter if case.get("front") else read_yaml
    document, findings = read("a/file", case["text"], FILES[case["model"]])
    wanted = case["findings"]
    assert [[str(item.rule), item.line, item.column] for item in findings] == [item[:3] for item in wanted]
    for item, (_, _, _, message) in zip(findings, wanted, strict=True):
        assert message in item.message
        assert (item.path, item.severity) == ("a/file", Severity.ERROR)
    if not wanted:
        assert isinstance(document.record, FILES[case["model"]])
        assert document.body == case.get("body", "")
