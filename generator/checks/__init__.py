"""All checks of a joined catalogue, one function a concern; each gives findings and changes nothing."""

from collections.abc import Callable, Iterator

from generator.catalogue.model import Catalogue
from generator.checks.completeness import completeness
from generator.checks.drawings import drawings
from generator.checks.duplicates import near_duplicates
from generator.checks.identity import identity
from generator.checks.people import people
from generator.checks.redirects import redirects
from generator.checks.references import references
from generator.checks.repetition import repetition
from generator.checks.spelling import spelling
from generator.checks.statements import statements
from generator.content.load import Content
from generator.findings import Finding

CHECKS: tuple[Callable[[Content, Catalogue], Iterator[Finding]], ...] = (
    identity,
    references,
    redirects,
    repetition,
    statements,
    completeness,
    drawings,
    people,
    near_duplicates,
    spelling,
)


def check(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Give the findings of all checks."""
    for one in CHECKS:
        yield from one(content, catalogue)
