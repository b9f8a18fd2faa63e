"""What readers look up: pairs told apart, phrases asked, the place in the order, views reported, what a case is."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import plain
from tests.audit.page_reader import every, one, rows, text
from tests.audit.transcript_reader import letters


def test_both_pages_of_a_pair_and_the_table_of_pairs_tell_it_apart(audit: Audit) -> None:
    table = audit.site.page("which-one.html")
    found = [list(row) for item in every(table.root, "table") for row in rows(item)]
    seen = [(table.addresses(row[0]) + table.addresses(row[1]), letters(text(row[2]))) for row in found]
    meant = [(_pair(audit, item), letters(plain(item["difference"]))) for item in audit.study.twins]
    audit.same_set(table.path, "a pair", seen, meant)
    nothing = any(text(item) == audit.words["told_apart"]["none"] for item in every(table.root, "p"))
    audit.same(table.path, "whether it says that there is none", nothing, not audit.study.twins)
    for kind in ("patterns", "decisions"):
        for page in audit.site.pages(kind):
            items = [item for ul in page.within("told-apart", "ul", "twins") for item in every(ul, "li")]
            mine = [item for item in audit.study.twins if page.path in _pair(audit, item)]
            shown = [letters(text(item)) for item in items]
            wanted = [
                letters(
                    audit.words["told_apart"]["and"].join(audit.site.page(path).title for path in _pair(audit, item))
                    + plain(item["difference"])
                )
                for item in mine
            ]
            audit.same_set(page.path, "what it is told apart from", shown, wanted)
            leads = [address for item in items for address in page.addresses(item)]
            others = [path for item in mine for path in _pair(audit, item) if path != page.path]
            audit.same(page.path, "whether it leads to the others", [path for path in others if path not in leads], [])
    exported = audit.site.data("catalogue.json")["told_apart"]
    known = [(tuple(item["pair"]), letters(plain(item["difference"]))) for group in exported for item in group["pairs"]]
    audit.same_set("catalogue.json", "a pair", known, [(pair, letters(plain(said))) for pair, said in _told(audit)])
    audit.assert_sound()


def test_pages_show_the_phrases_by_which_they_are_asked_for(audit: Audit) -> None:
    for kind in ("decisions", "patterns", "forces", "walkthroughs"):
        for key, record in getattr(audit.study, kind).items():
            page = audit.page(kind, key)
            phrases = ", ".join(audit.words["phrase"].format(phrase=item) for item in record.get("asked_as", ()))
            meant = [audit.words["asked_as"].format(phrases=phrases)] if phrases else []
            audit.same(page.path, "asked as", [text(item) for item in every(page.root, "p", "asked")], meant)
    audit.assert_sound()


def test_each_decision_says_its_place_in_the_order_and_its_neighbours(audit: Audit) -> None:
    order = [key for item in audit.study.order for key in (item["decision"], *item.get("further", ()))]
    exported = [item["id"] for item in audit.site.data("catalogue.json")["decisions"]]
    if order:
        audit.same("catalogue.json", "the order", exported, order)
    reasons = {item["decision"]: plain(item.get("because")) for item in audit.study.order}
    for number, key in enumerate(exported, start=1):
        page = audit.page("decisions", key)
        place = audit.words["place"].format(number=number, count=len(exported))
        said = " ".join(filter(None, (f"{place}.", reasons.get(key))))
        audit.same(page.path, "its place", [text(item) for item in page.within("order", "p")][:1], [said])
        around = exported[max(number - 2, 0) : number - 1] + exported[number : number + 1]
        links = [address for ul in page.within("order", "ul", "order") for address in page.addresses(ul)]
        audit.same(page.path, "before and after it", links, audit.paths("decisions", around))
        audit.same(page.path, "its place at the top", place in text(one(page.root, "p", "crumb")), True)
    audit.assert_sound()


def test_what_others_are_reported_to_hold_stands_apart_with_who_reports_it(audit: Audit) -> None:
    words = audit.words
    for key in audit.study.patterns:
        page = audit.page("patterns", key)
        items = [item for ul in every(page.root, "ul", "reported") for item in every(ul, "li")]
        views = list(audit.study.reported(key))
        meant = []
        for source, view in views:
            who = audit.study.speaker({"source": source, "words": view["words"]}) or ""
            asks = who.lower().startswith("interviewer")
            by = words["reported_by_interviewer"] if asks else words["reported_by"].format(speaker=who)
            meant.append(f"{view['held_by']} {words['stances'][view['stance']]}: {plain(view['says'])} {by}")
        audit.same(page.path, "what is reported", [text(item) for item in items], meant)
        for item, (source, view) in zip(items, views, strict=False):
            marked = audit.site.marked(page.addresses(item)[-1])
            audit.same(page.path, f"whether “{marked}” tells it", audit.holds(source, marked, view["words"]), True)
    exported = {item["id"]: item["reported"] for item in audit.site.data("catalogue.json")["patterns"]}
    for key in audit.study.patterns:
        seen = [(item["source"], item["stance"]) for item in exported[key]]
        held = [(source, view["stance"]) for source, view in audit.study.reported(key)]
        audit.same_set(f"catalogue.json, {key}", "a reported view", seen, held)
    audit.assert_sound()


def test_a_walkthrough_says_whose_case_it_is_and_how_much_is_told_of_it(audit: Audit) -> None:
    words, exported = audit.words, {item["id"]: item for item in audit.site.data("catalogue.json")["walkthroughs"]}
    for key, walkthrough in audit.study.walkthroughs.items():
        page, record = audit.page("walkthroughs", key), exported[key]
        case = one(page.root, "dl", "case")
        audit.same(page.path, "what is said of it", [text(item) for item in case.iter("dt")], words["case"]["headings"])
        untold, stage = words["case"]["untold"], walkthrough.get("stage")
        meant = [
            walkthrough.get("sector") or untold,
            plain(walkthrough.get("size")) or untold,
            audit.study.stage(stage) if stage else untold,
            plain(walkthrough.get("outcome")) or words["case"]["no_outcome"],
        ]
        audit.same(page.path, "the case", [text(item) for item in case.iter("dd")], meant)
        sentences = (walkthrough.get("sketch") or {}).get("sentences")
        sketch = [words["sketch"][sentences != 1].format(count=sentences)] if sentences else []
        audit.same(page.path, "whether it is a sketch", [text(i) for i in every(page.root, "p", "sketch")], sketch)
        told = [walkthrough.get("sector"), plain(walkthrough.get("size")) or None, stage]
        told += [plain(walkthrough.get("outcome")) or None, sentences]
        seen = [record["sector"], plain(record["size"]) or None, record["stage"], plain(record["outcome"]) or None]
        seen.append((record["sketch"] or {}).get("sentences"))
        audit.same(f"catalogue.json, {key}", "the case", seen, told)
        for name in ("customer", "objective", "constraints", "skills", "watch"):
            elsewhere = [bool(fact.get("elsewhere")) for fact in walkthrough.get(name, ())]
            shown = [fact["elsewhere"] for fact in record[name]]
            audit.same(f"catalogue.json, {key}", f"told elsewhere in {name}", shown, elsewhere)
    audit.assert_sound()


def _pair(audit: Audit, item: dict[str, list[str]]) -> list[str]:
    return audit.paths("patterns" if item.get("patterns") else "decisions", item.get("patterns") or item["decisions"])


def _told(audit: Audit) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(item.get("patterns") or item["decisions"]), item["difference"]) for item in audit.study.twins]
