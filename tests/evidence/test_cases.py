import pytest
import yaml

from generator.content.files import read_yaml
from generator.content.model import CodingFile
from generator.evidence.join import join, transcript_of
from generator.evidence.records import Match, Origin
from generator.evidence.sentences import vocabulary_of
from generator.reading.readers import READERS
from generator.reading.seam import SourceFile
from tests.cases import cases

CASES = cases("evidence/cases")
HEAD = "## title\nInterview Expert A\n# coding\n"


def _join(case):
    def show(line):
        for find, shown in case.get("show", {}).items():
            line = line.replace(find, shown)
        return line

    identity = case.get("id", "daap-p1")
    source, _ = READERS["cclass"].read(HEAD + case["source"], SourceFile(identity, "a-study", "x.md"), show)
    coding = None
    if "coding" in case:
        text = yaml.safe_dump({"source": identity, **case["coding"]}, allow_unicode=True)
        coding, problems = read_yaml("coding.yml", text, CodingFile)
        assert problems == []
    known = set(case.get("codes", ["data_catalogue"]))
    transcript, findings = transcript_of(source, coding, show)
    vocabulary = vocabulary_of([tuple(pair) for pair in case.get("names", [])])
    evidence, more = join(transcript, coding, lambda code: code if code in known else None, vocabulary)
    return source, evidence, [*findings, *more]


def _told(item):
    return {
        "statement": item.statement,
        "match": str(item.match),
        "score": item.score,
        "excerpts": [[excerpt.speaker, excerpt.text] for excerpt in item.excerpts],
        "roles": [str(excerpt.role) for excerpt in item.excerpts],
        "lines": [list(excerpt.lines) for excerpt in item.excerpts],
        "speaks_of": list(item.speaks_of),
        "stance": item.stance and str(item.stance),
        "reviewed": item.reviewed,
        "note": item.note,
        "origin": str(item.origin),
        "trace": item.trace,
    }


@pytest.mark.parametrize("case", CASES)
def test_statements_are_joined_with_the_words_that_their_case_expects(case):
    _, evidence, findings = _join(case)
    assert len(evidence) == len(case["expected"])
    for item, expected in zip(evidence, case["expected"], strict=True):
        told = _told(item)
        for key, wanted in expected.items():
            if key == "score" and isinstance(wanted, list):
                assert wanted[0] <= told["score"] <= wanted[1]
            else:
                assert told[key] == wanted, key
    wanted = case.get("findings", [])
    assert sorted(str(item.rule) for item in findings) == sorted(rule for rule, _, _ in wanted)
    for item, (rule, line, message) in zip(sorted(findings, key=lambda f: f.message), wanted, strict=True):
        assert item.rule == rule
        assert line is None or item.line == line
        assert message in item.message


@pytest.mark.parametrize("case", [case for case in CASES if not case.marks])
def test_an_excerpt_is_a_span_of_its_passage_and_its_lines_hold_its_words(case):
    source, evidence, _ = _join(case)
    passages = {passage.id: passage for passage in source.passages}
    for excerpt in (excerpt for item in evidence for excerpt in item.excerpts):
        passage = passages[excerpt.passage]
        assert passage.text[excerpt.start : excerpt.end] == excerpt.text != ""
        assert source.text[slice(*excerpt.span)] == excerpt.text
        assert excerpt.lines == (passage.line_at(excerpt.start), passage.line_at(excerpt.end - 1))


def test_the_cases_show_every_kind_of_match_and_origin():
    shown = {
        expected.get(key) for case in CASES for expected in case.values[0]["expected"] for key in ("match", "origin")
    }
    assert set(Match) | set(Origin) <= shown
