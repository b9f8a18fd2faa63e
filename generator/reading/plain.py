"""Reads a transcript in plain Markdown: a heading for the title, then turns under their speakers' names; no codes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum

from generator.findings import Finding, Rule, Severity, fragment
from generator.reading.damage import damage
from generator.reading.ids import short_hash, unique
from generator.reading.lines import Ledger, Show, bounded_lines, rows_of
from generator.reading.records import HeaderField, LineKind, OtherText, Passage, Roles, Row, Source, SourceKind
from generator.reading.seam import SourceFile

_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:[^\W_a-z]|\d)[\w.’'-]*){0,2}"
"""Up to three words; the first begins with a capital letter, the others with one or with a digit."""
_HEADING = re.compile(r"^\s{0,3}#{1,6}")
_CLOSING = re.compile(r"(?<![\s#])[\s#]++$")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_FILE = re.compile(r"\w[\w -]*")
_SKELETON = """# Interview with Expert A

**{interviewer}:** What do you do first?

**Expert A:** Replace these lines with the transcript.
"""


class Mark(Enum):
    """How a transcript names its speakers; the first of these that occurs in it holds for all of it."""

    BOLD = re.compile(rf"^\s*(?:>\s*)*\*\*(?P<name>{_NAME})(?::\*\*|\*\*\s?:)\s*")
    """``**Anna:** words`` or ``**Anna**: words``."""
    QUOTED = re.compile(rf"^\s*>[>\s]*(?P<name>{_NAME}):?\s*$")
    """``> Anna`` on a line of its own, the words below it."""
    COLON = re.compile(rf"^\s*(?P<name>{_NAME}):(?:\s+|$)")
    """``Anna: words``."""


class PlainReader:
    """Reads interviews from files of any name; all its sources are transcripts with passages and no traces."""

    file_name = "anna.md"

    def id_in_study(self, stem: str) -> str | None:
        """Give the file's name in small letters and digits, with hyphens between them."""
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
        return _UNSAFE.sub("-", plain).strip("-") or None

    def skeleton(self, identity: str, roles: Roles, code: str) -> tuple[str, str]:
        """Give a file of that name, with a question and an answer; there are no codes in it."""
        if not _FILE.fullmatch(identity) or self.id_in_study(identity) is None:
            raise ValueError(f"“{identity}” is no name of a source; write letters, digits and hyphens, as in anna")
        interviewer = next(iter(roles.interviewers), "Interviewer")
        return f"{identity}.md", _SKELETON.format(interviewer=interviewer)

    def read(self, text: str, file: SourceFile, show: Show = str) -> tuple[Source, tuple[Finding, ...]]:
        """Read a transcript; what stands before its first speaker, headings and images are other text."""
        lines, findings = bounded_lines(file.path, text)
        ledger = Ledger()
        mark = _mark(lines)
        title = _title(lines, mark, show)
        if title is not None:
            ledger.claim(LineKind.HEADER_FIELD, title.line)
        passages = tuple(_passages(lines, mark, file, show, ledger))
        source = Source(
            id=file.id,
            study=file.study,
            kind=SourceKind.INTERVIEW,
            path=file.path,
            title=title.value if title else file.id,
            header=(title,) if title else (),
            definitions=(),
            passages=passages,
            traces=(),
            other=_together(ledger.rest(lines, passages, show)),
            spans=ledger.spans(lines),
            roles=file.roles,
        )
        return source, tuple(sorted((*findings, *_findings(source))))


def _title(lines: Sequence[str], mark: Mark | None, show: Show) -> HeaderField | None:
    """Give the first heading, if it stands before the first speaker."""
    for number, line in enumerate(lines, start=1):
        if mark and mark.value.match(line):
            return None
        words = _heading(line)
        if words:
            return HeaderField("title", show(words), number)
    return None


def _heading(line: str) -> str | None:
    """Give the words of a heading, which may have none; nothing where the line is no heading."""
    mark = _HEADING.match(line)
    if mark is None:
        return None
    rest = line[mark.end() :]
    words = _CLOSING.sub("", rest).lstrip()
    return words if rest[:1].isspace() or not words else None


def _mark(lines: Sequence[str]) -> Mark | None:
    return next((mark for mark in Mark if any(mark.value.match(line) for line in lines)), None)


def _passages(
    lines: Sequence[str], mark: Mark | None, file: SourceFile, show: Show, ledger: Ledger
) -> Iterator[Passage]:
    """Give the turns; each lasts until the next name or heading. Without any name, each paragraph is a turn."""
    name: str | None = None
    rows: list[Row] = []
    seen: dict[str, int] = {}

    def turn() -> Iterator[Passage]:
        if rows:
            ledger.claim(LineKind.PASSAGE, *(row.line for row in rows))
            identity = unique(short_hash("\n".join(row.text for row in rows)), seen)
            yield Passage(identity, file.roles.speaker(show(name or "")), tuple(rows))
            rows.clear()

    for index, line in enumerate(lines):
        named = mark.value.match(line) if mark else None
        if named:
            yield from turn()
            name = named["name"]
            rows += _words(line, named.end(), index, show)
            if not rows:
                ledger.claim(LineKind.SPEAKER, index + 1)
        elif _heading(line) is not None or (mark is None and not line.strip()):
            yield from turn()
        elif (name is not None or mark is None) and not line.lstrip().startswith("!["):
            rows += rows_of(lines, index, index + 1, show)
    yield from turn()


def _words(line: str, start: int, index: int, show: Show) -> Iterator[Row]:
    raw = line[start:].rstrip()
    if raw:
        yield Row(index + 1, start + 1, raw, show(raw))


def _together(rest: Sequence[OtherText]) -> tuple[OtherText, ...]:
    """Join lines of other text that follow each other."""
    found: list[OtherText] = []
    for item in rest:
        if found and found[-1].after == item.after and found[-1].rows[-1].line + 1 == item.rows[0].line:
            found[-1] = OtherText((*found[-1].rows, *item.rows), item.after)
        else:
            found.append(item)
    return tuple(found)


def _findings(source: Source) -> Iterator[Finding]:
    if not source.header:
        message = "the transcript has no title; write a heading “# Interview with Anna” above it"
        yield Finding(source.path, 1, 1, Rule.MISSING_HEADER, Severity.WARNING, message)
    yield from damage(source.path, (row for passage in source.passages for row in passage.rows))
    for passage in source.passages:
        if passage.speaker is None:
            row = passage.rows[0]
            message = f"nobody is named as the speaker; begin with “**Anna:** ”: {fragment(row.text)}"
            yield Finding(source.path, row.line, row.column, Rule.NO_SPEAKER, Severity.WARNING, message)
