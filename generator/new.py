"""Skeletons of new content files that pass the check as they are."""

import re
from collections.abc import Callable

from generator.catalogue.model import Catalogue
from generator.content.model import Study
from generator.reading.readers import READERS
from generator.reading.records import Roles
from generator.words import folded

_PATTERN = """---
id: {identity}
name: {name}
kind: practice
study: {study}
definition: Say in one or two sentences what {name} is.
---

Say what it is, when it helps and what it costs, with [somebody’s words](https://example.org/) where they speak of it.
"""
_WALKTHROUGH = """---
id: {identity}
title: {name}
{asked}summary: Say in one sentence what the customer did.
sources: [{source}]
sketch: {{sentences: 1}}
customer:
  - {{text: Say who the customer is., basis: illustration}}
objective:
  - {{text: Say what the customer wants to reach., basis: illustration}}
steps:
  - decision: {decision}
    chosen: [{option}]
    facts:
      - {{text: Say what was done and why., basis: illustration}}
architecture:
  caption: Say what the drawing shows.
  basis: illustration
  nodes:
    - {{id: source, label: Source system}}
    - {{id: product, label: Data product, pattern: {option}}}
  edges:
    - {{start: source, end: product}}
---

Say what another company can take from it.
"""


def _source(identity: str, study: Study, catalogue: Catalogue) -> tuple[str, str]:
    if study.reader not in READERS:
        raise ValueError(f"no reader “{study.reader}”; catalogue.yml may name {', '.join(READERS)}")
    code = next(iter(catalogue.patterns), "a_code")
    name, text = READERS[study.reader].skeleton(identity, Roles(study.roles.interviewers), code)
    return f"sources/{study.id}/{name}", text


def _pattern(identity: str, study: Study, catalogue: Catalogue) -> tuple[str, str]:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", identity):
        raise ValueError(
            f"“{identity}” is no id of a pattern; write letters, digits and underscores, as in data_contract"
        )
    taken = [name for item in catalogue.patterns.values() for name in (item.id, *item.aliases)]
    taken += [name for item in catalogue.forces.values() for name in (item.entry.id, *item.entry.aliases)]
    if folded(identity) in {folded(name) for name in taken}:
        raise ValueError(f"“{identity}” is taken already, as an id or an alias; choose another id")
    name = identity.replace("_", " ").capitalize()
    return f"patterns/{identity}.md", _PATTERN.format(identity=identity, name=name, study=study.id)


def _walkthrough(identity: str, study: Study, catalogue: Catalogue) -> tuple[str, str]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", identity):
        raise ValueError(
            f"“{identity}” is no id of a walkthrough; write small letters, digits and hyphens, as in my-example"
        )
    choices = [
        (key, option.pattern)
        for key, decision in catalogue.decisions.items()
        for option in decision.entry.options
        if decision.entry.study == study.id and option.pattern
    ]
    sources = [key for key, source in catalogue.sources.items() if source.study == study.id]
    if not choices or not sources:
        raise ValueError(f"the study “{study.id}” has no decision with options, or no source; a walkthrough needs both")
    name = identity.replace("-", " ").capitalize()
    decision, option = choices[0]
    phrases = any(item.entry.asked_as for item in catalogue.walkthroughs.values())
    asked = f"asked_as: [how {name} was done, an example of {name}]\n" if phrases else ""
    text = _WALKTHROUGH.format(
        identity=identity, name=name, asked=asked, source=sources[0], decision=decision, option=option
    )
    return f"walkthroughs/{identity}.md", text


NEW: dict[str, Callable[[str, Study, Catalogue], tuple[str, str]]] = {
    "source": _source,
    "pattern": _pattern,
    "walkthrough": _walkthrough,
}
"""What can be begun, and what makes its path and text."""


def new_file(kind: str, identity: str, study: str | None, catalogue: Catalogue) -> tuple[str, str]:
    """Give path and text of a new file. Raises ValueError with what would be right."""
    studies = catalogue.studies
    if study is not None and study not in studies:
        raise ValueError(f"no study “{study}”; catalogue.yml has {', '.join(studies)}")
    return NEW[kind](identity, studies[study or next(iter(studies))], catalogue)
