from collections import defaultdict

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.reading.lines import source_lines
from generator.words import folded
from tests.cases import CONTENT, TESTS
from tests.export.reading import STUDY, parsed, records
from tests.making import MINIMAL

CODED = {f"sources.traces.{name}" for name in ("effects", "options", "relations")}
"""What few studies code; a study of its own, ``tests/catalogue/coded``, has it."""
CONTRACT = yaml.safe_load((TESTS / "export" / "contract.yml").read_text(encoding="utf-8"))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(MINIMAL, id="small"),
        pytest.param(STUDY, id="baking"),
        pytest.param(CONTENT, id="real", marks=pytest.mark.content),
    ],
)
def files(request):
    """Give the content folder and all exported files."""
    return request.param, parsed(request.param)


@pytest.fixture(scope="module")
def exported(files):
    """Give the content folder, the whole export and its schema."""
    root, made = files
    return root, made["catalogue.json"], made["catalogue.schema.json"]


def test_the_export_is_valid_by_its_own_schema_and_the_schema_refuses_other_names(exported):
    _, data, schema = exported
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(data)] == []
    assert not validator.is_valid({**data, "more": []})
    assert not validator.is_valid({**data, "forces": [{**data["forces"][0], "more": 1}]})
    assert not validator.is_valid({key: value for key, value in data.items() if key != "sources"})


def test_every_record_has_the_names_of_the_contract_and_no_others(exported):
    _, data, _ = exported
    promised, additions = CONTRACT["keys"], CONTRACT["additions"]
    found = defaultdict(set)
    for path, record in records("", data):
        found[path].add(frozenset(record))
    for path, shapes in found.items():
        assert shapes == {frozenset([*promised.get(path, []), *additions.get(path, [])])}, path
    assert set(promised) - set(found) <= {"patterns.relations", *CODED}


def test_every_part_is_valid_by_the_same_schema_and_has_the_names_of_the_contract(files):
    _, made = files
    schema = made["catalogue.schema.json"]
    models = {"data/index.json": "IndexOut", "data/effects.json": "EffectsOut", "data/sources/": "SourceFileOut"}
    models |= {"data/decide.json": "DecideOut", "data/compare/": "ComparedOut"}
    for path in set(made) - {"catalogue.json", "catalogue.schema.json"}:
        (kind,) = [kind for kind in models if path.startswith(kind)]
        validator = Draft202012Validator({"$ref": f"#/$defs/{models[kind]}", "$defs": schema["$defs"]})
        assert [error.message for error in validator.iter_errors(made[path])] == []
        assert not validator.is_valid({**made[path], "more": 1})
        for place, names in CONTRACT["parts"][kind].items():
            found = [record for where, record in records("", made[path]) if where == place]
            assert {frozenset(record) for record in found} == {frozenset(names)}, (path, place)


def test_the_text_of_every_excerpt_stands_in_its_passage_within_its_lines(exported):
    _, data, _ = exported
    checked = 0
    passages = {(source["id"], item["id"]): item for source in data["sources"] for item in source["passages"]}
    for path, record in records("", data):
        if path.endswith((".excerpts", ".contested")) and "passage" in record:
            owners = [record["source"]] if "source" in record else [item["id"] for item in data["sources"]]
            passage = next(
                passages[name, record["passage"]] for name in owners if (name, record["passage"]) in passages
            )
            assert record["text"] in passage["text"]
            assert passage["lines"][0] <= record["lines"][0] <= record["lines"][1] <= passage["lines"][1]
            checked += 1
    assert checked


def test_lines_are_those_of_the_file(exported):
    root, data, _ = exported
    for source in data["sources"]:
        lines = source_lines((root / source["path"]).read_text(encoding="utf-8"))
        said = [folded(line) for line in lines]
        for trace in source["traces"]:
            first, last = trace["lines"]
            assert "CODING" in lines[first - 1]
            assert 1 <= first <= last <= len(lines)
            for code in trace["axial_codes"]:
                assert code["written"] in lines[code["line"] - 1]
                assert first <= code["line"] <= last
            for code in trace["open_codes"]:
                assert first <= code["lines"][0] <= code["lines"][1] <= last
                assert all(said[number - 1] for number in code["lines"])
        for passage in source["passages"]:
            first, last = passage["lines"]
            shown = passage["text"].split("\n")
            assert len(shown) == sum(bool(line.strip(" >\t")) for line in lines[first - 1 : last])


def test_every_id_that_a_record_names_is_the_id_of_a_record(exported):
    _, data, _ = exported
    ids = {name: {item["id"] for item in data[name]} for name in ("sources", "decisions", "patterns", "forces")}
    statements = {
        (source["id"], code["id"])
        for source in data["sources"]
        for code in [*source["added"], *(code for trace in source["traces"] for code in trace["open_codes"])]
    }
    elements = ids["patterns"] | ids["forces"]
    for source in data["sources"]:
        for trace in source["traces"]:
            assert {code for item in trace["open_codes"] for code in item["codes"]} <= elements
            assert {code["code"] for code in trace["axial_codes"]} <= elements
    for decision in data["decisions"]:
        assert set(decision["options"]) <= ids["patterns"] | ids["decisions"]
        assert set(decision["next"]) <= ids["decisions"]
    for pattern in data["patterns"]:
        assert {item["target"] for item in pattern["relations"]} <= ids["patterns"]
        assert {item["force"] for item in pattern["forces"]} <= ids["forces"]
        assert set(pattern["decisions"]) <= ids["decisions"]
        assert {(item["source"], item["open_code"]) for item in pattern["excerpts"]} <= statements
    for kind in ("decisions", "patterns", "forces", "walkthroughs", "personas"):
        urls = [item["url"] for item in data[kind]]
        assert len(set(urls)) == len(urls)
        assert all(url.startswith(f"{kind}/") and url.endswith(".html") for url in urls)
