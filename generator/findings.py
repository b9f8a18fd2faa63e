"""What a check reports: one finding a fault, with its place, the offending words and what would be right."""

import json
import posixpath
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from generator.signs import on_terminal


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """A page would be wrong or missing: nothing is published."""
    WARNING = "warning"
    """Something to mend; the pages are right without it."""
    NOTE = "note"
    """Something a reader of the source should know."""


class Rule(StrEnum):
    """Every kind of finding, by the name it is reported under."""

    MISSING_FILE = "missing-file"
    NOT_UTF8 = "not-utf8"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    YAML_SYNTAX = "yaml-syntax"
    FORMAT = "format"
    FILE_NAME = "file-name"
    STRAY_FILE = "stray-file"
    DUPLICATE_ID = "duplicate-id"
    SAME_ADDRESS = "same-address"
    RESERVED_NAME = "reserved-name"
    LOOK_ALIKE = "look-alike"
    UNSEEN_SIGN = "unseen-sign"
    LINE_BREAK = "line-break"
    UNKNOWN_REFERENCE = "unknown-reference"
    SELF_REFERENCE = "self-reference"
    REPEATED_ENTRY = "repeated-entry"
    UNRENDERED_LINK = "unrendered-link"
    UNKNOWN_CODE = "unknown-code"
    UNRESOLVED_CITATION = "unresolved-citation"
    AMBIGUOUS_CITATION = "ambiguous-citation"
    PARAPHRASED_QUOTATION = "paraphrased-quotation"
    CITES_INTERVIEWER = "cites-interviewer"
    BASIS_WITHOUT_CITATION = "basis-without-citation"
    FIGURE_NOT_IN_WORDS = "figure-not-in-words"
    FIGURE_NOBODY_TOLD = "figure-nobody-told"
    SKETCH_UNDECLARED = "sketch-undeclared"
    REJECTED_WITHOUT_GROUND = "rejected-without-ground"
    UNMATCHED_STATEMENT = "unmatched-statement"
    UNRESOLVED_EXCERPT = "unresolved-excerpt"
    UNREVIEWED_STATEMENT = "unreviewed-statement"
    STANCE_MISSING = "stance-missing"
    STANCE_TOWARDS_FORCE = "stance-towards-force"
    TWO_STANCES = "two-stances"
    STANCE_NOT_IN_EXCERPT = "stance-not-in-excerpt"
    CITED_WITHOUT_VIEW = "cited-without-view"
    UNLOCATED_STATEMENT = "unlocated-statement"
    NEGATION_DIFFERS = "negation-differs"
    EFFECTS_DIFFER = "effects-differ"
    SIDES_DISAGREE = "sides-disagree"
    ORDER_DISAGREES = "order-disagrees"
    ASKED_AS_MISSING = "asked-as-missing"
    ASKED_AS_TWICE = "asked-as-twice"
    TAG_AGAINST_STANCE = "tag-against-stance"
    OPTION_INCOMPLETE = "option-incomplete"
    OPTION_WITHOUT_WALKTHROUGH = "option-without-walkthrough"
    ORPHAN = "orphan"
    NEAR_DUPLICATE = "near-duplicate"
    SPELLING = "spelling"
    UNMASKED_NAME = "unmasked-name"
    LOOKS_PERSONAL = "looks-personal"
    WITHDRAWN = "withdrawn"
    UNUSED_REPLACEMENT = "unused-replacement"
    HEADER_DISAGREES = "header-disagrees"
    SPEAKER_DISAGREES = "speaker-disagrees"
    SAME_SOURCE_ID = "same-source-id"
    MISSING_HEADER = "missing-header"
    NO_SPEAKER = "no-speaker"
    OPEN_WITHOUT_AXIAL = "open-without-axial"
    AXIAL_WITHOUT_OPEN = "axial-without-open"
    EMPTY_TRACE = "empty-trace"
    UNCLOSED_FENCE = "unclosed-fence"
    UNREADABLE_CODE = "unreadable-code"
    REPEATED_CODE = "repeated-code"
    BULK_REPLACEMENT = "bulk-replacement"
    MOJIBAKE = "mojibake"
    LATEX_ESCAPE = "latex-escape"
    LOST_LIGATURE = "lost-ligature"
    MASKED_NAME = "masked-name"
    MASKED_WORD = "masked-word"


ON_WHAT_REMAINS = frozenset((
    Rule.TAG_AGAINST_STANCE, Rule.FIGURE_NOBODY_TOLD, Rule.CITED_WITHOUT_VIEW, Rule.SIDES_DISAGREE,
    Rule.BASIS_WITHOUT_CITATION, Rule.SKETCH_UNDECLARED, Rule.REJECTED_WITHOUT_GROUND,
))  # fmt: skip
"""What may follow from a withdrawal and asks for an editor's judgement; a withdrawal does not wait for it."""


OF_THE_WHOLE = ON_WHAT_REMAINS | frozenset((
    Rule.UNKNOWN_REFERENCE, Rule.UNKNOWN_CODE, Rule.UNRESOLVED_CITATION, Rule.UNMATCHED_STATEMENT,
    Rule.UNRESOLVED_EXCERPT, Rule.UNREVIEWED_STATEMENT, Rule.OPTION_INCOMPLETE, Rule.OPTION_WITHOUT_WALKTHROUGH,
    Rule.ORPHAN, Rule.UNUSED_REPLACEMENT, Rule.STANCE_MISSING, Rule.FIGURE_NOT_IN_WORDS, Rule.ORDER_DISAGREES,
    Rule.EFFECTS_DIFFER, Rule.SAME_ADDRESS,
))  # fmt: skip
"""What can only be said once every file could be read; else it would follow from the file that could not."""


@dataclass(frozen=True)
class Mend:
    """Words that would be right in place of those at fault."""

    old: str
    new: str
    certain: bool
    """Whether they may be put in without asking."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that a check reports.

    ``path`` is relative to the content folder with forward slashes; ``line`` and ``column`` are 1-based.
    """

    path: str
    line: int
    column: int
    rule: Rule
    severity: Severity
    message: str
    """What is wrong, the offending fragment in quotes, and what would be right."""
    mend: Mend | None = field(default=None, compare=False)
    """The words that would be right, where a machine can tell."""

    def text(self) -> str:
        """Give ``path:line:column: severity: rule: message``."""
        return on_terminal(f"{self.place()}: {self.severity}: {self.rule}: {self.message}")

    def place(self, root: str = "") -> str:
        """Give ``path:line:column``, as seen from where the content folder has the path ``root``."""
        return f"{_under(root, self.path)}:{self.line}:{self.column}"


_BLANKS_A_SIGN = 20
"""So many signs of a text are looked at for each that is shown."""


class CatalogueError(Exception):
    """Work that cannot go on, with the findings that say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(finding.text() for finding in self.findings))


def fragment(text: str, limit: int = 60) -> str:
    """Give ``text`` on one line, in quotes, cut at ``limit`` characters."""
    beginning = text[: _BLANKS_A_SIGN * limit]  # of a long text, which many findings may show
    flat = " ".join(beginning.split())
    return f"“{flat}”" if len(flat) <= limit and beginning == text else f"“{flat[:limit].rstrip()}…”"


def as_text(findings: Iterable[Finding], root: str) -> str:
    """Give one line a finding, the gravest last, where a terminal shows them; ``root`` is the content folder's path."""
    ordered = sorted(findings, key=lambda finding: (-list(Severity).index(finding.severity), finding))
    lines = (f"{item.place(root)}: {item.severity}: {item.rule}: {item.message}" for item in ordered)
    return "".join(f"{on_terminal(line)}\n" for line in lines)


def as_json(findings: Iterable[Finding], root: str) -> str:
    """Give a JSON array of objects with the keys of :class:`Finding`, and with ``file``, its path from here."""
    found = [asdict(finding) | {"file": _under(root, finding.path)} for finding in findings]
    lines = json.dumps(found, ensure_ascii=False, indent=1).split("\n")
    return "".join(f"{on_terminal(line)}\n" for line in lines)


def as_github(findings: Iterable[Finding], root: str) -> str:
    """Give workflow commands that GitHub shows at the lines at fault; ``root`` is the content folder's path."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for finding in findings:
        path = _property(_under(root, finding.path))
        place = f"file={path},line={finding.line},col={finding.column},title={_property(finding.rule)}"
        message = finding.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(on_terminal(f"::{kinds[finding.severity]} {place}::{message}") + "\n")
    return "".join(lines)


def _under(root: str, path: str) -> str:
    return posixpath.join(root, path) if root != "." else path


def _property(value: str) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(sign, code)
    return value
