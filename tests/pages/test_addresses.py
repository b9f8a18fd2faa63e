import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.addresses import FOLDERS, Addresses, file_names, relative, slug
from generator.content.kinds import Kind
from generator.pages.markdown import BEGIN, END
from generator.pages.rendering import html_block, in_markdown
from generator.pages.text import one_line, split_quotation
from tests.making import MINIMAL, catalogue_of, changed, made
from tests.pages.imports import ONE_KIND_MORE, PACKAGE, import_error


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
    for folder in FOLDERS:
        assert catalogue.names(folder.kind)
        assert {f"{addresses.section(folder.kind)}.md", addresses.menu(folder.kind)} <= files
        for identity in catalogue.names(folder.kind):
            path = addresses.page(folder.kind, identity)
            assert path.startswith(f"{folder.name}/")
            assert f"{path}.md" in files
            assert addresses.url(folder.kind, identity) == f"{path}.html"


NAMES = st.sampled_from(["a", "a b", "a-b", "index", "Summary", "a-2", "x" * 78, "x" * 80, "x" * 90, "b"])
IDS = st.one_of(NAMES, st.text(max_size=90))


@given(st.lists(st.tuples(NAMES, IDS), max_size=12, unique_by=lambda pair: pair[1]))
def test_no_two_things_share_a_file_and_none_takes_that_of_the_list_or_the_menu(pairs):
    wanted = [(Kind.PATTERN, identity, slug(name)) for name, identity in pairs]
    made = list(file_names(wanted))
    assert [(kind, identity) for kind, identity, _ in made] == [(kind, identity) for kind, identity, _ in wanted]
    names = [name for _, _, name in made]
    assert len(set(names)) == len(names)
    assert not {"index", "summary"} & set(names)
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", name) for name in names)
    assert list(file_names(wanted)) == made


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ([("one", "index"), ("two", "index")], ["index-one", "index-two"]),
        ([("one", "a"), ("two", "a")], ["a", "a-two"]),
        ([("one", "a"), ("two", "a-two"), ("two!", "a")], ["a", "a-two", "a-two-2"]),
        ([("one", "x" * 80), ("two", "x" * 80)], ["x" * 80, "x" * 76 + "-two"]),
        ([("x" * 100, "a"), ("x" * 101, "a"), ("x" * 102, "a")], ["a", "x" * 80, "x" * 78 + "-2"]),
    ],
)
def test_a_name_that_is_taken_gets_the_id_behind_it_and_then_a_number(wanted, names):
    wished = [(Kind.PATTERN, identity, name) for identity, name in wanted]
    assert [name for _, _, name in file_names(wished)] == names


def test_one_name_may_stand_in_two_folders():
    wished = [(Kind.PATTERN, "a", "cost"), (Kind.FORCE, "a", "cost")]
    assert [name for _, _, name in file_names(wished)] == ["cost", "cost"]


def test_a_kind_without_a_folder_stops_the_import():
    assert "has no folder for question" in import_error(ONE_KIND_MORE, "import generator.addresses")


def test_no_address_is_written_outside_its_home():
    files = [*(PACKAGE / "pages").rglob("*.py"), *(PACKAGE / "pages").rglob("*.j2")]
    written = re.compile(r"""\.html["'#]|/index|["'/(]index["'.]|SUMMARY|href="(?!\{\{|#)""")
    assert written.search('<a href="../method.html#signs">')
    found = {file.name: written.findall(file.read_text(encoding="utf-8")) for file in files}
    assert {name: places for name, places in found.items() if places} == {}


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
    first, *inside, last = block.strip("\n").split("\n")
    assert (first, last) == (BEGIN, END)
    assert [line.strip() for line in inside if line.strip()] == [line.strip() for line in lines if line.strip()]
    assert not [line for line in inside[1:] if not line.strip()]


def test_html_in_a_page_opens_no_fence_even_where_an_engine_reads_it():
    block = html_block("<p>\n~~~ { onclick=x }\n  ```\n> ~~~\na ``` b\n</p>")
    assert block.split("\n")[3:7] == ["&#126;~~ { onclick=x }", "  &#96;``", "> &#126;~~", "a ``` b"]


@given(st.text(alphabet="abc .!?", max_size=900))
def test_a_long_quotation_is_cut_in_two_and_no_word_is_lost(text):
    flat = one_line(text)
    lead, rest = split_quotation(flat)
    assert " ".join(f"{lead} {rest}".split()) == flat or lead + rest == flat
    assert len(lead) <= 440
    assert bool(rest) == (len(flat) > 440)
