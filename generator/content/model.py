"""The records that files under ``content/`` hold, one class a kind of file or entry.

Each class is also the source of the JSON Schema of its file (``python -m generator schema``),
so every field carries the sentence that an editor shows beside it. The type of every text field
carries a mark that says what the text is (``generator/content/marks.py``). ``Markdown`` is
CommonMark without raw HTML; a link in it may point to ``cite:SOURCE "words"``
(``cite:SOURCE#2 "words"`` for their second time; ``example:`` or ``context:`` in place of ``cite:``
where the words are no view of what the text is about), to ``KIND:ID`` of whatever has a page, or
into the web, and is resolved before any page is written.
"""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints, model_validator

from generator.content.kinds import Kind, Part
from generator.content.marks import Address, Code, Id, Plain, Prose, Quoted, Ref, Subject, Unseen

_ELEMENT = StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=120)
_SLUG = StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
_SOURCE = StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$", max_length=120)
_TEXT = StringConstraints(strip_whitespace=True, min_length=1)
_ONE_LINE = StringConstraints(strip_whitespace=True, pattern=r"^[^\r\n]+$")

Markdown = Annotated[str, _TEXT, Prose()]
RecurringMarkdown = Annotated[str, _TEXT, Prose(recurs=True)]
Line = Annotated[str, _TEXT, Plain()]
OthersLine = Annotated[str, _TEXT, Plain(british=False)]
"""Shown as typed; its spelling is that of whoever chose it."""
Words = Annotated[str, _TEXT, Quoted()]
UnseenText = Annotated[str, _TEXT, Unseen()]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$"), Address()]
StudyId = Annotated[str, _SLUG, Ref(Part.STUDY)]
SourceId = Annotated[str, _SOURCE, Ref(Kind.SOURCE)]
PatternId = Annotated[str, _ELEMENT, Ref(Kind.PATTERN)]
ForceId = Annotated[str, _ELEMENT, Ref(Kind.FORCE)]
ElementId = Annotated[str, _ELEMENT, Ref(Kind.PATTERN, Kind.FORCE)]
DecisionId = Annotated[str, _ELEMENT, Ref(Kind.DECISION)]
GuideId = Annotated[str, _SLUG, Ref(Kind.GUIDE)]
_PAIR = 2
BoxId = Annotated[str, _ELEMENT, Ref(Part.BOX)]
WalkthroughId = Annotated[str, _SLUG, Ref(Kind.WALKTHROUGH)]


INTERVIEWERS = ("Interviewer", "Moderator", "Host")
"""Who asks the questions where a study names nobody."""


def _asked_as() -> Any:
    """Give what all fields ``asked_as`` have in common."""
    return Field(
        default=(),
        max_length=6,
        description="two to six phrases in which somebody puts the problem that the page is about, or searches for it",
    )


class Entry(BaseModel):
    """What all records share: unknown keys are errors, and a record never changes once read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PatternKind(StrEnum):
    """What the study calls a design solution."""

    PATTERN = "pattern"
    """A recurring solution with a name in the field."""
    PRACTICE = "practice"
    """A way of working or a concrete technique."""


class Effect(StrEnum):
    """How a pattern acts on a force, in the study's five steps."""

    STRONGLY_HURTS = "--"
    HURTS = "-"
    NEUTRAL = "o"
    HELPS = "+"
    STRONGLY_HELPS = "++"


class Relation(StrEnum):
    """A typed edge from one pattern to another."""

    CAN_USE = "can use"
    ENABLES = "enables"
    INCLUDES = "includes"
    REALIZES = "realizes"
    CAN_BE_REALIZED_WITH = "can be realized with"
    REQUIRES = "requires"
    LEADS_TO = "leads to"
    CAN_BE_COMBINED_WITH = "can be combined with"
    EXCLUDES = "excludes"
    """Who takes the one cannot take the other; it holds both ways."""
    USES = "uses"
    OPTION = "option"
    """The target is one way to do the source."""
    CONSIDER = "consider if not decided yet"
    """The target has to be settled with the source."""


class Stance(StrEnum):
    """What the speaker says of a pattern or decision; never of a force, which a stance may rest on."""

    SUPPORTS = "supports"
    """The speaker uses it, recommends it or agrees with it."""
    QUALIFIES = "qualifies"
    """The speaker accepts it under a condition or with a reservation."""
    REJECTS = "rejects"
    """The speaker does not use it or advises against it."""
    REPORTS = "reports"
    """The speaker describes it, or somebody else's view of it, and takes no side."""


class Side(StrEnum):
    """Which way somebody's words weigh when a pattern is chosen or not."""

    FOR = "for"
    """It is a reason to choose the pattern."""
    DEPENDS = "depends"
    """It is a condition or a reservation: on it depends whether the pattern is chosen."""
    AGAINST = "against"
    """It is a reason not to choose the pattern."""


class Basis(StrEnum):
    """What a sentence of a walkthrough stands on."""

    TOLD = "told"
    """An interviewee tells it; at least one citation is needed."""
    GENERAL = "general"
    """General knowledge of the field."""
    ILLUSTRATION = "illustration"
    """Made up by the catalogue so that the example can be followed."""


class CitationKind(StrEnum):
    """What cited words are to the pattern that the text is about."""

    VIEW = "view"
    """The speaker takes a side on it; a reviewed coding records the stance."""
    EXAMPLE = "example"
    """A case is told in which it plays a part; nobody takes a side."""
    CONTEXT = "context"
    """The words speak of something beside it."""


class FigureKind(StrEnum):
    """What a number that somebody tells is a number of."""

    MONEY = "money"
    PEOPLE = "people"
    TIME = "time"
    SHARE = "share"
    SIZE = "size"
    COUNT = "count"
    AGE = "age"


class Citation(Entry):
    """Words that somebody said in a source; the build fails where nobody said them."""

    source: SourceId = Field(description="full id of the source, for example daap-p7")
    words: Words = Field(
        description="the words as they stand in the transcript; case, punctuation and line breaks do not count"
    )
    occurrence: StrictInt | None = Field(
        default=None, ge=1, description="which time, where the words are said more than once; 1 is the first"
    )
    kind: CitationKind = Field(
        default=CitationKind.VIEW,
        description="what the words are to the pattern: a view of it, an example told, or context only",
    )


class StudyRoles(Entry):
    """Who speaks in which capacity; everybody else in a transcript is an expert."""

    interviewers: tuple[OthersLine, ...] = Field(
        default=INTERVIEWERS,
        description="names of interviewers as they stand in transcripts and coding files, without number or letter",
    )


class Study(Entry):
    """A body of sources with its own numbering."""

    id: Annotated[str, _SLUG, Id(Part.STUDY)] = Field(
        description="name of its folder under sources/, coding/ and bibliography/"
    )
    prefix: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$"), Id(Part.PREFIX)] = Field(
        description="short form that makes source ids unique: daap gives daap-p3"
    )
    name: Line
    description: Markdown
    attribution: RecurringMarkdown = Field(description="who made the study and under which licence")
    reader: UnseenText = Field(
        default="cclass",
        description="the format of its sources: cclass for transcripts with coding traces, plain for transcripts only",
    )
    roles: StudyRoles = StudyRoles()


class Persona(Entry):
    """Who a pattern serves."""

    id: Annotated[str, _ELEMENT, Id(Kind.PERSONA)]
    name: Line
    asked_as: tuple[OthersLine, ...] = _asked_as()
    description: Markdown


class Stage(Entry):
    """How far a company has come when it needs a pattern."""

    id: Annotated[str, _ELEMENT, Id(Part.STAGE)]
    name: Line
    description: Markdown


class Replacement(Entry):
    """Words of a source that are shown as something else."""

    source: SourceId | None = Field(
        default=None, description="the one source it applies to; all sources where it is left out"
    )
    find: Annotated[str, _ONE_LINE, Unseen()] = Field(
        description="the text as it stands in the source, case-sensitive, within one line"
    )
    show: Annotated[str, _ONE_LINE, Quoted()] = Field(description="what readers see in its place")
    reason: UnseenText = Field(description="why, for the reviewer")


class SourceStatus(StrEnum):
    """Whether the words of a source may be shown."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """Its page says so, and its words stand nowhere."""


class SourceTerms(Entry):
    """On what terms a source is shown."""

    source: Annotated[str, _SOURCE, Ref(Kind.SOURCE, once=())]
    status: SourceStatus = SourceStatus.PUBLISHED
    consent: Line | None = Field(default=None, description="what the person who is interviewed agreed to, and when")
    licence: Line | None = Field(default=None, description="of this source, where it is not that of the catalogue")
    note: Line | None = Field(default=None, description="of a withdrawn source: what its page says beside that")


class MaskKind(StrEnum):
    """What a mask hides."""

    PERSON = "person"
    """May stand nowhere, in no source and in no hand-written text."""
    EMPLOYER = "employer"
    """May not stand in hand-written text; in another source it may be just a company."""
    PRODUCT = "product"
    """Tells the employer only in the words of this source."""
    PLACE = "place"
    """Where somebody lives or works; elsewhere it is just a place."""
    DETAIL = "detail"
    """Age, career or another thing that tells the person only together with others."""

    @property
    def only_beside(self) -> bool:
        """Tell whether it leads to somebody in one source only, and is an ordinary word elsewhere."""
        return self in (MaskKind.PRODUCT, MaskKind.PLACE, MaskKind.DETAIL)


class Mask(Replacement):
    """Words that would tell who was interviewed."""

    hides: MaskKind


class Name(Mask):
    """A name of the list outside the repository: what stands for it is in brackets."""

    reason: UnseenText = Field(default="it leads to a person", description="why, for whoever keeps the list")

    @model_validator(mode="after")
    def _in_brackets(self) -> Self:
        if "[" not in self.show or "]" not in self.show:
            raise ValueError("what stands for a name has brackets, as in “[name]” or “[the provider]”")
        return self


class NamesFile(Entry):
    """The list of names that are taken out of the content; it lies outside the repository."""

    names: tuple[Name, ...] = Field(min_length=1)


class Redirect(Entry):
    """An address that a page had before it was renamed or merged."""

    address: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9-]+\.html$", max_length=120), Unseen()] = Field(
        description="below the site's root, for example patterns/old-name.html"
    )
    kind: Kind = Field(description="what the page to show instead is about")
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=120), Unseen()]


class CatalogueFile(Entry):
    """``catalogue.yml``: what the catalogue is, its studies, and what is masked or mended."""

    title: Line
    description: Markdown
    audience: Markdown | None = Field(default=None, description="for whom it is, and what it promises them")
    signs: Markdown | None = Field(
        default=None, description="how plus and minus are read, shown above tables of effects"
    )
    licence: Line
    studies: tuple[Study, ...] = Field(min_length=1)
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    sources: tuple[SourceTerms, ...] = Field(
        default=(), description="terms of single sources; one that is not listed is published"
    )
    public_names: tuple[OthersLine, ...] = Field(
        default=(), description="names of authors, firms and products that may stand in an interview: they are public"
    )
    masks: tuple[Mask, ...] = Field(
        default=(), description="names and employers of people interviewed: never shown anywhere"
    )
    repairs: tuple[Replacement, ...] = Field(default=(), description="damaged words that are shown mended")
    redirects: tuple[Redirect, ...] = Field(
        default=(), description="old addresses of pages that were renamed or merged; links to them go on working"
    )

    @property
    def withdrawn(self) -> frozenset[str]:
        """The sources whose words are not shown."""
        return frozenset(item.source for item in self.sources if item.status is SourceStatus.WITHDRAWN)

    def terms(self, source: str) -> SourceTerms:
        """Give the terms of a source; what is not said of it holds for all."""
        return next((item for item in self.sources if item.source == source), SourceTerms(source=source))


class OptionEntry(Entry):
    """One answer to a decision: a pattern, or a further decision that has to be taken for it."""

    pattern: Annotated[str, _ELEMENT, Ref(Kind.PATTERN, once=())] | None = None
    decision: Annotated[str, _ELEMENT, Ref(Kind.DECISION, once=())] | None = None
    fits: Markdown = Field(description="what this option is for, in one or two sentences")

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.pattern is None) == (self.decision is None):
            raise ValueError("an option names either a pattern or a decision")
        return self

    @property
    def target(self) -> str:
        """The id of the pattern or of the further decision."""
        return self.pattern or self.decision or ""


class Combination(Entry):
    """Options of one decision that are taken together."""

    patterns: tuple[PatternId, ...] = Field(min_length=2)
    how: Markdown


class ConstraintEntry(Entry):
    """A situation that readers may be in, in their words, and the options that it rules out."""

    text: Line = Field(description="as somebody in that situation says it, for example “We have no platform team”")
    rules_out: tuple[PatternId, ...] = Field(min_length=1, description="options of this decision")
    why: Markdown = Field(description="why these options do not fit then, in one sentence")


class NextDecision(Entry):
    """A decision to take afterwards."""

    decision: Annotated[str, _ELEMENT, Ref(Kind.DECISION, once=())]
    why: Markdown | None = None


class DecisionRule(Entry):
    """A line on how to decide: if something holds, then what."""

    when: Markdown = Field(description="what holds, after “If”")
    then: Markdown = Field(description="what to take then, with a link to it")


class DecisionFile(Entry):
    """``decisions/ID.yml``: a question that an architect answers."""

    id: Annotated[str, _ELEMENT, Id(Kind.DECISION)]
    study: StudyId
    name: Line = Field(description="two to four words, for menus and diagrams")
    asked_as: tuple[OthersLine, ...] = _asked_as()
    question: Line
    summary: Markdown = Field(description="one sentence")
    why: Markdown = Field(description="why the question matters")
    how: Markdown | None = Field(default=None, description="how to decide")
    rules: tuple[DecisionRule, ...] = Field(
        default=(), max_length=5, description="how to decide in three to five lines; the catalogue's own reading"
    )
    settle: Markdown | None = Field(
        default=None, description="what to settle: “Before: …”, then “After: …”; its links are held to the order"
    )
    mistakes: Markdown | None = Field(default=None, description="common mistakes that the sources tell of")
    options: tuple[OptionEntry, ...] = Field(min_length=1)
    combinations: tuple[Combination, ...] = ()
    constraints: tuple[ConstraintEntry, ...] = Field(
        default=(), description="what a reader's situation may rule out; to be chosen from when deciding"
    )
    next: tuple[NextDecision, ...] = ()

    @model_validator(mode="after")
    def _own_options(self) -> Self:
        own = {item.pattern for item in self.options}
        for item in self.constraints:
            if others := [key for key in item.rules_out if key not in own]:
                raise ValueError(f"a constraint rules out {', '.join(others)}, which is no option of this decision")
        return self


class Serves(Entry):
    """A persona that a pattern serves."""

    persona: Annotated[str, _ELEMENT, Ref(Kind.PERSONA, once=())]
    cite: tuple[Citation, ...] = Field(
        default=(), description="without a citation the tag is shown as the catalogue's own reading"
    )
    why: Markdown | None = Field(
        default=None, description="why it serves somebody although most experts reject the pattern"
    )


class NeededAt(Entry):
    """The stage at which a company needs a pattern."""

    stage: Annotated[str, _ELEMENT, Ref(Part.STAGE)]
    cite: tuple[Citation, ...] = ()
    why: Markdown | None = Field(
        default=None, description="why it is needed then although most experts reject the pattern"
    )


class ForceEffect(Entry):
    """How a pattern acts on one force."""

    force: Annotated[str, _ELEMENT, Ref(Kind.FORCE, once=())]
    effect: Effect
    why: Line | None = Field(
        default=None, description="at most 25 words; without a citation shown as the catalogue's own reading"
    )
    cite: tuple[Citation, ...] = Field(default=(), description="somebody says that this pattern acts so on this force")
    contested: tuple[Citation, ...] = Field(default=(), description="somebody says otherwise")
    own: StrictBool = Field(
        default=False,
        description="true: the study's model does not hold this effect, the catalogue coded it from the words in cite",
    )

    @model_validator(mode="after")
    def _own_has_words(self) -> Self:
        if self.own and not self.cite:
            raise ValueError(
                "an effect of the catalogue's own needs cite: the words that name the pattern and the force"
            )
        return self


class WeighedEntry(Entry):
    """What somebody says for or against a pattern where no force is named, or on what it depends."""

    side: Side
    text: Markdown = Field(description="one sentence in the catalogue's own words")
    cite: tuple[Citation, ...] = Field(min_length=1, description="the words; they speak of this pattern")


class RelationEntry(Entry):
    """A typed edge to another pattern."""

    relation: Relation
    pattern: Annotated[str, _ELEMENT, Ref(Kind.PATTERN, once=("relation",))]
    note: Markdown | None = None


class PatternFront(Entry):
    """Front matter of ``patterns/ID.md``; the Markdown below it is the prose."""

    id: Annotated[str, _ELEMENT, Id(Kind.PATTERN, shared="element")]
    name: Line
    kind: PatternKind
    study: StudyId
    aliases: tuple[OthersLine, ...] = Field(
        default=(), description="other names and codes by which it is known and searched"
    )
    asked_as: tuple[OthersLine, ...] = _asked_as()
    definition: Markdown = Field(description="one or two sentences that stand alone")
    serves: tuple[Serves, ...] = ()
    needed_at: NeededAt | None = None
    forces: tuple[ForceEffect, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    consider: tuple[DecisionId, ...] = Field(
        default=(), description="decisions to take with this pattern, if they are not taken yet"
    )
    weighs: tuple[WeighedEntry, ...] = Field(
        default=(), description="what experts say for and against it beside effects on forces and coded statements"
    )


class ForceEntry(Entry):
    """A quality at stake."""

    id: Annotated[str, _ELEMENT, Id(Kind.FORCE, shared="element")]
    name: Line
    study: StudyId
    aliases: tuple[OthersLine, ...] = ()
    asked_as: tuple[OthersLine, ...] = _asked_as()
    meaning: Markdown = Field(description="what it means for a data product or a platform, one or two sentences")
    notice: Markdown | None = Field(default=None, description="how to notice that it is at stake")
    ask: Markdown | None = Field(default=None, description="one question to ask a stakeholder")
    valued: StrictBool = Field(
        default=True, description="false: a plus only says that there is more of it, not that this is good"
    )


class ForcesFile(Entry):
    """``forces.yml``: all forces."""

    forces: tuple[ForceEntry, ...]


class BibliographyEntry(Entry):
    """One source of a study, published here or not."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+[0-9]+$"), Id(Part.PUBLICATION, in_file=True)]
    kind: Line
    title: Words
    url: WebAddress
    archive_url: WebAddress | None = None
    codes: tuple[Annotated[str, _ELEMENT, Code()], ...] = Field(
        default=(), description="ids or aliases of the patterns and forces that the study found in it"
    )


class BibliographyFile(Entry):
    """``bibliography/STUDY.yml``: the sources of one study."""

    sources: tuple[BibliographyEntry, ...]


_THROUGH: tuple[str, ...] = Field(default=(), description="forces for whose sake the speaker takes the stance")
_STANCE: Stance | None = Field(
    default=None, description="what the speaker says of the patterns; none where only forces are spoken of"
)
_STANCE_IN_EXCERPT: bool = Field(
    default=False, description="true: people read an excerpt of few words and found the stance in it"
)


class Statement(Entry):
    """What reviewers say of one open code, named by its own text."""

    statement: Words = Field(description="the open code's text; case, punctuation and line breaks do not count")
    occurrence: StrictInt | None = Field(
        default=None, ge=1, description="which one, where the source has the same text more than once"
    )
    speaks_of: tuple[ElementId, ...] = Field(
        description="patterns, practices or forces that the statement speaks of; may be empty"
    )
    through: tuple[ForceId, ...] = _THROUGH
    stance: Stance | None = _STANCE
    stance_in_excerpt: StrictBool = _STANCE_IN_EXCERPT
    speaker: OthersLine | None = Field(
        default=None, description="who really says it, where the transcript's mark is wrong"
    )
    excerpt: Words | tuple[Words, ...] | None = Field(
        default=None, description="the speaker's words it rests on, where the machine's excerpt is wrong"
    )
    unlocated: StrictBool = Field(default=False, description="true: nobody says it, and no excerpt may be shown")
    note: Line | None = None


class AddedExcerpt(Entry):
    """Words that the study left uncoded and that the catalogue codes itself."""

    words: Words
    speaks_of: tuple[ElementId, ...] = Field(min_length=1)
    through: tuple[ForceId, ...] = _THROUGH
    stance: Stance | None = _STANCE
    stance_in_excerpt: StrictBool = _STANCE_IN_EXCERPT
    says: Line = Field(description="what the words say, in the catalogue's own words")
    speaker: OthersLine | None = None


class SpeakerCorrection(Entry):
    """Words that stand under the wrong speaker's name."""

    words: Words = Field(
        description="the first words and the last words of the span, or all of them; '…' stands for what lies between"
    )
    speaker: OthersLine


class ReportedEntry(Entry):
    """A view of somebody outside the interviews, as a speaker of this source reports it."""

    words: Words = Field(description="the words of the one who reports it")
    patterns: tuple[PatternId, ...] = Field(min_length=1)
    stance: Stance = Field(description="of the one who is reported, not of the one who reports")
    held_by: Line = Field(description="whose view it is, as far as it is told, in words that name nobody")
    says: Line = Field(description="what the view is, in the catalogue's own words")


class ExpertEntry(Entry):
    """The interest from which an expert speaks, in words that keep the pseudonym."""

    interest: Line = Field(description="short, for beside the name: consultant who builds data meshes")
    says: Line = Field(description="the same as a sentence")
    words: tuple[Words, ...] = Field(min_length=1, description="where the expert tells so")


class CodingFile(Entry):
    """``coding/STUDY/SOURCE.yml``: the reviewed coding of one source."""

    source: Annotated[str, _SOURCE, Subject(Kind.SOURCE)]
    note: RecurringMarkdown | None = None
    expert: ExpertEntry | None = None
    statements: tuple[Statement, ...] = ()
    added: tuple[AddedExcerpt, ...] = ()
    reported: tuple[ReportedEntry, ...] = ()
    speakers: tuple[SpeakerCorrection, ...] = ()
    asked: tuple[PatternId, ...] = Field(default=(), description="patterns that the interviewer put before this expert")


class Fact(Entry):
    """One sentence or two of a walkthrough, with what they stand on."""

    text: Markdown
    basis: Basis
    elsewhere: StrictBool = Field(
        default=False, description="true: told, but of another customer, or of none in particular"
    )


class WeighedOption(Entry):
    """An option that was not taken, or not now."""

    pattern: Annotated[str, _ELEMENT, Ref(Kind.PATTERN, once=())]
    why: Markdown


class WalkthroughStep(Entry):
    """One decision of the customer."""

    decision: DecisionId
    chosen: tuple[PatternId, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = Field(min_length=1, description="what was done and why, sentence by sentence")
    forces: tuple[ForceId, ...] = Field(default=(), description="the forces that decided")
    rejected: tuple[WeighedOption, ...] = ()


class ArchitectureNode(Entry):
    """A box of the architecture diagram."""

    id: Annotated[str, _ELEMENT, Id(Part.BOX, in_file=True)]
    label: Line
    group: Line | None = Field(default=None, description="the frame that it is drawn in")
    pattern: PatternId | None = Field(default=None, description="the pattern that the box links to")


class ArchitectureEdge(Entry):
    """An arrow of the architecture diagram."""

    start: BoxId
    end: BoxId
    label: Line | None = None


class Architecture(Entry):
    """The diagram of what the customer built."""

    caption: Markdown
    basis: Basis
    nodes: tuple[ArchitectureNode, ...] = Field(min_length=2)
    edges: tuple[ArchitectureEdge, ...] = Field(min_length=1)


class Sketch(Entry):
    """That a walkthrough is mostly made up, and how little it rests on."""

    sentences: StrictInt = Field(ge=1, description="how many sentences of the sources tell of this customer")


class WalkthroughFront(Entry):
    """Front matter of ``walkthroughs/ID.md``; the Markdown below it is the closing prose."""

    id: Annotated[str, _SLUG, Id(Kind.WALKTHROUGH)]
    title: Line
    asked_as: tuple[OthersLine, ...] = _asked_as()
    order: StrictInt = Field(default=100, description="its place in lists; the smallest comes first")
    summary: Markdown
    sources: tuple[SourceId, ...] = Field(min_length=1)
    sector: Line | None = Field(default=None, description="of the customer, where it is told")
    size: Markdown | None = Field(
        default=None, description="of the customer, in words that are cited, where it is told"
    )
    stage: Annotated[str, _ELEMENT, Ref(Part.STAGE)] | None = Field(
        default=None, description="how far the customer has come"
    )
    outcome: Markdown | None = Field(
        default=None, description="what came of it, in one sentence; left out where nobody tells any outcome"
    )
    sketch: Sketch | None = Field(
        default=None, description="needed where less than half of the steps rest on what is told of this customer"
    )
    customer: tuple[Fact, ...] = Field(min_length=1, description="who the customer is")
    objective: tuple[Fact, ...] = Field(min_length=1, description="the business objective")
    constraints: tuple[Fact, ...] = ()
    skills: tuple[Fact, ...] = Field(default=(), description="what the people can do, and will have to")
    steps: tuple[WalkthroughStep, ...] = Field(min_length=1)
    architecture: Architecture
    watch: tuple[Fact, ...] = Field(default=(), description="what to watch for")


class Figure(Entry):
    """A number that somebody tells."""

    id: Annotated[str, _SLUG, Id(Part.FIGURE)]
    number: Line = Field(description="the number as it is told, in digits or words: 50 to 75, tens of millions of")
    unit: Line = Field(description="what is counted or measured; read behind the number")
    kind: FigureKind
    of: Line = Field(description="what it is the number of, read behind number and unit")
    cite: Citation
    decision: DecisionId | None = Field(default=None, description="the decision that it says most about")
    patterns: tuple[PatternId, ...] = ()
    walkthroughs: tuple[WalkthroughId, ...] = Field(default=(), description="those in whose case it is told")


class FiguresFile(Entry):
    """``figures.yml``: all numbers that the sources tell."""

    figures: tuple[Figure, ...]


class GuideFront(Entry):
    """Front matter of ``guides/ID.md``: a hand-written page whose citations are checked."""

    id: Annotated[str, _SLUG, Id(Kind.GUIDE)]
    title: Line
    asked_as: tuple[OthersLine, ...] = _asked_as()
    summary: Markdown


class PlaceInOrder(Entry):
    """A main decision at its place in the order, with the further decisions that it asks for."""

    decision: Annotated[str, _ELEMENT, Subject(Kind.DECISION)]
    because: Markdown | None = Field(default=None, description="why it stands here, in one sentence")
    further: tuple[DecisionId, ...] = Field(
        default=(), description="decisions that it asks for, directly or through one of them, in their order"
    )


class OrderFile(Entry):
    """``order.yml``: the one order in which decisions are taken."""

    order: tuple[PlaceInOrder, ...]


class NearTwins(Entry):
    """Two patterns, or two decisions, that are taken for one another."""

    patterns: tuple[PatternId, ...] = ()
    decisions: tuple[DecisionId, ...] = ()
    difference: Markdown = Field(
        description="what decides between the two, in one sentence; “the first” is the one named first"
    )

    @model_validator(mode="after")
    def _two_of_a_kind(self) -> Self:
        if {len(self.patterns), len(self.decisions)} != {0, _PAIR}:
            raise ValueError("a pair names two patterns or two decisions")
        return self

    @property
    def kind(self) -> Kind:
        """What the two are."""
        return Kind.PATTERN if self.patterns else Kind.DECISION

    @property
    def pair(self) -> tuple[str, ...]:
        """The ids of the two, in their order."""
        return self.patterns or self.decisions


class TwinGroup(Entry):
    """Near-twins of one kind."""

    name: Line
    pairs: tuple[NearTwins, ...] = Field(min_length=1)


class ToldApartFile(Entry):
    """``told_apart.yml``: which patterns are not to be confused."""

    groups: tuple[TwinGroup, ...]


class Term(Entry):
    """A word of the field that readers look up."""

    id: Annotated[str, _SLUG, Id(Part.TERM)]
    name: Line
    aliases: tuple[OthersLine, ...] = Field(default=(), description="other words for it, and its plural")
    definition: Markdown = Field(description="what it means, in the catalogue's own words")
    differs: Markdown | None = Field(
        default=None, description="what the people interviewed mean by it, where that differs or says more"
    )
    decisions: tuple[DecisionId, ...] = Field(default=(), description="where to read on")
    patterns: tuple[PatternId, ...] = ()
    forces: tuple[ForceId, ...] = ()
    walkthroughs: tuple[WalkthroughId, ...] = ()
    guides: tuple[GuideId, ...] = ()


class GlossaryFile(Entry):
    """``glossary.yml``: words of the field that no page of a pattern or force explains."""

    terms: tuple[Term, ...]
