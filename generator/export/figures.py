"""Exports the numbers that the sources tell, each with the words and who says them."""

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.model import Figure, FigureKind
from generator.export.records import CitedExcerptOut, Exported, cited_out


class FigureOut(Exported):
    """A number that somebody tells."""

    id: str
    number: str
    unit: str
    kind: FigureKind
    of: str
    decision: str | None
    patterns: list[str]
    walkthroughs: list[str]
    excerpts: list[CitedExcerptOut]


def figure_out(catalogue: Catalogue, addresses: Addresses, figure: Figure) -> FigureOut:
    """Give one figure with the words that tell it."""
    told = catalogue.said(figure.cite.source, figure.cite.words, figure.cite.occurrence)
    return FigureOut(
        id=figure.id,
        number=figure.number,
        unit=figure.unit,
        kind=figure.kind,
        of=figure.of,
        decision=figure.decision,
        patterns=sorted(figure.patterns),
        walkthroughs=sorted(figure.walkthroughs),
        excerpts=[] if told is None else [cited_out(addresses, told)],
    )
