"""Opens what was built from the file system: the exports, and the pages without any server."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from playwright.sync_api import Page, expect


def test_the_catalogue_as_data_is_in_the_site_and_keeps_its_schema(site: Path) -> None:
    schema = json.loads((site / "catalogue.schema.json").read_text(encoding="utf-8"))
    data = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
    validator.check_schema(schema)
    assert [error.message for error in validator(schema).iter_errors(data)] == []
    assert list(validator(schema).iter_errors({"patterns": 3})) != []


def test_the_catalogue_as_data_names_pages_that_are_there(site: Path) -> None:
    data = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    urls = [
        item["url"] for kind in ("sources", "decisions", "patterns", "forces", "walkthroughs") for item in data[kind]
    ]
    assert urls
    assert [url for url in urls if not (site / url.partition("#")[0]).is_file()] == []


def test_nothing_of_the_workshop_is_in_the_site(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file() and not path.name.endswith(".madr.md")]
    endings = {path.suffix for path in files}
    assert ".html" in endings
    assert endings & {".md", ".py", ".j2", ".yml", ".yaml", ".dot"} == set()
    assert not (site / "overrides").exists()


def test_the_small_picture_of_the_site_is_sound(site: Path) -> None:
    root = etree.fromstring((site / "assets/favicon.svg").read_bytes())
    assert etree.QName(root).localname == "svg"


@pytest.mark.parametrize("kind", ["home", "decision", "pattern", "source"])
def test_a_page_opens_by_a_double_click_with_its_styles(
    site: Path, page: Page, kinds: dict[str, str], kind: str
) -> None:
    page.goto((site / kinds[kind]).as_uri())
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(246, 243, 236)")
    expect(page.locator(".search-open")).to_have_attribute("href", re.compile("(^|patterns/)index.html$"))


def test_links_work_without_a_server(small_site: Path, page: Page) -> None:
    site = small_site
    page.goto((site / "index.html").as_uri())
    page.locator("article a[href='decisions/index.html']").first.click()
    page.wait_for_url((site / "decisions/index.html").as_uri())
    page.locator("article ol.decisions a").first.click()
    page.wait_for_url(f"{(site / 'decisions').as_uri()}/*.html")
    page.locator("table.options th a").first.click()
    page.wait_for_url(f"{(site / 'patterns').as_uri()}/*.html")
    page.goto((site / "patterns/alerting.html").as_uri())
    page.locator("figure.quote figcaption > a").first.click()
    page.wait_for_url(f"{(site / 'sources').as_uri()}/*.html#excerpt-*")
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    page.locator("nav.md-tabs a").first.click()
    page.wait_for_url((site / "index.html").as_uri())
