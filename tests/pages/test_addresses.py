import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.addresses import FOLDERS, Addresses, relative, slug
from generator.content.kinds import Kind
from generator.pages.context import html_block, in_markdown, one_line, split_quotation
from tests.making import MINIMAL, catalogue_of, changed, made


@given(st.text())
def test_a_file_name_is_safe_whatever_the_name_is(name):
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", slug(name))
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("API gateway", "api-gateway"),
        ("Café – Größe", "cafe-groe"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ("日本", "x"),
        ("", "x"),
        ("a" * 100, "a" * 80),
        ("a.b?c#d", "a-b-c-d"),
    ],
)
def test_a_name_gives_small_letters_digits_and_hyphens(name, wanted):
    assert slug(name) == wanted


PAGES = st.lists(st.sampled_from(["a", "b", "index"]), min_size=1, max_size=3).map("/".join)


@given(PAGES, PAGES, st.sampled_from(["", "anchor"]))
def test_an_address_is_relative_and_leads_from_its_page_to_its_target(page, target, anchor):
    address = relative(page, target, anchor)
    assert not address.startswith("/")
    assert "://" not in address
    path, _, fragment = address.partition("#")
    assert fragment == anchor
    folder = page.split("/")[:-1]
    for part in path.split("/") if path else [page.split("/")[-1] + ".html"]:
        folder = folder[:-1] if part == ".." else [*folder, part]
    assert "/".join(folder) == f"{target}.html"


def test_two_things_of_one_name_have_pages_of_their_own(tmp_path):
    front = "---\nid: {}\nname: Index\nkind: practice\nstudy: observability\ndefinition: One.\n---\n"
    files = {f"patterns/{name}.md": front.format(name) for name in ("one", "two")}
    catalogue = catalogue_of(changed(tmp_path / "content", {"write": files}))
    addresses = Addresses(catalogue)
    assert [addresses.url(Kind.PATTERN, name) for name in ("one", "two")] == [
        "patterns/index-one.html",
        "patterns/index-two.html",
    ]


def test_every_page_has_an_address_below_the_folder_of_its_kind_and_every_address_a_page(tmp_path):
    catalogue = catalogue_of(MINIMAL)
    files = set(made(catalogue, tmp_path))
    addresses = Addresses(catalogue)
    for kind, table in (
        (Kind.DECISION, catalogue.decisions),
        (Kind.PATTERN, catalogue.patterns),
        (Kind.FORCE, catalogue.forces),
        (Kind.WALKTHROUGH, catalogue.walkthroughs),
        (Kind.SOURCE, catalogue.sources),
        (Kind.PERSONA, catalogue.personas),
        (Kind.GUIDE, catalogue.guides),
    ):
        assert table
        for identity in table:
            path = addresses.page(kind, identity)
            assert path.startswith(f"{FOLDERS[kind]}/")
            assert f"{path}.md" in files
            assert addresses.url(kind, identity) == f"{path}.html"


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("\\`*_{}[]()<>#+-.!|~^=:&\"'; \n1a"), st.characters(exclude_categories=["C"])
        )
    )
)
def test_text_in_markdown_is_shown_as_typed(text):
    flat = " ".join(text.split())
    html = Markdown(extensions=["attr_list", "tables"]).convert(f"x {in_markdown(text)} x")
    assert _unescaped(html) == f"<p>x {flat} x</p>"


def _unescaped(html):
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), html)


@given(st.lists(st.sampled_from(["", "  ", "<p>a</p>", "    b", "\t"]), max_size=8))
def test_html_in_a_page_holds_no_blank_line_inside_and_keeps_every_other_line(lines):
    block = html_block("\n".join(lines))
    assert block.startswith("\n")
    assert "\n\n" not in block.strip("\n")
    assert [line.strip() for line in block.split("\n") if line.strip()] == [
        line.strip() for line in lines if line.strip()
    ]


@given(st.text(alphabet="abc .!?", max_size=900))
def test_a_long_quotation_is_cut_in_two_and_no_word_is_lost(text):
    flat = one_line(text)
    lead, rest = split_quotation(flat)
    assert " ".join(f"{lead} {rest}".split()) == flat or lead + rest == flat
    assert len(lead) <= 440
    assert bool(rest) == (len(flat) > 440)
