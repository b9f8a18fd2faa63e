"""Checks that nobody who was interviewed can be recognised by a name."""

from collections.abc import Iterable, Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.names import names_in
from generator.catalogue.texts import FoundCitation, FoundText, everything
from generator.checks.names import Names, composed
from generator.content.kinds import Kind
from generator.content.load import Content
from generator.content.marks import Address, Quoted, Unseen
from generator.content.model import Mask, MaskKind
from generator.findings import Finding, Rule, Severity
from generator.people.names import names_outside
from generator.reading.records import Passage, Source


def people(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report names that are masked elsewhere or stand on the list outside, and masks and repairs without use."""
    outside = (name for name in names_outside() if not name.find.startswith("["))
    masks = [*content.catalogue.record.masks, *outside]
    persons = Names(mask.find for mask in masks if mask.hides is MaskKind.PERSON)
    hidden = Names(mask.find for mask in masks if not mask.hides.only_beside)
    for item in everything(content):
        yield from _written(content, item, persons, hidden)
    for source in catalogue.sources.values():
        yield from _said(source, masks, persons)
    yield from _unused(content, catalogue)


def _written(content: Content, item: FoundText | FoundCitation, persons: Names, hidden: Names) -> Iterator[Finding]:
    """Look into what is hand-written; words of others may name an employer, and those of a source are masked first."""
    if isinstance(item, FoundCitation):
        names, typed = persons, content.replacements.display(item.citation.source)(item.citation.words)
        start = item.document.place(*item.keys, "words")
    elif isinstance(item.mark, Unseen):
        return
    else:
        names = persons if isinstance(item.mark, Quoted | Address) else hidden
        quoted = isinstance(item.mark, Quoted) and item.owner.kind is Kind.SOURCE
        typed = content.replacements.display(item.owner.id)(item.text) if quoted else item.text
        start = item.place
    text = composed(typed)
    for written in dict.fromkeys(text[first:last] for first, last in names.spans(text)):
        place = item.document.place_of(written.split()[0], start[0])
        message = "a name that is masked or taken out stands in this text; write the pseudonym or leave it out"
        yield item.document.finding(place, Rule.UNMASKED_NAME, message)


def _said(source: Source, masks: Iterable[Mask], persons: Names) -> Iterator[Finding]:
    """Look into what is shown of a source, in texts put together again over the ends of lines."""
    mine = [mask for mask in masks if mask.source in (None, source.id)]
    own = Names(mask.find for mask in mine if not mask.hides.only_beside)
    products = Names((mask.find for mask in mine if mask.hides.only_beside), exact=True)
    for shown, place in _shown(source):
        text = composed(shown)
        for start in sorted({start for names in (persons, own, products) for start, _ in names.spans(text)}):
            message = (
                "a name that is masked or taken out is shown here: in another source, over the end of a line or "
                "in other letters; add a mask for the words as they stand on each line, or run “deidentify” again"
            )
            yield Finding(source.path, *_at(text, start, place), Rule.UNMASKED_NAME, Severity.ERROR, message)


_Places = list[tuple[int, int]]
"""Line and column at which each row of a text begins."""


def _shown(source: Source) -> Iterator[tuple[str, _Places]]:
    """Give every text of a source that a page may show, with the places of its rows."""
    yield from ((passage.text, _rows(passage)) for passage in source.passages)
    yield from (
        ("\n".join(row.text for row in other.rows), [(row.line, row.column) for row in other.rows])
        for other in source.other
    )
    yield from ((code.text, [(code.lines[0], 1)]) for trace in source.traces for code in trace.open_codes)
    yield from ((name.written, [(name.line, name.column)]) for name in names_in(source))
    yield from ((item.text, [(item.line, item.column)]) for trace in source.traces for item in trace.options)
    yield from ((field.value, [(field.line, 1)]) for field in source.header)
    yield from ((f"{item.name} {item.label}", [(item.line, 1)]) for item in source.definitions)
    speakers = {passage.speaker: passage.lines[0] for passage in reversed(source.passages) if passage.speaker}
    yield from ((speaker, [(line, 1)]) for speaker, line in speakers.items())


def _rows(passage: Passage) -> _Places:
    return [(row.line, row.column) for row in passage.rows]


def _at(text: str, offset: int, places: _Places) -> tuple[int, int]:
    row = min(text.count("\n", 0, offset), len(places) - 1)
    start = text.rfind("\n", 0, offset) + 1
    line, column = places[row]
    return line, column + offset - start if len(places) > 1 or row == 0 else column


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
            if item.source in content.withdrawn:
                continue
            texts = [typed.get(item.source, "")] if item.source else list(typed.values())
            if not any(item.find in text for text in texts):
                where = item.source or "any source"
                message = f"number {index + 1} of {name} finds nothing in {where}; correct it or take it out"
                place = content.catalogue.place(name, index, "find")
                yield content.catalogue.finding(place, Rule.UNUSED_REPLACEMENT, message, Severity.WARNING)
