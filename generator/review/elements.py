"""Gives the claims of decisions, patterns, forces, walkthroughs, personas and guides."""

from collections.abc import Iterator

from generator.addresses import Addresses, Special
from generator.catalogue.model import Catalogue, Pattern, PatternEffect, WeighedFrom
from generator.content.kinds import Kind
from generator.evidence.records import Evidence
from generator.prose import plain
from generator.reading.records import Role
from generator.review.changes import Aspect, Claim, Subject, Weight
from generator.review.values import aspects, in_words, one_line

_NAMED = {"name": Weight.VERDICT, "title": Weight.VERDICT}
_DECISION = (
    _NAMED
    | {"question": Weight.EVIDENCE, "next": Weight.EVIDENCE}
    | dict.fromkeys(("combinations", "constraints"), Weight.EVIDENCE)
)
_PATTERN = _NAMED | dict.fromkeys(("definition", "serves", "needed_at", "consider"), Weight.EVIDENCE)
_JOINED = (
    "id", "effects", "relations", "related_by", "decisions", "walkthroughs", "evidence", "bibliography", "body",
    "reported", "weighed",
)  # fmt: skip
"""Fields of a joined pattern that are claims of their own, or come from elsewhere."""


def element_claims(catalogue: Catalogue, addresses: Addresses) -> Iterator[Claim]:
    """Give all claims that hand-written files and the study's model make."""
    for identity, decision in catalogue.decisions.items():
        page = addresses.url(Kind.DECISION, identity)
        said = aspects(decision.entry, _DECISION, ("id", "options"))
        yield Claim(Subject.DECISION, identity, decision.name, said, (page,), Weight.VERDICT, "decision")
        for option in decision.entry.options:
            names = catalogue.names(Kind.PATTERN if option.pattern else Kind.DECISION)
            name = f"{names.get(option.target, option.target)} as an option of {decision.name}"
            said = aspects(option, {}, ("pattern", "decision"))
            yield Claim(Subject.OPTION, f"{identity}.{option.target}", name, said, (page,), Weight.VERDICT)
    for pattern in catalogue.patterns.values():
        yield from _pattern(catalogue, addresses, pattern)
    for identity, force in catalogue.forces.items():
        said = aspects(force.entry, _NAMED, ("id",))
        pages = (addresses.url(Kind.FORCE, identity),)
        yield Claim(Subject.FORCE, identity, force.name, said, pages, Weight.VERDICT, "force")
    for identity, walkthrough in catalogue.walkthroughs.items():
        steps = {"steps": Weight.EVIDENCE, "sources": Weight.EVIDENCE, "outcome": Weight.EVIDENCE}
        said = aspects(walkthrough.entry, _NAMED | steps, ("id", "order")) | _body(walkthrough.body)
        pages = (addresses.url(Kind.WALKTHROUGH, identity),)
        yield Claim(Subject.WALKTHROUGH, identity, walkthrough.name, said, pages, Weight.EVIDENCE, "walkthrough")
    for identity, persona in catalogue.personas.items():
        pages = (addresses.url(Kind.PERSONA, identity),)
        said = aspects(persona, _NAMED, ("id",))
        yield Claim(Subject.PERSONA, identity, persona.name, said, pages, Weight.EVIDENCE, "persona")
    for identity, term in catalogue.terms.items():
        pages = (f"{Special.GLOSSARY}.html",)
        yield Claim(Subject.PAGE, f"term:{identity}", term.name, aspects(term, _NAMED, ("id",)), pages, Weight.EVIDENCE)
    for figure in catalogue.figures:
        said = aspects(figure, {"number": Weight.EVIDENCE, "cite": Weight.EVIDENCE}, ("id",))
        name = f"Figure told: {figure.number} {figure.unit}"
        pages = (f"{Special.FIGURES}.html",)
        yield Claim(Subject.STATEMENT, f"figure:{figure.id}", name, said, pages, Weight.EVIDENCE)
    for identity, guide in catalogue.guides.items():
        said = aspects(guide.entry, _NAMED, ("id",)) | _body(guide.body)
        pages = (addresses.url(Kind.GUIDE, identity),)
        yield Claim(Subject.PAGE, f"guide:{identity}", guide.name, said, pages, Weight.EVIDENCE, "guide")


def _body(text: str) -> dict[str, Aspect]:
    return {"prose": Aspect(one_line(plain(text)))} if text.strip() else {}


def _pattern(catalogue: Catalogue, addresses: Addresses, pattern: Pattern) -> Iterator[Claim]:
    page = addresses.url(Kind.PATTERN, pattern.id)
    said = aspects(pattern, _PATTERN, _JOINED) | _body(pattern.body)
    written = [item for item in pattern.weighed if item.stands_in is WeighedFrom.WRITTEN]
    if written:
        said["weighs"] = Aspect(
            "; ".join(f"{item.side}: {one_line(plain(item.text))}" for item in written), Weight.EVIDENCE
        )
    verdict = _verdict(pattern.evidence)
    if verdict:
        said["verdict"] = Aspect(verdict, Weight.VERDICT)
    yield Claim(Subject.PATTERN, pattern.id, pattern.name, said, (page,), Weight.VERDICT, "pattern")
    for effect in pattern.effects:
        yield _effect(catalogue, addresses, pattern, effect)
    for edge in pattern.relations:
        target = catalogue.names(Kind.PATTERN).get(edge.target, edge.target)
        name = f"{pattern.name} {edge.relation} {target}"
        stated = {
            "relation": Aspect(edge.relation, Weight.EVIDENCE),
            "note": Aspect(one_line(plain(edge.note)) if edge.note else ""),
        }
        identity = f"{pattern.id}.{edge.relation}.{edge.target}"
        yield Claim(Subject.RELATION, identity, name, stated, (page,), Weight.EVIDENCE, f"{pattern.id}.{edge.target}")


def _effect(catalogue: Catalogue, addresses: Addresses, pattern: Pattern, effect: PatternEffect) -> Claim:
    force = catalogue.names(Kind.FORCE).get(effect.force, effect.force)
    said = {
        "effect": Aspect(effect.effect, Weight.VERDICT),
        "basis": Aspect(effect.basis, Weight.EVIDENCE),
        "why": Aspect(in_words(effect.why)),
        "words": Aspect("; ".join(f"“{one_line(item.text)}”" for item in effect.excerpts), Weight.EVIDENCE),
        "contested": Aspect("; ".join(f"“{one_line(item.text)}”" for item in effect.contested), Weight.EVIDENCE),
    }
    pages = [addresses.url(Kind.PATTERN, pattern.id)]
    if catalogue.has(Kind.FORCE, effect.force):
        pages.append(addresses.url(Kind.FORCE, effect.force))
    pages += [addresses.url(Kind.DECISION, decision) for decision in pattern.decisions]
    name = f"{force} on {pattern.name}"
    return Claim(Subject.EFFECT, f"{pattern.id}.{effect.force}", name, said, tuple(pages), Weight.VERDICT)


def _verdict(evidence: tuple[Evidence, ...]) -> str:
    """Say who takes which side, as the table of stances does."""
    sides: dict[str, set[str]] = {}
    for item in evidence:
        for excerpt in item.excerpts:
            if item.stance is not None and excerpt.role is not Role.INTERVIEWER:
                sides.setdefault(item.stance, set()).add(excerpt.speaker)
    return "; ".join(f"{stance}: {', '.join(sorted(speakers))}" for stance, speakers in sorted(sides.items()))
