"""Takes the words of withdrawn sources out of what is hand-written, and keeps the places that links to them lead to."""

import re
from collections.abc import Collection, Iterable

from generator.findings import Finding, Rule, Severity

_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,600})\](?=\((?:cite|example|context):(?P<source>[a-z0-9-]{1,120})(?:#\d{1,2})?"
    r"\s{1,80}\\?[\"'](?P<words>[^)]{1,2000})\))"
)
"""A link to the words of a source."""
_WORD = re.compile(r"[^\W_]+")
_HEAD = "The words of this source are withdrawn. Links to these places on its page still lead there:\n"
_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,80}")
_RUN = 5
"""So many words in a row, or all that a link has, are a quotation."""


def without_words(text: str, withdrawn: Collection[str]) -> str:
    """Put an ellipsis in place of each link's text that repeats the words of a withdrawn source; lines stay."""

    def shown(found: re.Match[str]) -> str:
        if found["source"] not in withdrawn or not _repeats(found["text"], found["words"]):
            return found[0]
        return f"[…{_line_ends(found['text'])}]"

    return _LINK.sub(shown, text) if withdrawn else text


def without_its_words(anchors: Iterable[str]) -> str:
    """Give what stands in the file of a source whose words are withdrawn."""
    return "\n".join([_HEAD, *dict.fromkeys(anchors)]) + "\n"


def anchors_in(text: str) -> tuple[str, ...] | None:
    """Give the places that such a file names; nothing where the text is anything else."""
    if not text.startswith(_HEAD):
        return None
    names = text.removeprefix(_HEAD).split()
    return tuple(dict.fromkeys(names)) if all(map(_ANCHOR.fullmatch, names)) else None


def left_over(path: str) -> Finding:
    """Report a file that holds words of a withdrawn source; it was not read."""
    message = "the source is withdrawn, and this file still holds its words; delete it"
    return Finding(path, 1, 1, Rule.WITHDRAWN, Severity.WARNING, message)


def _repeats(text: str, words: str) -> bool:
    said, cited = (_WORD.findall(part.casefold()) for part in (text, words))
    length = min(_RUN, len(said))
    runs = {tuple(cited[start : start + length]) for start in range(len(cited) - length + 1)}
    return any(tuple(said[start : start + length]) in runs for start in range(len(said) - length + 1))


def _line_ends(text: str) -> str:
    return "".join(re.findall(r"\n[ \t]*", text))
