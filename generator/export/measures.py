"""Exports what the section about the evidence counts, a table a page."""

from collections.abc import Iterator

from generator.addresses import Addresses, Special, table_file
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.evidence.records import Match
from generator.export.tables import BETWEEN, Row, effect_name, table
from generator.measures.agreement import agreement
from generator.measures.gaps import gap_map
from generator.measures.quality import quality
from generator.measures.saturation import saturation
from generator.measures.strength import strength
from generator.measures.together import together


def measure_tables(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every table."""
    yield table_file(Special.GAPS), table(_gaps(catalogue, addresses))
    yield table_file(Special.AGREEMENT), table(_agreement(catalogue, addresses))
    yield table_file(Special.SATURATION), table(_saturation(catalogue))
    yield table_file(Special.TOGETHER), table(_together(catalogue))
    yield table_file(Special.STRENGTH), table(_strength(catalogue, addresses))
    yield table_file(Special.QUALITY), table(_quality(catalogue))


def _gaps(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    yield ("decision", "pattern", "force", "effect", "ground", "quoted", "contested", "acting", "doubt", "worth", "url")
    for gap in gap_map(catalogue):
        effect = effect_name(gap.effect) if gap.effect else ""
        counts = (str(gap.quoted), str(gap.contested), str(gap.acting))
        url = addresses.url(Kind.PATTERN, gap.pattern)
        yield (
            *(gap.decision, gap.pattern, gap.force, effect, gap.ground, *counts, gap.doubt or "", str(gap.worth), url),
        )


def _agreement(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    yield ("pattern", "dispute", "opposed", "source", "stances", "silence", "url")
    for item in agreement(catalogue):
        for stand in item.stands:
            yield (
                item.pattern,
                f"{item.dispute:.2f}",
                "yes" if item.opposed else "no",
                stand.source,
                BETWEEN.join(stand.stances),
                stand.silence or "",
                addresses.url(Kind.PATTERN, item.pattern),
            )


def _saturation(catalogue: Catalogue) -> Iterator[Row]:
    yield (
        *("study", "source", "codes", "new_codes", "codes_so_far"),
        *("views", "new_views", "views_so_far", "which_codes", "which_views"),
    )
    for item in saturation(catalogue):
        for added in item.sources:
            yield (
                item.study,
                added.source,
                str(added.codes),
                str(len(added.new_codes)),
                str(added.all_codes),
                str(added.views),
                str(len(added.new_views)),
                str(added.all_views),
                BETWEEN.join(added.new_codes),
                BETWEEN.join(f"{pattern}: {stance}" for pattern, stance in added.new_views),
            )


def _together(catalogue: Catalogue) -> Iterator[Row]:
    yield ("pattern", "other", "sources", "traces", "related", "which")
    for pair in together(catalogue):
        traces = BETWEEN.join(trace for _, trace in pair.traces)
        yield (*pair.pair, str(pair.sources), str(len(pair.traces)), "yes" if pair.related else "no", traces)


def _strength(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    counts = (
        *("options", "spoken", "shared", "opposed", "experts", "own_study"),
        *("effects", "quoted", "contested", "statements", "reviewed", "located"),
    )
    yield ("decision", "confidence_at_most", "coherence", "adequacy", *counts, "url")
    for item in strength(catalogue):
        numbers = (str(getattr(item, name)) for name in counts)
        url = addresses.url(Kind.DECISION, item.decision)
        yield (item.decision, item.confidence, item.coherence, item.adequacy, *numbers, url)


def _quality(catalogue: Catalogue) -> Iterator[Row]:
    yield ("source", "statements", *(match.value for match in Match), "unreviewed", "added", "findings")
    for item in quality(catalogue):
        matches = (str(item.matches.get(match, 0)) for match in Match)
        findings = BETWEEN.join(f"{name}: {count}" for name, count in sorted(item.findings.items()))
        yield (item.source, str(item.statements), *matches, str(item.unreviewed), str(item.added), findings)
