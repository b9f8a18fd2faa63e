"""Where each expert stands, as statements and their reviewed stances say it, on every page that shows it."""

from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import Said, by_expert, cited
from tests.audit.page_reader import Element, Page, entries, every, one, own_text, rows, text
from tests.audit.transcript_reader import letters

_ORDER = ("supports", "qualifies", "rejects", "reports", None)


def test_the_table_of_a_pattern_says_where_each_expert_stands(audit: Audit) -> None:
    for page in audit.site.pages("patterns"):
        meant = _positions(audit, page.code)
        nothing = (audit.words["not_asked"], *audit.words["cited_beside"].values())
        asked = any(page.code in coding.get("asked", ()) for coding in audit.study.coding.values())
        if not asked and all(words in nothing for _, _, words in meant):
            meant = []
        seen = [
            (
                own_text(next(row.iter("th")), "basis"),
                page.address(next(row.iter("a"))),
                text(one(row, "span", "stance")),
            )
            for table in every(page.root, "table", "positions")
            for row in rows(table)
        ]
        audit.same(page.path, "where the experts stand", seen, meant)
    audit.assert_sound()


def test_each_quotation_bears_the_stance_of_its_statements_and_the_name_of_its_speaker(audit: Audit) -> None:
    for kind in ("patterns", "forces"):
        for page in audit.site.pages(kind):
            seen = [item for figure in every(page.root, "figure", "quote") for item in _quoted(audit, page, figure)]
            meant = [item for said in audit.study.about(page.code) for item in _meant(audit, said, page.code)]
            _compare(audit, page, seen, meant)
    audit.assert_sound()


def test_what_an_interviewer_says_is_marked_as_an_interviewers(audit: Audit) -> None:
    for kind in ("patterns", "forces"):
        for page in audit.site.pages(kind):
            for figure in every(page.root, "figure", "quote"):
                links = list(one(figure, "figcaption").iter("a"))
                asks = bool(links) and not by_expert(text(links[0]))
                warned = [text(item) for item in every(figure, "span", "warn")]
                meant = [audit.words["interviewer_warning"]] if asks else []
                audit.same(page.path, f"the warning at {text(figure)[:60]}", warned, meant)
    audit.assert_sound()


def test_each_statement_below_a_transcript_has_its_stance_and_speaks_of_what_reviewers_say(audit: Audit) -> None:
    for source in audit.study.sources:
        page = audit.page("sources", source)
        items = [item for trace in every(page.root, "details", "trace") for item in next(trace.iter("ul"))]
        seen = [
            (
                letters(text(item).partition("“")[2].rpartition("” (")[0]),
                text(one(item, "span", "basis")),
                _codes(page, item),
            )
            for item in items
        ]
        meant = [
            (letters(said.statement), _stance(audit, said), sorted(_paths(audit, said.speaks_of)))
            for said in audit.study.said
            if said.source == source and not said.added
        ]
        audit.same_set(page.path, "a statement", seen, meant)
    audit.assert_sound()


def test_the_uses_of_marked_words_name_each_statement_with_its_stance(audit: Audit) -> None:
    for source in audit.study.sources:
        page = audit.page("sources", source)
        uses = [item for item in every(page.root, "li") if item.get("id", "").startswith("uses-")]
        seen = {
            (letters(text(next(item.iter("a")))), page.address(next(use.iter("a"))), text(use).rpartition(", ")[2])
            for item in uses
            for use in next(item.iter("ul"))
            if not text(use).endswith("cited there")
        }
        meant = {
            (audit.marked_letters(source, words), path, said.stance)
            for said in audit.study.said
            if said.source == source and said.stance
            for words in audit.rests_on(said)
            for path in _paths(audit, (*said.speaks_of, *said.through))
        }
        meant |= {
            (audit.marked_letters(source, audit.study.shown(source)(item["words"])), path, item["stance"])
            for item in audit.study.coding.get(source, {}).get("reported", ())
            for path in _paths(audit, tuple(item["patterns"]))
        }
        shown = {use for use in seen if use[2] in audit.words["stances"]}
        audit.same_set(page.path, "a use", sorted(shown), sorted(meant))
    audit.assert_sound()


def test_words_below_a_wrong_name_are_given_to_who_says_them(audit: Audit) -> None:
    for source, transcript in audit.study.sources.items():
        page = audit.page("sources", source)
        named = {
            words: said.speaker for said in audit.study.said if said.speaker for words in map(letters, said.words or ())
        }
        for passage in every(page.root, "section", "passage"):
            above = text(one(passage, "h3", "speaker"))
            for item in [item for item in every(passage, "li") if item.get("id", "").startswith("uses-")]:
                words = text(next(item.iter("a")))
                says = named.get(letters(words)) or transcript.says(words)
                right = [] if above in ("author", says) else [f"really said by {says}"]
                audit.same(page.path, f"who says {words}", [text(warn) for warn in every(item, "span", "warn")], right)
    audit.assert_sound()


def test_the_list_of_patterns_counts_the_statements_about_each(audit: Audit) -> None:
    page = audit.site.page("patterns/index.html")
    shown = ((path, every(row, "span", "number")) for path, (row, _) in entries(page).items())
    seen = {path: " ".join(text(item) for item in numbers) for path, numbers in shown}
    meant = {item.path: str(len(audit.study.about(item.code)) or "") for item in audit.site.pages("patterns")}
    for path, count in meant.items():
        audit.same(page.path, f"statements about {path}", seen.get(path), count)
    audit.same(page.path, "how many patterns", len(seen), len(meant))
    audit.assert_sound()


def _stance(audit: Audit, said: Said) -> str:
    if not said.reviewed:
        return str(audit.words["not_reviewed"])
    return str(audit.words["stances"][said.stance] if said.stance else audit.words["no_stance"])


def _speakers(audit: Audit, said: Said) -> list[tuple[str, str | None]]:
    return [(words, said.speaker or audit.study.sources[said.source].says(words)) for words in audit.rests_on(said)]


def _positions(audit: Audit, pattern: str) -> list[tuple[str, str, str]]:
    found, words = [], audit.words
    for key, source in audit.study.sources.items():
        if not source.interview:
            continue
        spoken = [item for item in audit.study.about(pattern) if item.source == key]
        views = {item.stance: item for item in spoken if any(by_expert(who) for _, who in _speakers(audit, item))}
        beside = {
            item.get("kind", "view") for item in cited(audit.study.patterns.get(pattern)) if item["source"] == key
        }
        if views:
            says = ", ".join(_stance(audit, views[stance]) for stance in _ORDER if stance in views)
        elif beside and "view" not in beside:
            says = words["cited_beside"]["example" if "example" in beside else "context"]
        elif key not in audit.study.coding:
            says = words["source_not_reviewed"]
        else:
            says = words["asked" if pattern in audit.study.coding[key].get("asked", ()) else "not_asked"]
        expert = audit.study.expert(key)
        name = ", ".join([source.experts[0], *([expert["interest"]] if expert else [])])
        found.append((name, f"sources/{key}.html", says))
    return found


def _quoted(audit: Audit, page: Page, figure: Element) -> list[dict[str, Any]]:
    """Give each statement that stands below a quotation, with what the quotation says."""
    caption = one(figure, "figcaption")
    links = list(caption.iter("a"))
    badges = [text(item) for item in every(caption, "span", "stance")]
    speaker, _, source = text(links[0]).rpartition(", ") if links else ("", "", "")
    quoted = letters(" ".join(text(item) for item in figure.iter("p")))
    return [
        {
            "coded": letters(own_text(item, "match")),
            "stance": badges,
            "speaker": speaker,
            "source": source,
            "quoted": quoted,
            "marked": letters(audit.site.marked(page.address(links[0]))) if links else "",
        }
        for item in every(caption, "span", "coded")
    ]


def _meant(audit: Audit, said: Said, here: str) -> list[dict[str, Any]]:
    coded = audit.words["added" if said.added else "coded"].format(statement=said.statement)
    stance = _stance(audit, said)
    if said.stance and here in said.through:
        stance = audit.words["named"][said.stance]
    return [
        {
            "coded": letters(coded),
            "stance": [stance],
            "speaker": speaker,
            "source": said.source,
            "quoted": "…".join(letters(part) for part in words.split("…")),
        }
        for words, speaker in _speakers(audit, said)
    ] or [{"coded": letters(coded), "stance": [], "speaker": "", "source": "", "quoted": ""}]


def _compare(audit: Audit, page: Page, seen: list[dict[str, Any]], meant: list[dict[str, Any]]) -> None:
    """Find for each statement a quotation with its words; where words overlap, the longer quotation stands for both."""
    used = []
    for want in meant:
        fits = [
            item for item in seen if all(item[key] == want[key] for key in ("coded", "stance", "speaker", "source"))
        ]
        whole = [item for item in fits if _shares(item["quoted"], want["quoted"])]
        audit.same(page.path, f"whether a quotation shows {want!r}", bool(whole), True)
        used += whole
    for item in seen:
        audit.same(page.path, f"whether content has the quotation {item!r}", item in used, True)
        whole = item["marked"] in item["quoted"] and bool(item["marked"]) == bool(item["quoted"])
        audit.same(page.path, f"whether the transcript marks words of the quotation {item!r}", whole, True)


def _shares(shown: str, words: str) -> bool:
    """Tell whether a quotation shows these words, or most of them where it overlaps them at one end."""
    first, _, last = words.partition("…")
    if words in shown or (last and first in shown and shown.endswith(last)):
        return True
    half = len(words) // 2 + 1
    return any(shown.startswith(words[-count:]) or shown.endswith(words[:count]) for count in range(half, len(words)))


def _codes(page: Page, item: Element) -> list[str]:
    return sorted(address for address in page.addresses(item) if address.startswith(("patterns/", "forces/")))


def _paths(audit: Audit, identities: tuple[str, ...]) -> list[str]:
    return [audit.path("patterns" if key in audit.study.patterns else "forces", key) for key in identities]
