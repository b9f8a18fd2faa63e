"""Looks for the names of the list outside the repository in every file of the content and in every output."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.checks.names import Names, composed
from generator.content.model import MaskKind, Name
from generator.findings import Finding, Rule, Severity
from generator.people.deidentify import deidentify


def names_in_content(root: Path, names: Iterable[Name]) -> list[Finding]:
    """Report every line of the content that “deidentify” would change, comments among them."""
    message = "a name of the list outside the repository stands here; run “deidentify”"
    return [
        Finding(file.path, place.line, place.column, Rule.UNMASKED_NAME, Severity.ERROR, message)
        for file in deidentify(root, names, write=False)
        for place in file.places
    ]


def names_in_outputs(files: Mapping[str, str], names: Iterable[Name]) -> Iterator[Finding]:
    """Report names in pages, drawings, exports and data of the search; ``files`` are their texts by path.

    Names of people are looked for everywhere, the others in what is made of their source alone.
    """
    listed = [name for name in names if not name.find.startswith("[")]
    everywhere = Names(name.find for name in listed if name.source is None or name.hides is MaskKind.PERSON)
    own = {
        source: Names((name.find for name in listed if name.source == source), exact=True)
        for source in {name.source for name in listed if name.source}
    }
    for path, text in files.items():
        source = PurePosixPath(path).stem
        wanted = [everywhere, *([own[source]] if source in own else ())]
        whole = composed(text)
        for start in sorted({start for each in wanted for start, _ in each.spans(whole)}):
            line = whole.count("\n", 0, start) + 1
            column = start - whole.rfind("\n", 0, start)
            message = "a name of the list outside the repository stands in this output; find where it comes from"
            yield Finding(f"outputs/{path}", line, column, Rule.UNMASKED_NAME, Severity.ERROR, message)
