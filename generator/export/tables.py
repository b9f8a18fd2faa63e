"""Exports effects, views, statements and figures as tables for spreadsheets, in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue, Coding
from generator.content.kinds import Kind
from generator.content.model import Effect
from generator.evidence.records import Evidence, Excerpt
from generator.export.records import excerpt_url
from generator.prose import plain
from generator.reading.records import Role

Row = Sequence[str]
BETWEEN = " | "
"""Stands between several values in one cell."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANK = ("\t", "\r", "\n")


def csv_tables(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every table."""
    yield "data/effects.csv", table(_effects(catalogue, addresses))
    yield "data/views.csv", table(_views(catalogue, addresses))
    yield "data/statements.csv", table(_statements(catalogue, addresses))
    yield "data/figures.csv", table(_figures(catalogue, addresses))


def table(rows: Iterable[Row]) -> bytes:
    """Write rows as CSV, the names of the columns first; a value that a spreadsheet would run begins with ``'``."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [_harmless(value) for value in row] for row in rows
    )
    return written.getvalue().encode()


def effect_name(effect: Effect) -> str:
    """Say an effect in words, since its signs begin formulas."""
    return effect.name.lower().replace("_", " ")


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_BLANK) or value.lstrip().startswith(_FORMULA) else value


def _urls(addresses: Addresses, excerpts: Iterable[Excerpt]) -> str:
    return BETWEEN.join(excerpt_url(addresses, excerpt) for excerpt in excerpts)


def _sources(excerpts: Iterable[Excerpt]) -> str:
    return BETWEEN.join(dict.fromkeys(excerpt.source for excerpt in excerpts))


def _traces(codings: Iterable[Coding]) -> str:
    return BETWEEN.join(dict.fromkeys(coding.trace for coding in codings))


def _effects(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    yield (
        *("pattern", "pattern_name", "force", "force_name", "effect", "basis", "why"),
        *("quoted_sources", "quoted_urls", "contested_sources", "contested_urls", "traces", "differing_traces"),
    )
    for key, pattern in sorted(catalogue.patterns.items()):
        for item in sorted(pattern.effects, key=lambda effect: effect.force):
            yield (
                key,
                pattern.name,
                item.force,
                catalogue.name(Kind.FORCE, item.force) if catalogue.has(Kind.FORCE, item.force) else "",
                effect_name(item.effect),
                item.basis,
                item.why or "",
                _sources(item.excerpts),
                _urls(addresses, item.excerpts),
                _sources(item.contested),
                _urls(addresses, item.contested),
                _traces(item.agreeing),
                _traces(item.differing),
            )


def _views(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    """Give a row for each statement of an expert that takes a stance on a pattern, and for each that is reported."""
    yield (
        *("pattern", "pattern_name", "source", "held_by", "stance", "reported", "through"),
        *("statement", "text", "words", "urls"),
    )
    for key, pattern in sorted(catalogue.patterns.items()):
        for item in pattern.evidence:
            if item.stance is not None and item.by_expert:
                said = [excerpt for excerpt in item.excerpts if excerpt.role is not Role.INTERVIEWER]
                held_by = BETWEEN.join(dict.fromkeys(excerpt.speaker for excerpt in said))
                stance = (key, pattern.name, item.source, held_by, item.stance, "no", BETWEEN.join(item.through))
                yield (*stance, item.id, item.statement, _words(said), _urls(addresses, said))
        for view in pattern.reported:
            reported = (key, pattern.name, view.excerpt.source, view.held_by, view.stance, "yes", "")
            yield (*reported, view.id, view.says, view.excerpt.text, excerpt_url(addresses, view.excerpt))


def _words(excerpts: Iterable[Excerpt]) -> str:
    return BETWEEN.join(excerpt.text for excerpt in excerpts)


def _statements(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    yield (
        *("statement", "source", "study", "trace", "origin", "first_line", "last_line", "text", "match", "score"),
        *("reviewed", "stance", "through", "speaks_of", "speakers", "words", "urls", "note"),
    )
    for source, items in catalogue.evidence.items():
        for item in items:
            yield _statement(catalogue, addresses, catalogue.sources[source].study, item)


def _statement(catalogue: Catalogue, addresses: Addresses, study: str, item: Evidence) -> Row:
    return (
        item.id,
        item.source,
        study,
        item.trace or "",
        item.origin,
        str(item.lines[0]),
        str(item.lines[1]),
        item.statement,
        item.match,
        f"{item.score:.3f}",
        "yes" if item.reviewed else "no",
        item.stance or "",
        BETWEEN.join(item.through),
        BETWEEN.join(item.speaks_of),
        BETWEEN.join(dict.fromkeys(f"{excerpt.speaker} ({excerpt.role})" for excerpt in item.excerpts)),
        _words(item.excerpts),
        _urls(addresses, item.excerpts),
        plain(item.note or ""),
    )


def _figures(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    yield (
        *("figure", "number", "unit", "kind", "of", "decision", "patterns", "walkthroughs"),
        *("source", "speaker", "words", "url"),
    )
    for item in catalogue.figures:
        told = catalogue.said(item.cite.source, item.cite.words, item.cite.occurrence)
        belongs = (item.decision or "", BETWEEN.join(item.patterns), BETWEEN.join(item.walkthroughs))
        words = (told.source, told.speaker, told.text, excerpt_url(addresses, told)) if told else ("", "", "", "")
        yield (item.id, item.number, item.unit, item.kind, item.of, *belongs, *words)
