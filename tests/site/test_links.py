"""Reads every built page without a browser: its links, ids, names and grammar."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from lxml import html

from generator.addresses import RECORD
from generator.site import budgets
from generator.site.budgets import NOT_FOUND, addresses, is_web
from tests.site.kinds import letters

Pages = dict[str, html.HtmlElement]

_DRAWN = ".//figure[@class='diagram']//svg"
_STOCK = re.compile(r"__toc|__nav_\d+_label")
"""What Material names without having it: a switch on pages outside the menu, a label of a section of one page."""


@pytest.fixture(scope="session")
def written(pages: Pages) -> Pages:
    """All pages but the one for addresses that do not exist."""
    return {path: page for path, page in pages.items() if path != NOT_FOUND}


@pytest.fixture(scope="session")
def internal(pages: Pages) -> list[tuple[str, str]]:
    """Every link within the site: the page that it stands on, and the address."""
    found = budgets.internal(pages)
    assert found
    return found


def test_the_site_has_pages_of_every_kind(written: Pages) -> None:
    counted = Counter(path.partition("/")[0] for path in written)
    for folder in ("decisions", "patterns", "forces", "walkthroughs", "personas", "sources", "guides"):
        assert counted[folder] > 1, f"no page but the overview in {folder}/"


def test_every_internal_link_leads_to_a_file(site: Path, pages: Pages) -> None:
    assert list(budgets.dead_links(site, pages)) == []


def test_every_anchor_that_a_link_names_is_there(pages: Pages) -> None:
    assert list(budgets.dead_anchors(pages)) == []


def test_every_part_that_another_part_is_named_by_is_there(written: Pages) -> None:
    wrong = set()
    for path, page in written.items():
        ids = set(page.xpath("//@id"))
        names = page.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls | //label/@for")
        named = {name for value in names for name in value.split() if not _STOCK.fullmatch(name)}
        assert named, path
        wrong |= {f"{path}: {name}" for name in named - ids}
    assert not wrong


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    assert list(budgets.repeated_ids(pages)) == []


def test_no_page_but_a_transcript_is_large(site: Path, pages: Pages) -> None:
    assert list(budgets.too_large(site, pages)) == []


def test_all_links_are_relative_and_lead_to_built_pages(internal: list[tuple[str, str]]) -> None:
    wrong = {
        f"{path}: {address}"
        for path, address in internal
        if address.startswith("/") or urlsplit(address).path.removesuffix(RECORD).endswith((".md", "/"))
    }
    assert not wrong


def test_links_to_the_web_are_https_or_http(pages: Pages) -> None:
    wrong = {
        f"{path}: {address}"
        for path, page in pages.items()
        for _, address in addresses(page)
        if is_web(address) and urlsplit(address).scheme not in ("http", "https")
    }
    assert not wrong


def test_no_page_asks_another_host_for_anything(site: Path, pages: Pages) -> None:
    assert list(budgets.foreign_hosts(site, pages)) == []


def test_every_kind_of_page_is_sound_html(
    site: Path, small_site: Path, small_pages: Pages, kinds: dict[str, str]
) -> None:
    wrong = []
    for path in [*(site / page for page in kinds.values()), *(small_site / page for page in small_pages)]:
        parser = html5lib.HTMLParser()
        text = path.read_text(encoding="utf-8")
        parser.parse(text)
        wrong += [f"{path}:{line}: {fault} {details}" for (line, _), fault, details in parser.errors]
    assert not wrong


def test_every_page_has_one_heading_of_the_first_level(pages: Pages) -> None:
    assert {path: found for path, page in pages.items() if (found := len(page.xpath("//h1"))) != 1} == {}


def test_no_page_skips_a_level_of_headings(pages: Pages) -> None:
    wrong = {}
    for path, page in pages.items():
        levels = [
            int(heading.tag[1]) for heading in page.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            wrong[path] = levels
    assert wrong == {}


def test_every_page_names_itself_and_its_language(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.get("lang") == "en", path
        assert page.findtext(".//title", "").strip(), path


def test_no_two_pages_of_one_kind_bear_the_same_title(written: Pages) -> None:
    titles = Counter((path.rpartition("/")[0], page.findtext(".//title", "").strip()) for path, page in written.items())
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_menus_become_no_pages(site: Path) -> None:
    assert [path for path in site.rglob("*") if "SUMMARY" in path.name] == []


def test_no_place_of_a_diagram_or_of_generated_html_is_left(pages: Pages) -> None:
    places = "//*[contains(@class, 'diagram-place') or contains(@class, 'generated-place')]"
    assert [path for path, page in pages.items() if page.xpath(places)] == []


def test_every_diagram_has_a_role_a_name_and_a_description(pages: Pages) -> None:
    seen = 0
    for path, page in pages.items():
        for svg in page.iterfind(_DRAWN):
            seen += 1
            links = svg.findall(".//a")
            assert svg.get("role") == ("group" if links else "img"), path
            for tag, name in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
                assert svg.findtext(f"./{tag}", "").strip(), f"{path} has a diagram without a {tag}"
                assert svg.find(f"./{tag}").get("id") == svg.get(name), path
            for link in links:
                label = " ".join(text.text_content() for text in link.iter("text"))
                assert link.get("aria-label") == label != "", path
            assert len(svg.findall(".//title")) == 1, f"{path} shows internal names of a diagram"
    assert seen


def test_every_page_with_a_diagram_has_the_same_as_text(pages: Pages) -> None:
    wrong = []
    for path, page in pages.items():
        for svg in page.iterfind(_DRAWN):
            drawn = {link.get("href") for link in svg.iter("a")}
            told = set(page.xpath("//article//a[not(ancestor::svg)]/@href"))
            wrong += [f"{path}: {address}" for address in sorted(drawn - told)]
    assert wrong == []


def test_what_a_diagram_draws_is_told_in_words_too(pages: Pages) -> None:
    wrong = []
    for path, page in pages.items():
        words = letters(" ".join(page.xpath("//article//text()[not(ancestor::svg)]")))
        for drawn in page.iterfind(f"{_DRAWN}//g[@class]"):
            label = letters("".join(text.text_content() for text in drawn.findall(".//text")))
            if "node" in drawn.get("class").split() and label not in words:
                wrong.append(f"{path}: {label}")
    assert wrong == []
