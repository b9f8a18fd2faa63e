"""Saturation as a page: what each source of a study added, and an honest word on how few they are."""

from collections.abc import Iterable, Iterator

from generator.addresses import Special, row
from generator.content.kinds import Kind
from generator.content.kinds import Part as ContentPart
from generator.measures.saturation import Added, Saturation, saturation
from generator.pages.context import PageContext
from generator.pages.evidence.bars import Bar, BarPart, bars
from generator.pages.evidence.model import Cell, EvidencePage, Part, Row, Table, evidence_page
from generator.pages.views import Link

_ENOUGH = 12
"""Interviews after which Guest, Bunce and Johnson (2006) found few new codes, in a group of like people."""
_LITTLE = 20
"""A source whose codes are new to less than one in so many added little."""


def saturation_page(context: PageContext) -> EvidencePage:
    """Make the page."""
    say = context.words.say
    parts = [_part(context, item) for item in saturation(context.catalogue)]
    return evidence_page(context, Special.SATURATION, "saturation.title", say("saturation.lead"), parts)


def _part(context: PageContext, item: Saturation) -> Part:
    say = context.words.say
    study = context.catalogue.studies[item.study].name
    anchor = row(ContentPart.STUDY, item.study)
    legend = [("new", say("saturation.new")), ("known", say("saturation.known"))]
    title = say("saturation.codes_picture", study=study)
    chart = bars(
        anchor + "-codes",
        title,
        say("saturation.picture_of"),
        legend,
        [_bar(context, added) for added in item.sources],
    )
    says = [*_says(context, item), say("saturation.order")]
    return Part(study, anchor, says, chart, _table(context, title, item))


def _says(context: PageContext, item: Saturation) -> Iterator[str]:
    say = context.words.say
    if len(item.sources) == 1:
        yield say("saturation.only")
        return
    last = item.last
    yield say(
        "saturation.still",
        source=context.name(Kind.SOURCE, last.source),
        codes=len(last.new_codes),
        all_codes=last.codes,
        views=len(last.new_views),
        all_views=last.views,
    )
    little = (len(last.new_codes) + len(last.new_views)) * _LITTLE < last.codes + last.views
    yield say("saturation.few_new" if little else "saturation.open")
    if len(item.sources) < _ENOUGH:
        yield say("saturation.few", count=len(item.sources), enough=_ENOUGH)


def _bar(context: PageContext, added: Added) -> Bar:
    name = context.name(Kind.SOURCE, added.source)
    address = context.addresses.link(context.page, Kind.SOURCE, added.source)
    new, known = len(added.new_codes), added.codes - len(added.new_codes)
    parts = [
        BarPart(new, "new", context.words.say("saturation.new_part", source=name, count=new), address),
        BarPart(known, "known", context.words.say("saturation.known_part", source=name, count=known), address),
    ]
    return Bar(name, address, parts)


def _table(context: PageContext, caption: str, item: Saturation) -> Table:
    say = context.words.say
    columns = [
        say("saturation.new_codes"),
        say("saturation.codes_so_far"),
        say("saturation.new_views"),
        say("saturation.views_so_far"),
        say("saturation.which"),
    ]
    rows = []
    for added in item.sources:
        numbers = (len(added.new_codes), added.all_codes, len(added.new_views), added.all_views)
        cells = [Cell(label, str(number), css="number") for label, number in zip(columns, numbers, strict=False)]
        which = Cell(columns[-1], "", links=list(_codes(context, added.new_codes)))
        rows.append(Row(context.link(Kind.SOURCE, added.source), [*cells, which]))
    return Table(caption, say("evidence.source"), [Link(text, "") for text in columns], rows)


def _codes(context: PageContext, codes: Iterable[str]) -> Iterator[Link]:
    """Link the codes that have a page; the others stand on the page of their source as they are written."""
    for code in codes:
        kinds = (Kind.PATTERN, Kind.FORCE, Kind.DECISION)
        kind = next((kind for kind in kinds if context.catalogue.has(kind, code)), None)
        if kind:
            yield context.link(kind, code)
