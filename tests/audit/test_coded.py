"""What researchers coded in a source beside names stands on every page that it touches, with its place and words."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.audit.coded_reader import Coded, Told
from tests.audit.conftest import Comparison
from tests.audit.page_reader import Element, Page, Site, every, one, own_text, rows, text
from tests.cases import TESTS
from tests.site.conftest import build_site

CODED = TESTS / "catalogue" / "coded"


@pytest.fixture(scope="module")
def coded() -> Coded:
    """What the sources of the folder code."""
    found = Coded(CODED)
    assert all((found.effects, found.options, found.relations)), "the folder codes nothing of a kind"
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a folder that holds nothing but coded sources."""
    folder: Path = tmp_path_factory.mktemp("coded") / "site"
    assert build_site(folder, CODED) == ""
    return Site(folder)


@pytest.fixture
def audit(built: Site, words: Any) -> Comparison:
    """What one test compares."""
    return Comparison(built, words)


def test_every_trace_is_exported_with_what_it_codes(audit: Comparison, coded: Coded) -> None:
    keys = {"effects": ("pattern", "force", "effect"), "options": ("decision", "pattern", "text")}
    keys["relations"] = ("from", "to", "relation")
    for source in audit.site.data("catalogue.json")["sources"]:
        for trace in source["traces"]:
            for kind, names in keys.items():
                seen = [(*(item[name] for name in names), item["line"]) for item in trace[kind]]
                mine = [item for item in getattr(coded, kind) if item.trace == trace["id"]]
                meant = [(*item.names, item.says, item.line) for item in mine]
                audit.same_set(f"catalogue.json, {trace['id']}", kind, seen, meant)
    traces = {trace["id"] for item in audit.site.data("catalogue.json")["sources"] for trace in item["traces"]}
    audit.same("catalogue.json", "traces that code something", {item.trace for item in coded.told()} <= traces, True)
    audit.assert_sound()


def test_patterns_are_exported_with_the_effects_and_relations_of_all_traces(audit: Comparison, coded: Coded) -> None:
    exported = audit.site.data("catalogue.json")["patterns"]
    audit.same_set("catalogue.json", "a pattern", [item["id"] for item in exported], sorted(_patterns(coded)))
    for pattern in exported:
        key, where = pattern["id"], f"catalogue.json, {pattern['id']}"
        seen = [
            (item["force"], item["effect"], item["basis"], item["traces"], item["differing_traces"])
            for item in pattern["forces"]
        ]
        meant = []
        for force, items in _cells(coded, key).items():
            sign, agreeing, differing = _shown(items)
            meant.append((force, sign, "coded", [item.trace for item in agreeing], [item.trace for item in differing]))
        audit.same_set(where, "an effect", seen, meant)
        relations = [(item["relation"], item["target"], item["traces"]) for item in pattern["relations"]]
        told = [(item.says, item.names[1], [item.trace]) for item in coded.relations if item.names[0] == key]
        audit.same_set(where, "a relation", relations, told)
        for code, (kind, name) in coded.named.items():
            if code == key:
                audit.same(where, "kind and name", (pattern["kind"], pattern["name"]), (kind, name))
    audit.assert_sound()


def test_the_row_of_an_effect_lists_every_trace_that_codes_it_with_its_words(audit: Comparison, coded: Coded) -> None:
    shown = {page.code: page for page in audit.site.pages("patterns")}
    for key in sorted(_patterns(coded)):
        page, cells = shown[key], _cells(coded, key)
        found = {row.get("id"): row for table in page.within("forces", "table", "effects") for row in rows(table)}
        audit.same(page.path, "its rows", sorted(found), sorted(f"force-{force}" for force in cells))
        for force, items in cells.items():
            row, (sign, agreeing, differing) = found[f"force-{force}"], _shown(items)
            effect, why = [cell for cell in row if cell.tag == "td"]
            meant = audit.words["effects"][sign]
            where = f"{page.path}, {force}"
            audit.same(where, "sign and word", own_text(effect, "said"), f"{meant['sign']} {meant['words']}")
            marks = [text(item) for item in every(effect, "span", "said")]
            audit.same(where, "whether one differs", marks, [audit.words["coded_otherwise"]] if differing else [])
            blocks = every(why, "span", "basis", "block")
            audit.same(where, "how many traces code it", len(blocks), len(items))
            for block, item in zip(blocks, [*agreeing, *differing], strict=False):
                _coding(audit, page, block, item, differing)
    audit.assert_sound()


def test_pages_of_forces_and_the_matrix_of_a_decision_show_the_sign(audit: Comparison, coded: Coded) -> None:
    words, names = audit.words, _paths(audit)
    for force in sorted({item.names[1] for item in coded.effects}):
        page = audit.site.page(names["forces", force])
        acting = [pattern for pattern in sorted(_patterns(coded)) if force in _cells(coded, pattern)]
        for side in ("helps", "neutral", "hurts"):
            tables = page.within(side, "table", "effects")
            seen = [
                (page.address(next(row.iter("a"))), text(one(row, "span", "sign")))
                for table in tables
                for row in rows(table)
            ]
            effects = [(item, words["effects"][_shown(_cells(coded, item)[force])[0]]) for item in acting]
            meant = [(names["patterns", item], effect["sign"]) for item, effect in effects if effect["side"] == side]
            audit.same_set(page.path, f"what {side}", seen, meant)
    for decision in sorted({item.names[0] for item in coded.options}):
        page = audit.site.page(names["decisions", decision])
        table = one(page.root, "table", "matrix")
        columns = [page.address(link) for link in next(table.iter("thead")).iter("a")]
        seen_cells = []
        for row in rows(table):
            force = page.address(next(row.iter("a")))
            for column, cell in zip(columns, (item for item in row if item.tag == "td"), strict=True):
                if len(cell):
                    said = tuple(text(item) for item in every(cell, "span", "said"))
                    seen_cells.append((column, force, own_text(cell, "said"), said))
        meant_cells = []
        for pattern in [item.names[1] for item in coded.options if item.names[0] == decision]:
            for force, items in _cells(coded, pattern).items():
                sign, _, differing = _shown(items)
                effect = words["effects"][sign]
                marks = (words["matrix_coded"], *([words["coded_otherwise"]] if differing else []))
                shown = f"{effect['sign']} {effect['words']}"
                meant_cells.append((names["patterns", pattern], names["forces", force], shown, marks))
        audit.same_set(page.path, "a cell of the matrix", seen_cells, meant_cells)
    audit.assert_sound()


def test_options_and_relations_lead_to_the_trace_that_codes_them(audit: Comparison, coded: Coded) -> None:
    names = _paths(audit)
    for decision in sorted({item.names[0] for item in coded.options}):
        page = audit.site.page(names["decisions", decision])
        seen = []
        for row in rows(one(page.root, "table", "options")):
            fits = next(cell for cell in row if cell.get("data-label") == "When it fits")
            basis = one(fits, "span", "basis")
            seen.append((page.addresses(row)[0], own_text(fits, "basis"), text(basis), page.addresses(basis)))
        meant = [
            (names["patterns", item.names[1]], item.says, _place(audit, item), [_trace(item)])
            for item in coded.options
            if item.names[0] == decision
        ]
        audit.same(page.path, "its options in order", seen, meant)
    for pattern in sorted(_patterns(coded)):
        page = audit.site.page(names["patterns", pattern])
        lines = []
        for item in [item for ul in every(page.root, "ul", "relations") for item in every(ul, "li")]:
            basis = one(item, "span", "basis")
            lines.append((own_text(item, "basis"), page.addresses(item)[0], page.addresses(basis)[:1]))
        wanted = []
        for told in coded.relations:
            words = audit.words["relations"][told.says]
            for voice, me, other in (("active", *told.names), ("passive", *reversed(told.names))):
                if me == pattern:
                    there = audit.site.page(names["patterns", other])
                    wanted.append((f"{page.title} {words[voice]} {there.title}", there.path, [_trace(told)]))
        audit.same_set(page.path, "a relation", lines, wanted)
    audit.assert_sound()


def test_the_page_of_a_source_says_what_each_trace_codes(audit: Comparison, coded: Coded) -> None:
    words = audit.words
    for source in sorted({item.source for item in coded.told()}):
        page = audit.site.page(f"sources/{source}.html")
        for trace in every(page.root, "details", "trace"):
            lists = [item for item in trace if item.tag == "ul"][1:]
            seen = [text(item) for ul in lists for item in ul if item.tag == "li"]
            mine = [item for item in coded.told() if f"trace-{item.trace}" == trace.get("id")]
            meant = [_line(words, item, coded) for item in mine]
            audit.same_set(f"{page.path}#{trace.get('id')}", "what is coded", seen, meant)
    audit.assert_sound()


def _patterns(coded: Coded) -> set[str]:
    """Give all patterns that take part; a name that only an axial code writes is one, too."""
    named = {item.names[0] for item in coded.effects} | {item.names[1] for item in coded.options}
    return named | {name for item in coded.relations for name in item.names}


def _cells(coded: Coded, pattern: str) -> dict[str, list[Told]]:
    """Give what is coded of each force that a pattern acts on."""
    found: dict[str, list[Told]] = {}
    for item in coded.effects:
        if item.names[0] == pattern:
            found.setdefault(item.names[1], []).append(item)
    return found


def _shown(items: Sequence[Told]) -> tuple[str, list[Told], list[Told]]:
    """Give the sign that most traces code, the traces that code it, and those that code another."""
    sign = Counter(item.says for item in items).most_common(1)[0][0]
    return sign, [item for item in items if item.says == sign], [item for item in items if item.says != sign]


def _paths(audit: Comparison) -> dict[tuple[str, str], str]:
    """Give the path of each page by kind and id, as the export names it; each heading is the exported name."""
    found = {}
    for kind in ("patterns", "forces", "decisions"):
        for item in audit.site.data("catalogue.json")[kind]:
            audit.same(item["url"], "its heading", audit.site.page(item["url"]).title, item["name"])
            found[kind, item["id"]] = item["url"]
    return found


def _trace(item: Told) -> str:
    return f"sources/{item.source}.html#trace-{item.trace}"


def _place(audit: Comparison, item: Told) -> str:
    return str(audit.words["coded_in"].format(source=item.source, line=item.line))


def _coding(audit: Comparison, page: Page, block: Element, item: Told, differing: Sequence[Told]) -> None:
    """Compare what a cell says of one trace: where it is, what else it codes, and the words that it rests on."""
    where, links = f"{page.path}, {item.trace}", list(block.iter("a"))
    effect = audit.words["effects"][item.says]["words"]
    other = audit.words["coded_as_in"].format(effect=effect, source=item.source, line=item.line)
    audit.same(where, "where it is coded", text(links[0]), other if item in differing else _place(audit, item))
    audit.same(where, "where that leads", page.address(links[0]), _trace(item))
    sources = {source["id"]: source for source in audit.site.data("catalogue.json")["sources"]}
    trace = next(found for found in sources[item.source]["traces"] if found["id"] == item.trace)
    excerpts = [excerpt for code in trace["open_codes"] for excerpt in code["excerpts"]]
    audit.same(where, "whose words", [text(link) for link in links[1:]], [found["speaker"] for found in excerpts])
    said = [audit.site.marked(page.address(link)) for link in links[1:]]
    audit.same(where, "the words marked where it leads", said, [found["text"] for found in excerpts])
    for words in said:
        audit.same(where, f"whether “{words}” is quoted", f"“{words}”" in text(block), True)


def _line(words: Any, item: Told, coded: Coded) -> str:
    first, second = item.written
    if item in coded.options:
        return str(words["coded_option"].format(pattern=second, decision=first, text=item.says))
    if item in coded.effects:
        return f"{first} {words['effects'][item.says]['words']} {second}"
    return f"{first} {words['relations'][item.says]['active']} {second}"
