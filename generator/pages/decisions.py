"""Pages of decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.addresses import Anchor, Special, beside_page, record
from generator.catalogue.model import Decision
from generator.content.kinds import Kind
from generator.content.model import DecisionFile, OptionEntry
from generator.pages.codings import coded_link
from generator.pages.compare import Comparison, comparison
from generator.pages.context import PageContext
from generator.pages.decision_flow import flow, is_known
from generator.pages.evidence.model import Cell
from generator.pages.evidence.strength import strength_on
from generator.pages.figures import FiguresTold, figures_of
from generator.pages.glance import Standing, standings
from generator.pages.matrix import Matrix, matrix
from generator.pages.model import Front, Hidden, Page
from generator.pages.verdicts import Verdict
from generator.pages.views import Diagram, Link, Tag, Teaser, Twins
from generator.pages.weighed import WeighedTable, weighed_table

_MOST_BESIDE_CONTENTS = 5
"""A wider matrix gets the room of the table of contents."""
_MOST_COMPARED = 4
_FIRST_EXAMPLES = 3
"""Examples that are named right below the options."""


@dataclass(frozen=True)
class OptionRow:
    """One option of a decision."""

    link: Link
    definition: Markup
    fits: Markup
    tags: Sequence[Tag]
    is_decision: bool
    coded: Sequence[Link] = ()
    """Where researchers coded it as an option."""


@dataclass(frozen=True)
class Rule:
    """A line on how to decide."""

    when: Markup
    then: Markup


@dataclass(frozen=True)
class Combination:
    """Options that are taken together."""

    options: Sequence[Link]
    how: Markup


@dataclass(frozen=True)
class Constraint:
    """A situation, in the words of somebody who is in it, and the options that it rules out."""

    text: str
    options: Sequence[Link]
    why: Markup


@dataclass(frozen=True, kw_only=True)
class DecisionPage(Page):
    """A decision with its options and what speaks for each."""

    template = "decision.md.j2"
    name: str
    up: Link
    study: str
    asked_by: Sequence[Link]
    before: Sequence[Link]
    question: str
    summary: Markup
    asked: str
    place: str
    """Which one it is of all decisions."""
    because: Markup
    """Why it stands there."""
    previous: Link | None
    following_in_order: Link | None
    why: Markup
    disputed: Sequence[Standing]
    """Options on which the experts disagree, and who takes which side."""
    standings: Sequence[Standing]
    contents: Sequence[Link]
    """The sections of the page, where the matrix takes the room of the table of contents."""
    options: Sequence[OptionRow]
    examples: Sequence[Link]
    flow: Diagram
    weighed: WeighedTable
    matrix: Matrix | None
    strength: Sequence[Cell]
    how: Markup
    rules: Sequence[Rule]
    combinations: Sequence[Combination]
    constraints: Sequence[Constraint]
    comparison: Comparison
    walkthroughs: Sequence[Teaser]
    figures: FiguresTold | None
    mistakes: Markup
    settle: Markup
    twins: Sequence[Twins]
    following: Sequence[Teaser]
    records: Sequence[Link]
    """Files to write the decision down in."""


def decision_pages(context: PageContext) -> Iterator[DecisionPage]:
    """Make the page of every decision."""
    for decision in context.catalogue.decisions.values():
        yield _page(context.at(context.addresses.page(Kind.DECISION, decision.entry.id)), decision)


def _page(context: PageContext, decision: Decision) -> DecisionPage:
    page = _record(context, decision)
    return replace(page, contents=_contents(context, page)) if Hidden.CONTENTS in page.front.hide else page


def _record(context: PageContext, decision: Decision) -> DecisionPage:
    entry = decision.entry
    table = matrix(context, decision)
    stands = standings(context, decision)
    walkthroughs = context.walkthroughs(decision.walkthroughs)
    return DecisionPage(
        address=context.page,
        front=Front(
            title=entry.name,
            content_path=f"decisions/{entry.id}.yml" if decision.described else "",
            hide=(Hidden.CONTENTS,) if table is not None and len(table.options) > _MOST_BESIDE_CONTENTS else (),
        ),
        name=entry.name,
        up=context.section(Kind.DECISION),
        study=context.catalogue.studies[entry.study].name,
        asked_by=[context.link(kind, identity) for kind, identity in decision.asked_by],
        before=context.links(Kind.DECISION, decision.before),
        question=entry.question,
        summary=context.inline(entry.summary),
        asked=context.asked(entry.asked_as),
        records=_records(context, entry),
        place=context.words.say("decision.place", number=decision.number, count=len(context.catalogue.decisions)),
        because=context.inline(decision.because),
        previous=_at(context, decision.number - 1),
        following_in_order=_at(context, decision.number + 1),
        why=context.prose(entry.why) if decision.described else Markup(""),
        disputed=[item for item in stands if item.stances.css == Verdict.DISPUTED],
        standings=stands,
        contents=[],
        options=[_option(context, decision, option) for option in entry.options if is_known(context, option)],
        examples=_examples(context, walkthroughs),
        flow=flow(context, decision),
        weighed=weighed_table(context, decision),
        matrix=table,
        strength=strength_on(context, decision),
        how=context.prose(entry.how),
        rules=[Rule(context.inline(item.when), context.inline(item.then)) for item in entry.rules],
        combinations=[
            Combination(context.links(Kind.PATTERN, item.patterns), context.inline(item.how))
            for item in entry.combinations
        ],
        constraints=[
            Constraint(item.text, context.links(Kind.PATTERN, item.rules_out), context.inline(item.why))
            for item in entry.constraints
        ],
        comparison=comparison(context, decision),
        walkthroughs=walkthroughs,
        figures=figures_of(context, Kind.DECISION, entry.id),
        mistakes=context.prose(entry.mistakes),
        settle=context.prose(entry.settle),
        twins=context.twins(entry.id, decision.twins),
        following=[
            Teaser(context.link(Kind.DECISION, item.decision), context.inline(item.why))
            for item in entry.next
            if context.catalogue.has(Kind.DECISION, item.decision)
        ],
    )


def _contents(context: PageContext, page: DecisionPage) -> list[Link]:
    """List the sections that a page has, in their order."""
    say = context.words.say
    sections = (
        (page.how, say("decision.how"), Anchor.HOW),
        (page.standings, say("decision.stands"), Anchor.STANDS),
        (page.options, say("decision.options"), Anchor.OPTIONS),
        (page.matrix, say("matrix.title"), Anchor.FORCES),
        (page.options, say("weighed.title"), Anchor.WEIGHED),
        (page.combinations, say("decision.combinations"), Anchor.COMBINE),
        (page.constraints, say("decision.constraints"), Anchor.CONSTRAINTS),
        (page.comparison.rows, say("decision.whole"), Anchor.COMPARISON),
        (page.walkthroughs, say("decision.walkthroughs"), Anchor.WALKTHROUGHS),
        (page.figures, say("figures.took"), Anchor.FIGURES),
        (page.why, say("decision.why"), Anchor.WHY),
        (page.mistakes, say("decision.mistakes"), Anchor.MISTAKES),
        (page.settle, say("decision.settle"), Anchor.SETTLE),
        (page.options, say("decision.flow"), Anchor.FLOW),
        (page.following, say("decision.following"), Anchor.NEXT),
    )
    return [Link(text, context.special(context.page, anchor)) for has, text, anchor in sections if has]


def _at(context: PageContext, number: int) -> Link | None:
    """Make a link to the decision with a number in the order, where there is one."""
    found = (key for key, item in context.catalogue.decisions.items() if item.number == number)
    return next((context.link(Kind.DECISION, key) for key in found), None)


def _option(context: PageContext, decision: Decision, option: OptionEntry) -> OptionRow:
    fits = context.inline(option.fits)
    if option.decision is not None:
        further = context.catalogue.decisions[option.decision].entry
        link = context.link(Kind.DECISION, option.decision)
        return OptionRow(link, context.inline(further.summary), fits, [], is_decision=True)
    pattern = context.catalogue.patterns[option.target]
    link = context.link(Kind.PATTERN, pattern.id)
    return OptionRow(
        link,
        context.inline(pattern.definition),
        fits,
        context.tags(pattern.id),
        is_decision=False,
        coded=[coded_link(context, item, "coding.in_source") for item in decision.codings.get(pattern.id, ())],
    )


def _records(context: PageContext, entry: DecisionFile) -> list[Link]:
    """Give where to weigh its options, its record, and the archive of all records."""
    own, all_of_them = record(context.page), context.addresses.records()
    weigh = f"{context.special(Special.DECIDE)}?d={entry.id}"
    options = [item.pattern for item in entry.options if item.pattern][:_MOST_COMPARED]
    return [
        Link(context.words.say("decision.weigh"), weigh),
        Link(context.words.say("decision.compare"), f"{context.special(Special.COMPARE)}?o={','.join(options)}"),
        Link(context.words.say("decision.record"), beside_page(context.page, own)),
        Link(context.words.say("decision.records"), beside_page(context.page, all_of_them)),
    ]


def _examples(context: PageContext, walkthroughs: Sequence[Teaser]) -> list[Link]:
    """Give the first examples and, where there are more, a link to all of them."""
    links = [item.link for item in walkthroughs[:_FIRST_EXAMPLES]]
    if len(walkthroughs) > _FIRST_EXAMPLES:
        text = context.words.say("decision.all_examples", count=len(walkthroughs))
        links.append(Link(text, context.special(context.page, Anchor.WALKTHROUGHS)))
    return links
