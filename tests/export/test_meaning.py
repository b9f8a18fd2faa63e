"""Compares the exports of a small study, value by value, with what a person reads in its files."""

import pytest
import yaml

from tests.cases import TESTS
from tests.export.reading import STUDY, parsed, records
from tests.making import catalogue_of, made

CASES = yaml.safe_load((TESTS / "export" / "meaning.yml").read_text(encoding="utf-8"))["cases"]
NAMES = ("id", "force")
"""Keys by which a case may name an item of a list."""


@pytest.fixture(scope="module")
def files():
    return parsed(STUDY)


@pytest.fixture(scope="module")
def data(files):
    return files["catalogue.json"]


def _at(value, keys, fields):
    if not keys:
        return {name: value[name] for name in fields} if fields else value
    key, *rest = keys
    if key == "*":
        return [_at(item, rest, fields) for item in value]
    if isinstance(value, list):
        named = [item for item in value if key in {item.get(name) for name in NAMES}]
        (value,) = named or [value[int(key)]]
        return _at(value, rest, fields)
    return _at(value[key], rest, fields)


@pytest.mark.parametrize("case", CASES, ids=[case["means"] for case in CASES])
def test_the_export_says_what_the_files_say(data, case):
    assert _at(data, case["at"].split("/"), case.get("fields")) == case["is"]


def test_every_address_of_words_leads_to_these_words_on_the_page_of_their_source(data, tmp_path):
    pages = made(catalogue_of(STUDY), tmp_path)
    sources = {source["id"]: source for source in data["sources"]}
    said = {
        f"{source['url']}#{excerpt['id']}": excerpt["text"]
        for source in sources.values()
        for excerpt in source["excerpts"]
    }
    checked = 0
    for _, record in records("", data):
        if {"url", "passage"} <= set(record):
            assert record["url"] == f"{sources[record['source']]['url']}#{record['id']}"
            assert said[record["url"]] == record["text"]
            checked += 1
        assert set(record.get("cites", ())) <= set(said)
    assert checked == 12
    for url in said:
        path, _, anchor = url.partition("#")
        assert f'id="{anchor}"' in pages[path.replace(".html", ".md")]


def test_a_page_lists_the_words_that_it_cites(data):
    words = {
        f"{source['url']}#{excerpt['id']}": excerpt["text"]
        for source in data["sources"]
        for excerpt in source["excerpts"]
    }
    cited = {
        item["id"]: [words[url] for url in item["cites"]]
        for kind in ("decisions", "patterns", "walkthroughs")
        for item in data[kind]
        if item["cites"]
    }
    jar, crust = "we keep one jar alive for the whole street.", "People cross the river for that crust."
    wait, apart = "With one oven you need a dough that can wait.", "nobody in my shop could tell the two apart."
    assert cited == {
        "leaven_decision": [jar],
        "sourdough": [jar, wait, crust, apart],
        "yeast": ["yeast gives me rolls within the hour"],
        "first-shop": [jar, crust],
    }


def test_the_index_names_what_has_a_page(files, data):
    index = files["data/index.json"]
    assert index["studies"] == data["studies"]
    assert index["files"] == {
        "effects": "data/effects.json",
        "sources": {"bak-p1": "data/sources/bak-p1.json", "bak-p2": "data/sources/bak-p2.json"},
    }
    assert [
        (item["kind"], item["id"], item["name"], item["study"], item["aliases"], item["definition"], item["url"])
        for item in index["entries"]
        if item["id"] not in {"oven_decision", "yeast", "stone_oven", "taste", "bak-p2", "early_guest"}
    ] == [
        ("decision", "leaven_decision", "Leaven", "bakery", [], "What lifts the dough?", "decisions/leaven.html"),
        (
            "pattern",
            "sourdough",
            "Sourdough",
            "bakery",
            ["levain", "wild culture"],
            "A living dough is fed daily and lifts the next one.",
            "patterns/sourdough.html",
        ),
        (
            "force",
            "patience",
            "Waiting time",
            "bakery",
            ["delay", "slowness"],
            "How long it takes from flour to a loaf.",
            "forces/waiting-time.html",
        ),
        (
            "walkthrough",
            "first-shop",
            "The first shop",
            None,
            [],
            "Two sisters open a bakery.",
            "walkthroughs/first-shop.html",
        ),
        ("source", "bak-p1", "Interview with Expert A", "bakery", [], None, "sources/bak-p1.html"),
        (
            "persona",
            "night_baker",
            "Night baker",
            None,
            [],
            "Stands at the oven from two to six.",
            "personas/night-baker.html",
        ),
        ("guide", "start", "Where to begin", None, [], "What to read on the first evening.", "guides/start.html"),
    ]


def test_the_effects_are_those_of_the_whole_with_addresses_in_place_of_words(files, data):
    assert files["data/effects.json"]["effects"] == [
        {
            "pattern": pattern["id"],
            **{key: effect[key] for key in ("force", "effect", "basis", "why")},
            "excerpt_urls": [excerpt["url"] for excerpt in effect["excerpts"]],
            "contested_urls": [excerpt["url"] for excerpt in effect["contested"]],
        }
        for pattern in data["patterns"]
        for effect in pattern["forces"]
    ]
    assert [len(effect["contested_urls"]) for effect in files["data/effects.json"]["effects"]] == [0, 1, 0]


def test_a_file_of_a_source_holds_the_source_of_the_whole_and_whose_it_is(files, data):
    for source in data["sources"]:
        part = files[f"data/sources/{source['id']}.json"]
        assert part["source"] == source
        assert part["study"] == data["studies"][0]
