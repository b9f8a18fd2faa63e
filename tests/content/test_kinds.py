"""A new kind of thing needs its record and a row in the table, and nothing else in content, joining and checks."""

import json
from typing import Annotated

import pytest

from generator.catalogue.model import Described
from generator.content import table
from generator.content.kinds import Kind, Part
from generator.content.marks import Ref
from generator.content.model import Entry
from generator.content.schema import editor_schemas, schemas
from generator.content.table import KINDS, ContentKind, pages_of
from generator.findings import Severity
from generator.pipeline import build
from tests.cases import ROOT
from tests.made_up_kind import ROW, SLUG, MadeUp
from tests.making import changed


@pytest.fixture
def questions(monkeypatch):
    """Add the kind to the table."""
    monkeypatch.setattr(table, "KINDS", (*KINDS, ROW))


def _question(identity, **more):
    return "\n".join(
        f"{key}: '{value}'" for key, value in {"id": identity, "name": "Why", "text": "Why so?", **more}.items()
    )


def _catalogue(tmp_path, write, edit=()):
    return build(changed(tmp_path / "content", {"write": write, "edit": edit})).catalogue


def _told(catalogue):
    return [(item.path, str(item.rule)) for item in catalogue.findings if item.severity is not Severity.NOTE]


@pytest.mark.usefixtures("questions")
def test_a_new_kind_is_read_joined_and_linked(tmp_path):
    link = ["guides/begin.md", "Read about", "Ask [why](question:why), and read about"]
    catalogue = _catalogue(tmp_path, {"questions/why.yml": _question("why", text="See [it](pattern:tracing).")}, [link])
    assert _told(catalogue) == []
    assert isinstance(catalogue.table(MadeUp.QUESTION)["why"], Described)
    assert catalogue.name(MadeUp.QUESTION, "why") == "Why"
    assert catalogue.has(MadeUp.QUESTION, "why")
    assert not catalogue.has(MadeUp.QUESTION, "how")


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(
    ("question", "rule"),
    [
        (_question("other"), "file-name"),
        (_question("why", text="[x](question:nope)"), "unknown-reference"),
        (_question("why", before="nope"), "unknown-reference"),
        (_question("why", before="why"), "self-reference"),
        (_question("why", name="[x](pattern:tracing)"), "unrendered-link"),
        (_question("why", text="Wilhelmina"), "unmasked-name"),
        (_question("why", text="The color."), "spelling"),
        (_question("why", text='[x](cite:obs-p1 "nobody said so")'), "unresolved-citation"),
        ("id: why", "format"),
    ],
)
def test_all_checks_look_at_a_new_kind(question, rule, tmp_path):
    assert (("questions/why.yml", rule)) in _told(_catalogue(tmp_path, {"questions/why.yml": question}))


@pytest.mark.usefixtures("questions")
def test_a_new_kind_has_a_schema_that_editors_know():
    assert json.loads(schemas()["question.schema.json"])["required"] == ["id", "name", "text"]
    assert editor_schemas()["content/schema/question.schema.json"] == "content/questions/*.yml"


def test_without_its_row_the_files_of_a_kind_are_stray_and_links_to_it_are_dead(tmp_path):
    link = ["guides/begin.md", "Read about", "Ask [how](question:how), and read about"]
    catalogue = _catalogue(tmp_path, {"questions/how.yml": _question("how")}, [link])
    assert _told(catalogue) == [("guides/begin.md", "unknown-reference"), ("questions", "stray-file")]


class Nameless(Entry):
    """Refers to a kind that no record has the id of."""

    other: Annotated[str, SLUG, Ref(MadeUp.QUESTION)]


class Unmarked(Entry):
    """Has a text of which nobody says what it is."""

    name: str


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        (KINDS[1:], "needs an id with the mark Id"),
        ((*KINDS, KINDS[0]), "needs an id with the mark Id"),
        ((*KINDS, ContentKind(Part.HOME, "guide", "x/*.yml", Entry)), "two rows of the table"),
        ((*KINDS, ContentKind(Part.HOME, "other", "x/*.yml", Nameless)), "Id.*QUESTION"),
        ((*KINDS, ContentKind(Part.HOME, "other", "x/*.yml", Unmarked)), r"Unmarked\.name: a text needs one mark"),
    ],
)
def test_a_table_with_a_hole_is_refused_when_it_is_imported(kinds, message):
    with pytest.raises(TypeError, match=message):
        pages_of(kinds)


def test_every_kind_with_a_page_is_a_prefix_of_links():
    assert set(pages_of(KINDS).values()) == set(Kind)


def test_the_settings_of_the_editor_are_those_of_the_table():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == editor_schemas()
