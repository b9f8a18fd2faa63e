"""The texts for assistants: one beside every page about one thing, each claim with the permalink of its words."""

import posixpath
import re

import pytest
from markdown_it import MarkdownIt

from generator import prose
from generator.export import Format
from generator.pipeline import build
from tests.export.reading import STUDY
from tests.making import MINIMAL, catalogue_of, changed, made
from tests.pages.html import rendered

JAR = "we keep one jar alive for the whole street"


def _texts(root):
    return {path: data.decode() for path, data in build(root).exports([Format.TEXT]).items()}


@pytest.fixture(scope="module")
def texts():
    return _texts(STUDY)


def _addresses(path, text):
    """Give every address that an independent reader of Markdown finds, as seen from the site's root."""
    for block in MarkdownIt().parse(text):
        for token in block.children or ():
            if token.type == "link_open" and not token.attrs["href"].startswith("http"):
                target, _, anchor = token.attrs["href"].partition("#")
                yield posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), anchor


def test_every_page_about_one_thing_has_its_text_and_the_list_names_them_all(tmp_path):
    files = made(catalogue_of(MINIMAL), tmp_path)
    pages = {path for path, text in files.items() if path.endswith(".md") and '\ntext: "' in text}
    texts = {path for path in files if path.endswith(".txt")} - {"llms.txt"}
    assert {path.replace(".md", ".txt") for path in pages} == texts
    assert len(texts) > 20
    listed = [path for path, _ in _addresses("llms.txt", files["llms.txt"]) if path.endswith(".txt")]
    assert sorted(listed) == sorted(texts)


def test_every_link_of_a_text_leads_to_a_page_and_to_words_on_it(tmp_path):
    files = made(catalogue_of(MINIMAL), tmp_path)
    known = {
        path.replace(".md", ".html"): {element.get("id") for element in rendered(text, tmp_path).iter()}
        for path, text in files.items()
        if path.endswith(".md") and not path.endswith("SUMMARY.md")
    }
    links = [(path, *link) for path, text in files.items() if path.endswith(".txt") for link in _addresses(path, text)]
    dead = [
        (path, target, anchor)
        for path, target, anchor in links
        if target not in files and (target not in known or (anchor and anchor not in known[target]))
    ]
    assert dead == []
    assert sum(bool(anchor) for _, _, anchor in links) > 50


def test_the_list_has_the_form_that_assistants_know(texts):
    lines = texts["llms.txt"].split("\n")
    assert lines[0] == "# Baking catalogue"
    assert lines[2] == "> How bakers raise dough."
    assert "- [Leaven](decisions/leaven.txt): What lifts the dough?" in lines
    assert [line for line in lines if line.startswith("# ")] == ["# Baking catalogue"]
    assert "- [catalogue.json](catalogue.json)" in lines


def test_a_pattern_says_who_holds_what_in_which_words(texts):
    text = texts["patterns/sourdough.txt"]
    assert text.startswith("# Sourdough\n\nPattern. Page and permalink: sourdough.html. Licence: CC0-1.0.\n")
    assert "A *living* dough is fed daily and lifts the next one." in text
    (taste,) = [line for line in text.split("\n") if line.startswith("- [Taste]")]
    assert (
        "helps strongly (quoted). Acids grow for a day. “People cross the river for that crust.” ([Expert A]" in taste
    )
    assert (
        "Contested: “nobody in my shop could tell the two apart.” ([Expert B](../sources/bak-p2.html#excerpt-" in taste
    )
    (waiting,) = [line for line in text.split("\n") if line.startswith("- [Waiting time]")]
    assert waiting.endswith("hurts strongly (study model). The culture needs twelve hours.")
    assert re.search(rf"- supports: “[^”]*{JAR}\.” \(\[Expert A\]\(\.\./sources/bak-p1\.html#excerpt-\w+\)\)", text)


def test_the_words_of_an_interviewer_are_called_so():
    assert "These are the interviewer’s words" in _texts(MINIMAL)["patterns/alerting.txt"]


def test_hand_written_citations_lead_to_the_words_and_keep_them(texts):
    found = re.search(r"\[one baker does\]\((\S+) \"(.+)\"\)", texts["decisions/leaven.txt"])
    assert found[1].startswith("../sources/bak-p1.html#excerpt-")
    assert found[2] == JAR
    assert "[stays on the shelf](https://example.org/shelf)" in texts["decisions/leaven.txt"]
    assert "(told in the interview)" in texts["walkthroughs/first-shop.txt"]


@pytest.mark.parametrize(
    ("text", "relinked"),
    [
        ("[a](pattern:b)", "[a](X)"),
        ('[a](cite:b "c \\"d\\" e")', '[a](X "c \\"d\\" e")'),
        ('[a](cite:b\n  "c")', '[a](X   "c")'),
        ("[a](nothing:b)", "[a](nothing:b)"),
        ("[a](https://example.org/b(c))", "[a](https://example.org/b(c))"),
        ("a (b) [c]", "a (b) [c]"),
    ],
)
def test_links_get_another_aim_and_nothing_else_changes(text, relinked):
    aimed = prose.relinked(text, lambda link: None if link.target.startswith("http") else "X", lambda _: False)
    assert aimed == relinked


def test_a_link_to_words_that_are_gone_loses_them():
    assert prose.relinked('[a](cite:b "c")', lambda _: "X", lambda _: True) == "[a](X)"


def test_a_name_with_signs_of_markdown_is_a_name(tmp_path):
    edit = [["patterns/tracing.md", "name: Distributed tracing", "name: '[x] *z* <b>'"]]
    texts = _texts(changed(tmp_path / "content", {"edit": edit}))
    assert r"[\[x\] \*z\* \<b\>](patterns/" in texts["llms.txt"]
