from generator.content.schema import schemas
from tests.cases import ROOT


def test_the_schemas_that_editors_use_are_those_that_the_generator_writes():
    folder = ROOT / "content" / "schema"
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == schemas()
