"""Opens the site of a hostile study: nothing of it runs, even where the browser is told to let everything run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.cases import TESTS
from tests.making import changed
from tests.site.conftest import build_site, served
from tests.site.kinds import RESULT, search_for

PAYLOADS = [
    text.replace("HIT", "window.hit=1")
    for text in yaml.safe_load((TESTS / "site" / "hostile.yml").read_text(encoding="utf-8"))
]
LINES = "\n".join(
    [
        "One.",
        "~~~ { .x onclick=window.hit=1 oncontentvisibilityautostatechange=window.hit=1 }",
        "two",
        "~~~",
        "",
        "[z]: javascript:window.hit=1",
        "",
        *PAYLOADS,
        "",
        "## A heading {: onclick=window.hit=1 }",
        "",
        "```{onclick=window.hit=1}",
        "<script>window.hit=1</script>",
        "```",
    ]
)
NAME = " ".join(PAYLOADS)
WATCH = """() => {
  const found = [];
  if (window.hit) { found.push("a script of the content ran"); }
  for (const element of document.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("on")) { found.push(`${element.tagName} has ${attribute.name}`); }
      if (/^javascript:/i.test(attribute.value.trim())) { found.push(`${element.tagName} leads to a script`); }
    }
  }
  if (document.querySelector("base, article img, meta[http-equiv=refresh], iframe, object, embed")) {
    found.push("an element of the content");
  }
  for (const script of document.scripts) {
    const isData = script.id === "__config" || script.type === "application/ld+json";
    if (!script.src && !isData) { found.push(`a script in the page: ${script.text}`); }
  }
  return found;
}"""


def _yaml(text: str) -> str:
    return str(yaml.safe_dump(text, allow_unicode=True, default_style='"', width=100_000)).strip()


def hostile(folder: Path) -> Path:
    """Write the small study with hostile words in names, sentences, bodies, alternative names and a source."""
    name, block = _yaml(f"A {NAME} Z"), _yaml(LINES)
    change: dict[str, Any] = {
        "edit": [
            ["patterns/tracing.md", "name: Distributed tracing", f"name: {name}"],
            ["patterns/tracing.md", "aliases: [spans]", f"aliases: [spans, {name}]"],
            ["decisions/signal_decision.yml", "name: Signals", f"name: {name}"],
            ["decisions/signal_decision.yml", "question: Which signals do programs send?", f"question: {name}"],
            ["decisions/signal_decision.yml", "how: Begin", f"mistakes: {block}\nhow: Begin"],
            ["patterns/logging.md", "Lines are kept", f"{LINES}\n\nLines are kept"],
            ["forces.yml", "name: Running cost", f"name: {name}"],
            ["catalogue.yml", "title: Observability catalogue", f"title: {name}"],
            ["catalogue.yml", "name: Observability\n", f"name: {name}\n"],
            ["catalogue.yml", "name: Developer", f"name: {name}"],
            ["walkthroughs/night-shift.md", "title: The night shift", f"title: {name}"],
            ["guides/begin.md", "title: Begin here", f"title: {name}"],
            ["guides/begin.md", "## First", f"{LINES}\n\n## First"],
            ["bibliography/observability.yml", "title: Interview Expert Q", f"title: {name}"],
            ["sources/observability/p_1.md", "And what about log files?", f"And what {NAME} about log files?"],
        ],
        "remove": ["coding/observability/p_1.yml"],
    }
    return Path(changed(folder / "content", change))


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hostile study's site."""
    folder = tmp_path_factory.mktemp("hostile")
    said = build_site(folder / "site", hostile(folder))
    assert said == ""
    return folder / "site"


@pytest.fixture
def trusting(browser: Browser) -> Iterator[Page]:
    """A window that lets every script run, so that the policy of the site hides no fault."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def those_that_stay(folder: Path) -> list[str]:
    """Give the pages of a site by path, but for those that lead on to another before anybody could look at them."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if b'http-equiv="refresh"' not in path.read_bytes()
    )


def test_the_study_is_hostile(trusting: Page) -> None:
    trusting.set_content(f"<title>x</title><body>{NAME}<p onclick=x>")
    trusting.wait_for_function("window.hit === 1")
    assert len(trusting.evaluate(WATCH)) > 4


def test_no_page_of_a_hostile_study_runs_anything(hostile_site: Path, trusting: Page) -> None:
    asked: list[str] = []
    spoken: list[str] = []
    trusting.on("request", lambda request: asked.append(request.url))
    trusting.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    pages = those_that_stay(hostile_site)
    found = {}
    with served(hostile_site) as address:
        for path in pages:
            trusting.goto(address + path, wait_until="load")
            found[path] = trusting.evaluate(WATCH)
        trusting.goto(f"{address}index.html", wait_until="networkidle")
        search_for(trusting, "window hit onerror")
        trusting.locator(f"{RESULT} .search-sentence").first.wait_for()
        found["search"] = trusting.evaluate(WATCH)
    assert len(pages) > 30
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert spoken == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_no_page_breaks_the_policy_of_the_site(small_site: Path, small_address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', (event) =>"
        " window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"
    )
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    broken = {}
    for path in those_that_stay(small_site):
        page.goto(small_address + path, wait_until="networkidle" if path in ("index.html", "404.html") else "load")
        broken[path] = page.evaluate("window.broken")
    page.goto(f"{small_address}patterns/index.html#%", wait_until="networkidle")
    search_for(page, "log")
    page.locator(f"{RESULT} .search-sentence").first.wait_for()
    broken["search"] = page.evaluate("window.broken")
    assert {path: found for path, found in broken.items() if found} == {}
    assert complaints == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit=1\">')")
    page.wait_for_function("window.broken.length > 0")
    assert page.evaluate("window.hit") is None
    context.close()
