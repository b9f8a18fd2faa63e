"""Checks for what looks as if it leads to a person: names, addresses, numbers, and employers or places beside “I”."""

import re
from collections.abc import Collection, Iterator

from generator.catalogue.model import Catalogue
from generator.catalogue.texts import FoundText, everything
from generator.content.load import Content
from generator.content.marks import Plain, Prose
from generator.findings import Finding, Rule, Severity
from generator.reading.records import Source, SourceKind

_NAME = r"(?P<name>(?-i:[A-Z][\w&’'-]{1,30}))"
_ME = r"\b(?:(?-i:I)|we|my (?:firm|company|team))\b"
_REACHES = {
    "an e-mail address": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "a telephone number": re.compile(r"(?<![\w.,/-])(?:\+|00?)[1-9](?:[ ()/.-]{0,2}\d){7,13}(?!\w)"),
    "a handle": re.compile(r"(?:(?<![\w@./])@(?=[A-Za-z])|(?:linkedin\.com/in|twitter\.com|x\.com)/)\w{3,30}"),
}
"""What reaches a person, in whatever text it stands."""
_LEADS = {
    "a person": re.compile(
        r"\b(?:my name(?:[’']s| is)|I go by|(?:nice|great|good) to meet you,?|thank you(?: so much)?,|"
        r"hello|(?:articles?|books?|papers?|posts?|work) (?:of|by|from)|according to) " + _NAME,
        re.I,
    ),
    "a person, or where somebody comes from": re.compile(
        rf"\b(?:(?-i:I)[’']m|(?-i:I) am|being)(?: an?)? (?=\w{{3}}){_NAME}(?=[ ,.])", re.I
    ),
    "the author of a book": re.compile(rf"\b{_NAME}[’']s? (?:book|article|paper|blog)\b", re.I),
    "an employer": re.compile(
        rf"{_ME}[^.!?]{{0,60}}\b(?:work(?:ed|ing)?|intern(?:ing|ship)?|employed|hired|joined|things|inside|use)"
        rf" (?:at|for|by|of) {_NAME}",
        re.I,
    ),
    "a place": re.compile(
        rf"{_ME}[^.!?]{{0,40}}\b(?:out of|am from|[’']m from|based in|live in|living in|born in|moved to) {_NAME}", re.I
    ),
    "an age": re.compile(r"\b(?P<name>[1-9]\d years old)\b"),
}
"""What leads to a person where somebody speaks of themselves."""
_PSEUDONYM = re.compile(r"(?:Expert|Participant|Interviewer|Moderator|Host|Chat|Kubernetes)\b")
_SEVERITY = Severity.WARNING


def personal(content: Content, catalogue: Catalogue) -> Iterator[Finding]:
    """Report what looks personal and is on no list of public names."""
    public = frozenset(word for name in content.catalogue.record.public_names for word in name.split())
    for source in catalogue.sources.values():
        if source.kind is SourceKind.INTERVIEW:
            yield from _said(source, public)
    for item in everything(content):
        if isinstance(item, FoundText) and isinstance(item.mark, Prose | Plain):
            for what, pattern in _REACHES.items():
                for found in pattern.finditer(item.text):
                    yield item.document.finding(
                        item.document.place_of(found[0], item.place[0]), Rule.LOOKS_PERSONAL, _told(what), _SEVERITY
                    )


def _said(source: Source, public: Collection[str]) -> Iterator[Finding]:
    for passage in source.passages:
        text = passage.text.replace("\n", " ")
        for what, pattern in (_REACHES | _LEADS).items():
            for found in pattern.finditer(text):
                name = found.groupdict().get("name") or found[0]
                known = name.removesuffix("’s").removesuffix("'s").strip("’'")
                if known not in public and not _PSEUDONYM.match(known):
                    at = found.start("name") if "name" in found.groupdict() else found.start()
                    row = min(passage.text.count("\n", 0, at), len(passage.rows) - 1)
                    begins = passage.text.rfind("\n", 0, at) + 1
                    line, column = passage.rows[row].line, passage.rows[row].column + at - begins
                    yield Finding(source.path, line, column, Rule.LOOKS_PERSONAL, _SEVERITY, _told(what))


def _told(what: str) -> str:
    return (
        f"this looks like {what}; have “deidentify” take it out, or, if it leads to nobody, "
        "list the word under public_names of catalogue.yml"
    )
