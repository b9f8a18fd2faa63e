import json
from datetime import date

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.content.files import read_front_matter, read_yaml
from generator.content.schema import schemas
from generator.content.table import KINDS
from generator.content.wording import PATTERNS
from tests.cases import CONTENT, TESTS

FOLDERS = {kind.files: kind.name for kind in KINDS}
FILES = {kind.name: kind.record for kind in KINDS}
SCHEMAS = {name.partition(".")[0]: json.loads(text) for name, text in schemas().items()}
CONTENTS = [CONTENT, TESTS / "catalogue" / "minimal"]


def _files(pattern):
    return [file for root in CONTENTS for file in sorted(root.glob(pattern))]


def _data(file):
    text = file.read_text(encoding="utf-8")
    return yaml.safe_load(text.split("\n---")[0].removeprefix("---") if file.suffix == ".md" else text)


def _record(file, kind):
    read = read_front_matter if file.suffix == ".md" else read_yaml
    document, findings = read(file.name, file.read_text(encoding="utf-8"), FILES[kind])
    assert findings == []
    return document.record


def test_there_is_a_schema_for_every_kind_of_file_and_no_other():
    assert set(SCHEMAS) == set(FILES)


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_valid_and_describes_every_field_that_it_refuses_to_do_without(kind):
    schema = SCHEMAS[kind]
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert schema["description"]
    assert set(schema["required"]) <= set(schema["properties"])


@pytest.mark.content
@pytest.mark.parametrize("pattern", FOLDERS)
def test_a_schema_accepts_every_file_of_the_content(pattern):
    validator = Draft202012Validator(SCHEMAS[FOLDERS[pattern]])
    files = _files(pattern)
    assert files
    faults = [f"{file}: {error.message}" for file in files for error in validator.iter_errors(_data(file))]
    assert faults == []


@pytest.mark.parametrize("pattern", FOLDERS)
def test_a_schema_refuses_what_the_reader_refuses_an_unknown_key(pattern):
    validator = Draft202012Validator(SCHEMAS[FOLDERS[pattern]])
    data = {**_data(_files(pattern)[0]), "unheard_of": date(2024, 1, 1).isoformat()}
    assert [error.validator for error in validator.iter_errors(data)] == ["additionalProperties"]


@pytest.mark.content
@pytest.mark.parametrize("pattern", FOLDERS)
def test_a_record_that_is_written_and_read_again_is_the_same_record(pattern):
    kind = FOLDERS[pattern]
    files = _files(pattern)
    assert files
    for file in files:
        record = _record(file, kind)
        text = yaml.safe_dump(record.model_dump(mode="json", exclude_none=True), allow_unicode=True, sort_keys=False)
        again, findings = read_yaml(file.name, text, FILES[kind])
        assert (again.record, findings) == (record, [])
        assert FILES[kind].model_validate_json(record.model_dump_json()) == record


def test_every_pattern_of_the_content_model_is_explained_in_words():
    patterns = {found for text in schemas().values() for found in _patterns(json.loads(text))}
    assert patterns - set(PATTERNS) == set()


def _patterns(value):
    if isinstance(value, dict):
        yield from (item for key, item in value.items() if key == "pattern" and isinstance(item, str))
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _patterns(item)
