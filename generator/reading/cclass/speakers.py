"""Knows the marks above turns in these transcripts: ``> Expert A``, ``> Interviewer``."""

import re
from functools import lru_cache

from generator.reading.records import Roles

_LABELS = (
    "Interviewer", "Interviewee", "Expert", "Participant", "Respondent", "Speaker", "Moderator", "Host", "Guest"
)  # fmt: skip
_NUMBER = r"(?: (?:[A-Z]{1,2}|\d{1,3}))?"


@lru_cache
def speaker_mark(roles: Roles) -> re.Pattern[str]:
    """Give what a line that only names a speaker looks like; names that ``roles`` knows count, too."""
    return re.compile(rf"{_names(roles)}{_NUMBER}:?")


@lru_cache
def name_inside(roles: Roles) -> re.Pattern[str]:
    """Give what a mark that stands inside a sentence looks like, with the word that it cut."""
    return re.compile(rf"(?<!\S)\S*\s?> ?{_names(roles)}{_NUMBER}\w*")


def _names(roles: Roles) -> str:
    return f"(?:{'|'.join(re.escape(name) for name in dict.fromkeys((*_LABELS, *roles.interviewers)))})"
