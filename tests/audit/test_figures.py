"""Every figure that is told: on the page of figures, on the pages it belongs to, in ``catalogue.json``."""

from typing import Any

from tests.audit.conftest import Audit
from tests.audit.page_reader import every, own_text, rows, text
from tests.audit.transcript_reader import letters


def test_the_page_of_figures_shows_each_number_with_who_tells_it(audit: Audit) -> None:
    page = audit.site.page("figures.html")
    shown = {row.get("id"): row for table in every(page.root, "table") for row in rows(table)}
    audit.same_set(page.path, "a figure", list(shown), [f"figure-{item['id']}" for item in audit.study.figures])
    for item in audit.study.figures:
        row = shown.get(f"figure-{item['id']}")
        if row is None:
            continue
        number, of, kind, who, belongs = row
        where = f"{page.path}, {item['id']}"
        meant = [f"{item['number']} {item['unit']}", item["of"], item["kind"]]
        audit.same(where, "what is told", [text(number), text(of), text(kind)], meant)
        audit.citations(page, where, audit.words["said_by"], every(who, "a", "evidence"), [item["cite"]])
        owners = audit.paths("decisions", [item["decision"]] if item.get("decision") else [])
        owners += audit.paths("walkthroughs", item.get("walkthroughs", ()))
        owners += audit.paths("patterns", item.get("patterns", ()))
        audit.same(where, "what it belongs to", page.addresses(belongs), owners)
    audit.assert_sound()


def test_figures_are_grouped_by_decision(audit: Audit) -> None:
    page = audit.site.page("figures.html")
    for heading in every(page.root, "h2"):
        inside = [row.get("id") for table in page.within(heading.get("id"), "table") for row in rows(table)]
        name = own_text(heading, "headerlink")
        group = name if name in [item["name"] for item in audit.study.decisions.values()] else None
        meant = [f"figure-{item['id']}" for item in audit.study.figures if _group(audit, item) == group]
        audit.same(page.path, f"the figures below {name}", inside, meant)
    audit.assert_sound()


def test_decisions_and_walkthroughs_show_the_figures_that_belong_to_them(audit: Audit) -> None:
    for kind, records in (("decisions", audit.study.decisions), ("walkthroughs", audit.study.walkthroughs)):
        for key in records:
            page = audit.page(kind, key)
            items = [item for ul in page.within("figures", "ul", "told") for item in every(ul, "li")]
            mine = [
                item for item in audit.study.figures if key in (item.get("decision"), *item.get("walkthroughs", ()))
            ]
            seen = [own_text(item, "evidence") for item in items]
            meant = [f"{item['number']} {item['unit']}: {item['of']}" for item in mine]
            audit.same(page.path, "its figures", [letters(item) for item in seen], [letters(item) for item in meant])
            for line, item in zip(items, mine, strict=False):
                links = every(line, "a", "evidence")
                audit.citations(page, f"{page.path}, {item['id']}", audit.words["said_by"], links, [item["cite"]])
    audit.assert_sound()


def test_the_export_has_every_figure(audit: Audit) -> None:
    exported = {item["id"]: item for item in audit.site.data("catalogue.json")["figures"]}
    audit.same_set("catalogue.json", "a figure", list(exported), [item["id"] for item in audit.study.figures])
    for item in audit.study.figures:
        record, where = exported[item["id"]], f"catalogue.json, {item['id']}"
        for name in ("number", "unit", "kind", "of"):
            audit.same(where, name, record[name], item[name])
        audit.same(where, "decision", record["decision"], item.get("decision"))
        for name in ("patterns", "walkthroughs"):
            audit.same(where, name, record[name], sorted(item.get(name, ())))
        (excerpt,) = record["excerpts"]
        seen = excerpt["source"], excerpt["speaker"], letters(audit.site.marked(excerpt["url"]))
        meant = item["cite"]["source"], audit.study.speaker(item["cite"]), letters(excerpt["text"])
        audit.same(where, "who tells it", seen, meant)
        held = audit.holds(item["cite"]["source"], excerpt["text"], item["cite"]["words"])
        audit.same(where, "whether these are the words", held, True)
    audit.assert_sound()


def _group(audit: Audit, figure: dict[str, Any]) -> str | None:
    """Give the decision that a figure stands under; nothing where it stands beside them."""
    return audit.study.name("decisions", figure["decision"]) if figure.get("decision") else None
