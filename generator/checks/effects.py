"""Checks that what sources code and what files say agree: effects on forces, and options of decisions."""

from collections.abc import Iterator

from generator.catalogue.model import Catalogue, Decision, EffectCoding, OptionCoding, PatternEffect
from generator.content.load import Content
from generator.findings import Finding, Rule, Severity, fragment


def effects(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report effects that a source codes with another sign than what is shown, and coded options that no file lists."""
    stated = {(document.record.id, entry.force) for document in content.patterns for entry in document.record.forces}
    for pattern in catalogue.patterns.values():
        for effect in pattern.effects:
            for coding in effect.differing:
                yield _differs(catalogue, effect, coding, is_stated=(effect.pattern, effect.force) in stated)
    for decision in catalogue.decisions.values():
        listed = {option.target for option in decision.entry.options}
        for option, codings in decision.codings.items():
            if option not in listed:
                yield from (_unlisted(catalogue, decision, option, coding) for coding in codings)


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


def _unlisted(catalogue: Catalogue, decision: Decision, pattern: str, coding: OptionCoding) -> Finding:
    message = (
        f"{fragment(pattern)} is coded here as an option of “{decision.name}”, which does not list it; "
        f"add it to decisions/{decision.entry.id}.yml if it answers the question"
    )
    path = catalogue.sources[coding.source].path
    return Finding(path, coding.line, coding.column, Rule.OPTION_INCOMPLETE, Severity.NOTE, message)
