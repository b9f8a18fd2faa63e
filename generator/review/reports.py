"""Writes a comparison for people and programs: Markdown for a job's summary, one HTML file, JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.diagrams.draw import draw
from generator.diagrams.graph import Graph
from generator.diagrams.store import DiagramStore
from generator.review.changes import Change, Comparison, How, Subject, Weight

LONGEST_SUMMARY = 1_000_000
"""Bytes that GitHub shows of a job's summary are 1 MiB; what is longer is cut, and counted."""
_LONGEST_WORDS = 400
"""Signs of a text that a summary shows."""
TITLES = {
    Subject.STANCE: "Stances",
    Subject.EFFECT: "Effects",
    Subject.OPTION: "Options",
    Subject.RELATION: "Relations",
    Subject.DECISION: "Decisions",
    Subject.PATTERN: "Patterns",
    Subject.STATEMENT: "Statements",
    Subject.CITATION: "Citations",
    Subject.PAGE: "Pages",
    Subject.MASK: "Masked names",
    Subject.FINDING: "Findings",
    Subject.FORCE: "Forces",
    Subject.WALKTHROUGH: "Walkthroughs",
    Subject.PERSONA: "Personas",
    Subject.SOURCE: "Sources",
}
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]#|~$"} | {"&": "&amp;", "<": "&lt;", "@": "@\u2060"})
"""A word joiner behind @ keeps it from naming somebody."""


def as_json(comparison: Comparison) -> str:
    """Give ``{"base": …, "head": …, "changes": [{kind, change, id, name, aspect, before, after, pages, weight}]}``."""
    changes = [
        {
            "kind": change.subject,
            "change": change.how,
            "id": change.id,
            "name": change.name,
            "aspect": change.aspect,
            "before": change.before,
            "after": change.after,
            "pages": list(change.pages),
            "weight": int(change.weight),
        }
        for change in comparison.changes
    ]
    told = {"base": comparison.base.name, "head": comparison.head.name, "changes": changes}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_markdown(comparison: Comparison, limit: int = LONGEST_SUMMARY) -> str:
    """Give a summary of at most ``limit`` bytes; the lines that do not fit are counted in the last one."""
    lines = list(_lines(comparison))
    text = "\n".join(lines) + "\n"
    if len(text.encode()) <= limit:
        return text
    kept, room = [], limit - 100
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    shown = sum(line.startswith("- ") for line in kept)
    return "\n".join([*kept, "", f"… and {len(comparison.changes) - shown} further changes, cut here.", ""])


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"## What changes from {in_markdown(comparison.base.name)} to {in_markdown(comparison.head.name)}"
    yield ""
    if not comparison.changes:
        yield "Nothing that a reader would notice."
        return
    yield f"{_counted(comparison.changes)} A reader may decide otherwise after those in bold."
    for subject, changes in _grouped(comparison.changes):
        yield ""
        yield f"### {TITLES[subject]} ({len(changes)})"
        yield ""
        for change in changes:
            mark = "**" if change.weight is Weight.VERDICT else ""
            pages = f" ({', '.join(map(in_markdown, change.pages))})" if change.pages else ""
            yield f"- {mark}{in_markdown(told(change))}{mark}{pages}"


def told(change: Change) -> str:
    """Say a change in one sentence, its words cut where they are long."""
    of = f", {change.aspect}" if change.aspect not in ("", change.subject, "message") else ""
    before, after = _short(change.before), _short(change.after)
    if change.how is How.ADDED:
        return f"{change.name}: added{': ' + after if after else ''}"
    if change.how is How.REMOVED:
        return f"{change.name}: removed{': ' + before if before else ''}"
    return f"{change.name}{of}: {before or 'nothing'} → {after or 'nothing'}"


def as_html(comparison: Comparison) -> str:
    """Give one self-contained page: every change with before and after side by side, and the drawings that changed."""
    environment = Environment(
        loader=PackageLoader("generator.review", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    groups = [(TITLES[subject], changes) for subject, changes in _grouped(comparison.changes)]
    with TemporaryDirectory() as folder:
        drawings = list(_drawings(comparison, _drawer(Path(folder))))
    values: dict[str, Any] = {
        "base": comparison.base.name,
        "head": comparison.head.name,
        "summary": _counted(comparison.changes),
        "groups": groups,
        "drawings": drawings,
        "verdict": Weight.VERDICT,
    }
    return environment.get_template("report.html.j2").render(values)


def _drawer(folder: Path) -> Callable[[Iterable[Graph]], Markup]:
    store = DiagramStore(folder, draw)

    def drawn(graphs: Iterable[Graph]) -> Markup:
        texts = ((folder / f"{store.keep(graph)}.svg").read_text(encoding="utf-8") for graph in graphs)
        return Markup("").join(Markup(text) for text in texts)  # noqa: S704 - drawn from escaped labels just now

    return drawn


def _drawings(
    comparison: Comparison, drawn: Callable[[Iterable[Graph]], Markup]
) -> Iterator[tuple[str, Markup, Markup]]:
    """Give each page whose drawings changed with those that were and those that are."""
    for page in comparison.pages_drawn_anew:
        before, after = comparison.base.drawings.get(page, ()), comparison.head.drawings.get(page, ())
        old, new = [graph for graph in before if graph not in after], [graph for graph in after if graph not in before]
        yield page, drawn(old), drawn(new)


def _grouped(changes: Iterable[Change]) -> Iterator[tuple[Subject, list[Change]]]:
    for subject, group in groupby(changes, key=lambda change: change.subject):
        yield subject, list(group)


def _counted(changes: Iterable[Change]) -> str:
    weights = [change.weight for change in changes]
    grave = weights.count(Weight.VERDICT)
    return f"{len(weights)} change{'' if len(weights) == 1 else 's'}, {grave} of which touch a verdict."


def _short(text: str | None) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= _LONGEST_WORDS else f"{flat[:_LONGEST_WORDS].rstrip()}…"


def in_markdown(text: str) -> str:
    """Escape a text for GitHub's Markdown: no markup, no link, no mention."""
    return " ".join(text.split()).translate(_MARKDOWN).replace("://", "\\://").replace("www.", "www\\.")
