"""The words that readers see: all in one file, none missing, none left over, and none written elsewhere."""

import ast
import re
import tomllib
from dataclasses import fields, is_dataclass
from itertools import chain

import html5lib
import pytest

from generator.addresses import Addresses
from generator.diagrams.graph import Graph
from generator.pages.context import PageContext
from generator.pages.rendering import render, template_environment
from generator.pages.sections import SECTIONS
from generator.pages.site import make_pages, page_models
from generator.pages.words import MEMBERS, Phrase, Words, words
from tests.making import MINIMAL, SVG, catalogue_of
from tests.pages.html import front_and_body
from tests.pages.imports import PACKAGE

PAGES = PACKAGE / "pages"
TABLE = tomllib.loads((PAGES / "words" / "en.toml").read_text(encoding="utf-8"))


def test_a_phrase_escapes_what_it_is_filled_with_and_keeps_markup():
    phrase = Phrase("<said> by {who}")
    assert phrase(who="<b>") == "&lt;said&gt; by &lt;b&gt;"
    assert phrase(who=Phrase("{link}")(link="x")) == "&lt;said&gt; by x"
    assert phrase.fill(who="<b>") == "<said> by <b>"
    assert phrase.places == ("who",)


@pytest.mark.parametrize(("count", "text"), [(0, "0 statements"), (1, "1 statement"), (2, "2 statements")])
def test_a_count_agrees_with_its_noun(count, text):
    assert words().count("statement", count) == text


@pytest.mark.parametrize("table", MEMBERS)
def test_a_member_of_an_enumeration_without_words_stops_the_reading(table):
    name = next(iter(MEMBERS[table])).name.lower()
    with pytest.raises(ValueError, match=rf"no words for {table}\.{name}"):
        Words(TABLE | {table: {key: text for key, text in TABLE[table].items() if key != name}})


def _asked_for():
    """Give the names of all words that modules and templates ask for."""
    asked = {f"{table}.{member.name.lower()}" for table, kind in MEMBERS.items() for member in kind}
    for file in PAGES.rglob("*.j2"):
        asked |= set(re.findall(r"\bwords\.([a-z_]+\.[a-z_]+)", file.read_text(encoding="utf-8")))
    for file in chain(
        *(folder.rglob("*.py") for folder in (PAGES, PACKAGE / "search", PACKAGE / "decide", PACKAGE / "site"))
    ):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str(name)) if _is_name(name):
                    asked.add(name)
                case ast.Call(func=ast.Attribute(attr="count"), args=[ast.Constant(value=name), *_]):
                    asked |= {f"count.{name}.{form}" for form in ("one", "other")}
    return asked


def test_every_word_that_is_asked_for_is_there_and_every_word_is_asked_for():
    assert sorted(_asked_for() ^ set(words().phrases)) == []


def _is_name(text):
    """Tell the name of a word from other texts, such as names of files."""
    found = re.fullmatch(r"([a-z_]+)\.[a-z_]+", text)
    return found and found[1] in TABLE and not text.endswith((".yml", ".md"))


def _marked(table, prefix=""):
    """Put the name of every word in the place of its text; what it is filled with stays."""
    return {
        name: _marked(value, f"{prefix}{name}.")
        if isinstance(value, dict)
        else f"⟦{prefix}{name}⟧" + "".join(f" {{{place}}}" for place in Phrase(value).places)
        for name, value in table.items()
    }


def _of_content():
    """Give all words of the small study."""
    texts = [file.read_text(encoding="utf-8") for file in MINIMAL.rglob("*.*") if file.is_file()]
    return set(re.findall(r"[^\W\d_]+", " ".join(texts).casefold()))


def _seen(text):
    """Give what readers see or hear of a page: its title, its text, and the attributes that are read out."""
    front, body = front_and_body(text)
    yield str(front.get("title", ""))
    document = html5lib.parse(body, namespaceHTMLElements=True)
    for element in document.iter():
        if not isinstance(element.tag, str):
            element.text = ""  # a mark for the engine that builds the site
        if "findings" in (element.get("class") or "").split():
            element.clear()  # messages and rules of the checks
        for name in ("title", "aria-label", "data-label", "placeholder", "alt"):
            yield element.get(name) or ""
        for part in (element.text, element.tail):
            yield re.sub(r"\{ #[^}]*\}", "", part or "")


def _others(texts, known):
    """Give the words that neither stand in the table nor in the content."""
    text = re.sub(r"⟦[^⟧]*⟧", " ", " ".join(texts))
    return sorted({word for word in re.findall(r"[^\W\d_]{2,}", text) if word.casefold() not in known})


def test_no_word_of_a_page_stands_outside_the_table_and_the_content(tmp_path):
    catalogue, known = catalogue_of(MINIMAL), _of_content()
    language = Words(_marked(TABLE))
    pages = make_pages(catalogue, Addresses(catalogue), tmp_path, lambda _: SVG, language=language)
    found = {}
    for path, text in pages.items():
        if path.endswith("SUMMARY.md"):
            found[path] = _others(re.findall(r"\[(.*)\]", text), known)
        else:
            found[path] = _others(_seen(text), known)
    assert {path: others for path, others in found.items() if others} == {}
    assert _others(["⟦home.ways⟧ telescopes"], known) == ["telescopes"]


def test_no_word_of_a_drawing_stands_outside_the_table_and_the_content():
    catalogue, known = catalogue_of(MINIMAL), _of_content()
    graphs: list[Graph] = []
    context = PageContext(catalogue, Addresses(catalogue), _collected(graphs), Words(_marked(TABLE)))
    assert list(page_models(context, SECTIONS))
    texts = [text for graph in graphs for text in (graph.title, graph.description)]
    texts += [node.label for graph in graphs for node in graph.nodes]
    texts += [edge.label for graph in graphs for edge in graph.edges]
    assert len(graphs) > 3
    assert _others(texts, known) == []


def _collected(graphs):
    def keep(graph):
        graphs.append(graph)
        return "0" * 16

    return keep


def _texts(value):
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def test_no_place_of_a_phrase_stays_open(tmp_path):
    catalogue = catalogue_of(MINIMAL)
    context = PageContext(catalogue, Addresses(catalogue), _collected([]), words())
    templates = template_environment(words())
    places = {f"{{{place}}}" for phrase in words().phrases.values() for place in phrase.places}
    for page in page_models(context, SECTIONS):
        text = "\n".join([*_texts(page), render(templates, page)])
        assert [place for place in places if place in text] == [], page.address
