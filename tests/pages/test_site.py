import os
import re
import subprocess
import sys

import pytest

from generator.export import Format
from generator.findings import CatalogueError
from generator.pipeline import build
from tests.cases import ROOT
from tests.making import MINIMAL, catalogue_of, changed, made
from tests.pages.html import HTML, rendered, words


def _pages(files):
    return {path: text for path, text in files.items() if path.endswith(".md") and not path.endswith("SUMMARY.md")}


def test_two_makings_of_all_pages_give_the_same_bytes(tmp_path):
    assert made(catalogue_of(MINIMAL), tmp_path / "one") == made(catalogue_of(MINIMAL), tmp_path / "two")


def test_the_order_of_hashes_does_not_change_a_page(tmp_path):
    program = (
        "import hashlib, sys; from pathlib import Path; from tests.making import *;"
        "files = made(catalogue_of(MINIMAL), Path(sys.argv[1]));"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(sums) == 1


def test_a_second_study_of_another_subject_gives_pages_of_all_kinds(tmp_path):
    assert sorted(_pages(made(catalogue_of(MINIMAL), tmp_path))) == [
        "attribution.md",
        "compare.md",
        "decide.md",
        "decisions/index.md",
        "decisions/notice.md",
        "decisions/signals.md",
        "decisions/storage.md",
        "decisions/waking.md",
        "evidence/agreement.md",
        "evidence/coded-together.md",
        "evidence/coding.md",
        "evidence/gap-map.md",
        "evidence/index.md",
        "evidence/saturation.md",
        "evidence/strength.md",
        "figures.md",
        "forces/alert-noise.md",
        "forces/index.md",
        "forces/privacy.md",
        "forces/running-cost.md",
        "forces/time-to-repair.md",
        "glossary.md",
        "guides/begin.md",
        "guides/index.md",
        "guides/sleep.md",
        "index.md",
        "patterns/alerting.md",
        "patterns/central-store.md",
        "patterns/dashboards.md",
        "patterns/distributed-tracing.md",
        "patterns/index.md",
        "patterns/logging.md",
        "patterns/sampling.md",
        "personas/auditor.md",
        "personas/developer.md",
        "personas/engineer-on-call.md",
        "personas/index.md",
        "sources/index.md",
        "sources/obs-p1.md",
        "sources/obs-p3.md",
        "sources/obs-s2.md",
        "walkthroughs/index.md",
        "walkthroughs/night-shift.md",
        "walkthroughs/quiet-nights.md",
        "which-one.md",
    ]


def test_the_words_of_one_catalogue_do_not_stand_in_the_generator(tmp_path):
    text = "".join(_pages(made(catalogue_of(MINIMAL), tmp_path)).values())
    assert re.search(r"data[ -](?:mesh|product)", text, re.I) is None


@pytest.fixture
def sources_only(tmp_path):
    """Give the pages of a folder with nothing but catalogue.yml and a coded source."""
    root = tmp_path / "content"
    rest = [file.relative_to(MINIMAL).as_posix() for file in MINIMAL.rglob("*.*") if file.is_file()]
    kept = {"catalogue.yml", "sources/observability/p_1.md"}
    changed(root, {"remove": [path for path in rest if path not in kept]})
    return made(catalogue_of(root), tmp_path / "diagrams")


def test_a_folder_with_nothing_but_coded_sources_gives_pages_for_sources_and_for_every_code(sources_only, tmp_path):
    assert {path for path in _pages(sources_only) if not path.endswith("index.md")} == {
        "attribution.md",
        "compare.md",
        "decide.md",
        "evidence/agreement.md",
        "evidence/coded-together.md",
        "evidence/coding.md",
        "evidence/gap-map.md",
        "evidence/saturation.md",
        "evidence/strength.md",
        "figures.md",
        "glossary.md",
        "patterns/cost.md",
        "patterns/log-files.md",
        "patterns/tracing.md",
        "personas/auditor.md",
        "personas/developer.md",
        "personas/engineer-on-call.md",
        "sources/obs-p1.md",
        "which-one.md",
    }
    page = rendered(sources_only["patterns/tracing.md"], tmp_path / "diagrams")
    assert words(page.find(f".//{HTML}h1")).startswith("Tracing")
    assert "we trace every call from the browser down to the disk" in words(page)
    assert "Coded as “we trace every call from the browser down to the disk”" in words(page)
    assert "stance not reviewed" in words(page)


HAND_WRITTEN = (ROOT / "docs", ROOT / "generator" / "site" / "base" / "docs")


def _targets(pages, diagrams):
    """Give every address of every page with the file and the anchor that it leads to."""
    for path, text in pages.items():
        for element in rendered(text, diagrams).iter(f"{HTML}a"):
            address = element.get("href") or ""
            if not address.startswith(("http://", "https://")) and "xlink" not in address:
                target, _, anchor = address.partition("?")[0].partition("#")
                file = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
                yield path, address, file.replace(".html", ".md"), anchor


def test_every_link_of_the_small_study_leads_to_a_page_and_to_an_anchor_on_it(tmp_path):
    files = made(catalogue_of(MINIMAL), tmp_path)
    pages = _pages(files)
    anchors = {
        path: {element.get("id") for element in rendered(text, tmp_path).iter() if element.get("id")}
        for path, text in pages.items()
    }
    links = list(_targets(pages, tmp_path))
    exported = build(MINIMAL).exports([Format.RECORDS])
    assert len(links) > 100
    dead = [
        (path, address)
        for path, address, file, anchor in links
        if address != "x.html" and not any((folder / file).is_file() for folder in HAND_WRITTEN)
        if file not in exported and (file not in files or (anchor and anchor not in anchors[file]))
    ]
    assert dead == []


def test_every_id_of_a_page_stands_there_once(tmp_path):
    pages = _pages(made(catalogue_of(MINIMAL), tmp_path))
    for path, text in pages.items():
        ids = [element.get("id") for element in rendered(text, tmp_path).iter() if element.get("id")]
        assert sorted(set(ids)) == sorted(ids), path


def test_a_claim_shows_the_words_it_rests_on_and_the_words_show_the_claim(tmp_path):
    pages = _pages(made(catalogue_of(MINIMAL), tmp_path))
    pattern = rendered(pages["patterns/logging.md"], tmp_path)
    quote = pattern.find(f".//{HTML}figure[@class='quote rejects']")
    assert "“We do not read log files any more.”" in words(quote)
    assert "rejects" in words(quote.find(f".//{HTML}figcaption"))
    link = quote.find(f".//{HTML}figcaption/{HTML}a").get("href")
    assert link.startswith("../sources/obs-p1.html#excerpt-")
    source = rendered(pages["sources/obs-p1.md"], tmp_path)
    used = source.find(f".//{HTML}li[@id='uses-{link.partition('#')[2]}']")
    assert "“We do not read log files any more.”" in words(used)
    assert "../patterns/logging.html" in [item.get("href") for item in used.iter(f"{HTML}a")]


def test_a_force_cell_says_whether_anybody_is_quoted_for_it(tmp_path):
    pages = _pages(made(catalogue_of(MINIMAL), tmp_path))
    rows = {
        name: words(rendered(pages[f"patterns/{name}.md"], tmp_path).find(f".//{HTML}tr[@id='force-cost']"))
        for name in ("distributed-tracing", "logging")
    }
    assert "said by Expert Q" in rows["distributed-tracing"]
    assert "no quotation" not in rows["distributed-tracing"]
    assert "study model, no quotation yet" in rows["logging"]


def test_no_page_is_made_where_the_content_has_errors(tmp_path):
    root = changed(tmp_path / "content", {"edit": [["guides/begin.md", "source:obs-p1", "source:obs-p9"]]})
    with pytest.raises(CatalogueError) as caught:
        build(root).pages(tmp_path / "d")
    assert [item.path for item in caught.value.findings] == ["guides/begin.md"]
    assert not (tmp_path / "d").exists()
