"""Draws the pictures that other sites show beside a link: one a kind of page, and one for all others."""

from collections.abc import Mapping
from functools import cache
from html import escape

from generator.diagrams.draw import picture
from generator.diagrams.letters import broken
from generator.pages.words import Words
from generator.search.records import Found
from generator.search.terms import LABELS

_ROOM = 1_080
"""Points between the margins of a card."""
FOLDER = "assets/cards"
"""Where the pictures lie in a site; ``overrides/main.html`` names it, too."""
_CARD = """graph {{ graph [dpi=72, pad=0, margin=0, bgcolor="#f6f3ec"]; node [shape=plain, fontname="DejaVu Sans"];
card [label=<
<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="1200" HEIGHT="630">
<TR><TD COLSPAN="2" FIXEDSIZE="TRUE" WIDTH="1200" HEIGHT="24" BGCOLOR="#0b4f6c"></TD></TR>
<TR><TD FIXEDSIZE="TRUE" WIDTH="80" HEIGHT="150"></TD><TD ALIGN="LEFT" VALIGN="BOTTOM" WIDTH="1120" HEIGHT="150">
<FONT COLOR="#8a3b12" POINT-SIZE="40">{label}</FONT></TD></TR>
<TR><TD></TD><TD ALIGN="LEFT" BALIGN="LEFT" HEIGHT="236"><FONT COLOR="#16222b" POINT-SIZE="60">{title}</FONT></TD></TR>
<TR><TD></TD><TD ALIGN="LEFT" BALIGN="LEFT" VALIGN="TOP" HEIGHT="220">
<FONT COLOR="#3c4a54" POINT-SIZE="30">{about}</FONT></TD></TR></TABLE>>]; }}"""


def cards(title: str, description: str, words: Words) -> Mapping[str, bytes]:
    """Give a PNG of 1200 by 630 points by its path for each kind of page, and one for pages of no kind."""
    labels = {str(kind): words.say(LABELS[kind]) for kind in Found}
    labels |= {"figure": words.say("figures.title"), "site": ""}
    return {f"{FOLDER}/{name}.png": _card(label, title, description) for name, label in labels.items()}


@cache
def _card(label: str, title: str, about: str) -> bytes:
    return picture(_CARD.format(label=escape(label) or " ", title=_lines(title, 60), about=_lines(about, 30)))


def _lines(text: str, size: int) -> str:
    """Give the first three lines of a text of this size, in points, that fit beside the margin of the card."""
    return "<BR/>".join(escape(line) or " " for line in broken(text, size, _ROOM)[:3])
