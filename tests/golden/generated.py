"""Makes the texts of the golden copies: everything that the generator says about three studies.

``make golden`` writes them into ``expected/`` and the folders beside it; the change is then reviewed as a diff.
"""

import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from generator.addresses import slug
from tests.cases import TESTS
from tests.making import MINIMAL, SVG, catalogue_of, made

STUDIES = {
    "expected": MINIMAL,
    "expected_of_every_kind": TESTS / "export" / "study",
    "expected_of_coded_sources": TESTS / "catalogue" / "coded",
}
"""Content folders by the folder of their golden copy."""
HERE = Path(__file__).parent
_SCHEMA = "catalogue.schema.json"
_SVG = "{http://www.w3.org/2000/svg}"


def texts(content: Path) -> dict[str, str]:
    """Give every generated text of a study by its path, each drawing as DOT under the name of its title."""
    with tempfile.TemporaryDirectory() as folder:
        files = made(catalogue_of(content), Path(folder), _with_its_dot)
        drawings = {path.stem: _drawing(path) for path in sorted(Path(folder).rglob("*.svg"))}
    names = _names(drawings)
    pages = {path: _named(text, names) for path, text in files.items() if path != _SCHEMA}
    return pages | {f"drawings/{names[identity]}.dot": dot for identity, (_, dot) in drawings.items()}


def _names(drawings: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Number drawings of one title, as a map that stands on two pages, in the order of their DOT texts."""
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for identity, (name, _) in sorted(drawings.items(), key=lambda item: item[1]):
        taken[name] += 1
        names[identity] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return names


def write() -> None:
    """Write the golden copies anew; what is no longer made is removed."""
    for name, content in STUDIES.items():
        shutil.rmtree(HERE / name, ignore_errors=True)
        for path, text in texts(content).items():
            (HERE / name / path).parent.mkdir(parents=True, exist_ok=True)
            (HERE / name / path).write_text(text, encoding="utf-8", newline="\n")


def _with_its_dot(dot: str) -> bytes:
    """Draw nothing, but keep the DOT text where the drawing would be."""
    return SVG.replace(b"</g>", f"<text>{escape(dot)}</text></g>".encode())


def _drawing(path: Path) -> tuple[str, str]:
    """Give a drawing's name, made of its title, and its DOT text below title and description."""
    root = etree.parse(path).getroot()
    title, description = (root.findtext(f"{_SVG}{tag}") or "" for tag in ("title", "desc"))
    dot = list(root.iter(f"{_SVG}text"))[-1].text or ""
    return slug(title), f"// {title}\n// {description}\n{dot}"


def _named(text: str, names: dict[str, str]) -> str:
    """Name drawings by their titles: their own names are checksums, which say nothing in a diff."""
    return re.sub(r"\b[0-9a-f]{16}\b", lambda found: names.get(found[0], found[0]), text)


if __name__ == "__main__":
    write()
