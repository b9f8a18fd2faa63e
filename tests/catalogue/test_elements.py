import pytest

from generator.catalogue.elements import collect
from generator.content.load import load
from generator.findings import Rule
from generator.pipeline import build
from tests.cases import CONTENT
from tests.making import MINIMAL, SVG, catalogue_of, changed, made


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tracing", "tracing"),
        ("Tracing", "tracing"),
        ("log files", "logging"),
        ("log_files", "logging"),
        ("LogFiles", "logging"),
        ("spans", "tracing"),
        ("expense", "cost"),
        ("metrics", None),
        ("log", None),
    ],
)
def test_a_written_code_means_the_element_with_that_id_or_alias(written, meant):
    assert collect(load(MINIMAL)).resolve(written) == meant


@pytest.mark.parametrize(("written", "near"), [("tracin", "“tracing”"), ("cots", "“cost”"), ("loging", "“logging”")])
def test_an_unknown_code_names_the_nearest_known_ones_and_becomes_a_practice(written, near, tmp_path):
    edit = ["sources/observability/p_1.md", "log files\ncost", f"log files\n{written}\ncost"]
    catalogue = build(changed(tmp_path / "content", {"edit": [edit]})).catalogue
    (finding,) = [item for item in catalogue.findings if item.rule is Rule.UNKNOWN_CODE]
    assert f"unknown code “{written}”" in finding.message
    assert near in finding.message
    assert catalogue.patterns[written].kind == "practice"
    assert catalogue.patterns[written].definition is None


def test_a_code_that_a_source_defines_has_the_name_and_kind_of_its_definition(tmp_path):
    edit = [
        "sources/observability/p_1.md",
        "log files\ncost",
        'log files\nspeed = CClass(force, "Speed of light")\ncost',
    ]
    catalogue = build(changed(tmp_path / "content", {"edit": [edit]})).catalogue
    assert catalogue.forces["speed"].entry.name == "Speed of light"
    assert "speed" not in catalogue.patterns


def test_an_id_wins_over_an_alias_of_the_same_words(tmp_path):
    edit = ["patterns/logging.md", "[log files]", "[log files, Tracing]"]
    elements = collect(load(changed(tmp_path / "content", {"edit": [edit]})))
    assert elements.resolve("TRACING") == "tracing"
    assert [item.rule for item in elements.findings] == [Rule.DUPLICATE_ID]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Give the real catalogue, all of its files, and the text of everything that is drawn."""
    catalogue = build(CONTENT).catalogue
    drawn = []
    pages = made(catalogue, tmp_path_factory.mktemp("d"), lambda dot: drawn.append(dot) or SVG)
    return catalogue, {**pages, "all diagrams": "\n".join(drawn)}


@pytest.mark.parametrize("name", ["Wilhelmina", "Acmecorp"])
def test_a_masked_name_of_the_small_study_stands_nowhere(name, tmp_path):
    assert [path for path, text in made(catalogue_of(MINIMAL), tmp_path).items() if name in text] == []


def test_masked_words_are_shown_by_what_stands_for_them(tmp_path):
    pages = made(catalogue_of(MINIMAL), tmp_path)
    assert "At [employer] we trace every call" in pages["sources/obs-p1.md"].replace("&#39;", "'")
    assert "That costs 35% of our budget" in pages["sources/obs-p1.md"].replace("\n", " ")
