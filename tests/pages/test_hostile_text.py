import json
import tempfile
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.making import MINIMAL, catalogue_of, changed, made
from tests.pages.html import HTML, faults, front_and_body, rendered, words

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></div></section><script>alert(1)</script>",
    "</script><!-- ",
    "--> ]]> <![CDATA[",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "![x](https://example.org/x.png)",
    "**** and ** and * and _ and __init__",
    "a | b | c",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "{ #anchor .class onclick=x }",
    "` `` ``` ~~~ `<b>`",
    "&lt;b&gt; &amp; &#60; &copy &copy; &",
    "\\* \\` \\\\ \\&",
    "$x^2$ ==x== ^^x^^ ++x++ [^1] *[abc]: x",
    "[TOC] ::: !!! note \\begin{x}",
    '<div class="diagram-place" data-diagram="0123456789abcdef"></div>',
    "\u202etxet desrever\u202c and \u2028 and \ufeff",
    "--- ... %TAG",
    "http://example.org/?a=1&b=<2>",
]
TOGETHER = [" ".join(HOSTILE[begin::4]) for begin in range(4)]
"""All of them in few texts, where words are not Markdown and so none can hide another."""
ANY = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>&\"'`*_[](){}|#\\/!-+=:;.~^$%@ ab1é"), st.characters(exclude_categories=["C", "Z"])
    ),
    max_size=30,
)
TEXT = st.one_of(
    st.sampled_from(HOSTILE), ANY, st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join)
)


@cache
def _kept():
    """Give a folder for drawings and compiled templates, which all makings share."""
    return tempfile.TemporaryDirectory()


@cache
def _usual():
    """Give the files of the small study as it is."""
    return made(catalogue_of(MINIMAL), Path(_kept().name) / "diagrams")


def _pages(change):
    """Give the pages of the small study that a change alters, rendered; each has to be safe. No change gives all."""
    with tempfile.TemporaryDirectory() as folder:
        diagrams = Path(_kept().name) / "diagrams"
        files = made(catalogue_of(changed(Path(folder) / "content", change)), diagrams)
        pages = {
            path: rendered(text, diagrams)
            for path, text in files.items()
            if _is_page(path) and not (change and text == _usual().get(path))
        }
        for path, text in files.items():
            if _is_page(path):
                assert isinstance(front_and_body(text)[0], dict), path
        json.loads(files["catalogue.json"])
    assert {path: found for path, document in pages.items() if (found := faults(document))} == {}
    return pages


def _is_page(path):
    return path.endswith(".md") and not path.endswith("SUMMARY.md")


def _flat(text):
    return " ".join(text.split())


def _yaml(text):
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10_000).strip()


def test_the_pages_of_the_small_study_are_safe_and_so_is_the_measure():
    assert _pages({})
    page = "---\ntitle: x\n---\n\n<p onclick='x'><a href='javascript:x'>x</a><script>1</script><!-- x --></p>\n"
    assert len(faults(rendered(page, Path()))) == 4


@pytest.mark.parametrize("text", TOGETHER)
def test_hostile_words_of_a_source_are_shown_as_typed(text):
    assert_shown(text)


@given(TEXT)
@settings(max_examples=5)
@example("\x7f\x80\x9f")
def test_any_words_of_a_source_are_shown_as_typed(text):
    assume("\n" not in text)
    assert_shown(text)


def assert_shown(text):
    """Put ``text`` into every part of a source, and look for it on the source's page."""
    path = "sources/observability/p_1.md"
    pages = _pages(
        {
            "edit": [
                [path, "And what about log files?", f"And what {text} about log files?"],
                [path, "Interview Expert Q", f"Interview {text} Expert Q"],
                [path, "We do not read log files any more\n", f"We do not read log files {text} any more\n"],
                [path, "log files\ncost", f"log files\n{text} :\ncost"],
                [path, "## url\nhttps://example.org/p1", f"## url\nhttps://example.org/{text}\n## see\n{text}"],
            ],
            "remove": ["coding/observability/p_1.yml"],
        }
    )
    page = pages["sources/obs-p1.md"]
    assert _flat(f"And what {text} about log files?") in words(page)
    assert words(page.find(f".//{HTML}h1")).startswith("Interview with Expert Q (obs-p1)")
    assert _flat(f"Title in the study: Interview {text} Expert Q") in words(page)
    assert _flat(f"“We do not read log files {text} any more”") in words(page)


@pytest.mark.parametrize("text", TOGETHER)
def test_hostile_names_are_shown_as_typed(text):
    assert_named(text)


@given(ANY.filter(lambda text: text.strip()))
@settings(max_examples=5)
def test_any_names_are_shown_as_typed(text):
    assert_named(text)


def assert_named(text):
    """Give everything that has a name a hostile one, and look for it on the pages and in the lists."""
    name = _yaml(f"A {text} Z")
    pages = _pages(
        {
            "edit": [
                ["patterns/tracing.md", "name: Distributed tracing", f"name: {name}"],
                ["patterns/tracing.md", "aliases: [spans]", f"aliases: [spans, {name}]"],
                ["decisions/signal_decision.yml", "name: Signals", f"name: {name}"],
                ["decisions/signal_decision.yml", "question: Which signals do programs send?", f"question: {name}"],
                ["forces.yml", "name: Running cost", f"name: {name}"],
                ["catalogue.yml", "name: Observability\n", f"name: {name}\n"],
                ["catalogue.yml", "title: Observability catalogue", f"title: {name}"],
                ["catalogue.yml", "name: Developer", f"name: {name}"],
                ["walkthroughs/night-shift.md", "title: The night shift", f"title: {name}"],
                ["guides/begin.md", "title: Begin here", f"title: {name}"],
                ["bibliography/observability.yml", "title: Interview Expert Q", f"title: {name}"],
            ]
        }
    )
    shown = _flat(f"A {text} Z")
    titled = [path for path, page in pages.items() if shown in words(page.find(f".//{HTML}h1"))]
    assert len(titled) == 7
    assert all(
        shown in words(pages[path]) for path in ("index.md", "patterns/index.md", "glossary.md", "forces/index.md")
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_prose_never_becomes_an_element_or_an_address_that_runs(text):
    block = _yaml(f"One. {text}\n\n{text}\n\n- {text}\n\n> {text}")
    bad = {"[x](javascript:alert(1))", "<javascript:alert(1)>", "![x](https://example.org/x.png)"}
    change = {
        "edit": [
            ["decisions/signal_decision.yml", "how: Begin", f"mistakes: {block}\nhow: Begin"],
            ["patterns/logging.md", "Lines are kept", f"One. {text}\n\n## {text}\n\n{text}\n\nLines are kept"],
            ["forces.yml", "meaning: What", f"meaning: {block} #"],
            ["guides/begin.md", "## First", f"{text}\n\n## {text}\n\n## First"],
        ]
    }
    assert _pages(change)
    with tempfile.TemporaryDirectory() as folder:
        findings = catalogue_of(changed(Path(folder) / "content", change)).findings
    assert bool([item for item in findings if item.rule == "unknown-reference"]) == any(item in text for item in bad)


def test_the_small_study_itself_is_published_without_errors():
    assert [item for item in catalogue_of(MINIMAL).findings if item.severity == "error"] == []
