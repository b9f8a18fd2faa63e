"""Joins a source's statements with the speaker's words, and lets the reviewed coding correct what the machine found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process

from generator.content.files import Document
from generator.content.model import CodingFile, Statement
from generator.evidence.locate import Locator
from generator.evidence.nearest import CERTAIN, nearest, proposed
from generator.evidence.records import Evidence, Interest, Located, Match, Origin, Reported
from generator.evidence.sentences import Vocabulary
from generator.evidence.transcript import Span, Transcript
from generator.findings import Finding, Mend, Rule, Severity, fragment
from generator.reading.ids import short_hash
from generator.reading.records import OpenCode, Source, Trace
from generator.words import folded, same_words

Resolve = Callable[[str], str | None]
"""Gives the id of the element that a written code means, or nothing."""


@dataclass(frozen=True)
class _Place:
    """An open code in its trace."""

    trace: Trace
    code: OpenCode
    nearby: range
    """The indexes of the passages since the trace before."""


@dataclass(frozen=True)
class _Review:
    """What it takes to apply a reviewed coding to a source."""

    transcript: Transcript
    locator: Locator
    coding: Document[CodingFile]
    findings: list[Finding]


def transcript_of(
    source: Source, coding: Document[CodingFile] | None, show: Callable[[str], str]
) -> tuple[Transcript, list[Finding]]:
    """Give the transcript of a source, which knows the speakers that its coding file corrects."""
    transcript = Transcript(source, show)
    findings: list[Finding] = []
    if coding is not None:
        for index, entry in enumerate(coding.record.speakers):
            span = _said(transcript, coding, ("speakers", index, "words"), entry.words, findings)
            if span is not None:
                transcript.correct(span, entry.speaker)
    return transcript, findings


def join(
    transcript: Transcript, coding: Document[CodingFile] | None, resolve: Resolve, vocabulary: Vocabulary
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    """Give the evidence of one source in the order of its passages, and what is wrong with its coding file."""
    source = transcript.source
    findings: list[Finding] = []
    locator = Locator(transcript, vocabulary)
    places = list(_places(source))
    entries = _matched(places, coding, transcript.show, findings)
    evidence = []
    for place in places:
        codes = tuple(dict.fromkeys(found for name in place.trace.named if (found := resolve(name))))
        decided = place.code.id in entries and _decides(entries[place.code.id][1])
        located = _locate(place, None if decided else locator, resolve)
        item = _evidence(source, place, located, codes)
        if place.code.id in entries and coding is not None:
            item = _reviewed(item, *entries[place.code.id], _Review(transcript, locator, coding, findings))
        evidence.append(item)
    if coding is not None:
        evidence += _added(transcript, coding, findings)
    findings += _unlocated(source, evidence)
    return tuple(evidence), findings


def _places(source: Source) -> Iterator[_Place]:
    before = 0
    for trace in source.traces:
        nearby = range(before, trace.after)
        for code in trace.open_codes:
            yield _Place(trace, code, nearby)
        before = trace.after if trace.open_codes else before


def _decides(entry: Statement) -> bool:
    """Tell whether reviewers say which words a statement rests on, so that nobody has to look for them."""
    return entry.excerpt is not None or entry.unlocated


def _locate(place: _Place, locator: Locator | None, resolve: Resolve) -> Located:
    text = place.code.text.strip()
    named = {folded(name) for name in place.trace.named}
    if folded(text) in named or (" " not in text and ("_" in text or resolve(text) is not None)):
        return Located(Match.IDENTIFIER, 0.0, ())
    return locator.locate(text, place.nearby) if locator else Located(Match.UNLOCATED, 0.0, ())


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
    places: Sequence[_Place], coding: Document[CodingFile] | None, show: Callable[[str], str], findings: list[Finding]
) -> dict[str, tuple[int, Statement]]:
    """Pair the entries of a coding file with open codes, by their text."""
    entries: dict[str, tuple[int, Statement]] = {}
    for index, entry in enumerate(coding.record.statements if coding else ()):
        same = [place.code.id for place in places if same_words(place.code.typed, entry.statement)]
        wanted = same if entry.occurrence is None else same[entry.occurrence - 1 : entry.occurrence]
        if len(wanted) == 1 and wanted[0] not in entries:
            entries[wanted[0]] = index, entry
        elif coding is not None:
            findings.append(_unmatched(coding, index, show(entry.statement), places, len(same)))
    return entries


def _unmatched(
    coding: Document[CodingFile], index: int, statement: str, places: Sequence[_Place], count: int
) -> Finding:
    mend = None
    if count:
        right = f"the source has it {count} times; give each its own occurrence, from 1"
    else:
        near = process.extractOne(statement, [place.code.text for place in places])
        right = f"the source’s nearest statement is {fragment(near[0], 90)}" if near else "the source has no statements"
        if near and places[near[2]].code.typed == near[0]:  # else a mask hides what would be right
            written = coding.record.statements[index].statement
            mend = Mend(written, " ".join(near[0].split()), certain=near[1] >= CERTAIN)
    place = coding.place("statements", index, "statement")
    message = f"no such statement in {coding.record.source}: {fragment(statement)}; {right}"
    return replace(coding.finding(place, Rule.UNMATCHED_STATEMENT, message), mend=mend)


def _reviewed(item: Evidence, index: int, entry: Statement, review: _Review) -> Evidence:
    wanted = (entry.excerpt,) if isinstance(entry.excerpt, str) else entry.excerpt or ()
    transcript, keys = review.transcript, ("statements", index, "excerpt")
    spans = [_said(transcript, review.coding, keys, words, review.findings) for words in wanted]
    chosen = tuple(transcript.excerpt(span, entry.speaker) for span in spans if span is not None)
    if entry.unlocated:
        match, score = Match.UNLOCATED, 0.0
        chosen = ()
    elif chosen:
        match, score = review.locator.compare(item.statement, chosen)
        match = Match.IDENTIFIER if item.match is Match.IDENTIFIER else match
    else:
        match, score = item.match, item.score
        chosen = tuple(transcript.excerpt(transcript.span_of(excerpt), entry.speaker) for excerpt in item.excerpts)
    return replace(
        item,
        match=match,
        score=score,
        excerpts=chosen,
        speaks_of=entry.speaks_of,
        stance=entry.stance,
        reviewed=True,
        note=entry.note,
        through=entry.through,
        stance_in_excerpt=entry.stance_in_excerpt,
    )


def _added(transcript: Transcript, coding: Document[CodingFile], findings: list[Finding]) -> Iterator[Evidence]:
    source = transcript.source
    for index, entry in enumerate(coding.record.added):
        span = _said(transcript, coding, ("added", index, "words"), entry.words, findings)
        if span is None:
            continue
        excerpt = transcript.excerpt(span, entry.speaker)
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
            stance=entry.stance,
            reviewed=True,
            through=entry.through,
            stance_in_excerpt=entry.stance_in_excerpt,
        )


def reported(transcript: Transcript, coding: Document[CodingFile]) -> tuple[tuple[Reported, ...], list[Finding]]:
    """Give the views of others that somebody reports in one source, and which of their words nobody says."""
    findings: list[Finding] = []
    found = []
    for index, entry in enumerate(coding.record.reported):
        span = _said(transcript, coding, ("reported", index, "words"), entry.words, findings)
        if span is not None:
            identity = f"{transcript.source.id}-{short_hash(f'{entry.held_by} {entry.words}')}"
            excerpt = transcript.excerpt(span)
            found.append(Reported(identity, excerpt, entry.patterns, entry.stance, entry.held_by, entry.says))
    return tuple(found), findings


def interest(transcript: Transcript, coding: Document[CodingFile]) -> tuple[Interest | None, list[Finding]]:
    """Give the interest of a source's expert, where it is recorded, and which of its words nobody says."""
    entry = coding.record.expert
    if entry is None:
        return None, []
    findings: list[Finding] = []
    spans = [
        _said(transcript, coding, ("expert", "words", index), words, findings)
        for index, words in enumerate(entry.words)
    ]
    excerpts = tuple(transcript.excerpt(span) for span in spans if span is not None)
    return Interest(entry.interest, entry.says, excerpts), findings


def _said(
    transcript: Transcript,
    coding: Document[CodingFile],
    keys: tuple[str | int, ...],
    words: str,
    findings: list[Finding],
) -> Span | None:
    """Find the words of a coding file; where nobody says them, or somebody says them twice, that is a finding."""
    found = transcript.find(words)
    if isinstance(found, Span):
        return found
    mend = None
    if found is None:
        rule, mend = Rule.UNRESOLVED_EXCERPT, nearest(transcript, words)
        right = proposed(mend, "copy the words from the transcript")
        message = f"nobody says this in {coding.record.source}: {fragment(words)}; {right}"
    else:
        rule = Rule.AMBIGUOUS_CITATION
        message = f"{transcript.told(found)}: {fragment(words)}; copy more of the words"
    findings.append(replace(coding.finding(coding.place(*keys), rule, message), mend=mend))
    return None


def _unlocated(source: Source, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    for item in evidence:
        if item.match is Match.UNLOCATED and not item.reviewed:
            message = (
                f"nobody is found to say {fragment(item.statement)}; "
                "name the words in the coding file, or say unlocated: true"
            )
            yield Finding(source.path, item.lines[0], 1, Rule.UNLOCATED_STATEMENT, Severity.NOTE, message)
