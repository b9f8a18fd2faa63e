"""Where researchers coded something in a source, with the words that the coding rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.model import Coding
from generator.pages.context import PageContext
from generator.pages.views import Link, Reference

_MOST_STATEMENTS = 3
"""Statements of a trace that are shown outside it."""


@dataclass(frozen=True)
class CodedWords:
    """A place where something is coded, and the words of the statements there."""

    where: Link
    """The trace."""
    words: Sequence[Reference]
    statements: Sequence[str]
    """In the coder's words, where nobody is found to say so."""
    more: str
    """How many statements more the trace has; empty where it has none."""


def coded_words(context: PageContext, coding: Coding, label: str, **values: str) -> CodedWords:
    """Give a coding with its words; ``label`` names the text of its link."""
    shown = coding.evidence[:_MOST_STATEMENTS]
    left = len(coding.evidence) - len(shown)
    excerpts = dict.fromkeys(excerpt for item in shown for excerpt in item.excerpts)
    return CodedWords(
        where=coded_link(context, coding, label, **values),
        words=context.references(excerpts),
        statements=[
            context.words.say("coding.statement", statement=item.statement) for item in shown if not item.excerpts
        ],
        more=context.words.count("more_words", left) if left else "",
    )


def coded_link(context: PageContext, coding: Coding, label: str, **values: str) -> Link:
    """Make a link to the trace of a coding."""
    text = context.words.say(label, source=coding.source, line=coding.line, **values)
    return Link(text, context.addresses.trace(context.page, coding.source, coding.trace))
