"""Writes findings for GitHub: as many annotations as it shows, and a summary that counts the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.findings import Finding, Severity, as_github
from generator.review.reports import in_markdown

SHOWN = 10
"""Annotations of one severity that GitHub shows of a step; it drops what comes after without a word."""
_LISTED = 200
"""Findings that the summary lists in full."""


def chosen(findings: Iterable[Finding], changed: Iterable[str] = ()) -> list[Finding]:
    """Give the findings that become annotations, errors first and of each severity those in ``changed`` files first."""
    found: list[Finding] = []
    ordered = _ordered(findings, frozenset(changed))
    for severity in Severity:
        found += [item for item in ordered if item.severity is severity][:SHOWN]
    return found


def annotations(findings: Iterable[Finding], root: str, changed: Iterable[str] = ()) -> str:
    """Give workflow commands for as many findings as GitHub shows; ``root`` is the content folder's path."""
    return as_github(chosen(findings, changed), root)


def summary(findings: Sequence[Finding], root: str, changed: Iterable[str] = ()) -> str:
    """Give Markdown for a job's summary: counts, and the findings that no annotation shows, the gravest first."""
    counts = Counter(item.severity for item in findings)
    told = ", ".join(f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in Severity)
    shown = set(chosen(findings, changed))
    rest = [item for item in _ordered(findings, frozenset(changed)) if item not in shown]
    lines = ["## Findings", "", f"{told}; {len(shown)} of them are shown at their lines."]
    if rest:
        lines += ["", f"<details><summary>The other {len(rest)}</summary>", ""]
        lines += [f"- {in_markdown(f'{item.place(root)}: {item.severity}: {item.message}')}" for item in rest[:_LISTED]]
        lines += [f"- … and {len(rest) - _LISTED} more: run “make check”"] if len(rest) > _LISTED else []
        lines += ["", "</details>"]
    return "\n".join([*lines, ""])


def _ordered(findings: Iterable[Finding], changed: frozenset[str]) -> list[Finding]:
    grave = list(Severity)
    return sorted(findings, key=lambda item: (grave.index(item.severity), item.path not in changed, item))
