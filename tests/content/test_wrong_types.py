"""Puts values of every wrong kind at every place of every kind of file: each is said in the catalogue's own words."""

import pytest
import yaml

from generator.content.files import read_front_matter, read_yaml
from generator.content.table import KINDS
from tests.making import MINIMAL

WRONG = (True, -1, "x", "true", "yes", "7", "", [], ["x"], [["x"]], [{}], {}, {"a": 1})
PYDANTIC = ("value error", "pydantic", "constrained", "unable to parse", "input should", "valid ")
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
ENTRIES = 3
FILES = {kind.name: file for kind in KINDS for file in sorted(MINIMAL.glob(kind.files))}
"""One of each kind."""


def _places(data, keys=()):
    """Give the keys of every value; of a list, its first entries stand for all."""
    yield keys
    pairs = data.items() if isinstance(data, dict) else enumerate(data[:ENTRIES]) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from _places(value, (*keys, key))


def _put(data, keys, value):
    if not keys:
        return value
    copy = data.copy()
    copy[keys[0]] = _put(copy[keys[0]], keys[1:], value)
    return copy


def _at(data, keys):
    for key in keys:
        data = data[key]
    return data


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in FILES], ids=lambda kind: kind.name)
def test_no_value_of_a_wrong_kind_is_taken_and_each_is_told_in_our_words(kind):
    text = FILES[kind.name].read_text(encoding="utf-8")
    body = ""
    if kind.front_matter:
        _, text, body = text.split("---\n", 2)
    data = yaml.safe_load(text)
    for keys in _places(data):
        now = _at(data, keys)
        for value in WRONG:
            front = yaml.dump(_put(data, keys, value), Dumper=DUMPER, allow_unicode=True, sort_keys=False)
            if kind.front_matter:
                document, findings = read_front_matter("a.md", f"---\n{front}---\n{body}", kind.record)
            else:
                document, findings = read_yaml("a.yml", front, kind.record)
            assert document is not None or findings, (keys, value)
            if isinstance(now, int) and type(value) is not type(now):
                assert findings, (keys, value)
            for finding in findings:
                assert not any(words in finding.message.lower() for words in PYDANTIC), finding.message
