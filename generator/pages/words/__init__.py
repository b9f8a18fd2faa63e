"""All words that readers see and that no content holds: one file a language, read from beside this module."""

import string
import tomllib
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from generator.catalogue.model import EffectBasis, Maturity, UseKind
from generator.content.kinds import Kind
from generator.content.model import Basis, CitationKind, Effect, FigureKind, PatternKind, Relation, Side, Stance
from generator.decide.say import Aspect, Say, Wording
from generator.diagrams.graph import Shape
from generator.evidence.records import Match
from generator.findings import Severity
from generator.measures.agreement import Silence
from generator.measures.gaps import Doubt, Ground
from generator.measures.strength import Concern, Confidence
from generator.pages.verdicts import FilterBy, Verdict
from generator.reading.records import Role, SourceKind

MEMBERS: Mapping[str, type[Enum]] = {
    "basis": Basis,
    "cited_as": CitationKind,
    "concern": Concern,
    "confidence": Confidence,
    "aspect": Aspect,
    "decide": Say,
    "doubt": Doubt,
    "figure_kind": FigureKind,
    "filter_by": FilterBy,
    "effect": Effect,
    "effect_basis": EffectBasis,
    "ground": Ground,
    "kind": Kind,
    "match": Match,
    "maturity": Maturity,
    "named": Stance,
    "pattern_kind": PatternKind,
    "record": Wording,
    "relation": Relation,
    "relation_back": Relation,
    "role": Role,
    "section": Kind,
    "shape": Shape,
    "severity": Severity,
    "silence": Silence,
    "side": Side,
    "source_kind": SourceKind,
    "stance": Stance,
    "stance_many": Stance,
    "stance_short": Stance,
    "use": UseKind,
    "verdict": Verdict,
}
"""Tables that have a text for every member of an enumeration, under its name in small letters."""


class Phrase(str):
    """A text that may have places such as ``{name}``; templates call it to fill them, and every value is escaped."""

    __slots__ = ()

    def __call__(self, **values: object) -> Markup:
        """Give the text as HTML with its places filled."""
        return escape(str(self)).format(**values)

    def fill(self, **values: object) -> str:
        """Give the text with its places filled, not escaped."""
        return self.format(**values)

    @property
    def places(self) -> tuple[str, ...]:
        """Names of its places, in their order."""
        return tuple(name for _, name, _, _ in string.Formatter().parse(self) if name)


class Words:
    """The texts of one language, by names such as ``pattern.lead``.

    Raises ValueError where a member of an enumeration in MEMBERS has no text.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.phrases = dict(_flat(table))
        self.tree = _tree(table)
        """The same for templates, which write ``words.pattern.lead``."""
        wanted = {f"{name}.{member.name.lower()}" for name, kind in MEMBERS.items() for member in kind}
        if missing := sorted(wanted - set(self.phrases)):
            raise ValueError(f"no words for {', '.join(missing)}")

    def say(self, name: str, /, **values: object) -> str:
        """Give a text with its places filled, not escaped. Raises KeyError for a name that is not there."""
        return self.phrases[name].fill(**values)

    def of(self, table: str, member: Enum) -> Phrase:
        """Give the text for a member of an enumeration."""
        return self.phrases[f"{table}.{member.name.lower()}"]

    def count(self, name: str, count: int, /, **values: object) -> str:
        """Give a text for a number of things, in the singular or the plural."""
        return self.say(f"count.{name}.{_form(count)}", count=count, **values)


@cache
def words(language: str = "en") -> Words:
    """Read the texts of a language."""
    return Words(tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")))


def _form(count: int) -> str:
    """Choose the grammatical number; a language with more than two adds its own here."""
    return "one" if count == 1 else "other"


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Phrase]]:
    found: list[tuple[str, Phrase]] = []
    for name, value in table.items():
        found += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, Phrase(value))]
    return found


def _tree(table: Mapping[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(
        **{name: _tree(value) if isinstance(value, dict) else Phrase(value) for name, value in table.items()}
    )
