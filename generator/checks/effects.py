"""Checks that sources and pages agree on how a pattern acts on a force."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue, EffectCoding, PatternEffect
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment


def effects(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report effects that a source codes with another sign than the pattern's file or other sources have."""
    stated = {(document.record.id, entry.force) for document in content.patterns for entry in document.record.forces}
    for pattern in catalogue.patterns.values():
        for effect in pattern.effects:
            for coding in effect.differing:
                yield _differs(catalogue, effect, coding, is_stated=(effect.pattern, effect.force) in stated)


def _differs(catalogue: Catalogue, effect: PatternEffect, coding: EffectCoding, *, is_stated: bool) -> Finding:
    if is_stated:
        other = f"patterns/{effect.pattern}.md"
    else:
        other = ", ".join(f"{item.source} (line {item.line})" for item in effect.agreeing)
    message = (
        f"this codes the effect of {fragment(effect.pattern)} on {fragment(effect.force)} as “{coding.effect}”, "
        f"{other} as “{effect.effect}”, which is shown; read the words, and mend the one that is wrong or leave both"
    )
    path = catalogue.sources[coding.source].path
    return Finding(path, coding.line, coding.column, Rule.EFFECTS_DIFFER, Severity.WARNING, message)
