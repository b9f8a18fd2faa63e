"""Measures how long the search takes, also on a slow processor and with twenty times as many transcripts."""

import os
import random
import shutil
import statistics
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from generator.addresses import Addresses
from generator.pages.words import words
from generator.pipeline import build
from generator.search import FOLDER
from generator.search.bundle import bundle
from generator.search.records import page_records, passage_records
from generator.search.terms import terms
from tests.site.conftest import served

TIMES = 20
"""Copies of the five transcripts that make a hundred."""
VISITS = 3
SLOW = 4
"""How many times slower than this machine a telephone is taken to be."""
TYPED = (
    "who owns it",
    "data contract",
    "kubernetes",
    "how to start",
    "too much data copied",
    '"executive sponsorship is huge"',
)
_WAIT = """(query) => new Promise((resolve) => {
    const field = document.querySelector('dialog.search input');
    field.value = query;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const begun = performance.now();
    const box = document.querySelector('dialog.search');
    const look = () => {
        const shown = box.dataset.shown === query && box.querySelector('[data-search-result], .search-note');
        if (shown) { resolve(performance.now() - begun); } else { requestAnimationFrame(look); }
    };
    look();
})"""


def with_a_hundred_sources(root: Path, site: Path, folder: Path) -> Path:
    """Make a site in ``folder`` whose search holds each passage twenty times, its words in another order each time."""
    made = build(root / "content")
    addresses = Addresses(made.catalogue)
    documents = {path: text.encode() for path, text in made.pages(folder / "drawings").items()}
    pages = page_records(made.catalogue, addresses, documents)
    order = random.Random(1)  # noqa: S311 - nothing secret
    passages = [
        replace(record, url=record.url.replace(".html", f"-{copy}.html"), text=_shuffled(record.text, order))
        for copy in range(TIMES)
        for record in passage_records(made.catalogue, addresses)
    ]
    found = bundle([*pages, *passages])
    copy = folder / "hundred"
    shutil.copytree(site, copy, copy_function=os.link)
    shutil.rmtree(copy / FOLDER)
    for path, data in {**found.files, "terms.gz": terms(pages, found.ids, words())}.items():
        (copy / FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / FOLDER / path).write_bytes(data)
    return copy


def _shuffled(text: str, order: random.Random) -> str:
    said = text.split()
    order.shuffle(said)
    return " ".join(said)


def milliseconds(browser: Browser, site: Path, slower: int = 1) -> tuple[float, float, float]:
    """Give the milliseconds from the last key to the first result: of the first query, the median, and the longest.

    Of each query the shortest of several visits counts, since the machine does other things, too.
    """
    with served(site) as address:
        visits = [_visit(browser, address, slower) for _ in range(VISITS)]
    waited = [min(times) for times in zip(*visits, strict=True)]
    return waited[0], statistics.median(waited), max(waited)


def _visit(browser: Browser, address: str, slower: int) -> list[float]:
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.locator(".search-open").click()
    page.wait_for_timeout(1000)  # a reader needs that long to begin to type
    waited = [float(page.evaluate(_WAIT, query)) for query in TYPED]
    page.close()
    return waited


def print_seconds(browser: Browser, root: Path, site: Path, folder: Path) -> None:
    """Print the times for the site as it is and with a hundred sources, on this machine and on a slower one."""
    hundred = with_a_hundred_sources(root, site, folder)
    for name, of in (("as it is", site), ("100 sources", hundred)):
        for slower, target in ((1, 300), (SLOW, 1000)):
            first, middle, longest = milliseconds(browser, of, slower)
            speed = f"{slower} times slower" if slower > 1 else "this machine"
            print(
                f"search {name:12} {speed:15} first {first:5.0f} ms, median {middle:5.0f}, longest {longest:5.0f}, "
                f"target {target}"
            )
