"""Walkthroughs: steps in order, what was chosen and what was not, and what each sentence stands on."""

from tests.audit.conftest import Audit
from tests.audit.content_reader import Record, links, plain
from tests.audit.page_reader import Element, Page, every, one, own_text, text

_LISTS = ("customer", "objective", "constraints", "skills", "watch")


def test_each_sentence_says_what_it_stands_on_and_who_tells_it(audit: Audit) -> None:
    for key, walkthrough in audit.study.walkthroughs.items():
        page = audit.page("walkthroughs", key)
        written = [walkthrough[name] for name in _LISTS[:4] if walkthrough.get(name)]
        written += [step["facts"] for step in walkthrough["steps"]]
        written += [walkthrough["watch"]] if walkthrough.get("watch") else []
        seen = [[_shown(item) for item in ul if item.tag == "li"] for ul in every(page.root, "ul", "facts")]
        meant = [[_fact(audit, fact) for fact in facts] for facts in written]
        audit.same(page.path, "how many lists of facts", len(seen), len(meant))
        for number, (shown, facts) in enumerate(zip(seen, meant, strict=False), start=1):
            audit.same(page.path, f"list {number} of facts", shown, facts)
    audit.assert_sound()


def test_the_steps_stand_in_order_with_what_was_chosen_and_what_was_not(audit: Audit) -> None:
    for key, walkthrough in audit.study.walkthroughs.items():
        page = audit.page("walkthroughs", key)
        headings = [item for item in every(page.root, "h2") if item.get("id", "").startswith("step-")]
        names = [audit.study.name("decisions", step["decision"]) for step in walkthrough["steps"]]
        meant = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
        audit.same(page.path, "the steps", [own_text(item, "headerlink") for item in headings], meant)
        for number, step in enumerate(walkthrough["steps"], start=1):
            _step(audit, page, f"step-{number}", step)
    audit.assert_sound()


def test_a_walkthrough_says_whose_interview_it_is_from_and_what_is_in_it(audit: Audit) -> None:
    index = audit.site.page("walkthroughs/index.html")
    cards = [item for ul in every(index.root, "ul", "cards") for item in ul if item.tag == "li"]
    order = sorted(audit.study.walkthroughs, key=lambda key: (audit.study.walkthroughs[key].get("order", 100), key))
    audit.same(
        index.path, "the order", [index.addresses(item)[0] for item in cards], audit.paths("walkthroughs", order)
    )
    for key, card in zip(order, cards, strict=False):
        walkthrough, page = audit.study.walkthroughs[key], audit.page("walkthroughs", key)
        sources = [f"sources/{source}.html" for source in walkthrough["sources"]]
        decisions = audit.paths("decisions", dict.fromkeys(step["decision"] for step in walkthrough["steps"]))
        audit.same(index.path, f"decisions and sources of {key}", index.addresses(card)[1:], decisions + sources)
        audit.same(page.path, "its sources", page.addresses(one(page.root, "p", "crumb"))[1:], sources)
        audit.same(page.path, "its summary", text(one(page.root, "p", "lead")), plain(walkthrough["summary"]))
    audit.assert_sound()


def test_decisions_and_patterns_name_the_walkthroughs_in_which_they_are_taken_or_weighed(audit: Audit) -> None:
    taken: dict[str, list[str]] = {}
    for key, walkthrough in audit.study.walkthroughs.items():
        for step in walkthrough["steps"]:
            weighed = [*step["chosen"], *(item["pattern"] for item in step.get("rejected", ()))]
            for path in [audit.path("decisions", step["decision"]), *audit.paths("patterns", weighed)]:
                taken.setdefault(path, []).append(audit.path("walkthroughs", key))
    for kind in ("decisions", "patterns"):
        for page in audit.site.pages(kind):
            seen = [page.address(next(item.iter("a"))) for item in page.within("walkthroughs", "li")]
            audit.same_set(page.path, "a walkthrough", seen, list(dict.fromkeys(taken.get(page.path, []))))
    audit.assert_sound()


def _shown(item: Element) -> tuple[str, str, str]:
    return own_text(item, "basis"), text(one(item, "span", "basis")), item.get("class", "")


def _fact(audit: Audit, fact: Record) -> tuple[str, str, str]:
    tellers = dict.fromkeys(str(audit.study.speaker(link.cites)) for link in links(fact["text"]) if link.cites)
    meant = audit.words["facts"][fact["basis"]]
    how = meant.get("elsewhere" if fact.get("elsewhere") else "by", "")
    by = how.format(speakers=" and ".join(tellers)) if tellers and how else meant["words"]
    return plain(fact["text"]), by, fact["basis"]


def _step(audit: Audit, page: Page, anchor: str, step: Record) -> None:
    where = f"{page.path}, {anchor}"
    asked = page.within(anchor, "p", "question")
    question = audit.study.decisions[step["decision"]]["question"]
    meant = [(question, audit.paths("decisions", [step["decision"]]))]
    audit.same(where, "the question", [(text(item), page.addresses(item)) for item in asked], meant)
    for label, kind, key in (("chosen", "patterns", "chosen"), ("deciding_forces", "forces", "forces")):
        lines = [item for item in page.within(anchor, "p") if text(item).startswith(audit.words[label])]
        named = [address for item in lines for address in page.addresses(item)]
        audit.same(where, audit.words[label], named, audit.paths(kind, step.get(key, ())))
    said = any(text(item) == audit.words["rejected"] for item in page.within(anchor, "p"))
    audit.same(where, "whether it says what was not taken", said, bool(step.get("rejected")))
    lists = [ul for ul in page.within(anchor, "ul") if "facts" not in ul.get("class", "").split()]
    seen = [(page.address(next(item.iter("a"))), text(item)) for ul in lists for item in ul if item.tag == "li"]
    rejected = [
        (
            audit.path("patterns", item["pattern"]),
            f"{audit.study.name('patterns', item['pattern'])}: {plain(item['why'])}",
        )
        for item in step.get("rejected", ())
    ]
    audit.same(where, "what was not taken, and why", seen, rejected)
