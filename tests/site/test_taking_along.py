"""Takes the site along: what other sites and readers are told of a page, its citation, and the archive to unpack."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import BrowserContext, Page, expect

from generator.repository import Edition
from generator.site.offline import packed
from tests.site.kinds import RESULT, search_for

ATOM = "{http://www.w3.org/2005/Atom}"
_LEAST = ("og:title", "og:description", "og:image", "og:type", "og:site_name")


def _told(page: html.HtmlElement, name: str) -> str:
    return next(iter(page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")), "")


def test_every_page_says_what_it_is_about_and_has_a_picture(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    pages = {path: page for path, page in pages.items() if path != "404.html" and page.xpath("//main")}
    assert {path: name for path, page in pages.items() for name in _LEAST if not _told(page, name)} == {}
    descriptions = [_told(page, "description") for page in pages.values()]
    assert len(set(descriptions)) == len(descriptions)
    assert max(map(len, descriptions)) <= 310
    for path, page in pages.items():
        assert (site / path).parent.joinpath(_told(page, "og:image")).resolve().is_file(), path


def test_every_page_tells_how_to_cite_it_without_a_script(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        if path == "404.html" or not page.xpath("//main"):
            continue
        said = " ".join(page.xpath("string(//*[@id='cite-this'])").split())
        title = page.xpath("string(//title)").rpartition(" - ")[0] or page.xpath("string(//title)")
        name = "" if path == "index.html" else f"“{title}”, "
        assert re.fullmatch(rf"{re.escape(name)}.+, version \S+(, \d{{4}}-\d\d-\d\d)?, {re.escape(path)}", said), said


def test_a_citation_is_copied_with_the_address_of_the_page(
    context: BrowserContext, page: Page, small_address: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{small_address}patterns/alerting.html#said")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert f"{small_address}patterns/alerting.html" in page.evaluate("navigator.clipboard.readText()")


def test_the_feed_names_pages_that_are_there(site: Path) -> None:
    root = etree.parse(site / "feed.xml").getroot()
    links = [str(link.get("href")) for link in root.iter(f"{ATOM}link")]
    contents = [html.fromstring(str(item.text)) for item in root.iter(f"{ATOM}content")]
    links += [str(address) for item in contents for address in item.xpath(".//@href")]
    assert len(links) > 10
    assert [link for link in links if not (site / link).is_file()] == []


def test_robots_may_read_everything(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"


@pytest.fixture(scope="module")
def unpacked(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the small study, unpacked."""
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(io.BytesIO(packed(small_site, "catalogue", Edition()))) as archive:
        archive.extractall(folder)
    return folder / "catalogue"


def test_the_search_works_in_a_page_that_was_opened_from_a_folder(unpacked: Path, page: Page) -> None:
    page.goto((unpacked / "patterns" / "alerting.html").as_uri())
    search_for(page, "central store")
    expect(page.locator(f"{RESULT} .search-sentence").first).to_be_visible()
    page.locator(RESULT).first.click()
    page.wait_for_url((unpacked / "patterns" / "central-store.html").as_uri())


def test_options_are_weighed_and_compared_in_a_page_that_was_opened_from_a_folder(unpacked: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for name in ("decide", "compare"):
        page.goto((unpacked / f"{name}.html").as_uri())
        expect(page.locator("article option").nth(2)).to_be_attached()
    assert faults == []
