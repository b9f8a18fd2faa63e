"""What speaks for and against a pattern: on its page, in the tables of its decisions, in ``catalogue.json``."""

from dataclasses import dataclass
from typing import Any

from tests.audit.conftest import Audit
from tests.audit.content_reader import by_expert, plain
from tests.audit.page_reader import Element, Page, every, own_text, rows, text
from tests.audit.transcript_reader import letters

_SIDES = ("for", "depends", "against")
_OF_STANCE = {"supports": "for", "qualifies": "depends", "rejects": "against"}
_OF_EFFECT = {"helps": "for", "hurts": "against"}
_OTHER = {"for": "against", "against": "for"}
_ROOM = 3
"""So many reasons of one side stand in a cell of a decision's table."""


@dataclass(frozen=True)
class Reason:
    """One thing that somebody says of a pattern."""

    side: str
    force: str | None
    text: str | None
    """In letters; nothing where the words themselves are shown."""
    words: tuple[tuple[str, str], ...]
    """Source and words, as content has them."""
    statement: bool = False


def test_a_pattern_shows_what_its_file_weighs_on_the_right_side(audit: Audit) -> None:
    for key, pattern in audit.study.patterns.items():
        page = audit.page("patterns", key)
        seen = [
            (side.get("class"), _shown(page, item), every(item, "a", "evidence"))
            for table in page.within("weighed", "dl", "weighed")
            for side in every(table, "dd")
            for item in every(side, "li")
        ]
        entries = sorted(pattern.get("weighs", ()), key=lambda item: _SIDES.index(item["side"]))
        meant = [(item["side"], (None, letters(plain(item["text"])))) for item in entries]
        audit.same_set(page.path, "a reason", [item[:2] for item in seen], meant)
        for side, (_, said), links in seen:
            for item in entries:
                if (item["side"], letters(plain(item["text"]))) == (side, said):
                    audit.citations(page, f"{page.path}, {side}", "", links, _views(item["cite"]))
        labels = [text(item) for table in page.within("weighed", "dl", "weighed") for item in every(table, "dt")]
        sides = [side for side in _SIDES if any(item["side"] == side for item in entries)]
        audit.same(page.path, "the sides", labels, [audit.words["sides"][side] for side in sides])
        nobody = [item for item in page.within("weighed", "p") if text(item) == audit.words["nobody"]]
        silent = bool(audit.study.answering(key)) and not _reasons(audit, key)
        audit.same(page.path, "whether it says that nobody speaks of it", bool(nobody), silent)
    audit.assert_sound()


def test_a_decision_sets_the_reasons_for_and_against_each_option_side_by_side(audit: Audit) -> None:
    for key, decision in audit.study.decisions.items():
        page = audit.page("decisions", key)
        shown = [row for table in page.within("weighed", "table", "weighed") for row in rows(table)]
        heads = [page.address(next(row.iter("a"))) for row in shown]
        targets = [
            audit.path("patterns" if item.get("pattern") else "decisions", item.get("pattern") or item["decision"])
            for item in decision["options"]
        ]
        audit.same(page.path, "the options that are weighed", heads, targets)
        for option, row in zip(decision["options"], shown, strict=False):
            _row(audit, page, option, row)
    audit.assert_sound()


def test_the_export_has_each_reason_on_its_side(audit: Audit) -> None:
    for record in audit.site.data("catalogue.json")["patterns"]:
        key, where = record["id"], f"catalogue.json, {record['id']}"
        reasons = _reasons(audit, key)
        for item in record["weighed"]:
            found = [(one["source"], letters(audit.site.marked(one["url"]))) for one in item["excerpts"]]
            fits = [reason for reason in reasons if _same(audit, reason, item["side"], item["force"], found)]
            audit.same(where, f"whether content has {item['side']} “{item['text']}”", bool(fits), True)
            kinds = {"statement" if reason.statement else "effect" if reason.force else "written" for reason in fits}
            audit.same(where, "where it stands", item["stands_in"] in kinds, True)
        exported = [(item["side"], item["force"], letters(plain(item["text"]))) for item in record["weighed"]]
        for reason in reasons:
            if not reason.statement:
                meant = reason.side, reason.force, reason.text or ""
                audit.same(where, f"whether it has {meant}", meant in exported, True)
    audit.assert_sound()


def _row(audit: Audit, page: Page, option: dict[str, Any], row: Element) -> None:
    cells = [item for item in row if item.tag == "td"]
    if option.get("decision"):
        address = f"{audit.path('decisions', option['decision'])}#weighed"
        seen = [(text(cell), page.addresses(cell)) for cell in cells]
        audit.same(page.path, "an option to decide", seen, [(audit.words["weighed_elsewhere"], [address])])
        return
    where, reasons = f"{page.path}, {option['pattern']}", _reasons(audit, option["pattern"])
    if not reasons:
        audit.same(where, "that nobody speaks of it", [text(cell) for cell in cells], [audit.words["nobody"]])
        return
    audit.same(where, "its sides", [cell.get("class") for cell in cells], list(_SIDES))
    audit.same(where, "their names", [cell.get("data-label") for cell in cells], list(audit.words["sides"].values()))
    for side, cell in zip(_SIDES, cells, strict=False):
        mine = [reason for reason in reasons if reason.side == side]
        items = every(cell, "li")
        for item in items:
            force, said = _shown(page, item)
            links = every(item, "a", "evidence")
            found = [(_source(page, link), letters(audit.site.marked(page.address(link)))) for link in links]
            fits = [reason for reason in mine if _same(audit, reason, side, _force(audit, force), found)]
            audit.same(where, f"whether content has {side} {text(item)}", bool(fits), True)
            known = any(reason.text is None or said == reason.text for reason in fits)
            audit.same(where, f"whether the text is that of content: {text(item)}", known, True)
            for link in links:
                speakers = {audit.study.speaker({"source": s, "words": w}) for one in fits for s, w in one.words}
                speakers |= {one.speaker for one in audit.study.said if one.speaker}
                audit.same(where, f"who says {text(item)}", text(link) in speakers, True)
        written = [reason for reason in mine if not reason.statement]
        least = min(_ROOM, len(written) or min(1, len(mine) and _alone(audit, mine, reasons)))
        audit.same(where, f"whether at least {least} reasons stand {side}", least <= len(items) <= _ROOM, True)


def _alone(audit: Audit, mine: list[Reason], reasons: list[Reason]) -> int:
    """Tell whether a statement rests on other words than all that is written and all effects."""
    told = [_place(audit, pair) for reason in reasons if not reason.statement for pair in reason.words]
    return int(any(not _overlap(_place(audit, pair), told) for reason in mine for pair in reason.words))


def _place(audit: Audit, pair: tuple[str, str]) -> tuple[str, int, int, int]:
    source, words = pair
    return source, *audit.study.sources[source].place(audit.study.shown(source)(words))


def _overlap(one: tuple[str, int, int, int], others: list[tuple[str, int, int, int]]) -> bool:
    return any(one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3] for other in others)


def _reasons(audit: Audit, key: str) -> list[Reason]:
    """Gather what content holds for and against a pattern, whether or not it rests on the same words."""
    pattern = audit.study.patterns.get(key, {})
    found = [
        Reason(item["side"], None, letters(plain(item["text"])), _words(item["cite"]))
        for item in pattern.get("weighs", ())
    ]
    for effect in pattern.get("forces", ()):
        side = _OF_EFFECT.get(audit.words["effects"][effect["effect"]]["side"])
        if side is None or not audit.study.forces[effect["force"]].get("valued", True):
            continue
        if effect.get("cite"):
            why = letters(effect.get("why", "")) or None
            found.append(Reason(side, effect["force"], why, _words(effect["cite"])))
        if effect.get("contested"):
            found.append(Reason(_OTHER[side], effect["force"], None, _words(effect["contested"])))
    for said in audit.study.said:
        side = _OF_STANCE.get(said.stance or "")
        if side is None or key not in said.speaks_of:
            continue
        source = audit.study.sources[said.source]
        words = [words for words in audit.rests_on(said) if by_expert(said.speaker or source.says(words))]
        if words:
            text_of = letters(said.statement) if said.added else None
            found.append(Reason(side, None, text_of, tuple((said.source, one) for one in words), statement=True))
    return found


def _words(citations: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((item["source"], item["words"]) for item in citations)


def _views(citations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give citations without their kind, which tables do not say."""
    return [{key: value for key, value in item.items() if key != "kind"} for item in citations]


def _shown(page: Page, item: Element) -> tuple[str | None, str]:
    """Give the force that a reason begins with, and the letters of its text."""
    links = [page.address(link) for link in item if link.tag == "a" and "evidence" not in (link.get("class") or "")]
    begins = not (item.text or "").strip() and links and links[0].startswith("forces/")
    said = own_text(item, "evidence")
    if begins:
        said = said.removeprefix(text(next(item.iter("a")))).removeprefix(":")
    return (links[0] if begins else None), letters(said)


def _source(page: Page, link: Element) -> str:
    return page.address(link).partition("#")[0].removeprefix("sources/").removesuffix(".html")


def _force(audit: Audit, path: str | None) -> str | None:
    return next((key for key in audit.study.forces if path and audit.path("forces", key) == path), None)


def _same(audit: Audit, reason: Reason, side: str, force: str | None, found: list[tuple[str, str]]) -> bool:
    """Tell whether a reason has this side and force, and rests on these marked words."""
    if (reason.side, reason.force) != (side, force) or len(reason.words) != len(found):
        return False
    return all(
        source == cited and audit.holds(source, marked, words)
        for (source, marked), (cited, words) in zip(found, reason.words, strict=True)
    )
