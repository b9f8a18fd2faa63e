"""All checks of a joined catalogue, one function a concern; each gives findings and changes nothing."""

from collections.abc import Callable, Iterator

from generator.catalogue.model import Catalogue
from generator.checks.asked_as import asked_as
from generator.checks.completeness import completeness
from generator.checks.drawings import drawings
from generator.checks.duplicates import near_duplicates
from generator.checks.effects import effects
from generator.checks.figures import figures
from generator.checks.identity import identity
from generator.checks.order import order
from generator.checks.people import people
from generator.checks.personal import personal
from generator.checks.redirects import redirects
from generator.checks.references import references
from generator.checks.repetition import repetition
from generator.checks.sides import sides
from generator.checks.signs import signs
from generator.checks.spelling import spelling
from generator.checks.stances import stances
from generator.checks.statements import statements
from generator.checks.tags import tags
from generator.checks.told_apart import told_apart
from generator.checks.views import views
from generator.checks.walkthroughs import walkthroughs
from generator.content.load import Content
from generator.findings import Finding

CHECKS: tuple[Callable[[Content, Catalogue], Iterator[Finding]], ...] = (
    identity,
    signs,
    references,
    redirects,
    repetition,
    statements,
    stances,
    views,
    sides,
    walkthroughs,
    figures,
    completeness,
    effects,
    order,
    told_apart,
    asked_as,
    tags,
    drawings,
    people,
    personal,
    near_duplicates,
    spelling,
)


def check(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Give the findings of all checks."""
    for one in CHECKS:
        yield from one(content, catalogue)
