"""Every arrow of every drawing: the box where it begins, the box it leads to, its label, and its line in the list."""

from tests.audit.conftest import Audit
from tests.audit.drawing_reader import Box, arrows, boxes
from tests.audit.page_reader import Element, Page, every, text
from tests.audit.transcript_reader import letters

_FORMS = 2
"""Drawings of one graph: one for a desk, one for a telephone."""
_FEWEST = 3
"""Arrows that are drawn; fewer are told in words alone."""
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
        if len(related) <= most:
            _same_arrows(audit, page, list(dict.fromkeys(related + others)))
            continue
        for seen in _drawn(audit, page):
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
        _same_arrows(audit, page, list(dict.fromkeys(meant)))
        lines = _in_words(page)
        seen = [(letters(item.text or ""), page.address(link)) for item in lines for link in item.iter("a")]
        audit.same_set(here, "a line of the drawing in words", seen, listed)
    audit.assert_sound()


def test_the_map_leads_from_each_decision_to_the_next_and_to_those_it_asks_for(audit: Audit) -> None:
    page = audit.site.page("decisions/index.html")
    study = audit.study.decisions
    arrows_of: dict[str, list[Drawn]] = {}
    for key, decision in study.items():
        parents = audit.study.parents(key) if key in audit.study.further else ()
        pairs = [(key, item["decision"]) for item in decision.get("next", ())] + [(parent, key) for parent in parents]
        arrows_of.setdefault(decision["study"], []).extend(
            (audit.path("decisions", start), audit.path("decisions", end), "")
            for start, end in pairs
            if study[start]["study"] == study[end]["study"]
        )
    meant = {name: list(dict.fromkeys(found)) for name, found in arrows_of.items()}
    large = [name for name, found in meant.items() if len(found) >= _FEWEST]
    audit.same(page.path, "how many maps", len(_drawings(page)), _FORMS * len(large))
    for found in _drawn(audit, page):
        begins = {item for arrow in found for item in arrow[:2]}
        (name,) = [name for name in large if begins & {item for arrow in meant[name] for item in arrow[:2]}]
        audit.same_set(page.path, "an arrow of the map", found, meant[name])
    drawn = {page.address({"href": box.href}) for svg in _drawings(page) for box in boxes(svg)}
    keys = [key for key, decision in study.items() if decision["study"] in large]
    audit.same(page.path, "boxes of the maps", sorted(drawn), sorted(audit.paths("decisions", keys)))
    audit.assert_sound()


def test_the_architecture_of_a_walkthrough_shows_its_arrows_in_the_drawing_and_in_words(audit: Audit) -> None:
    for key, walkthrough in audit.study.walkthroughs.items():
        page = audit.page("walkthroughs", key)
        labels = {node["id"]: node["label"] for node in walkthrough["architecture"]["nodes"]}
        edges = [
            (labels[edge["start"]], labels[edge["end"]], edge.get("label") or "")
            for edge in walkthrough["architecture"]["edges"]
        ]
        meant = [(letters(start), letters(end), letters(label)) for start, end, label in edges]
        drawings = _drawings(page)
        audit.same(page.path, "how many drawings", len(drawings), _FORMS if len(edges) >= _FEWEST else 0)
        for svg in drawings:
            seen = [(letters(item.tail.label), letters(item.head.label), letters(item.label)) for item in arrows(svg)]
            audit.same_set(page.path, "an arrow", seen, meant)
        lines = _in_words(page)
        said = [text(item) for item in lines if not len(item)]
        meant_lines = [f"{start} → {end}" + (f": {label}" if label else "") for start, end, label in edges]
        audit.same_set(page.path, "an arrow in words", said, [" ".join(line.split()) for line in meant_lines])
        linked = [
            (node["label"], audit.path("patterns", node["pattern"]))
            for node in walkthrough["architecture"]["nodes"]
            if node.get("pattern")
        ]
        for svg in drawings:
            found = [box for box in boxes(svg) if box.href and not box.is_repeated]
            drawn = [(letters(box.label), page.address({"href": box.href})) for box in found]
            meant_boxes = [(letters(label), path) for label, path in linked]
            audit.same_set(page.path, "a box that is a pattern", drawn, meant_boxes)
        named = [(letters(item.text or ""), *page.addresses(item)) for item in lines if len(item)]
        audit.same_set(page.path, "a box in words", named, [(letters(f"{label} is"), path) for label, path in linked])
        basis = [text(item) for item in page.within("architecture", "span", "basis")]
        words = audit.words["facts"][walkthrough["architecture"]["basis"]]["words"]
        audit.same(page.path, "what the drawing stands on", basis, [words])
    audit.assert_sound()


def _drawings(page: Page) -> list[object]:
    return list(page.root.iter("{http://www.w3.org/2000/svg}svg"))


def _drawn(audit: Audit, page: Page) -> list[list[Drawn]]:
    """Give the arrows of each drawing of a page between the pages that their boxes stand for."""
    found: list[list[Drawn]] = []
    for svg in _drawings(page):
        for box in boxes(svg):
            meant = [letters(audit.site.page(_leads(page, box)).title)]
            audit.same(page.path, f"the label of the box for {_leads(page, box)}", [letters(box.label)], meant)
        found.append([(_leads(page, item.tail), _leads(page, item.head), letters(item.label)) for item in arrows(svg)])
    return found


def _same_arrows(audit: Audit, page: Page, meant: list[Drawn]) -> None:
    """Compare the arrows of each form of a page's drawing; where there are few, nothing is drawn."""
    drawn = _drawn(audit, page)
    audit.same(page.path, "how many drawings", len(drawn), _FORMS if len(meant) >= _FEWEST else 0)
    for seen in drawn:
        audit.same_set(page.path, "an arrow", seen, meant)


def _in_words(page: Page) -> list[Element]:
    """Give the lines that tell a drawing in words."""
    return [item for tag in ("details", "div") for box in every(page.root, tag, "as-list") for item in box.iter("li")]


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
