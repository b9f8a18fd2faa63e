"""The glossary, and its export, define each word as content does, with what experts mean by it and where to read on."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record, cited, plain
from tests.audit.page_reader import Element, Page, every, one, own_text, text
from tests.audit.transcript_reader import letters

LISTS = ("decisions", "patterns", "forces", "walkthroughs", "guides")
"""Where a word says to read on, in the order of the page."""


def test_each_word_of_the_field_stands_with_its_meaning(audit: Audit) -> None:
    page, words = audit.site.page("glossary.html"), audit.words["glossary"]
    found = [pair for item in page.within("terms", "dl", "glossary") for pair in _pairs(item)]
    terms = sorted(audit.study.glossary, key=lambda term: str(term["name"]).casefold())
    audit.same(page.path, "its words", [own_text(head, "basis") for head, _ in found], [term["name"] for term in terms])
    for (head, body), term in zip(found, terms, strict=False):
        where = f"{page.path}, {term['name']}"
        audit.same(where, "its anchor", head.get("id"), f"term-{term['id']}")
        names = [words["also"].format(names=", ".join(term["aliases"]))] if term.get("aliases") else []
        audit.same(where, "its other names", [text(item) for item in every(head, "span", "basis")], names)
        folded = every(body, "details")
        meaning = letters(text(body))[: -len(letters("".join(map(text, folded)))) or None]
        audit.same(where, "its meaning", meaning, letters(plain(term["definition"])))
        said = [item for fold in folded for item in every(fold, "p")]
        last = said.pop() if any(term.get(kind) for kind in LISTS) and said else None
        differs = term.get("differs")
        audit.same(
            where,
            "what experts mean by it",
            [letters(text(item)) for item in said],
            [letters(plain(differs))] if differs else [],
        )
        named = [words["differs"] if differs else words["read_on"]] if differs or last is not None else []
        audit.same(where, "what is folded", [text(one(fold, "summary")) for fold in folded], named)
        audit.same(where, "where to read on", page.addresses(last) if last is not None else [], _read_on(audit, term))
        _cited(audit, page, where, body, term)
    audit.same(page.path, "every name", bool(page.section("entries")), True)
    audit.assert_sound()


def test_each_pattern_and_force_stands_once_under_its_letter(audit: Audit) -> None:
    page, words = audit.site.page("glossary.html"), audit.words["glossary"]
    exported = audit.site.data("catalogue.json")
    seen, under = [], []
    for group in page.within("entries", "details"):
        pairs = _pairs(one(group, "dl", "glossary"))
        letter = str(group.get("id")).removeprefix("letter-")
        names = words["letter"][0 if len(pairs) == 1 else 1].format(letter=letter, count=len(pairs))
        audit.same(page.path, f"how many stand under {letter}", text(one(group, "summary")), names)
        for head, body in pairs:
            link = next(head.iter("a"))
            twins = [address for item in every(body, "span", "basis") for address in page.addresses(item)]
            kind = text(one(head, "span", "basis"))
            seen.append((page.address(link), text(link), kind, letters(own_text(body, "basis")), sorted(twins)))
            under.append((letter, text(link)))
    meant = []
    for item in exported["patterns"]:
        record = audit.study.patterns[item["id"]]
        pairs_of = [twins["patterns"] for twins in audit.study.twins if item["id"] in twins.get("patterns", ())]
        others = [other for pair in pairs_of for other in pair if other != item["id"]]
        definition = letters(plain(record["definition"]))
        path = audit.path("patterns", item["id"])
        meant.append((path, record["name"], record["kind"], definition, sorted(audit.paths("patterns", others))))
    for item in exported["forces"]:
        force = audit.study.forces[item["id"]]
        meaning = letters(plain(force["meaning"])) if force.get("meaning") else letters(words["not_described"])
        meant.append((audit.path("forces", item["id"]), force["name"], words["force"], meaning, []))
    audit.same_set(page.path, "a name", seen, meant)
    audit.same(page.path, "the letters of names", [(name[0].upper(), name) for _, name in under], under)
    audit.same(page.path, "their order", under, sorted(under, key=lambda item: item[1].casefold()))
    audit.assert_sound()


def test_the_export_defines_each_word_as_content_does(audit: Audit) -> None:
    exported, terms = audit.site.data("catalogue.json")["glossary"], audit.study.glossary
    audit.same("catalogue.json", "its words", [item["id"] for item in exported], [term["id"] for term in terms])
    page = audit.site.page("glossary.html")
    heads = {head.get("id"): own_text(head, "basis") for head in page.root.iter("dt")}
    for item, term in zip(exported, terms, strict=False):
        where = f"catalogue.json, {term['id']}"
        audit.same(where, "name", item["name"], term["name"])
        audit.same(where, "other names", item["aliases"], term.get("aliases", []))
        audit.same(where, "meaning", letters(item["definition"]), letters(plain(term["definition"])))
        audit.same(where, "what experts mean", letters(item["differs"] or ""), letters(plain(term.get("differs"))))
        see = [(kind.removesuffix("s"), key) for kind in LISTS for key in term.get(kind, ())]
        audit.same(where, "where to read on", [(found["kind"], found["id"]) for found in item["see"]], see)
        path, _, anchor = item["url"].partition("#")
        audit.same(where, "where it stands", (path, heads.get(anchor)), (page.path, term["name"]))
    audit.same("catalogue.json", "whether words are a list", isinstance(exported, list), True)
    audit.assert_sound()


def _pairs(listed: Element) -> list[tuple[Element, Element]]:
    heads = [item for item in listed if item.tag == "dt"]
    return list(zip(heads, [item for item in listed if item.tag == "dd"], strict=True))


def _read_on(audit: Audit, term: Record) -> list[str]:
    guides = {item["id"]: item["url"] for item in audit.site.data("catalogue.json")["guides"]}
    found = [address for kind in LISTS[:-1] for address in audit.paths(kind, term.get(kind, ()))]
    return found + [guides[key] for key in term.get("guides", ())]


def _cited(audit: Audit, page: Page, where: str, body: Element, term: Record) -> None:
    shown, meant = every(body, "a", "cite"), list(cited([term["definition"], term.get("differs") or ""]))
    audit.same(where, "how many citations", len(shown), len(meant))
    for link, citation in zip(shown, meant, strict=False):
        audit.citation(page, where, link, citation)
