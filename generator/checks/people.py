"""Checks that nobody who was interviewed can be recognised by a name."""

import re
from collections.abc import Iterable, Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, found
from generator.content.load import Content
from generator.content.model import Mask, MaskKind
from generator.findings import Finding, Rule, Severity
from generator.reading.records import SourceKind

_INTRODUCTION = re.compile(
    r"\b(?i:my name(?:[’']s| is)|I go by|(?:nice|great|good) to meet you,?) (?!Expert|Participant)([A-Z][a-z]+)"
)


def people(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report names that are masked elsewhere, people who introduce themselves, and masks and repairs without use."""
    masks = content.catalogue.record.masks
    persons = _any_of(mask for mask in masks if mask.hides is MaskKind.PERSON)
    hidden = _any_of(mask for mask in masks if mask.hides is not MaskKind.PRODUCT)
    for text in found(content):
        if isinstance(text, FoundText):
            for name in dict.fromkeys(hidden.findall(text.text)):
                place = text.document.place_of(name, text.place[0])
                message = "a name that catalogue.yml masks stands in this text; write the pseudonym or leave it out"
                yield text.document.finding(place, Rule.UNMASKED_NAME, message)
    for source in catalogue.sources.values():
        for row in (row for passage in source.passages for row in passage.rows):
            if persons.search(row.text):
                message = "a name that catalogue.yml masks in another source stands here; add a mask for this source"
                yield Finding(source.path, row.line, row.column, Rule.UNMASKED_NAME, Severity.ERROR, message)
            introduced = _INTRODUCTION.search(row.text) if source.kind is SourceKind.INTERVIEW else None
            if introduced:
                message = (
                    "somebody is introduced by name here; add a mask to catalogue.yml if it is the person interviewed"
                )
                yield Finding(
                    source.path,
                    row.line,
                    row.column + introduced.start(1),
                    Rule.UNMASKED_NAME,
                    Severity.WARNING,
                    message,
                )
    yield from _unused(content, catalogue)


def _any_of(masks: Iterable[Mask]) -> re.Pattern[str]:
    """Match any of the masked names as a whole word; nothing where there are none."""
    names = "|".join(re.escape(mask.find) for mask in masks)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)" if names else r"(?!)")


def _unused(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    typed = {
        source.id: "\n".join(
            [
                *(row.raw for passage in source.passages for row in passage.rows),
                *(code.typed for trace in source.traces for code in trace.open_codes),
            ]
        )
        for source in catalogue.sources.values()
    }
    record = content.catalogue.record
    for name, items in (("masks", record.masks), ("repairs", record.repairs)):
        for index, item in enumerate(items):
            texts = [typed.get(item.source, "")] if item.source else list(typed.values())
            if not any(item.find in text for text in texts):
                where = item.source or "any source"
                message = f"number {index + 1} of {name} finds nothing in {where}; correct it or take it out"
                place = content.catalogue.place(name, index, "find")
                yield content.catalogue.finding(place, Rule.UNUSED_REPLACEMENT, message, Severity.WARNING)
