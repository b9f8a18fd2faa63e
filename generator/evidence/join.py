"""Joins a source's statements with the speaker's words, and lets the reviewed coding correct what the machine found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from generator.content.files import Document
from generator.content.model import CodingFile, Stance, Statement
from generator.evidence.excerpts import ExcerptMaker
from generator.evidence.locate import NEAR_VERBATIM, Locator
from generator.evidence.records import Evidence, Excerpt, Located, Match, Origin
from generator.evidence.sentences import Vocabulary, word_list
from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.reader import short_hash
from generator.reading.records import OpenCode, Source, Trace
from generator.words import folded, letters_of, same_words

Resolve = Callable[[str], str | None]
"""Gives the id of the element that a written code means, or nothing."""


@dataclass(frozen=True)
class _Place:
    """An open code in its trace; ``own`` are the passages since the trace before."""

    trace: Trace
    code: OpenCode
    own: range


def excerpt_maker(
    source: Source, coding: Document[CodingFile] | None, show: Callable[[str], str]
) -> tuple[ExcerptMaker, list[Finding]]:
    """Give the maker of a source's excerpts, which knows the speakers that its coding file corrects."""
    maker = ExcerptMaker(source, show)
    findings = []
    for index, entry in enumerate(coding.record.speakers if coding else ()):
        if not maker.correct(entry.words, entry.speaker) and coding is not None:
            findings.append(_unspoken(coding, ("speakers", index, "words"), entry.words))
    return maker, findings


def join(
    source: Source, maker: ExcerptMaker, coding: Document[CodingFile] | None, resolve: Resolve, vocabulary: Vocabulary
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    """Give the evidence of one source in the order of its passages, and what is wrong with its coding file."""
    findings: list[Finding] = []
    locator = Locator(source, vocabulary, maker)
    places = list(_places(source))
    entries = _matched(places, coding, maker, findings)
    evidence = []
    for place in places:
        codes = tuple(dict.fromkeys(found for axial in place.trace.axial_codes if (found := resolve(axial.written))))
        decided = place.code.id in entries and _decides(entries[place.code.id][1])
        located = _locate(place, None if decided else locator, resolve)
        item = _evidence(source, place, located, codes)
        if place.code.id in entries and coding is not None:
            item = _reviewed(item, entries[place.code.id], coding, maker, findings)
        evidence.append(item)
    if coding is not None:
        evidence += _added(source, coding, maker, findings)
    findings += _unlocated(source, evidence)
    return tuple(evidence), findings


def _places(source: Source) -> Iterator[_Place]:
    before = 0
    for trace in source.traces:
        own = range(before, trace.after)
        for code in trace.open_codes:
            yield _Place(trace, code, own)
        before = trace.after if trace.open_codes else before


def _decides(entry: Statement) -> bool:
    """Tell whether reviewers say which words a statement rests on, so that nobody has to look for them."""
    return entry.excerpt is not None or entry.unlocated


def _locate(place: _Place, locator: Locator | None, resolve: Resolve) -> Located:
    text = place.code.text.strip()
    named = {folded(axial.written) for axial in place.trace.axial_codes}
    if folded(text) in named or (" " not in text and ("_" in text or resolve(text) is not None)):
        return Located(Match.IDENTIFIER, 0.0, ())
    return locator.locate(text, place.own) if locator else Located(Match.UNLOCATED, 0.0, ())


def _evidence(source: Source, place: _Place, located: Located, codes: tuple[str, ...]) -> Evidence:
    return Evidence(
        id=place.code.id,
        source=source.id,
        trace=place.trace.id,
        origin=Origin.STUDY,
        statement=place.code.text,
        lines=place.code.lines,
        match=located.match,
        score=located.score,
        excerpts=located.excerpts,
        speaks_of=codes,
        stance=None,
        reviewed=False,
    )


def _matched(
    places: Sequence[_Place], coding: Document[CodingFile] | None, maker: ExcerptMaker, findings: list[Finding]
) -> dict[str, tuple[int, Statement]]:
    """Pair the entries of a coding file with open codes, by their text."""
    entries: dict[str, tuple[int, Statement]] = {}
    for index, entry in enumerate(coding.record.statements if coding else ()):
        same = [place.code.id for place in places if same_words(place.code.typed, entry.statement)]
        wanted = same if entry.occurrence is None else same[entry.occurrence - 1 : entry.occurrence]
        if len(wanted) == 1 and wanted[0] not in entries:
            entries[wanted[0]] = index, entry
        elif coding is not None:
            findings.append(_unmatched(coding, index, maker.shown(entry.statement), places, len(same)))
    return entries


def _unmatched(
    coding: Document[CodingFile], index: int, statement: str, places: Sequence[_Place], count: int
) -> Finding:
    if count:
        right = f"the source has it {count} times; give each its own occurrence, from 1"
    else:
        near = process.extractOne(statement, [place.code.text for place in places])
        right = f"the source’s nearest statement is {fragment(near[0], 90)}" if near else "the source has no statements"
    place = coding.place("statements", index, "statement")
    message = f"no such statement in {coding.record.source}: {fragment(statement)}; {right}"
    return coding.finding(place, Rule.UNMATCHED_STATEMENT, message)


def _reviewed(
    item: Evidence,
    numbered: tuple[int, Statement],
    coding: Document[CodingFile],
    maker: ExcerptMaker,
    findings: list[Finding],
) -> Evidence:
    index, entry = numbered
    wanted = (entry.excerpt,) if isinstance(entry.excerpt, str) else entry.excerpt or ()
    excerpts: list[Excerpt] = []
    for words in wanted:
        found = maker.find(words)
        if found is None:
            findings.append(_unspoken(coding, ("statements", index, "excerpt"), words))
        else:
            excerpts.append(maker.make(*found, speaker=entry.speaker))
    if entry.unlocated:
        match, score = Match.UNLOCATED, 0.0
        chosen: tuple[Excerpt, ...] = ()
    elif excerpts:
        match, score = compare(item.statement, [excerpt.text for excerpt in excerpts])
        match = Match.IDENTIFIER if item.match is Match.IDENTIFIER else match
        chosen = tuple(excerpts)
    else:
        match, score = item.match, item.score
        chosen = tuple(maker.again(excerpt, entry.speaker) for excerpt in item.excerpts)
    return replace(
        item,
        match=match,
        score=score,
        excerpts=chosen,
        speaks_of=entry.speaks_of,
        stance=entry.stance,
        reviewed=True,
        note=entry.note,
    )


def compare(statement: str, excerpts: Sequence[str]) -> tuple[Match, float]:
    """Say how a statement compares with the words that reviewers chose for it."""
    if any(letters_of(text).find(statement) for text in excerpts):
        return Match.VERBATIM, 1.0
    words = word_list(statement)
    score = max(LCSseq.similarity(words, word_list(text)) for text in excerpts) / max(len(words), 1)
    near = score >= NEAR_VERBATIM and len(words) > 3
    return (Match.NEAR_VERBATIM if near else Match.PARAPHRASE), round(score, 2)


def _added(
    source: Source, coding: Document[CodingFile], maker: ExcerptMaker, findings: list[Finding]
) -> Iterator[Evidence]:
    for index, entry in enumerate(coding.record.added):
        found = maker.find(entry.words)
        if found is None:
            findings.append(_unspoken(coding, ("added", index, "words"), entry.words))
            continue
        excerpt = maker.make(*found, speaker=entry.speaker)
        yield Evidence(
            id=f"{source.id}-{short_hash(entry.words)}",
            source=source.id,
            trace=None,
            origin=Origin.CATALOGUE,
            statement=entry.says,
            lines=excerpt.lines,
            match=Match.PARAPHRASE,
            score=0.0,
            excerpts=(excerpt,),
            speaks_of=entry.speaks_of,
            stance=Stance(entry.stance),
            reviewed=True,
        )


def _unspoken(coding: Document[CodingFile], keys: tuple[str | int, ...], words: str) -> Finding:
    message = f"nobody says this in {coding.record.source}: {fragment(words)}; copy the words from the transcript"
    return coding.finding(coding.place(*keys), Rule.UNRESOLVED_EXCERPT, message)


def _unlocated(source: Source, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    for item in evidence:
        if item.match is Match.UNLOCATED and not item.reviewed:
            message = (
                f"nobody is found to say {fragment(item.statement)}; "
                "name the words in the coding file, or say unlocated: true"
            )
            yield Finding(source.path, item.lines[0], 1, Rule.UNLOCATED_STATEMENT, Severity.NOTE, message)
