"""Tests which files are written, and that writing them makes no page."""

import gzip
import json
import re
import shutil

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.addresses import FOLDERS
from generator.cli import main
from generator.content.digest import digest
from generator.diagrams.store import DiagramStore
from generator.export import EXPORTERS, Format
from generator.findings import CatalogueError
from generator.pipeline import build
from generator.repository import edition
from tests.cases import ROOT
from tests.export.reading import STUDY
from tests.making import MINIMAL, catalogue_of, changed, made

WHOLE = {"catalogue.json", "catalogue.schema.json"}
MEASURES = ("agreement", "coded-together", "coding", "gap-map", "saturation", "strength")
TABLES = {f"data/{name}.csv" for name in ("effects", "figures", "statements", "views")}
TABLES |= {f"data/evidence/{name}.csv" for name in MEASURES}
TEXTS = {
    "llms.txt",
    "decisions/leaven.txt",
    "decisions/oven.txt",
    "forces/taste.txt",
    "forces/waiting-time.txt",
    "guides/start.txt",
    "patterns/pressed-yeast.txt",
    "patterns/sourdough.txt",
    "patterns/stone-oven.txt",
    "personas/early-guest.txt",
    "personas/night-baker.txt",
    "sources/bak-p1.txt",
    "sources/bak-p2.txt",
    "walkthroughs/first-shop.txt",
}
PARTS = {"data/index.json", "data/effects.json", "data/sources/bak-p1.json", "data/sources/bak-p2.json"}
DECIDE = {"data/decide.json"} | {f"data/compare/{option}.json" for option in ("sourdough", "stone_oven", "yeast")}
RECORDS = {"decisions/records.zip", "decisions/leaven.madr.md", "decisions/oven.madr.md"}


@pytest.fixture
def export(tmp_path, monkeypatch):
    """Give a function that exports the study from an empty folder; drawing or making a page fails."""

    def never(*_, **__):
        raise AssertionError("an export draws nothing and makes no page")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.pipeline.pages_in_turn", never)
    monkeypatch.setattr(DiagramStore, "keep", never)

    def call(*arguments, content=STUDY):
        result = CliRunner().invoke(main, ["--content", str(content), "export", *arguments, "out"])
        return result, {file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*.*")}

    return call


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ((), WHOLE | PARTS | TABLES | TEXTS | DECIDE | RECORDS),
        (("--format", "decide"), DECIDE),
        (("--format", "records"), RECORDS),
        (("--format", "json"), WHOLE),
        (("--format", "parts"), PARTS),
        (("--format", "csv"), TABLES),
        (("--format", "text"), TEXTS),
        (("--format", "parts,json"), WHOLE | PARTS),
        (("--format", "json", "--format", "parts, json"), WHOLE | PARTS),
    ],
)
def test_an_export_writes_the_formats_asked_for_and_makes_no_page_and_leaves_nothing_else(
    export, tmp_path, arguments, files
):
    result, written = export(*arguments)
    assert result.exit_code == 0, result.output
    assert written == files
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["xml", "", "json,,parts", "JSON"])
def test_an_unknown_format_is_refused_with_those_that_there_are(export, tmp_path, name):
    result, written = export("--format", name)
    assert result.exit_code == 2
    assert "choose from json, parts, csv, text, redirects, decide, records" in result.output
    assert written == set()


def test_every_format_has_its_exporter_and_no_two_write_the_same_file():
    assert list(EXPORTERS) == list(Format)
    made_once = build(STUDY)
    files = [path for form in Format for path in made_once.exports([form])]
    assert sorted(files) == sorted(made_once.exports())
    assert len(files) == len(set(files))


def test_the_same_content_gives_the_same_bytes_in_every_format():
    assert build(STUDY).exports() == build(STUDY).exports()
    json_files = [data for path, data in build(STUDY).exports().items() if path.endswith(".json")]
    assert all(data.endswith(b"}\n") for data in json_files)


def test_nothing_is_exported_where_the_content_has_errors(tmp_path):
    root = changed(tmp_path / "content", {"edit": [["guides/begin.md", "source:obs-p1", "source:obs-p9"]]})
    with pytest.raises(CatalogueError) as caught:
        build(root).exports()
    assert [item.path for item in caught.value.findings] == ["guides/begin.md"]


def test_small_files_lie_where_no_page_does(tmp_path):
    assert "data" not in {folder.name for folder in FOLDERS}
    assert not (ROOT / "docs" / "data").exists()
    pages = [path for path in made(catalogue_of(STUDY), tmp_path) if path.endswith(".md")]
    assert [path for path in pages if path.startswith("data/")] == []


@pytest.mark.parametrize(("form", "path"), [(Format.PARTS, "data/index.json"), (Format.DECIDE, "data/decide.json")])
def test_what_a_browser_loads_first_is_small_enough(form, path):
    data = build(ROOT / "content").exports([form])[path]
    assert len(gzip.compress(data)) < 60_000


def test_every_json_file_says_its_versions_and_licence():
    files = build(STUDY).exports([Format.JSON, Format.PARTS])
    del files["catalogue.schema.json"]
    for data in (data for path, data in files.items() if path.endswith(".json")):
        file = json.loads(data)
        assert file["schema_version"] == "1.2"
        assert file["tool"] == {"name": "data-mesh-pattern-catalogue", "version": __version__}
        known = edition(STUDY)
        assert file["content"] == {"digest": digest(STUDY), "version": known.version, "date": known.date}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", known.date)
        assert (file["title"], file["licence"]) == ("Baking catalogue", "CC0-1.0")


def test_the_digest_changes_with_every_content_file_and_with_nothing_else(tmp_path):
    before = digest(MINIMAL)
    assert before.startswith("sha256:")
    copy = changed(tmp_path / "copy")
    assert digest(copy) == before
    (copy / "notes.txt").write_text("no content", encoding="utf-8")
    for file in copy.rglob("*.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(copy) == before
    for file in sorted([*MINIMAL.rglob("*.yml"), *MINIMAL.rglob("*.md")]):
        path = file.relative_to(MINIMAL)
        (copy / path).write_bytes(file.read_bytes() + b"#")
        assert digest(copy) != before, path
        shutil.copy(file, copy / path)
    assert digest(copy) == before
    (copy / "guides" / "begin.md").rename(copy / "guides" / "start.md")
    assert digest(copy) != before


def test_a_former_address_leads_to_the_page_of_today():
    page = build(MINIMAL).exports([Format.REDIRECTS])["patterns/spans.html"].decode()
    assert 'content="0; url=distributed-tracing.html"' in page
    assert '<a href="distributed-tracing.html">Distributed tracing</a>' in page
    assert '<link rel="canonical" href="distributed-tracing.html">' in page


def test_a_name_in_a_redirect_is_no_markup(tmp_path):
    edit = [["patterns/tracing.md", "name: Distributed tracing", "name: '<img src=x>&'"]]
    page = build(changed(tmp_path / "content", {"edit": edit})).exports([Format.REDIRECTS])["patterns/spans.html"]
    assert b"<img" not in page
    assert b"&lt;img src=x&gt;&amp;" in page
