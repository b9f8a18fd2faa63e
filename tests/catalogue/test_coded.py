"""A folder that holds nothing but coded sources is a catalogue before anybody writes a page."""

import json
import shutil

import pytest

from generator.findings import Rule
from tests.cases import TESTS
from tests.making import catalogue_of, changed, made
from tests.pages.html import HTML, faults, rendered, words
from tests.pages.test_hostile_text import TOGETHER

CODED = TESTS / "catalogue" / "coded"
P1, S2 = "sources/orchard/p_1.md", "sources/orchard/s_2.md"


@pytest.fixture(scope="module")
def catalogue():
    return catalogue_of(CODED)


@pytest.fixture(scope="module")
def diagrams(tmp_path_factory):
    return tmp_path_factory.mktemp("diagrams")


@pytest.fixture(scope="module")
def files(catalogue, diagrams):
    return made(catalogue, diagrams)


def _copy(folder, path, old, new):
    shutil.copytree(CODED, folder)
    text = (folder / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def _row(page, anchor):
    (row,) = [row for row in page.iter(f"{HTML}tr") if row.get("id") == anchor]
    return row


def _links(element):
    return [link.get("href") for link in element.iter(f"{HTML}a")]


def test_patterns_and_forces_have_the_kind_and_name_that_sources_tell(catalogue):
    assert {key: (item.name, str(item.kind)) for key, item in catalogue.patterns.items()} == {
        "garden_hose": ("Garden hose", "practice"),
        "gutter": ("Gutter", "practice"),
        "rain_barrel": ("Rain barrels", "pattern"),
    }
    assert {key: item.name for key, item in catalogue.forces.items()} == {"patience": "Patience", "upkeep": "Upkeep"}


def test_effects_are_joined_with_all_traces_that_code_them(catalogue):
    told = {
        (effect.pattern, effect.force): (
            effect.effect,
            effect.basis,
            [(item.source, item.line) for item in effect.agreeing],
            [(item.source, item.line, str(item.effect)) for item in effect.differing],
        )
        for pattern in catalogue.patterns.values()
        for effect in pattern.effects
    }
    assert told == {
        ("garden_hose", "upkeep"): ("--", "coded", [("orc-s2", 16)], []),
        ("rain_barrel", "patience"): ("++", "coded", [("orc-p1", 29), ("orc-s3", 12)], [("orc-s2", 17, "-")]),
        ("rain_barrel", "upkeep"): ("-", "coded", [("orc-p1", 30), ("orc-s2", 17)], []),
    }
    said = catalogue.patterns["rain_barrel"].effects[0].codings[0].evidence
    assert [excerpt.text for item in said for excerpt in item.excerpts] == [
        "We put barrels under every roof, and the trees never wait for us.",
        "The barrels have to be scrubbed in autumn.",
    ]


def test_relations_have_the_direction_that_their_role_gives(catalogue):
    edges = [(item.source, str(item.relation), item.target) for item in catalogue.patterns["rain_barrel"].relations]
    assert edges == [("rain_barrel", "requires", "gutter"), ("rain_barrel", "can use", "gutter")]
    assert [item.source for item in catalogue.patterns["gutter"].related_by] == ["rain_barrel", "rain_barrel"]


def test_nothing_is_an_error_and_what_differs_or_is_damaged_is_a_warning(catalogue):
    graver = [(str(item.rule), item.path, item.line) for item in catalogue.findings if item.severity != "note"]
    assert graver == [
        ("unreadable-code", S2, 16),
        ("effects-differ", S2, 17),
        ("missing-header", "sources/orchard/s_3.md", 4),
    ]


def test_a_decision_that_only_sources_know_has_a_page_with_its_options_matrix_and_drawing(files, diagrams):
    page = rendered(files["decisions/water.md"], diagrams)
    text = words(page)
    assert "How are the trees watered?" in text
    assert "Rain barrels" in text
    assert "Catch *rain* | keep <b>it</b> coded in orc-p1, line 27" in text
    assert "Where there is a tap coded in orc-s2, line 15" in text
    assert "Why it matters" not in text
    assert "helps strongly coded coded otherwise, too" in text
    assert "Rain barrels requires Gutter" in text
    assert "hurts strongly coded" in text


def test_a_force_table_quotes_the_words_of_a_coding_and_leads_to_the_trace(files, diagrams):
    for path, anchor in (("patterns/rain-barrels.md", "force-patience"), ("forces/patience.md", "pattern-rain_barrel")):
        row = _row(rendered(files[path], diagrams), anchor)
        assert "helps strongly coded otherwise, too" in words(row)
        assert (
            "coded in orc-p1, line 29: “We put barrels under every roof, and the trees never wait for us.” Expert A; "
            "“The barrels have to be scrubbed in autumn.” Expert A" in words(row)
        )
        assert "coded as “hurts” in orc-s2, line 17: “It leaks after two summers.” the author" in words(row)
        assert "study model" not in words(row)
        assert {"../sources/orc-p1.html#trace-orc-p1-t1", "../sources/orc-s3.html#trace-orc-s3-t1"} <= set(_links(row))
    assert 'id="trace-orc-p1-t1"' in files["sources/orc-p1.md"]


def test_a_relation_leads_to_the_trace_that_codes_it(files, diagrams):
    text = words(rendered(files["patterns/rain-barrels.md"], diagrams))
    assert "Rain barrels requires Gutter Gutter: coded in orc-p1, line 31" in text


def test_the_page_of_a_source_shows_what_a_trace_codes(files, diagrams):
    text = words(rendered(files["sources/orc-p1.md"], diagrams))
    assert "rain_barrel helps strongly patience" in text
    assert "rain_barrel is an option of water_decision: “Catch *rain* | keep <b>it</b>”" in text
    assert "rain_barrel requires gutter" in text


def test_the_export_gives_effects_options_and_relations_of_each_trace(files):
    data = json.loads(files["catalogue.json"])
    first, second = next(item for item in data["sources"] if item["id"] == "orc-p1")["traces"]
    assert first["effects"] == [
        {"pattern": "rain_barrel", "force": "patience", "effect": "++", "line": 29},
        {"pattern": "rain_barrel", "force": "upkeep", "effect": "-", "line": 30},
    ]
    assert first["options"] == [
        {"decision": "water_decision", "pattern": "rain_barrel", "text": "Catch *rain* | keep <b>it</b>", "line": 27}
    ]
    assert first["relations"] == [{"from": "rain_barrel", "relation": "requires", "to": "gutter", "line": 31}]
    assert (second["effects"], second["options"], second["relations"]) == ([], [], [])
    assert [code["code"] for code in first["axial_codes"]] == ["water_decision", "rain_barrel", "patience"]
    article = next(item for item in data["sources"] if item["id"] == "orc-s2")["traces"][0]
    assert article["effects"][0] == {"pattern": "garden_hose", "force": "upkeep", "effect": "--", "line": 16}
    barrel = next(item for item in data["patterns"] if item["id"] == "rain_barrel")
    assert [
        (item["force"], item["effect"], item["basis"], item["traces"], item["differing_traces"])
        for item in barrel["forces"]
    ] == [
        ("patience", "++", "coded", ["orc-p1-t1", "orc-s3-t1"], ["orc-s2-t1"]),
        ("upkeep", "-", "coded", ["orc-p1-t1", "orc-s2-t1"], []),
    ]
    assert [item["traces"] for item in barrel["relations"]] == [["orc-s3-t1"], ["orc-p1-t1"]]
    (decision,) = data["decisions"]
    assert decision["options"] == ["rain_barrel", "garden_hose"]
    assert decision["choices"][0]["fits"] == "Catch *rain* | keep <b>it</b>"


@pytest.mark.parametrize("text", TOGETHER)
def test_hostile_words_in_calls_and_definitions_are_shown_as_typed(text, tmp_path):
    content = _copy(tmp_path / "content", P1, '"Catch *rain* | keep <b>it</b>"', repr(f"a {text} b"))
    source = (content / P1).read_text(encoding="utf-8")
    (content / P1).write_text(source.replace('"How are the trees watered?"', repr(f"How {text}?")), encoding="utf-8")
    pages = made(catalogue_of(content), tmp_path / "diagrams")
    shown = rendered(pages["decisions/water.md"], tmp_path / "diagrams")
    assert faults(shown) == []
    assert " ".join(f"a {text} b".split()) in words(shown)
    assert " ".join(f"How {text}?".split()) in words(shown)
    assert " ".join(f"“a {text} b”".split()) in words(rendered(pages["sources/orc-p1.md"], tmp_path / "diagrams"))


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("_", 8),
        ("__init__", 8),
        ("x" * 119, 119),
        ("größe", 8),
    ],
)
def test_odd_names_get_ids_that_pages_and_files_can_bear(written, ids, tmp_path):
    content = _copy(tmp_path / "content", P1, "\ngarden hose\n", f'\n{written} = CClass(force, " ")\n')
    catalogue = catalogue_of(content)
    (found,) = set(catalogue.forces) - {"patience", "upkeep"}
    assert len(found.removeprefix("code_")) == ids
    assert catalogue.forces[found].name


def test_a_mask_is_looked_for_in_the_texts_of_options(tmp_path):
    edit = [
        "sources/observability/p_1.md",
        "log files\ncost",
        "log files\ncost\nadd_decision_option_link(signal_decision, logging, 'Wilhel'\n 'mina')",
    ]
    found = catalogue_of(changed(tmp_path / "content", {"edit": [edit]})).findings
    assert [item.line for item in found if item.rule is Rule.UNMASKED_NAME] == [48]


def test_what_a_file_says_is_shown_and_a_coding_that_agrees_is_its_basis(tmp_path):
    edit = [
        "sources/observability/p_1.md",
        "log files\ncost",
        "log files\ncost\nadd_force_relations({'log files': {Cost: positive}, tracing: {expense: very_positive}})",
    ]
    catalogue = catalogue_of(changed(tmp_path / "content", {"edit": [edit]}))
    logging, tracing = (catalogue.patterns[key].effects for key in ("logging", "tracing"))
    assert [(item.force, item.effect, item.basis) for item in logging] == [("cost", "+", "coded")]
    (cost,) = [item for item in tracing if item.force == "cost"]
    assert (cost.agreeing, len(cost.differing)) == ((), 1)
    assert str(cost.basis) in {"quoted", "study model"}
