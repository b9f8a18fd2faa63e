"""How much a content folder may hold, so that no input takes a build down; each limit that is crossed is a finding.

They are several times what the published content needs. Within them, ``check`` takes less than 10 s
and 1 GB for the worst file of each kind, which ``tests/content/test_worst_files.py`` holds.
"""

from generator.findings import Finding, Rule, Severity, fragment

BYTES_A_FILE = 250_000
SIGNS_A_LINE = 20_000
DEPTH = 10
"""Lists and maps of YAML inside each other; there are no aliases, so that nothing grows while it is read."""
RECORDS_A_FILE = 5_000
"""Keys and entries of lists of a YAML file; sentences, traces, statements and codes of a source."""
STATEMENTS_A_SOURCE = 200
"""Each is looked for in the whole source."""
PROPOSALS_A_SOURCE = 100
"""Quotations that nobody says just so; for later ones no words are proposed until those are mended."""
NODES_A_DRAWING = 60
EDGES_A_DRAWING = 150
FILES_A_FOLDER = 2_000
DIGITS = 9
"""Of a whole number."""


def too_long(path: str, number: int, line: str) -> Finding:
    """Report a line that has more signs than anybody writes into one; its number counts from 1."""
    message = (
        f"this line has {len(line):,} characters, beginning {fragment(line[:60])}; "
        f"a line has at most {SIGNS_A_LINE:,}: cut it into paragraphs"
    )
    return Finding(path, number, 1, Rule.TOO_LONG, Severity.ERROR, message)
