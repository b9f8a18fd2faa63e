"""Reads a transcript as a person does: who speaks, what is said, and what the coders wrote below it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize

_SPEAKER = re.compile(
    r"(Interviewer|Interviewee|Expert|Participant|Respondent|Speaker|Host|Guest)( ([A-Z]{1,2}|\d+))?:?"
)
_TRACE = re.compile(r"[*# ]*(OPEN|AXIAL) CODING\b[^a-z]*$")
_MARKER = re.compile(r"^([-*+]|\d{1,2}[.)])\s+")
AUTHOR = "the author"


def letters(text: str) -> str:
    """Give what is left of ``text`` when case, blanks and punctuation do not count."""
    return "".join(sign for sign in normalize("NFKC", text).casefold() if sign.isalnum())


@dataclass
class Turn:
    """What one person says until somebody else speaks or a trace begins; of an article, a paragraph."""

    speaker: str
    lines: list[str] = field(default_factory=list)

    @cached_property
    def spelled(self) -> tuple[str, list[bool]]:
        """The letters that are said, and for each whether a word begins with it (one more for the end)."""
        found, begins = "", []
        for word in re.findall(r"\w+", " ".join(self.lines)):
            spelled = letters(word)
            begins += [True, *[False] * (len(spelled) - 1)] if spelled else []
            found += spelled
        return found, [*begins, True]

    @cached_property
    def voices(self) -> list[str]:
        """Who says each letter."""
        return [self.speaker] * len(self.spelled[0])

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Give the span of letters of the first place where ``words`` are said as whole words."""
        said, begins = self.spelled
        wanted = letters(words)
        place = said.find(wanted, start) if wanted else -1
        while place >= 0:
            if begins[place] and begins[place + len(wanted)]:
                return place, place + len(wanted)
            place = said.find(wanted, place + 1)
        return None


@dataclass
class Trace:
    """What the coders wrote below some turns."""

    lines: list[tuple[str, bool]] = field(default_factory=list)
    """Lines of statements, each with whether it stands right below another."""
    codes: list[str] = field(default_factory=list)


@dataclass
class Transcript:
    """One source, read plainly."""

    id: str
    study: str
    path: Path
    title: str = ""
    turns: list[Turn] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)

    @property
    def interview(self) -> bool:
        """Whether it is an interview; the others are articles."""
        return self.id.partition("-")[2].startswith("p")

    @property
    def experts(self) -> list[str]:
        """Who was interviewed, in the order in which they speak."""
        return list(dict.fromkeys(turn.speaker for turn in self.turns if not interviews(turn.speaker)))

    @property
    def known_as(self) -> str:
        """What readers know the source by."""
        return f"Interview with {', '.join(self.experts)}" if self.interview and self.experts else self.title

    def correct(self, corrections: Iterable[Mapping[str, Any]]) -> None:
        """Give words to those who really say them."""
        for item in reversed(list(corrections)):
            turn, start, end = self._place(item["words"])
            turn.voices[start:end] = [item["speaker"]] * (end - start)

    def says(self, words: str, occurrence: int = 1) -> str | None:
        """Give who says most of ``words`` the first time or a later one; nothing where nobody does."""
        try:
            turn, start, end = self._place(words, occurrence)
        except LookupError:
            return None
        said = Counter(turn.voices[start:end])
        return max(said, key=lambda speaker: (said[speaker], speaker == turn.speaker))

    def whole(self, words: str) -> str:
        """Give the letters from the first of ``words`` to the last, with those that “…” stands for."""
        turn, start, end = self._place(words)
        return turn.spelled[0][start:end]

    def place(self, words: str, occurrence: int = 1) -> tuple[int, int, int]:
        """Give the turn in which words are said, and from which letter to which."""
        turn, start, end = self._place(words, occurrence)
        return self.turns.index(turn), start, end

    def statements(self, trace: Trace, known: Iterable[str]) -> list[str]:
        """Give the statements of a trace; a line goes on with the one above it where one of the ``known`` does so,
        or where the speaker says the words around the break without a break."""
        spelled = [letters(statement) for statement in known]
        found: list[str] = []
        for line, below in trace.lines:
            if below and self._goes_on(found[-1], line, spelled):
                found[-1] += " " + line
            else:
                found.append(line)
        return found

    def _goes_on(self, before: str, line: str, spelled: list[str]) -> bool:
        if any(item.startswith(letters(before + line)) for item in spelled):
            return True
        if letters(before) in spelled:
            return False
        seam = before.split()[-3:] + line.split()[:3]
        return len(seam) > 3 and self.says(" ".join(seam)) is not None

    def _place(self, words: str, occurrence: int = 1) -> tuple[Turn, int, int]:
        first, _, last = words.partition("…")
        left = occurrence
        for turn in self.turns:
            begin = turn.find(first)
            while begin:
                end = turn.find(last, begin[1]) if letters(last) else begin
                left -= bool(end)
                if end and not left:
                    return turn, begin[0], end[1]
                begin = turn.find(first, begin[0] + 1)
        raise LookupError(f"{self.id}: nobody says “{words}” {occurrence} times")


def interviews(speaker: str) -> bool:
    """Tell whether a speaker asks the questions."""
    return speaker.lower().startswith("interviewer")


def read_transcript(path: Path, identity: str, study: str, show: Callable[[str], str]) -> Transcript:
    """Read one source; ``show`` turns a line as typed into the line that readers may see."""
    found = Transcript(identity, study, path)
    text = path.read_text(encoding="utf-8")
    header, _, body = re.split(r"(?m)^(#+ coding\s*)$", text, maxsplit=1)
    title = re.search(r"(?m)^## title\s*\n+(.+)$", header)
    found.title = title[1].strip() if title else ""
    _Walk(found, show).read(body)
    return found


class _Walk:
    """Goes through the lines of a transcript."""

    def __init__(self, transcript: Transcript, show: Callable[[str], str]) -> None:
        self._found = transcript
        self._show = show
        self._mode = "words"
        self._speaker = "an unnamed speaker" if transcript.interview else AUTHOR
        self._fence = False
        self._fresh = True
        self._below = False

    def read(self, text: str) -> None:
        for line in text.split("\n"):
            bare = re.sub(r"^(\s*>)*\s*", "", line).rstrip()
            if bare.startswith("```"):
                self._fence = not self._fence
            elif self._fence:
                self._code(bare)
            else:
                self._line(self._show(bare), quoted=line.lstrip().startswith(">"))

    def _code(self, bare: str) -> None:
        written = bare.strip(" ,'\"").partition("=")[0].strip()
        if written:
            self._found.traces[-1].codes.append(written)

    def _line(self, bare: str, *, quoted: bool) -> None:
        heading = _TRACE.match(bare)
        if heading:
            self._trace(heading[1])
        elif not bare or bare.startswith(("![", "#")):
            self._fresh = self._fresh or not self._found.interview or bool(bare)
            self._below = False
        elif _SPEAKER.fullmatch(bare):
            self._mode, self._speaker, self._fresh = "words", bare.rstrip(":"), True
        elif self._mode == "OPEN" and not quoted:
            self._found.traces[-1].lines.append((_MARKER.sub("", bare), self._below and not _MARKER.match(bare)))
            self._below = True
        elif self._mode == "words" or quoted:
            self._say(bare)

    def _trace(self, kind: str) -> None:
        if kind == "OPEN" or self._mode != "OPEN":
            self._found.traces.append(Trace())
        self._mode, self._fresh, self._below = kind, True, False

    def _say(self, bare: str) -> None:
        if self._fresh:
            self._found.turns.append(Turn(self._speaker))
        self._mode, self._fresh = "words", False
        self._found.turns[-1].lines.append(bare)
