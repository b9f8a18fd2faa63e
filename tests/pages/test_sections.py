"""A kind of thing has its pages, its folder and its menu from two tables."""

from generator.addresses import FOLDERS, Addresses, Folder
from generator.content import table
from generator.content.kinds import Kind
from generator.content.table import KINDS
from generator.pages.guides import GuideListPage, GuidePage
from generator.pages.model import Front
from generator.pages.sections import SECTIONS, Menu, Section
from generator.pages.site import make_pages, pages_in_turn
from generator.pages.views import Link
from generator.pages.words import Words
from generator.pipeline import build
from tests.made_up_kind import ROW, MadeUp
from tests.making import MINIMAL, SVG, catalogue_of, changed, made
from tests.pages.imports import ONE_KIND_MORE, import_error
from tests.pages.test_words import TABLE


def _questions(context):
    for identity, question in context.catalogue.table(MadeUp.QUESTION).items():
        here = context.at(context.addresses.page(MadeUp.QUESTION, identity))
        title, text = question.name, here.inline(question.entry.text)
        yield GuidePage(address=here.page, front=Front(title=title), title=title, summary=text, sections=[])
    here = context.at(context.addresses.section(MadeUp.QUESTION))
    title = here.words.of("section", MadeUp.QUESTION)
    links = Link(title, context.addresses.link(here.page, MadeUp.QUESTION, "why-us"))
    yield GuideListPage(address=here.page, front=Front(title=title), guides=[], decisions=links)


def test_a_made_up_kind_is_read_and_has_pages_a_folder_and_a_menu_by_the_tables_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "KINDS", (*KINDS, ROW))
    files = {
        "questions/why-now.yml": "id: why-now\nname: Why now?\ntext: See [logging](pattern:logging).\n",
        "questions/why-us.yml": "id: why-us\nname: Why us?\ntext: Ask others.\nbefore: why-now\n",
    }
    catalogue = build(changed(tmp_path / "content", {"write": files})).catalogue
    addresses = Addresses(catalogue, (*FOLDERS, Folder(MadeUp.QUESTION, "questions")))
    language = Words(TABLE | {"section": TABLE["section"] | {"question": "Questions"}})
    sections = (*SECTIONS, Section(MadeUp.QUESTION, (_questions,), Menu.PAGES))
    files = make_pages(catalogue, addresses, tmp_path, lambda _: SVG, sections=sections, language=language)
    assert {path for path in files if path.startswith("questions/")} == {
        "questions/SUMMARY.md",
        "questions/index.md",
        "questions/why-now.md",
        "questions/why-us.md",
    }
    assert files["questions/SUMMARY.md"] == (
        "* [Overview](index.md)\n* [Why now?](why-now.md)\n* [Why us?](why-us.md)\n"
    )
    assert 'href="../patterns/logging.html"' in files["questions/why-now.md"]
    others = {path: text for path, text in files.items() if not path.startswith("questions/")}
    assert others.items() <= made(catalogue, tmp_path).items()


def test_a_kind_without_a_section_stops_the_import():
    message = import_error(
        "import generator.addresses, generator.content.table", ONE_KIND_MORE, "import generator.pages.sections"
    )
    assert message == "RuntimeError: sections.SECTIONS has no section for question"


def test_every_kind_has_one_section_and_one_folder():
    assert sorted(section.kind for section in SECTIONS) == sorted(Kind)
    assert sorted(folder.kind for folder in FOLDERS) == sorted(Kind)


def test_the_pages_of_one_kind_may_come_first(tmp_path):
    catalogue = catalogue_of(MINIMAL)
    addresses = Addresses(catalogue)
    files = list(pages_in_turn(catalogue, addresses, tmp_path, lambda _: SVG, first=Kind.FORCE))
    assert files[0][0].startswith("forces/")
    assert dict(files) == make_pages(catalogue, addresses, tmp_path, lambda _: SVG)
    assert len(dict(files)) == len(files)
