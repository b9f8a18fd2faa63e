"""What the pages count, counted again from content and sources."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import cited
from tests.audit.page_reader import every, one, rows, text


def test_home_counts_what_is_in_the_content_and_what_it_rests_on(audit: Audit) -> None:
    page, study, words = audit.site.page("index.html"), audit.study, audit.words["figures"]
    effects = [effect for _, effect in study.effects()]
    statements = [item for item in study.said if not item.added]
    located = sum(bool(audit.rests_on(item)) for item in statements)
    interviews = sum(source.interview for source in study.sources.values())
    counts = [
        (len(study.decisions), words["decisions"]),
        (len(study.patterns) + len(_discovered(audit)), words["patterns"]),
        (len(study.forces), words["forces"]),
        (len(study.walkthroughs), words["walkthroughs"]),
        (interviews, words["interviews"]),
        (len(study.sources) - interviews, words["articles"]),
        (len(statements), _say(words["statements"], len(statements), located=located)),
        (len(_places(audit)), words["places"]),
        (len(effects), _say(words["effects"], len(effects), quoted=sum(bool(item.get("cite")) for item in effects))),
    ]
    shown = [text(item) for ul in every(page.root, "ul", "figures") for item in ul.iter("li")]
    meant = [f"{count} {_say(words, count)}" for count, words in counts if count]
    audit.same(page.path, "the figures", shown[: len(meant)], meant)
    further = len(study.further)
    said = [text(item) for item in every(page.root, "p") if "All decisions on one map" in text(item)]
    leads = [
        "All decisions on one map"
        + (f", with {_say(audit.words['further'], further, count=further)} that these ask for" if further else "")
    ]
    audit.same(page.path, "further decisions", said, leads)
    audit.assert_sound()


def test_home_leads_to_every_persona_and_walkthrough_in_order(audit: Audit) -> None:
    page, study = audit.site.page("index.html"), audit.study
    ways = one(page.root, "div", "ways")
    order = sorted(study.walkthroughs, key=lambda key: (study.walkthroughs[key].get("order", 100), key))
    for kind, keys in (
        ("walkthroughs", order),
        ("personas", [item["id"] for item in study.catalogue.get("personas", ())]),
    ):
        seen = [
            path for path in page.addresses(ways) if path.startswith(f"{kind}/") and not path.endswith("index.html")
        ]
        audit.same(page.path, kind, seen, audit.paths(kind, keys))
    audit.assert_sound()


def test_the_list_of_sources_counts_statements_and_marked_places(audit: Audit) -> None:
    page = audit.site.page("sources/index.html")
    seen = [(page.address(next(row.iter("a"))), *(text(cell) for cell in row)) for row in rows(one(page.root, "table"))]
    names = {item["id"]: item["name"] for item in audit.study.catalogue["studies"]}
    meant, places = [], _places(audit)
    for key, source in audit.study.sources.items():
        coded = sum(item.source == key and not item.added for item in audit.study.said)
        path = f"sources/{key}.html"
        speaks = ", ".join(source.experts) if source.interview else "its author"
        marked = sum(place[0] == key for place in places)
        meant.append((path, source.known_as, key, names[source.study], speaks, str(coded), str(marked)))
    audit.same(page.path, "the sources", seen, meant)
    audit.assert_sound()


def test_a_source_counts_its_statements_those_added_and_those_reviewed(audit: Audit) -> None:
    for key in audit.study.sources:
        page = audit.page("sources", key)
        mine = [item for item in audit.study.said if item.source == key]
        added, coded = sum(item.added for item in mine), sum(not item.added for item in mine)
        reviewed = sum(item.reviewed for item in mine)
        meant = f"{coded} {_say(audit.words['coded_statements'], coded)} coded by the study"
        meant += f", {added} more added by the catalogue" if added else ""
        meant += f"; {reviewed} of all reviewed."
        lines = [text(item) for item in one(page.root, "ul", "meta").iter("li")]
        audit.same(page.path, f"whether it says “{meant}”", any(line.startswith(meant) for line in lines), bool(coded))
        known = [audit.study.sources[key].known_as, key]
        audit.same(page.path, "its heading", page.title, f"{known[0]} ({known[1]})")
    audit.assert_sound()


def _say(words: str | list[str], number: int, **values: int) -> str:
    """Give words in the form for one, or for any other number."""
    return (words if isinstance(words, str) else words[number != 1]).format(**values)


def _places(audit: Audit) -> set[tuple[str, int, int, int]]:
    """Give each place of a transcript that a statement rests on or that some text cites, once."""
    study = audit.study
    found = [(item.source, words, 1) for item in study.said for words in audit.rests_on(item)]
    records = [study.patterns, study.decisions, study.forces, study.walkthroughs, study.guides, study.catalogue]
    for record in [*records, study.figures, study.twins, study.glossary, study.order]:
        found += [(item["source"], item["words"], item.get("occurrence") or 1) for item in cited(record)]
    for source, coding in study.coding.items():
        found += [(source, item["words"], 1) for item in coding.get("reported", ())]
        found += [(source, words, 1) for words in (coding.get("expert") or {}).get("words", ())]
    return {(source, *study.sources[source].place(study.shown(source)(words), time)) for source, words, time in found}


def _discovered(audit: Audit) -> set[str]:
    """Give the codes of pages that no file describes; each has to stand in a source."""
    found = {page.code for page in audit.site.pages("patterns")} - set(audit.study.patterns)
    written = {
        "_".join(code.split()).replace("-", "_")
        for source in audit.study.sources.values()
        for trace in source.traces
        for code in trace.codes
    }
    audit.same_set("patterns", "a code that nobody described", sorted(found), sorted(found & written))
    return found
