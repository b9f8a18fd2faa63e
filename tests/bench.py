"""Prints what the generator costs: ``make bench``. FIELD_NOTES may name a folder with more sources to read."""

import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.catalogue.weighed import decisions_weighed
from generator.content.opening import read_text
from generator.evidence.join import join
from generator.evidence.records import Match
from generator.evidence.sentences import vocabulary_of
from generator.evidence.transcript import Transcript
from generator.export import Format
from generator.pages.context import PageContext
from generator.pages.evidence import evidence_pages
from generator.pages.words import words
from generator.pipeline import build
from generator.reading.readers import READERS
from generator.reading.seam import SourceFile
from generator.site.documentation import BASE
from generator.site.make import make_folder
from generator.site.preview import Site
from tests.bench_search import print_seconds
from tests.content.test_worst_files import FILES, checked
from tests.counted import labels, pairs_without_view, searched
from tests.site.conftest import QUIET, installed_browser, served
from tests.site.kinds import found_by

SCRIPTS = ("decide", "rank", "state", "packing", "compare", "page")
ROOT = Path(__file__).parent.parent
RUNS = 3
READ = "read.yml"
EXTENSION = "generator.pages.markdown"
REBUILDS = 10
SHOWN = 5
WITH_WORDS_BEFORE = "24 of 281"
"""Effects of the content that had an expert's words, when the decisions of the platform weighed nothing."""


def timed(command: list[str], cwd: Path = ROOT) -> tuple[float, float]:
    """Run a command; give its seconds and the peak memory of all finished children in MB."""
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=cwd)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def plain_project(folder: Path) -> Path:
    """Write the same documentation to disk, with a configuration that generates nothing; give the configuration.

    Beside it stands one with which Markdown reads the generated HTML, too, as an engine without the extension does.
    """
    make_folder(ROOT / "content", folder / "plain")
    config = folder / "plain" / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.with_name(READ).write_text("".join(line for line in lines if EXTENSION not in line), encoding="utf-8")
    return config


def page_and_export_seconds(folder: Path) -> tuple[float, float]:
    """Give the seconds that all pages take, their diagrams drawn before, and all exports."""
    made = build(ROOT / "content")
    made.pages(folder / "drawings")
    start = time.perf_counter()
    made.pages(folder / "drawings")
    between = time.perf_counter()
    made.exports()
    return between - start, time.perf_counter() - between


def preview(folder: Path) -> tuple[float, float, list[int]]:
    """Change a word of a pattern ten times, as ``serve`` sees it.

    Gives the median seconds until that page can be read and until all are built, and the memory in MB after each.
    """
    content = folder / "project" / "content"
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(ROOT / "docs", folder / "project" / "docs")
    site = Site(content, folder / "preview", folder / "preview-site", "http://127.0.0.1:8000/")
    site.refresh()
    file = sorted(content.glob("patterns/*.md"))[REBUILDS]
    text = file.read_text(encoding="utf-8")
    first, whole, memory = [], [], []
    for turn in range(REBUILDS):
        file.write_text(f"{text}\nWord{turn}.\n", encoding="utf-8")
        start = time.perf_counter()
        site.refresh(lambda start=start: first.append(time.perf_counter() - start))
        whole.append(time.perf_counter() - start)
        memory.append(resident())
    return statistics.median(first), statistics.median(whole), memory


def resident() -> int:
    """Give the memory of this process in MB, where the system tells it."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() // 1_000_000


def read_and_join(folders: list[Path]) -> tuple[int, float]:
    """Read every source below the folders and locate its statements; give their number and the seconds."""
    start = time.perf_counter()
    count = 0
    for file in sorted(path for folder in folders for path in folder.glob("*/*.md")):
        text = read_text(file.parent, file.name)
        if isinstance(text, str):
            source, _ = READERS["cclass"].read(text, SourceFile(f"x-{file.stem.replace('_', '')}", "x", file.name))
            join(Transcript(source), None, lambda written: written, vocabulary_of([]))
            count += 1
    return count, time.perf_counter() - start


def weigh(catalogue: Catalogue) -> None:
    """Print how much of what decisions weigh has words."""
    effects = [effect for pattern in catalogue.patterns.values() for effect in pattern.effects]
    quoted = sum(bool(effect.excerpts) for effect in effects)
    print(f"effects on forces with words      {quoted:6} of {len(effects)}, {WITH_WORDS_BEFORE} before weighing began")
    weighed = len(decisions_weighed(catalogue))
    print(f"decisions with something weighed  {weighed:6} of {len(catalogue.decisions)}, target all")
    options = [pattern for pattern in catalogue.patterns.values() if pattern.decisions]
    silent = sum(not pattern.weighed for pattern in options)
    print(f"options that nobody speaks of     {silent:6} of {len(options)}, each says so")


def search(site: Path, folder: Path) -> None:
    """Print what the search weighs, and how many queries find their page among the first three, by class."""
    files = [path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()]
    print(f"the search                        {sum(files) / 1e6:6.2f} MB in {len(files)} files")
    program = installed_browser()
    if program is None:
        print("queries are not asked: no browser is installed")
        return
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        page = browser.new_page()
        page.goto(address)
        queries = yaml.safe_load((ROOT / "tests" / "site" / "queries.yml").read_text(encoding="utf-8"))["queries"]
        scores = searched(queries, lambda asked: found_by(page, asked))
        print_seconds(browser, ROOT, site, folder)
        ranked = ranking_milliseconds(page, address)
        browser.close()
    print(f"all decisions ranked, 4 × slower  {ranked:6.0f} ms   target under 50 ms")
    for name, score in scores.items():
        found = score.asked - len(score.missed)
        print(f"found by {name:25}{found:6} of {score.asked}{': ' if score.missed else ''}{', '.join(score.missed)}")
    asked, missed = (sum(numbers) for numbers in zip(*((s.asked, len(s.missed)) for s in scores.values()), strict=True))
    print(f"found among the first three       {asked - missed:6} of {asked}, target 95 of 100")


RANK_ALL = """async () => {
  const { rank } = await import(new URL("assets/rank.js", document.baseURI));
  const { data } = await (await fetch("data/decide.json")).json();
  const weights = Object.fromEntries(data.forces.map((force, place) => [force.id, 1 + (place % 2)]));
  return Array.from({ length: 9 }, () => {
    const start = performance.now();
    data.decisions.forEach((decision) => rank(data, decision, weights, {}));
    return performance.now() - start;
  });
}"""


def ranking_milliseconds(page: Page, address: str) -> float:
    """Give the median time in which a browser on a processor slowed four times ranks all decisions by all forces."""
    page.goto(f"{address}decide.html")
    page.wait_for_selector("html[data-decide=ready]")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return statistics.median(page.evaluate(RANK_ALL))


def evidence(catalogue: Catalogue) -> None:
    """Print what the section about the evidence and the data of Decide cost."""
    context = PageContext(catalogue, Addresses(catalogue), lambda _: "0" * 16, words())
    start = time.perf_counter()
    list(evidence_pages(context))
    print(f"the section about the evidence    {time.perf_counter() - start:6.2f} s   target under 2 s")
    data = dict(build(ROOT / "content").exports([Format.DECIDE]))["data/decide.json"]
    print(f"data of Decide, gzip              {len(gzip.compress(data)) / 1e3:6.1f} kB   target at most 60 kB")
    own = sum((BASE / "docs" / "assets" / f"{name}.js").stat().st_size for name in SCRIPTS)
    print(f"scripts of Decide and Compare     {own / 1024:6.1f} KB   target under 40 KB")


def content_counts() -> tuple[int, int]:
    """Give how many figures the content tells, and how many of its walkthroughs say that they are sketches."""
    catalogue = build(ROOT / "content").catalogue
    sketches = [item for item in catalogue.walkthroughs.values() if item.entry.sketch]
    return len(catalogue.figures), len(sketches)


def worst_files() -> None:
    """Print what checking costs for the worst files, one of each kind, that the limits allow."""
    costs = {}
    for name in FILES:
        with tempfile.TemporaryDirectory() as folder:
            status, seconds, memory = checked(name, Path(folder), None)
            costs[name] = seconds, memory, status
    for name, (seconds, memory, _) in sorted(costs.items(), key=lambda item: item[1], reverse=True)[:SHOWN]:
        print(f"check, worst files                {seconds:6.2f} s   {memory:4} MB  {name}")
    print(f"worst of {len(costs)} kinds of files         {max(costs.values())[0]:6.2f} s   target under 10 s of work")
    print(f"  and their memory                {max(cost[1] for cost in costs.values()):6} MB  target under 1000 MB")


def main() -> None:
    """Measure and print."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = plain_project(folder)
        site = folder / "site"
        with_generator, plain, read = [], [], []
        for _ in range(RUNS):
            with_generator.append(timed([*command, "--site-dir", str(site)])[0])
            plain.append(timed(command, cwd=config.parent)[0])
            read.append(timed([*command, "-f", READ], cwd=config.parent)[0])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
        whole, bare, slow = (statistics.median(seconds) for seconds in (with_generator, plain, read))
        print(f"make site, packages installed     {whole:6.2f} s   (median of {RUNS}), target under 60 s")
        print(f"plain build of the same pages     {bare:6.2f} s   {bare / slow:.2f} of the next, target at most 0.80")
        print(f"  if Markdown reads all of them   {slow:6.2f} s")
        print(f"  make site measured by that              ratio {whole / slow:.2f}, target at most 1.50")
        print(f"peak memory of a build            {memory:6.0f} MB")
        search(site, folder)
        print(f"largest page                      {largest.stat().st_size / 1e3:6.0f} kB  {largest.relative_to(site)}")
        pages, exports = page_and_export_seconds(folder)
        print(f"all pages, diagrams drawn before  {pages:6.2f} s")
        print(f"all exports                       {exports:6.2f} s")
        first, rest, memory = preview(folder)
        print(f"serve: a changed word can be read {first:6.2f} s   target under 2 s, of which 0.3 s are for seeing it")
        print(f"serve: all that changed is built  {rest:6.2f} s")
        print(f"serve: memory after {REBUILDS} rebuilds    {memory[-1]:6} MB  after the first {memory[0]} MB")
    start = time.perf_counter()
    catalogue = build(ROOT / "content").catalogue
    print(f"read, join and check the content  {time.perf_counter() - start:6.2f} s   target under 3 s")
    weigh(catalogue)
    evidence(catalogue)
    folders = [ROOT / "content" / "sources"]
    if os.environ.get("FIELD_NOTES"):
        folders.append(Path(os.environ["FIELD_NOTES"]))
    count, seconds = read_and_join(folders)
    print(f"read and join {count:2} sources           {seconds:6.2f} s   target for seventeen under 2 s")
    compared = labels(catalogue)
    right = sum((match is Match.VERBATIM) is said for _, match, said in compared)
    print(f"cited without a recorded view     {len(pairs_without_view(catalogue)):6}      target 0")
    print(f"match labels as the passages have {right:6}      of {len(compared)} statements, target all")
    told, sketches = content_counts()
    print(f"figures told                      {told:6}    walkthroughs that are sketches: {sketches}")
    worst_files()


if __name__ == "__main__":
    main()
