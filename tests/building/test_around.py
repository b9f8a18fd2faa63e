"""Tests what a site has beside its pages: a feed, pictures for links, a word to robots, an offline edition."""

from dataclasses import replace

import pytest
from lxml import etree, html

from generator.repository import Change, Edition
from generator.site.around import around
from generator.site.offline import ModuleError, offline_files
from tests.making import MINIMAL, catalogue_of

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = (
    Change("c2", "2024-05-06T10:00:00Z", ("catalogue.yml",)),
    Change("c1", "2024-02-03T12:00:00Z", ("decisions/store_decision.yml", "patterns/sampling.md", "forces.yml")),
)


@pytest.fixture(scope="module")
def catalogue():
    """The small study."""
    return catalogue_of(MINIMAL)


def _with(catalogue, changes):
    return replace(catalogue, edition=Edition("v1", "2024-02-03", changes))


def test_a_feed_names_the_pages_that_a_commit_changed_and_leaves_other_commits_out(catalogue):
    root = etree.fromstring(around(_with(catalogue, CHANGES), {})["feed.xml"])
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Storage, Sampling"]
    assert entries[0].findtext(f"{ATOM}updated") == "2024-02-03T12:00:00Z"
    links = html.fromstring(entries[0].findtext(f"{ATOM}content")).xpath(".//@href")
    assert links == ["decisions/storage.html", "patterns/sampling.html"]


def test_without_a_history_there_is_no_feed(catalogue):
    assert "feed.xml" not in around(_with(catalogue, ()), {})


def test_where_the_site_will_be_is_said_to_robots_and_in_the_feed(catalogue):
    files = around(_with(catalogue, CHANGES), {"SITE_URL": "https://example.org/here"})
    assert b"Sitemap: https://example.org/here/sitemap.xml" in files["robots.txt"]
    assert b'xml:base="https://example.org/here/"' in files["feed.xml"]
    assert b"Sitemap" not in around(_with(catalogue, CHANGES), {})["robots.txt"]


def test_what_stands_around_pages_is_the_same_twice(catalogue):
    assert around(_with(catalogue, CHANGES), {}) == around(_with(catalogue, CHANGES), {})


@pytest.fixture
def site(tmp_path):
    """A site with one page, a module and what the module asks for."""
    for path, text in {
        "index.html": '<script type="module" src="assets/a.js"></script><p data-source="data/x.json"></p>',
        "assets/a.js": 'import { b } from "./b.js";\nb(import.meta.url, await import("./b.js"));\n',
        "assets/b.js": "export async function b(text) { return text; }\nexport const c = 1;\n",
        "assets/javascripts/engine.js": "var e = 1;\n",
        "data/x.json": "{}",
        "pagefind/index/one.pf": "x",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_offline_edition_holds_modules_as_one_script_and_files_as_scripts(site):
    files = {path: data.decode() for path, data in offline_files(site)}
    assert '<script defer src="assets/offline.js" data-module="assets/a.js">' in files["index.html"]
    assert 'const { b } = await $load("./b.js");' in files["assets/offline.js"]
    assert 'b($here, await $load("./b.js"));' in files["assets/offline.js"]
    assert "$exports.b = b; async function b(text)" in files["assets/offline.js"]
    assert "const c = $exports.c = 1;" in files["assets/offline.js"]
    assert "engine.js" not in files["assets/offline.js"]
    assert files["data/x.json.js"] == 'offlineFiles["data/x.json"] = "e30=";\n'
    assert files["pagefind/index/one.pf.js"] == 'offlineFiles["pagefind/index/one.pf"] = "eA==";\n'
    assert "pagefind/index/one.pf" not in files


def test_a_module_that_cannot_be_put_into_the_offline_edition_is_refused(site):
    (site / "assets/b.js").write_text("export default 3;\n", encoding="utf-8")
    with pytest.raises(ModuleError, match=r"assets/b.js: “export default 3;” cannot be put"):
        list(offline_files(site))
