"""Every arrow of every drawing: the box where it begins, the box it leads to, its label, and its line in the list."""

from tests.audit.conftest import Audit
from tests.audit.drawing_reader import Box, arrows, boxes
from tests.audit.page_reader import Page, every, text
from tests.audit.transcript_reader import letters

Drawn = tuple[str, str, str]
"""Where an arrow begins, where it leads, and its label in letters."""


def test_the_drawing_of_a_pattern_shows_its_relations_and_decisions(audit: Audit) -> None:
    most = audit.words["neighbours_drawn"]
    for key, pattern in audit.study.patterns.items():
        page = audit.page("patterns", key)
        here = page.path
        out = [(one, relation, other) for one, relation, other, _ in audit.study.relations() if key in (one, other)]
        related = [_relation(audit, *item) for item in out]
        answered = audit.study.answering(key)
        others = [(audit.path("decisions", item), here, letters(audit.words["option_arrow"])) for item in answered]
        others += [
            (here, audit.path("decisions", item), letters(audit.words["asks_for"]))
            for item in pattern.get("consider", ())
            if item not in answered
        ]
        seen = _drawn(audit, page)
        if len(related) <= most:
            audit.same_set(here, "an arrow", seen, list(dict.fromkeys(related + others)))
        else:
            wrong = [item for item in seen if item not in related + others]
            audit.same(here, "arrows that are no relations", wrong, [])
            audit.same(here, "how many arrows", len(seen), most + len(others))
    audit.assert_sound()


def test_the_flow_of_a_decision_shows_options_what_they_use_and_what_comes_next(audit: Audit) -> None:
    words = audit.words
    for key, decision in audit.study.decisions.items():
        page = audit.page("decisions", key)
        here, meant, listed = page.path, [], []
        for option in decision["options"]:
            target = _target(audit, option)
            meant.append((here, target, ""))
            listed.append((letters(f"{page.title} {words['has_options']}"), target))
        for option in (option["pattern"] for option in decision["options"] if option.get("pattern")):
            name, path = audit.study.name("patterns", option), audit.path("patterns", option)
            used = [(relation, other) for one, relation, other, _ in audit.study.relations() if one == option]
            meant += [_relation(audit, option, relation, other) for relation, other in used]
            says = [f"{name} {words['relations'][relation]['active']}" for relation, _ in used]
            listed += [
                (letters(line), audit.path("patterns", other)) for line, (_, other) in zip(says, used, strict=True)
            ]
            for asked in audit.paths("decisions", audit.study.patterns[option].get("consider", ())):
                meant.append((path, asked, letters(words["asks_for"])))
                listed.append((letters(f"{name} {words['asks_for']}"), asked))
        for following in audit.paths("decisions", [item["decision"] for item in decision.get("next", ())]):
            meant.append((here, following, letters(words["then_decide"])))
            listed.append((letters(words["then_decide"]), following))
        audit.same_set(here, "an arrow", _drawn(audit, page), list(dict.fromkeys(meant)))
        lines = [item for details in every(page.root, "details", "as-list") for item in details.iter("li")]
        seen = [(letters(item.text or ""), page.address(link)) for item in lines for link in item.iter("a")]
        audit.same_set(here, "a line of the drawing in words", seen, listed)
    audit.assert_sound()


def test_the_map_leads_from_each_decision_to_the_next_and_to_those_it_asks_for(audit: Audit) -> None:
    page = audit.site.page("decisions/index.html")
    study = audit.study.decisions
    meant = [
        (audit.path("decisions", key), audit.path("decisions", item["decision"]), "")
        for key, decision in study.items()
        for item in decision.get("next", ())
        if study[item["decision"]]["study"] == decision["study"]
    ]
    meant += [
        (audit.path("decisions", parent), audit.path("decisions", key), "")
        for key, decision in study.items()
        for parent in (audit.study.parents(key) if key in audit.study.further else ())
        if study[parent]["study"] == decision["study"]
    ]
    audit.same_set(page.path, "an arrow of the map", _drawn(audit, page), list(dict.fromkeys(meant)))
    drawn = [page.address({"href": box.href}) for svg in _drawings(page) for box in boxes(svg)]
    audit.same_set(page.path, "a box of the map", drawn, audit.paths("decisions", study))
    audit.assert_sound()


def test_the_architecture_of_a_walkthrough_shows_its_arrows_in_the_drawing_and_in_words(audit: Audit) -> None:
    for key, walkthrough in audit.study.walkthroughs.items():
        page = audit.page("walkthroughs", key)
        labels = {node["id"]: node["label"] for node in walkthrough["architecture"]["nodes"]}
        edges = [
            (labels[edge["start"]], labels[edge["end"]], edge.get("label") or "")
            for edge in walkthrough["architecture"]["edges"]
        ]
        (svg,) = _drawings(page)
        seen = [(letters(item.tail.label), letters(item.head.label), letters(item.label)) for item in arrows(svg)]
        meant = [(letters(start), letters(end), letters(label)) for start, end, label in edges]
        audit.same_set(page.path, "an arrow", seen, meant)
        lines = [item for details in every(page.root, "details", "as-list") for item in details.iter("li")]
        said = [text(item) for item in lines if not len(item)]
        meant_lines = [f"{start} → {end}" + (f": {label}" if label else "") for start, end, label in edges]
        audit.same_set(page.path, "an arrow in words", said, [" ".join(line.split()) for line in meant_lines])
        linked = [
            (node["label"], audit.path("patterns", node["pattern"]))
            for node in walkthrough["architecture"]["nodes"]
            if node.get("pattern")
        ]
        drawn = [(letters(box.label), page.address({"href": box.href})) for box in boxes(svg) if box.href]
        audit.same_set(page.path, "a box that is a pattern", drawn, [(letters(label), path) for label, path in linked])
        named = [(letters(item.text or ""), *page.addresses(item)) for item in lines if len(item)]
        audit.same_set(page.path, "a box in words", named, [(letters(f"{label} is"), path) for label, path in linked])
        basis = [text(item) for item in page.within("architecture", "span", "basis")]
        words = audit.words["facts"][walkthrough["architecture"]["basis"]]["words"]
        audit.same(page.path, "what the drawing stands on", basis, [words])
    audit.assert_sound()


def _drawings(page: Page) -> list[object]:
    return list(page.root.iter("{http://www.w3.org/2000/svg}svg"))


def _drawn(audit: Audit, page: Page) -> list[Drawn]:
    """Give all arrows of a page between the pages that their boxes stand for."""
    found: list[Drawn] = []
    for svg in _drawings(page):
        for box in boxes(svg):
            meant = [letters(audit.site.page(_leads(page, box)).title)]
            audit.same(page.path, f"the label of the box for {_leads(page, box)}", [letters(box.label)], meant)
        found += [(_leads(page, item.tail), _leads(page, item.head), letters(item.label)) for item in arrows(svg)]
    return found


def _leads(page: Page, box: Box) -> str:
    return page.address({"href": box.href}) if box.href else page.path


def _relation(audit: Audit, one: str, relation: str, other: str) -> Drawn:
    words = audit.words["relations"][relation]["active"]
    return audit.path("patterns", one), audit.path("patterns", other), letters(words)


def _target(audit: Audit, option: dict[str, str]) -> str:
    return (
        audit.path("decisions", option["decision"])
        if option.get("decision")
        else audit.path("patterns", option["pattern"])
    )
