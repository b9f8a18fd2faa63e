"""Whom a pattern serves and when it is needed, and what that stands on: on its page, the persona's, the matrix."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record
from tests.audit.page_reader import Element, Page, every, one, own_text, rows, text


def test_a_pattern_says_whom_it_serves_and_when_it_is_needed(audit: Audit) -> None:
    for key, pattern in audit.study.patterns.items():
        page = audit.page("patterns", key)
        lines = [item for item in one(page.root, "ul", "meta") if item.tag == "li"]
        serves = [item for item in lines if text(item).startswith("Serves ")]
        needed = [item for item in lines if text(item).startswith("Usually needed from the stage ")]
        audit.same(page.path, "whether it says whom it serves", len(serves), int(bool(pattern.get("serves"))))
        audit.same(page.path, "whether it names a stage", len(needed), int(bool(pattern.get("needed_at"))))
        _serves(audit, page, serves, pattern.get("serves", ()))
        for line in needed:
            stage = pattern["needed_at"]
            audit.same(page.path, "the stage", text(next(line.iter("a"))), audit.study.stage(stage["stage"]))
            _basis(audit, page, f"{page.path}, stage", list(line), stage.get("cite", ()))
        asks = [address for item in lines if text(item).startswith("Asks for ") for address in page.addresses(item)]
        audit.same(page.path, "what it asks for", asks, audit.paths("decisions", pattern.get("consider", ())))
    audit.assert_sound()


def test_the_page_of_a_persona_shows_each_pattern_that_serves_it(audit: Audit) -> None:
    stages = [item["name"] for item in audit.study.catalogue.get("stages", ())] + [""]
    for persona in audit.study.catalogue.get("personas", ()):
        page = audit.page("personas", persona["id"])
        shown = {page.address(next(row.iter("a"))): row for row in rows(one(page.root, "table", "list"))}
        serving = {
            key: item
            for key, pattern in audit.study.patterns.items()
            for item in pattern.get("serves", ())
            if item["persona"] == persona["id"]
        }
        audit.same_set(page.path, "a pattern", list(shown), audit.paths("patterns", serving))
        for key, item in serving.items():
            row = shown.get(audit.path("patterns", key))
            if row is not None:
                cells = [cell for cell in row if cell.tag == "td"]
                audit.same(page.path, f"the stage of {key}", text(cells[1]), _stage(audit, key))
                audit.citations(page, f"{page.path}, {key}", "", every(cells[2], "a", "evidence"), item.get("cite", ()))
        seen = [stages.index(text([cell for cell in row if cell.tag == "td"][1])) for row in shown.values()]
        audit.same(page.path, "the order of stages", seen, sorted(seen))
        decisions = [
            path
            for key, path in ((key, audit.path("decisions", key)) for key in audit.study.decisions)
            if any(option.get("pattern") in serving for option in audit.study.decisions[key]["options"])
        ]
        concern = [item for item in every(page.root, "p") if text(item).startswith("Decisions that concern")]
        named = [address for item in concern for address in page.addresses(item)]
        audit.same_set(page.path, "a decision that concerns it", named, decisions)
    audit.assert_sound()


def test_the_matrix_marks_what_an_expert_says_and_what_the_catalogue_reads(audit: Audit) -> None:
    page = audit.site.page("personas/index.html")
    personas = [item["id"] for item in audit.study.catalogue.get("personas", ())]
    tables = every(page.root, "table", "personas")
    meant = [
        (
            audit.path("decisions", key),
            audit.path("patterns", option["pattern"]),
            [_mark(audit, option["pattern"], persona) for persona in personas],
            _stage(audit, option["pattern"]),
        )
        for key, decision in audit.study.decisions.items()
        for option in decision["options"]
        if audit.study.patterns.get(option.get("pattern"), {}).get("serves")
    ]
    audit.same_set(page.path, "a row", [row for table in tables for row in _rows(page, table)], meant)
    for table in tables:
        columns = page.addresses(next(table.iter("thead")))
        audit.same(page.path, "the columns", columns, audit.paths("personas", personas))
        _cited_marks(audit, page, table, personas)
    audit.assert_sound()


def _serves(audit: Audit, page: Page, lines: list[Element], serves: list[Record]) -> None:
    """Cut the line at the links to personas; what stands behind each is what the tag stands on."""
    parts: list[tuple[str, list[Element]]] = []
    for item in (item for line in lines for item in line):
        address = page.address(item) if item.tag == "a" else ""
        if address.startswith("personas/"):
            parts.append((address, []))
        elif parts:
            parts[-1][1].append(item)
    audit.same(
        page.path,
        "whom it serves",
        [path for path, _ in parts],
        audit.paths("personas", [item["persona"] for item in serves]),
    )
    for (_, basis), item in zip(parts, serves, strict=False):
        _basis(audit, page, f"{page.path}, serves {item['persona']}", basis, item.get("cite", ()))


def _basis(audit: Audit, page: Page, where: str, items: list[Element], cite: list[Record]) -> None:
    links = [item for item in items if "evidence" in item.get("class", "").split()]
    own = [text(item) for item in items if "basis" in item.get("class", "").split()]
    audit.same(where, "whether it is the catalogue's own reading", own, [] if cite else [audit.words["own_reading"]])
    audit.citations(page, where, audit.words["said_by"], links, cite)


def _stage(audit: Audit, pattern: str) -> str:
    needed = audit.study.patterns[pattern].get("needed_at")
    return audit.study.stage(needed["stage"]) if needed else ""


def _mark(audit: Audit, pattern: str, persona: str) -> tuple[str, ...]:
    for item in audit.study.patterns[pattern]["serves"]:
        if item["persona"] == persona:
            own = audit.words["marks"]["own"]
            said = [f"{audit.words['marks']['cited']} {audit.study.speaker(cited)}" for cited in item.get("cite", ())]
            return tuple(said) or (own["sign"], own["title"], own["hidden"])
    return ()


def _cited_marks(audit: Audit, page: Page, table: Element, personas: list[str]) -> None:
    """Compare where the marks of a table lead with the words that content cites for them."""
    served = {
        (audit.path("patterns", key), item["persona"]): item.get("cite", ())
        for key, pattern in audit.study.patterns.items()
        for item in pattern.get("serves", ())
    }
    for row in rows(table):
        cells = [cell for cell in row if cell.tag == "td"]
        for persona, cell in zip(personas, cells, strict=False):
            path = page.address(next(row.iter("a")))
            cited = served.get((path, persona), ())
            links = list(cell.iter("a"))
            audit.citations(page, f"{path} for {persona}", audit.words["marks"]["cited"], links, cited)


def _rows(page: Page, table: Element) -> list[tuple[str, str, list[tuple[str, ...]], str]]:
    found, decision = [], ""
    for row in rows(table):
        if "group" in row.get("class", "").split():
            decision = page.address(next(row.iter("a")))
            continue
        cells = [cell for cell in row if cell.tag == "td"]
        marks = [_seen(cell) for cell in cells[:-1]]
        found.append((decision, page.address(next(row.iter("a"))), marks, text(cells[-1])))
    return found


def _seen(cell: Element) -> tuple[str, ...]:
    if not len(cell):
        return ()
    if links := list(cell.iter("a")):
        return tuple(text(link) for link in links)
    mark = next(cell.iter("span"))
    return own_text(mark, "hidden"), mark.get("title", ""), text(one(mark, "span", "hidden"))
