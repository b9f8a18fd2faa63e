"""Decisions: their options in order, what combines, what comes next, and one order on map, menu, home and pages."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record, plain
from tests.audit.page_reader import Element, Page, entries, every, one, rows, text


def test_the_options_stand_in_the_order_of_the_content(audit: Audit) -> None:
    for key, decision in audit.study.decisions.items():
        page = audit.page("decisions", key)
        seen = [_row(page, row) for row in rows(one(page.root, "table", "options"))]
        audit.same(page.path, "the question", text(one(page.root, "p", "question")), decision["question"])
        audit.same(page.path, "the options", seen, [_option(audit, option) for option in decision["options"]])
        for option, row in zip(decision["options"], rows(one(page.root, "table", "options")), strict=False):
            for item in audit.study.patterns.get(option.get("pattern"), {}).get("serves", ()):
                where = f"{page.path}, {option.get('pattern')} for {item['persona']}"
                mine = _evidence_after(page, row, audit.path("personas", item["persona"]))
                audit.citations(page, where, audit.words["said_by"], mine, item.get("cite", ()))
    audit.assert_sound()


def test_the_next_decisions_and_the_combinations_are_those_of_the_content(audit: Audit) -> None:
    for key, decision in audit.study.decisions.items():
        page = audit.page("decisions", key)
        seen = [(page.address(next(item.iter("a"))), text(item)) for item in page.within("next", "li")]
        meant = [
            (
                audit.path("decisions", item["decision"]),
                ": ".join(filter(None, (audit.study.name("decisions", item["decision"]), plain(item.get("why"))))),
            )
            for item in decision.get("next", ())
        ]
        audit.same(page.path, "the next decisions", seen, meant)
        together = [page.addresses(item) for item in page.within("combine", "dt")]
        combined = decision.get("combinations", ())
        audit.same(
            page.path, "what combines", together, [audit.paths("patterns", item["patterns"]) for item in combined]
        )
        how = [text(item) for item in page.within("combine", "dd")]
        audit.same(page.path, "how it combines", how, [plain(item["how"]) for item in combined])
    audit.assert_sound()


def test_a_decision_names_what_leads_to_it_and_what_it_is_a_part_of(audit: Audit) -> None:
    for key in audit.study.decisions:
        page = audit.page("decisions", key)
        crumb = one(page.root, "p", "crumb")
        before = [
            other
            for other, item in audit.study.decisions.items()
            if any(following["decision"] == key for following in item.get("next", ()))
        ]
        meant = [audit.path(kind, other) for kind, other in audit.study.asking(key)] + audit.paths("decisions", before)
        audit.same_set(page.path, "part of or after", page.addresses(crumb)[1:], meant)
        for label, count in (("part of ", len(audit.study.asking(key))), ("after ", len(before))):
            said = any(part.strip().startswith(label) for part in text(crumb).split("·"))
            audit.same(page.path, f"whether it says “{label.strip()}”", said, bool(count))
    audit.assert_sound()


def test_the_map_lists_every_decision_of_its_study_once_after_what_leads_to_it(audit: Audit) -> None:
    order = _map(audit)
    keys = {audit.path("decisions", key): key for key in audit.study.decisions}
    audit.same_set("the map", "a decision", order, list(keys))
    place = {keys[path]: number for number, path in enumerate(order) if path in keys}
    for study, group in _groups(audit).items():
        studies = [audit.study.decisions[keys[path]]["study"] for path in group if path in keys]
        audit.same("the map", f"the study of each decision below {study}", studies, [study] * len(studies))
    for key, decision in audit.study.decisions.items():
        for following in (item["decision"] for item in decision.get("next", ())):
            same = decision["study"] == audit.study.decisions[following]["study"]
            main = not {key, following} & set(audit.study.further)
            if same and main and key not in _after(audit, following):
                audit.same("the map", f"{key} before {following}", place[key] < place[following], True)
        parents = [
            other for other in audit.study.parents(key) if audit.study.decisions[other]["study"] == decision["study"]
        ]
        if parents and key not in parents and key in audit.study.further:
            audit.same("the map", f"{key} after a parent", any(place[other] < place[key] for other in parents), True)
    audit.assert_sound()


def test_map_menu_home_and_export_have_one_order_of_decisions(audit: Audit) -> None:
    order = _map(audit)
    main = [path for path in order if path not in _further(audit)]
    home = audit.site.page("index.html")
    ways = one(home.root, "div", "ways")
    lists = [address for ol in ways.iter("ol") for address in home.addresses(ol)]
    audit.same(home.path, "the decisions to take", lists, main)
    for page in [audit.site.page("decisions/index.html"), *audit.site.pages("decisions")]:
        menu = [path for path in page.menu if path in order or path == page.path != "decisions/index.html"]
        audit.same(page.path, "the order of the menu", menu, sorted(menu, key=order.index))
        audit.same(page.path, "main decisions in the menu", [path for path in menu if path in main], main)
    exported = audit.site.data("catalogue.json")["decisions"]
    audit.same("catalogue.json", "the order of decisions", [item["url"] for item in exported], order)
    numbers = [item["number"] for item in exported]
    audit.same("catalogue.json", "their numbers", numbers, list(range(1, len(order) + 1)))
    personas = audit.site.page("personas/index.html")
    groups = [address for row in every(personas.root, "tr", "group") for address in personas.addresses(row)]
    audit.same(personas.path, "the order of the groups", groups, [path for path in order if path in groups])
    audit.assert_sound()


def test_the_map_marks_further_decisions(audit: Audit) -> None:
    page = audit.site.page("decisions/index.html")
    items = [item for ol in every(page.root, "ol", "decisions") for item in ol if item.tag == "li"]
    seen = [page.address(next(item.iter("a"))) for item in items if "further" in item.get("class", "").split()]
    audit.same_set(page.path, "a further decision", seen, _further(audit))
    for item in items:
        key = next(
            key for key in audit.study.decisions if audit.path("decisions", key) == page.address(next(item.iter("a")))
        )
        decision = audit.study.decisions[key]
        meant = f"{decision['name']}: {decision['question']} {plain(decision['summary'])}"
        reason = next((plain(place.get("because")) for place in audit.study.order if place["decision"] == key), "")
        meant += f" {audit.words['because'].format(reason=reason)}" if reason else ""
        audit.same(page.path, "what is said of it", text(item), meant)
    audit.assert_sound()


def test_the_list_of_patterns_names_the_decisions_that_each_answers(audit: Audit) -> None:
    page = audit.site.page("patterns/index.html")
    shown = entries(page)
    for key, pattern in audit.study.patterns.items():
        row, answered = shown[audit.path("patterns", key)]
        badge = " ".join(text(item) for item in every(row, "span", "badge"))
        audit.same(
            page.path,
            f"kind and definition of {key}",
            [row.get("data-kind"), badge, text(one(row, "span", "solution"))],
            [pattern["kind"], _outline(audit, key) or "", plain(pattern["definition"])],
        )
        audit.same_set(page.path, f"answered by {key}", answered, audit.paths("decisions", audit.study.answering(key)))
        here = audit.page("patterns", key)
        answers = one(here.root, "p", "crumb")
        meant = audit.paths("decisions", audit.study.answering(key))
        audit.same_set(here.path, "answers", here.addresses(answers)[1:], meant)
        audit.same(here.path, "definition", text(one(here.root, "p", "lead")), plain(pattern["definition"]))
    audit.assert_sound()


def _outline(audit: Audit, pattern: str) -> str:
    """Say of a pattern that it is no more than one paragraph, about which nobody says anything."""
    blocks = [block for block in audit.study.patterns[pattern]["body"].split("\n\n") if block.strip()]
    told = [item for item in audit.study.said if pattern in item.speaks_of]
    return "" if told or len(blocks) > 1 else str(audit.words["outline"])


def _row(page: Page, row: Element) -> tuple[str, ...]:
    head, definition, fits, whom = row
    personas = [address for address in page.addresses(whom) if address.startswith("personas/")]
    return page.address(next(head.iter("a"))), text(head), text(definition), text(fits), *personas


def _option(audit: Audit, option: Record) -> tuple[str, ...]:
    kind = "decisions" if option.get("decision") else "patterns"
    target = option.get("decision") or option["pattern"]
    record = getattr(audit.study, kind)[target]
    name = f"{record['name']} {audit.words['decision_of_its_own']}" if kind == "decisions" else record["name"]
    meaning = plain(record["summary"] if kind == "decisions" else record["definition"])
    served = audit.paths("personas", [item["persona"] for item in record.get("serves", ())])
    return audit.path(kind, target), name, meaning, plain(option["fits"]), *served


def _evidence_after(page: Page, row: Element, persona: str) -> list[Element]:
    """Give the citations that stand behind the link to a persona."""
    links = list(row[-1].iter("a"))
    starts = [place for place, link in enumerate(links) if page.address(link) == persona]
    found: list[Element] = []
    for link in links[starts[0] + 1 :] if starts else ():
        if "evidence" not in link.get("class", ""):
            break
        found.append(link)
    return found


def _groups(audit: Audit) -> dict[str, list[str]]:
    page = audit.site.page("decisions/index.html")
    found = {}
    for study in audit.study.catalogue["studies"]:
        items = [item for ol in page.within(study["id"], "ol", "decisions") for item in ol if item.tag == "li"]
        found[study["id"]] = [page.address(next(item.iter("a"))) for item in items]
    return found


def _map(audit: Audit) -> list[str]:
    return [path for group in _groups(audit).values() for path in group]


def _further(audit: Audit) -> list[str]:
    return audit.paths("decisions", audit.study.further)


def _after(audit: Audit, key: str) -> set[str]:
    """Give every decision that a decision leads to, at whatever distance."""
    found: set[str] = set()
    new = {key}
    while new:
        new = {item["decision"] for one in new for item in audit.study.decisions[one].get("next", ())} - found
        found |= new
    return found
