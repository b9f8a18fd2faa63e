"""Every effect of a pattern on a force, wherever a reader meets it: sign, word, basis, reason, and who said what."""

from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record
from tests.audit.page_reader import Element, Page, every, one, own_text, rows, text


def test_the_table_of_a_pattern_shows_each_of_its_effects(audit: Audit) -> None:
    for key, pattern in audit.study.patterns.items():
        page = audit.page("patterns", key)
        shown = _effects(page, "forces")
        effects = pattern.get("forces", ())
        meant = audit.paths("forces", [effect["force"] for effect in effects])
        audit.same_set(page.path, "an effect on", [path for path, _ in shown], meant)
        for effect in effects:
            for path, row in shown:
                if path == audit.path("forces", effect["force"]):
                    _compare(audit, page, row, effect, f"{page.path}, effect on {effect['force']}")
                    audit.same(page.path, "where a cell of a matrix leads", row.get("id"), f"force-{effect['force']}")
    audit.assert_sound()


def test_the_page_of_a_force_shows_each_effect_on_its_side(audit: Audit) -> None:
    for key in audit.study.forces:
        page = audit.page("forces", key)
        for side in ("helps", "hurts", "neutral"):
            shown = _effects(page, side)
            effects = [
                (pattern, effect)
                for pattern, effect in audit.study.effects()
                if effect["force"] == key and audit.words["effects"][effect["effect"]]["side"] == side
            ]
            meant = audit.paths("patterns", [pattern for pattern, _ in effects])
            audit.same_set(page.path, f"what {side}", [path for path, _ in shown], meant)
            for pattern, effect in effects:
                for path, row in shown:
                    if path == audit.path("patterns", pattern):
                        _compare(audit, page, row, effect, f"{page.path}, effect of {pattern}")
    audit.assert_sound()


def test_the_strongest_effect_on_a_force_stands_first(audit: Audit) -> None:
    strength = {"−−": 2, "++": 2, "+": 1, "−": 1, "o": 0}
    for key in audit.study.forces:
        page = audit.page("forces", key)
        for side in ("helps", "hurts"):
            seen = [strength[text(one(row, "span", "sign"))] for _, row in _effects(page, side)]
            audit.same(page.path, f"the order of what {side}", seen, sorted(seen, reverse=True))
    audit.assert_sound()


def test_the_list_of_forces_counts_what_helps_and_what_hurts(audit: Audit) -> None:
    page = audit.site.page("forces/index.html")
    seen = {
        page.address(next(row.iter("a"))): [text(cell) for cell in row[2:4]] for row in rows(one(page.root, "table"))
    }
    for key in audit.study.forces:
        sides = [_side(audit, effect) for _, effect in audit.study.effects() if effect["force"] == key]
        meant = [str(sides.count("helps")), str(sides.count("hurts"))]
        audit.same(page.path, f"helped and hurt, {key}", seen.get(audit.path("forces", key)), meant)
    audit.assert_sound()


def test_the_matrix_of_a_decision_shows_each_effect_of_its_options(audit: Audit) -> None:
    for key, decision in audit.study.decisions.items():
        page = audit.page("decisions", key)
        options = [option["pattern"] for option in decision["options"] if option.get("pattern")]
        weighed = [item for item in options if audit.study.patterns[item].get("forces")]
        tables = every(page.root, "table", "matrix")
        audit.same(page.path, "whether it sets options against forces", len(tables), int(bool(weighed)))
        if not tables or not weighed:
            continue
        columns = [page.address(link) for link in next(tables[0].iter("thead")).iter("a")]
        audit.same(page.path, "the columns", columns, audit.paths("patterns", weighed))
        seen = [cell for row in rows(tables[0]) for cell in _cells(page, row, columns)]
        meant = [_cell(audit, item, effect) for item in weighed for effect in audit.study.patterns[item]["forces"]]
        audit.same_set(page.path, "a cell of the matrix", seen, meant)
        without = audit.paths("patterns", [item for item in options if item not in weighed])
        above = next(iter(page.within("forces", "p")))
        said = [address for address in page.addresses(above) if address.startswith("patterns/")]
        audit.same(page.path, "options without effects", said, without)
    audit.assert_sound()


def _effects(page: Page, anchor: str) -> list[tuple[str, Element]]:
    tables = page.within(anchor, "table", "effects")
    return [(page.address(next(row.iter("a"))), row) for table in tables for row in rows(table)]


def _side(audit: Audit, effect: Record) -> str:
    return str(audit.words["effects"][effect["effect"]]["side"])


def _compare(audit: Audit, page: Page, row: Element, effect: Record, where: str) -> None:
    words, (cell, why) = audit.words, [item for item in row if item.tag == "td"]
    meant = words["effects"][effect["effect"]]
    audit.same(where, "sign and word", text(cell), f"{meant['sign']} {meant['words']}")
    audit.same(where, "the reason", own_text(why, "evidence", "basis"), " ".join(effect.get("why", "").split()))
    basis = [text(item) for item in every(why, "span", "basis")]
    gap = words["own_effect"] if effect.get("own") else words["model_only"]
    audit.same(where, "the basis", basis, [gap] if effect.get("own") or not effect.get("cite") else [])
    links = every(why, "a", "evidence")
    for label, key in ((words["said_by"], "cite"), (words["contested_by"], "contested")):
        mine = [link for link in links if text(link).startswith(label)]
        said = [{name: item[name] for name in item if name != "kind"} for item in effect.get(key, ())]
        audit.citations(page, where, label, mine, said)
    audit.same(where, "all its citations", len(links), len(effect.get("cite", ())) + len(effect.get("contested", ())))


def _cells(page: Page, row: Element, columns: list[str]) -> list[Any]:
    force = page.address(next(row.iter("a")))
    cells = [item for item in row if item.tag == "td"]
    found = []
    for column, cell in zip(columns, cells, strict=True):
        if len(cell):
            links = [page.address(link) for link in cell.iter("a")]
            says = [text(item) for item in every(cell, "span", "said")]
            found.append((column, force, own_text(cell, "said"), says, links))
    return found


def _cell(audit: Audit, pattern: str, effect: Record) -> Any:
    words = audit.words
    path, meant = audit.path("patterns", pattern), words["effects"][effect["effect"]]
    says = [words["matrix_said"]] if effect.get("cite") else []
    says += [words["matrix_own"]] if effect.get("own") else []
    says += [words["matrix_contested"]] if effect.get("contested") else []
    link = f"{path}#force-{effect['force']}"
    return path, audit.path("forces", effect["force"]), f"{meant['sign']} {meant['words']}", says, [link]
