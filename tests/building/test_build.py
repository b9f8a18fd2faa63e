import importlib.util
import os
import re
import shutil
import subprocess
import sys

import pytest
from lxml import html

from tests.cases import ROOT, TESTS
from tests.making import MINIMAL

QUIET = {"NO_MKDOCS_2_WARNING": "1", "CATALOGUE_CONTENT": "content"}
CODED = TESTS / "catalogue" / "coded"
ONLY_ZENSICAL = ".//a[@id='__skip'] | .//pre/span[not(node())]"
"""The aim of the link that skips to the content, and marks of lines of code."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder with blanks in its path that holds content and a page written by hand, and nothing else."""
    folder = tmp_path_factory.mktemp("a project", numbered=False)
    shutil.copytree(MINIMAL, folder / "content")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    return folder


def _run(*command, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=os.environ | QUIET | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _build(project, engine):
    done = _run("generator", "build", "--engine", engine, "--out", f"site {engine}", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / f"site {engine}"


@pytest.fixture(scope="module")
def built(project):
    """The site that the generator has MkDocs build."""
    return _build(project, "mkdocs")


def _articles(site):
    """Give the content of every page by its path, without what an engine adds around it."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        (article,) = page.xpath("//article") or [page]  # a redirect is no page of the engine
        for element in article.xpath(ONLY_ZENSICAL):
            element.drop_tree()
        for element in article.xpath(".//div[@class='highlight']"):
            element.drop_tag()
        for element in article.xpath(".//pre/code[@class]"):
            del element.attrib["class"]
        for element in article.xpath(".//*[@data-search-exclude]"):
            del element.attrib["data-search-exclude"]
        for element in article.xpath(".//*[@href]"):
            element.set("href", element.get("href").removeprefix("./"))
        text = re.sub(r"\s+", " ", html.tostring(article, encoding="unicode"))
        pages[path.relative_to(site).as_posix()] = re.sub(r"> <", "><", text)
    return pages


def test_content_alone_gives_a_whole_site_with_its_own_title(built):
    page = html.parse(str(built / "patterns" / "logging.html"))
    assert page.findtext(".//title") == "Logging - Observability catalogue"
    for name in (
        "assets/catalogue.css",
        "assets/catalogue.js",
        "assets/drawings.js",
        "assets/screens.js",
        "catalogue.json",
        "method.html",
        "404.html",
        "about.html",
    ):
        assert (built / name).is_file(), name
    assert "<svg" in (built / "decisions" / "signals.html").read_text(encoding="utf-8")
    assert not [path for path in built.rglob("*.html") if "van Eijk" in path.read_text(encoding="utf-8")]


def test_coded_sources_alone_give_a_whole_site(tmp_path):
    shutil.copytree(CODED, tmp_path / "content")
    done = _run("generator", "build", "--out", "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = html.parse(str(tmp_path / "site" / "decisions" / "water.html")).getroot()
    drawings = page.xpath("//figure[@class='diagram']//*[local-name()='svg']")
    assert [
        {"Water", "Rain barrels", "Garden hose", "Gutter"} <= {text.strip() for text in drawing.itertext()}
        for drawing in drawings
    ] == [True, True]
    (cell,) = page.xpath("//table[contains(@class,'matrix')]//td[@data-label='Garden hose']")
    assert " ".join(cell.text_content().split()) == "−− hurts strongly coded"
    row = cell.xpath(".//a/@href")[0]
    path, _, anchor = row.partition("#")
    target = html.parse(str(tmp_path / "site" / "decisions" / path)).getroot().get_element_by_id(anchor)
    traces = [link for link in target.xpath(".//a/@href") if "#trace-" in link]
    assert [link.rpartition("/")[2] for link in traces] == ["orc-s2.html#trace-orc-s2-t1"]
    source = html.parse(str(tmp_path / "site" / "sources" / "orc-s2.html")).getroot()
    assert "It leaks after two summers" in source.get_element_by_id("trace-orc-s2-t1").text_content()


def test_the_folder_that_the_engine_builds_is_whole_and_can_be_built_elsewhere(built, project, tmp_path):
    shutil.copytree(project / ".catalogue", tmp_path / "moved", ignore=shutil.ignore_patterns("site"))
    done = _run("mkdocs", "build", "--strict", "--quiet", cwd=tmp_path / "moved")
    assert done.returncode == 0, done.stderr
    assert _articles(tmp_path / "moved" / "site") == _articles(built)


def test_mkdocs_with_gen_files_gives_the_same_pages(built, project, tmp_path):
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("generator/", f"{ROOT.as_posix()}/generator/")
    config = project / "mkdocs.yml"
    config.write_text(settings, encoding="utf-8")
    done = _run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path), cwd=project)
    config.unlink()
    assert done.returncode == 0, done.stderr
    assert _articles(tmp_path) == _articles(built)
    one, other = (html.parse(str(site / "index.html")) for site in (tmp_path, built))
    assert one.findtext(".//title") == other.findtext(".//title")


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="zensical is not installed")
def test_zensical_gives_the_same_pages(built, project):
    assert _articles(_build(project, "zensical")) == _articles(built)


def test_errors_of_the_content_stop_each_build_without_a_traceback(project, tmp_path):
    broken = tmp_path / "content"
    shutil.copytree(project / "content", broken)
    (broken / "forces.yml").write_text("forces: 7\n", encoding="utf-8")
    for command in (
        ("generator", "build"),
        ("mkdocs", "build", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path / "x")),
    ):
        done = _run(*command, cwd=ROOT if command[0] == "mkdocs" else tmp_path, CATALOGUE_CONTENT=str(broken))
        assert done.returncode == 1
        assert f"{broken.as_posix()}/forces.yml:1:" in done.stderr
        assert "Traceback" not in done.stderr
        assert "SystemExit" not in done.stderr
    assert not (tmp_path / ".catalogue").exists()


def test_a_missing_drawing_is_told_without_a_traceback(built, project, tmp_path):
    shutil.copytree(project / ".catalogue", tmp_path / "moved", ignore=shutil.ignore_patterns("site"))
    shutil.rmtree(tmp_path / "moved" / "drawings")
    done = _run("mkdocs", "build", "--quiet", cwd=tmp_path / "moved")
    assert done.returncode == 1
    assert "this drawing is missing; make the pages again" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("out", [".", "docs", "content"])
def test_a_site_never_takes_the_place_of_other_files(project, built, out):
    done = _run("generator", "build", "--out", out, cwd=project)
    assert done.returncode == 1
    assert "name another folder for the site" in done.stderr
    assert (project / "content" / "catalogue.yml").exists()
    assert (project / "docs" / "about.md").exists()


def test_an_engine_that_is_not_there_is_told(project, monkeypatch, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'zensical' else f(name, *rest)\n",
        encoding="utf-8",
    )
    done = _run("generator", "build", "--engine", "zensical", cwd=project, PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert done.returncode == 1
    assert "zensical is not installed; run “pip install zensical” or choose another engine" in done.stderr
