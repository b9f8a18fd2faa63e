"""Templates mark up and do nothing else: what they say stands in the words, what they choose in the models."""

import re
from dataclasses import dataclass

import jinja2
import pytest
from jinja2 import nodes

from generator.pages.model import Front, Hidden
from generator.pages.rendering import render, template_environment, unpaired
from generator.pages.words import words
from tests.pages.imports import PACKAGE, import_error

TEMPLATES = PACKAGE / "pages" / "templates"
NAMES = sorted(file.name for file in TEMPLATES.iterdir())
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.For,
    nodes.Filter,
    nodes.FilterBlock,
    nodes.Import,
    nodes.Macro,
    nodes.Call,
    nodes.Keyword,
    nodes.Const,
)
FILTERS = {"md", "html"}
LOOP = {"last"}


def faults(source):
    """Give everything in a template that is more than marking up."""
    tree = jinja2.Environment(autoescape=True).parse(source)
    found = [type(node).__name__ for node in walk(tree) if not isinstance(node, ALLOWED)]
    found += [f"filter {node.name}" for node in tree.find_all(nodes.Filter) if node.name not in FILTERS]
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr not in LOOP:
            found.append(f"loop.{node.attr}")
    for node in tree.find_all(nodes.Call):
        if node.args and isinstance(node.node, nodes.Getattr) and root(node.node) == "words":
            found.append("a word that is filled by place and not by name")
        if root(node.node) == "page":
            found.append("a call of something of the page")
    for node in tree.find_all(nodes.For):
        if node.test is not None:
            found.append("a choice in a loop")
    return found


def root(node):
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def walk(node):
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_only_marks_up(name):
    assert faults((TEMPLATES / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.rows|length }}",
        "{{ page.rows[0] }}",
        "{{ page.rows[:3] }}",
        "{{ page.names|join(', ') }}",
        "{{ page.html|replace('A', 'a') }}",
        "{% for row in page.rows %}{{ page.other[loop.index0] }}{% endfor %}",
        "{% for row in page.rows %}{{ loop.index }}{% endfor %}",
        "{% if page.count > 3 %}x{% endif %}",
        "{% if page.count is none %}x{% endif %}",
        "{{ page.a ~ page.b }}",
        "{{ page.count + 1 }}",
        "{% set x = 1 %}",
        "{{ page.front.values() }}",
        "{% for a in page.b if a.c %}x{% endfor %}",
        "{% for a, b in page.c %}x{% endfor %}",
        "{{ words.a.b('x') }}",
    ],
)
def test_the_measure_finds_a_template_that_does_more(source):
    assert faults(source)


def literal(source):
    """Give the words that a template shows itself: in text, in headings, and in attributes that are read out."""
    tree = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).parse(source)
    parts = []
    for node in walk(tree):
        if isinstance(node, nodes.TemplateData):
            parts.append(node.data)
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value != "_parts.j2":
            parts.append(f" {node.value} ")
    text = "\0".join(parts)
    names = "title|aria-label|data-label|placeholder|alt"
    spoken = [value for _, value in re.findall(rf'\b({names})="([^"]*)"', text)]
    text = re.sub(r"<[^<>]*>", " ", text.replace("\0", "")) if "<" in text else text
    text = re.sub(r"\{ #[^{}]*\}", " ", text)
    return [word for part in (text, *spoken) for word in re.findall(r"[^\W\d_]+", part)]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_words_of_its_own(name):
    assert literal((TEMPLATES / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "## Forces { #forces }",
        "<p>Serves {{ page.name }}</p>",
        '<p title="signs">{{ page.name }}</p>',
        "{{ 'said' if page.said }}",
        "{{ parts.references(page.rows, 'said by') }}",
    ],
)
def test_the_measure_finds_words_in_a_template(source):
    assert literal(source)


def test_every_model_has_a_template_of_its_own_and_every_template_a_model():
    lonely = type("Lonely", (), {"template": "lonely.md.j2"})
    nameless = type("Nameless", (), {})
    assert unpaired([lonely], ["_parts.j2", "lonely.md.j2"]) == []
    assert unpaired([lonely], []) == ["Lonely"]
    assert unpaired([nameless], []) == ["Nameless"]
    assert unpaired([], ["_parts.j2", "lonely.md.j2"]) == ["lonely.md.j2"]
    assert unpaired([lonely, lonely], ["lonely.md.j2"]) == ["Lonely", "Lonely"]


def test_a_model_without_a_template_stops_the_import():
    one_more = "import generator.pages.model as model; lonely = type('Lonely', (model.Page,), {})"
    message = import_error(one_more, "import generator.pages.sections")
    assert "a template of its own" in message
    assert message.endswith("['Lonely']")


@pytest.fixture
def environment():
    made = template_environment(words())
    made.loader = jinja2.DictLoader(
        {"small.md.j2": "# {{ page.title|md }}\n", "wrong.md.j2": "{{ words.home.nothing }}"}
    )
    return made


@dataclass(frozen=True, kw_only=True)
class _Heading:
    """A page that holds only its heading."""

    template: str = "small.md.j2"
    title: str = "A *b*"
    front: Front


def test_a_page_is_its_front_matter_and_what_its_template_shows(environment):
    front = Front(title="A: “b”\x7f", content_path="", hide=(Hidden.CONTENTS,))
    assert render(environment, _Heading(front=front)) == (
        '---\ntitle: "A: “b”"\ncontent_path: ""\nhide: ["toc"]\n---\n\n# A &#42;b&#42;\n'
    )
    assert render(environment, _Heading(front=Front())).startswith("---\n---\n\n#")


def test_a_word_that_is_not_there_is_an_error(environment):
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        render(environment, _Heading(template="wrong.md.j2", front=Front()))
