"""``catalogue.json`` and the files beside it say the same as the content, and name pages that are there."""

from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record, plain
from tests.audit.content_reader import cited as citations_in
from tests.audit.transcript_reader import letters


def test_patterns_have_the_effects_of_the_content(audit: Audit) -> None:
    for key, record in _exported(audit, "patterns").items():
        effects = audit.study.patterns.get(key, {}).get("forces", ())
        _effects(audit, f"catalogue.json, {key}", record["forces"], effects)
    flat = audit.site.data("data/effects.json")["effects"]
    seen = [(item["pattern"], item["force"], item["effect"], item["basis"], item["why"]) for item in flat]
    meant = [(key, *_effect(audit, effect)) for key, effect in audit.study.effects()]
    audit.same_set("data/effects.json", "an effect", seen, meant)
    effects = {(key, effect["force"]): effect for key, effect in audit.study.effects()}
    for item in flat:
        effect = effects.get((item["pattern"], item["force"]), {})
        for urls, citations in ((item["excerpt_urls"], "cite"), (item["contested_urls"], "contested")):
            where = f"data/effects.json, {item['pattern']} on {item['force']}, {citations}"
            marked = [letters(audit.site.marked(url)) for url in urls]
            said = [letters(audit.study.shown(cited["source"])(cited["words"])) for cited in effect.get(citations, ())]
            audit.same(where, "the words at its addresses", marked, said)
    audit.assert_sound()


def test_patterns_have_the_relations_tags_and_decisions_of_the_content(audit: Audit) -> None:
    exported = _exported(audit, "patterns")
    for key, pattern in audit.study.patterns.items():
        record, where = exported[key], f"catalogue.json, {key}"
        seen = [(item["relation"], item["target"], plain(item["note"])) for item in record["relations"]]
        meant = [(relation, other, plain(note)) for one, relation, other, note in audit.study.relations() if one == key]
        audit.same_set(where, "a relation", seen, meant)
        audit.same(
            where,
            "name, kind, definition",
            [record["name"], record["kind"], " ".join(record["definition"].split())],
            [pattern["name"], pattern["kind"], plain(pattern["definition"])],
        )
        audit.same_set(where, "a decision", record["decisions"], list(dict.fromkeys(audit.study.answering(key))))
        audit.same(where, "what it asks for", record["consider"], pattern.get("consider", []))
        audit.same(
            where,
            "whom it serves",
            [item["persona"] for item in record["serves"]],
            [item["persona"] for item in pattern.get("serves", ())],
        )
        for item, tag in zip(record["serves"], pattern.get("serves", ()), strict=False):
            _excerpts(audit, f"{where} for {item['persona']}", item["excerpts"], tag.get("cite", ()))
        needed = pattern.get("needed_at")
        audit.same(where, "its stage", record["needed_at"] and record["needed_at"]["stage"], needed and needed["stage"])
        if needed and record["needed_at"]:
            _excerpts(audit, f"{where}, stage", record["needed_at"]["excerpts"], needed.get("cite", ()))
    for persona, record in _exported(audit, "personas").items():
        serving = [
            key
            for key, item in audit.study.patterns.items()
            if persona in [tag["persona"] for tag in item.get("serves", ())]
        ]
        audit.same_set(f"catalogue.json, {persona}", "a pattern", record["patterns"], serving)
    audit.assert_sound()


def test_statements_have_their_stance_wherever_they_are_named(audit: Audit) -> None:
    known: dict[str, tuple[str, str | None]] = {}
    for source in audit.site.data("catalogue.json")["sources"]:
        coded = [item for trace in source["traces"] for item in trace["open_codes"]]
        known |= {item["id"]: (letters(item["text"]), item["stance"]) for item in coded + source["added"]}
        for added, items in ((False, coded), (True, source["added"])):
            seen = [(letters(item["text"]), item["stance"], sorted(item["codes"])) for item in items]
            said = [item for item in audit.study.said if item.source == source["id"] and item.added == added]
            meant = [(letters(item.statement), item.stance, sorted(item.speaks_of)) for item in said]
            audit.same_set(f"catalogue.json, {source['id']}", "a statement", seen, meant)
            for item in items:
                _voices(audit, source["id"], item, said)
    for key, record in _exported(audit, "patterns").items():
        seen_here = [(item["source"], known[item["open_code"]][0], item["stance"]) for item in record["excerpts"]]
        about = [(item.source, letters(item.statement), item.stance) for item in audit.study.about(key)]
        audit.same_set(f"catalogue.json, {key}", "a statement", seen_here, about)
    audit.assert_sound()


def test_decisions_have_their_options_in_order(audit: Audit) -> None:
    for key, record in _exported(audit, "decisions").items():
        decision, where = audit.study.decisions[key], f"catalogue.json, {key}"
        targets = [option.get("pattern") or option["decision"] for option in decision["options"]]
        audit.same(where, "its options", record["options"], targets)
        choices = [(item["option"], item["kind"], plain(item["fits"])) for item in record["choices"]]
        kinds = ["pattern" if option.get("pattern") else "decision" for option in decision["options"]]
        fits = [plain(option["fits"]) for option in decision["options"]]
        audit.same(where, "its choices", choices, list(zip(targets, kinds, fits, strict=True)))
        combined = [(item["patterns"], plain(item["how"])) for item in record["combinations"]]
        meant = [(item["patterns"], plain(item["how"])) for item in decision.get("combinations", ())]
        audit.same(where, "what combines", combined, meant)
        following = [(item["decision"], plain(item["why"])) for item in record["following"]]
        audit.same(
            where,
            "what comes next",
            following,
            [(item["decision"], plain(item.get("why"))) for item in decision.get("next", ())],
        )
        audit.same(where, "next", record["next"], [item["decision"] for item in decision.get("next", ())])
        audit.same(where, "its question", record["question"], decision["question"])
    audit.assert_sound()


def test_walkthroughs_have_what_was_chosen_and_what_was_not(audit: Audit) -> None:
    for key, record in _exported(audit, "walkthroughs").items():
        walkthrough, where = audit.study.walkthroughs[key], f"catalogue.json, {key}"
        audit.same_set(where, "a source", record["sources"], walkthrough["sources"])
        audit.same(where, "how many steps", len(record["steps"]), len(walkthrough["steps"]))
        for number, (seen, step) in enumerate(zip(record["steps"], walkthrough["steps"], strict=False), start=1):
            rejected = [(item["pattern"], plain(item["why"])) for item in step.get("rejected", ())]
            meant = {
                "decision": step["decision"],
                "chosen": step["chosen"],
                "rejected": [pattern for pattern, _ in rejected],
                "weighed": rejected,
                "forces": step.get("forces", []),
                "bases": [fact["basis"] for fact in step["facts"]],
                "facts": _facts(step["facts"]),
            }
            weighed = [(item["pattern"], plain(item["why"])) for item in seen["weighed"]]
            shown = seen | {"weighed": weighed, "facts": _facts(seen["facts"])}
            for name, value in meant.items():
                audit.same(f"{where}, step {number}", name, shown[name], value)
        for name in ("customer", "objective", "constraints", "skills", "watch"):
            audit.same(where, name, _facts(record[name]), _facts(walkthrough.get(name, ())))
    audit.assert_sound()


def test_every_address_leads_to_a_page_whose_heading_is_the_name(audit: Audit) -> None:
    for kind in ("decisions", "patterns", "forces", "walkthroughs", "personas", "sources"):
        exported = _exported(audit, kind)
        names = (
            getattr(audit.study, kind)
            if kind != "personas"
            else {item["id"]: item for item in audit.study.catalogue.get("personas", ())}
        )
        audit.same_set("catalogue.json", kind, [key for key in exported if key in names], list(names))
        for key, record in exported.items():
            name = record.get("title" if kind == "walkthroughs" else "name")
            heading = f"{name} ({key})" if kind == "sources" else name
            audit.same("catalogue.json", f"the page of {key}", audit.site.page(record["url"]).title, heading)
            if key in names:
                audit.same("catalogue.json", f"the name of {key}", name, audit.study.name(kind, key))
    audit.assert_sound()


def _exported(audit: Audit, kind: str) -> dict[str, Any]:
    return {item["id"]: item for item in audit.site.data("catalogue.json")[kind]}


def _effect(audit: Audit, effect: Record) -> tuple[str, str, str, str | None]:
    basis = audit.words["basis"]["own" if effect.get("own") else "cited" if effect.get("cite") else "model"]
    return effect["force"], effect["effect"], basis, effect.get("why")


def _effects(audit: Audit, where: str, exported: list[Record], effects: list[Record]) -> None:
    seen = [(item["force"], item["effect"], item["basis"], item["why"]) for item in exported]
    audit.same_set(where, "an effect", seen, [_effect(audit, effect) for effect in effects])
    meant = {effect["force"]: effect for effect in effects}
    for item in exported:
        for excerpts, citations in ((item["excerpts"], "cite"), (item["contested"], "contested")):
            cited = meant.get(item["force"], {}).get(citations, ())
            _excerpts(audit, f"{where} on {item['force']}, {citations}", excerpts, cited)


def _excerpts(audit: Audit, where: str, excerpts: list[Record], citations: list[Record]) -> None:
    audit.same(where, "how many words", len(excerpts), len(citations))
    for excerpt, cited in zip(excerpts, citations, strict=False):
        seen = (excerpt["source"], excerpt["speaker"], audit.holds(cited["source"], excerpt["text"], cited["words"]))
        audit.same(where, "who says them", seen, (cited["source"], audit.study.speaker(cited), True))
        audit.same(
            where, "the words at their address", letters(audit.site.marked(excerpt["url"])), letters(excerpt["text"])
        )


def _voices(audit: Audit, source: str, item: Record, said: list[Any]) -> None:
    """Compare who says the words of a statement with the transcript and its corrections."""
    same = [entry for entry in said if letters(entry.statement) == letters(item["text"])]
    for excerpt in item["excerpts"]:
        speakers = {entry.speaker or audit.study.sources[source].says(excerpt["text"]) for entry in same}
        audit.same(
            f"catalogue.json, {item['id']}", f"who says “{excerpt['text']}”", excerpt["speaker"] in speakers, True
        )


def _facts(facts: list[Record]) -> list[tuple[str, str]]:
    return [(plain(fact["text"]), fact["basis"]) for fact in facts]


def test_every_page_is_exported_with_the_words_that_it_cites(audit: Audit) -> None:
    for kind in ("decisions", "patterns", "walkthroughs"):
        for key, record in _exported(audit, kind).items():
            where = f"catalogue.json, {key}"
            said = {(url.partition("#")[0], letters(audit.site.marked(url))) for url in record["cites"]}
            audit.same(where, "whether it cites words twice", len(set(record["cites"])), len(record["cites"]))
            meant = list(citations_in(getattr(audit.study, kind)[key]))
            meant += [item["cite"] for item in audit.study.figures if key in _shown_on(item, kind)]
            meant += citations_in([item.get("because") for item in audit.study.order if item["decision"] == key])
            for citation in meant:
                path = f"sources/{citation['source']}.html"
                found = [words for address, words in said if address == path]
                held = any(audit.holds(citation["source"], words, citation["words"]) for words in found)
                audit.same(where, f"whether it cites “{citation['words']}”", held, True)
            for path, words in said:
                held = any(
                    path == f"sources/{item['source']}.html" and audit.holds(item["source"], words, item["words"])
                    for item in meant
                )
                audit.same(where, f"whether content cites “{words}”", held, True)
    audit.assert_sound()


def _shown_on(figure: Record, kind: str) -> list[str]:
    """Give the pages of a kind that show a figure."""
    if kind == "decisions":
        return [figure["decision"]] if "decision" in figure else []
    return list(figure.get("walkthroughs", ())) if kind == "walkthroughs" else []
