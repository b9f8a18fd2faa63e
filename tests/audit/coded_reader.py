"""Reads what sources code beside names, effects, options and relations, by the letters of their calls alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_SIGNS = {"very_positive": "++", "positive": "+", "neutral": "o", "negative": "-", "very_negative": "--"}
_NAME = r'"?(\w[\w ]*?)"?'
_FORCES = re.compile(r"add_force_relations\((.*?)\)", re.DOTALL)
_PATTERN = re.compile(_NAME + r":\s*\{([^{}]*)\}")
_EFFECT = re.compile(_NAME + r":\s*(\w+)")
_OPTION = re.compile(rf'add_decision_option_link\(\s*{_NAME},\s*{_NAME},\s*"([^"]*)"\)')
_LINK = re.compile(r'(\w+)\.add_links\(\{?(\w+)\}?, role_name="(to|from)", stereotype_instances=(\w+)\)')
_DEFINED = re.compile(r'(\w+) = CClass\((\w+), "([^"]*)"\)')


@dataclass(frozen=True)
class Told:
    """One thing that a trace of a source codes, and where."""

    source: str
    trace: str
    line: int
    written: tuple[str, str]
    """Pattern and force, decision and pattern, or one pattern and the other, as the coder wrote them."""
    says: str
    """The sign, the words for the option, or the relation."""

    @property
    def names(self) -> tuple[str, str]:
        """The codes that the names as written mean."""
        one, other = (name.replace(" ", "_") for name in self.written)
        return one, other


class Coded:
    """What all sources of a folder code by calls."""

    def __init__(self, folder: Path) -> None:
        self.effects: list[Told] = []
        self.options: list[Told] = []
        self.relations: list[Told] = []
        self.named: dict[str, tuple[str, str]] = {}
        """What kind of thing each defined code is, and its name."""
        catalogue = yaml.safe_load((folder / "catalogue.yml").read_text(encoding="utf-8"))
        for study in catalogue["studies"]:
            for path in sorted((folder / "sources" / study["id"]).glob("*.md")):
                written = path.read_text(encoding="utf-8")
                self._read(f"{study['prefix']}-{path.stem.replace('_', '')}", written)

    def told(self) -> Iterator[Told]:
        """Give everything that is coded."""
        yield from self.effects
        yield from self.options
        yield from self.relations

    def _read(self, source: str, written: str) -> None:
        def told(start: int, names: tuple[str, str], says: str) -> Told:
            before = written[:start]
            trace = f"{source}-t{before.count('OPEN CODING TRACE')}"
            return Told(source, trace, before.count("\n") + 1, names, says)

        for call in _FORCES.finditer(written):
            for block in _PATTERN.finditer(written, *call.span(1)):
                for pair in _EFFECT.finditer(written, *block.span(2)):
                    self.effects.append(told(pair.start(1), (block[1], pair[1]), _SIGNS[pair[2]]))
        for option in _OPTION.finditer(written):
            self.options.append(told(option.start(), (option[1], option[2]), option[3]))
        for link in _LINK.finditer(written):
            ends = (link[1], link[2]) if link[3] == "to" else (link[2], link[1])
            self.relations.append(told(link.start(), ends, link[4].replace("_", " ")))
        self.named |= {found[1]: (found[2], found[3]) for found in _DEFINED.finditer(written)}
