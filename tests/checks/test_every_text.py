"""Puts a masked name, a dead link and hostile text into every text field there is, found by the marks in the types."""

import json
import re
from itertools import count

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.catalogue.texts import FoundCitation, everything
from generator.content.load import load
from generator.content.marks import marked, models
from generator.content.table import KINDS
from generator.findings import CatalogueError, Severity
from generator.pipeline import build
from tests.making import catalogue_of, changed, made
from tests.pages.html import faults, rendered
from tests.pages.test_hostile_text import HOSTILE, TEXT

FULL = {
    "write": {
        "order.yml": (
            "order:\n  - {decision: alert_decision, because: Sleep comes first., further: [wake_decision]}\n"
            "  - {decision: signal_decision, further: [store_decision]}\n"
        ),
        "told_apart.yml": (
            "groups:\n  - name: Signals\n    pairs: [{patterns: [tracing, logging], difference: One follows a call.}, "
            "{decisions: [wake_decision, alert_decision], difference: One is a rule.}]\n"
        ),
        "glossary.yml": (
            "terms:\n  - id: pager\n    name: Pager\n    aliases: [beeper]\n    definition: It wakes people.\n"
            "    differs: Some call it a bell.\n    decisions: [wake_decision]\n    patterns: [alerting]\n"
            "    forces: [noise]\n    walkthroughs: [night-shift]\n    guides: [begin]\n"
        ),
    },
    "edit": [
        [
            "patterns/alerting.md",
            "  stage: many_services",
            "  why: Nobody looks at forty screens.\n  stage: many_services",
        ],
        ["catalogue.yml", "tests.\n", "tests.\n    reader: cclass\n    roles: {interviewers: [interviewer]}\n"],
        [
            "catalogue.yml",
            "masks:\n",
            "public_names: [Beeper Inc]\nsources:\n"
            "  - {source: obs-p1, consent: Asked in May., licence: CC0-1.0, note: No.}\nmasks:\n",
        ],
        ["catalogue.yml", "repairs:\n  - {find", "repairs:\n  - {source: obs-p1, find"],
        ["decisions/store_decision.yml", "options:", "settle: Who reads them.\nmistakes: Keeping all.\noptions:"],
        [
            "decisions/signal_decision.yml",
            "  - {pattern: logging, fits",
            "  - {decision: store_decision, fits: Later on.}\n  - {pattern: logging, fits",
        ],
        [
            "coding/observability/p_1.yml",
            "    note: The auditors do.",
            "    note: The auditors do.\n    speaker: Expert Q",
        ],
        [
            "coding/observability/p_1.yml",
            "    stance: qualifies\n",
            "    through: [cost]\n    stance: qualifies\n",
        ],
        [
            "coding/observability/p_1.yml",
            "asked:",
            "    speaker: Expert Q\nspeakers: [{words: How do you notice, speaker: Interviewer}]\nasked:",
        ],
    ],
}
"""What the small study lacks to have every field, but for the phrases by which its pages are asked for."""
PHRASES = (
    ("decisions/*.yml", r"\A", "\n"),
    ("*/*.md", r"\A---\n", "\n"),
    ("forces.yml", r"(?m:^)  - (?=id)", "\n    "),
    ("forces.yml", r"(?m:^)  - \{(?=id)", ", "),
    ("catalogue.yml", r"\{(?=id: (?:developer|on_call|auditor))", ", "),
)
"""Where the phrases go: files, what stands before them, and what stands behind them."""
FIELDS = {
    (model, name)
    for kind in KINDS
    for model in models(kind.record)
    for name, mark in marked(model).items()
    if mark is not None
}
UNSEEN = {("Mask", "find"), ("Mask", "reason"), ("Replacement", "find"), ("Replacement", "reason")}
"""Fields that nothing shows."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
ONE_LINE = r"[^\\r\\n]+"
"""In the pattern of a field that takes no line break at all."""


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Give the folder of a study that has every field."""
    root = changed(tmp_path_factory.mktemp("full") / "content", FULL)
    number = count()
    for files, begin, end in PHRASES:
        for file in sorted(root.glob(files)):
            text = file.read_text(encoding="utf-8")
            parts = re.split(f"({begin})", text)
            phrased = (part + f"asked_as: [ask {next(number)}, find {next(number)}]{end}" for part in parts[1::2])
            parts[1::2] = phrased
            file.write_text("".join(parts), encoding="utf-8")
    return root


def _places(root):
    """Give one place for each text field: the class and name of the field, the file, and the keys in it."""
    found = {}
    for item in everything(load(root)):
        if isinstance(item, FoundCitation):
            for name in ("source", "words"):
                found.setdefault((type(item.citation), name), (item.document.path, (*item.keys, name)))
        else:
            name = next(key for key in reversed(item.keys) if isinstance(key, str))
            found.setdefault((type(item.record), name), (item.document.path, item.keys))
    return found


class _Written:
    """Writes texts into fields of the content, and takes them out again."""

    def __init__(self, root):
        self.root = root

    def put(self, text, path, keys):
        """Put ``text`` at this place; give what undoes it."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        front, body = before, ""
        if file.suffix == ".md":
            _, front, body = before.split("---\n", 2)
        if keys == ("body",):
            body += f"\n{text}\n"
        else:
            data = yaml.load(front, _LOADER)  # noqa: S506 - a safe loader, in C where there is one
            last = data
            for key in keys[:-1]:
                last = last[key]
            last[keys[-1]] = text
            front = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
        file.write_text(f"---\n{front}---\n{body}" if file.suffix == ".md" else front, encoding="utf-8")
        return lambda: file.write_text(before, encoding="utf-8")


def _errors(root):
    try:
        findings = build(root).catalogue.findings
    except CatalogueError as problem:
        findings = problem.findings
    return [item for item in findings if item.severity is Severity.ERROR]


def _silent(root, text):
    """Put ``text`` into each field, one at a time; give the places where no check objects."""
    written = _Written(root)
    found = {}
    for field, place in _places(root).items():
        undo = written.put(text, *place)
        if not _errors(root):
            found[field] = place
        undo()
    return found


def _with_all(root, places, text):
    """Put ``text`` into all these fields at once and make everything; “N” stands for a number that differs."""
    written = _Written(root)
    undo = []
    for number, ((model, name), place) in enumerate(places.items()):
        one_line = name != "body" and ONE_LINE in repr(model.model_fields[name])
        undo.append(written.put((" ".join(text.split()) if one_line else text).replace("N", str(number)), *place))
    files = made(catalogue_of(root), root.parent / "diagrams")
    for one in reversed(undo):
        one()
    return files


def test_the_study_has_every_text_field_and_is_right(full):
    assert set(_places(full)) - {(model, "body") for model, _ in FIELDS} == FIELDS
    assert _errors(full) == []


def test_a_masked_name_in_any_field_is_an_error_or_stands_nowhere_though_small_and_broken_over_lines(full):
    name = "wilhel-\nmina"
    silent = _silent(full, name)
    files = _with_all(full, silent, name)
    together = {path: "".join(text.replace("\\n", "").split()).replace("-", "") for path, text in files.items()}
    assert [path for path, text in together.items() if "wilhelmina" in text.lower()] == []
    assert {(model.__name__, field) for model, field in silent} <= UNSEEN


def test_a_dead_link_in_any_field_is_an_error_or_stands_nowhere(full):
    silent = _silent(full, "[x](pattern:nope)")
    assert {(model.__name__, field) for model, field in silent} <= UNSEEN
    assert [path for path, text in _with_all(full, silent, "[x](pattern:nope)").items() if "nope" in text] == []


def test_a_sign_that_nobody_sees_is_an_error_in_any_field_even_where_yaml_writes_it_as_an_escape(full):
    assert _silent(full, "x\0x") == {}


@pytest.fixture(scope="module")
def open_to_all(full):
    """Give the fields into which anything at all can be written."""
    found = _silent(full, "x <script>alert(N)</script>")
    assert len(found) > 50
    return found


def _made_markup(files, diagrams):
    """Give what words of the content became in pages and menus, by path."""
    pages = {path: page for path, page in files.items() if path.endswith(".md") and not path.endswith("SUMMARY.md")}
    broken = {path: found for path, page in pages.items() if (found := faults(rendered(page, diagrams)))}
    menus = {path: menu for path, menu in files.items() if path.endswith("SUMMARY.md")}
    return broken | {path: menu for path, menu in menus.items() if re.search(r"[<>`~]", menu)}


def test_hostile_text_in_any_field_is_an_error_or_is_shown_as_typed(full, open_to_all):
    files = _with_all(full, open_to_all, "x <script>alert(N)</script>")
    assert _made_markup(files, full.parent / "diagrams") == {}
    assert "<script>" in json.dumps(json.loads(files["catalogue.json"])["decisions"])


@given(st.one_of(TEXT, st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map("\n".join)))
@settings(max_examples=5, deadline=None)
@example(
    'x\n~~~ { onclick="x" oncontentvisibilityautostatechange=x }\ny\n~~~\n\n[x]: javascript:x\n\n# h {: onclick=x }'
)
@example(
    '--8<-- "mkdocs.yml"\n!!! note "<b>"\n    <img src=x onerror=x>\n</title><base href=//x>\n```{onclick=x}\nz\n```'
)
def test_no_text_in_any_field_ever_becomes_markup(full, open_to_all, text):
    files = _with_all(full, open_to_all, f"x {text}")
    assert _made_markup(files, full.parent / "diagrams") == {}


def test_a_field_without_a_mark_is_refused():
    from pydantic import BaseModel  # noqa: PLC0415 - only needed here

    class Careless(BaseModel):
        name: str

    with pytest.raises(TypeError, match=r"Careless\.name: a text needs one mark"):
        marked(Careless)
