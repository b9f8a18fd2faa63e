"""Listens to the browser: which hosts it asks, and what it complains of."""

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, Response, expect

from tests.site.kinds import RESULT, search_for, title_of

VISITED = ("home", "decision", "pattern", "walkthrough", "source", "glossary")


@pytest.mark.parametrize("kind", VISITED)
def test_a_page_asks_nobody_but_its_own_host_and_has_no_errors(
    context: BrowserContext, page: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def ask(request: Request) -> None:
        asked.append(request.url)

    def answer(response: Response) -> None:
        if response.status >= 400:
            complaints.append(f"{response.status} {response.url}")

    def fail(error: Error) -> None:
        complaints.append(str(error))

    context.on("request", ask)
    context.on("response", answer)
    page.on("console", hear)
    page.on("pageerror", fail)
    page.goto(address + kinds[kind], wait_until="networkidle")
    search_for(page, title_of(page))
    expect(page.locator(RESULT).first).to_be_visible()
    assert asked[0] == address + kinds[kind]
    assert any(url.endswith("pagefind/terms.gz") for url in asked)
    assert [url for url in asked if not url.startswith((address, "data:", f"blob:{address}"))] == []
    assert complaints == []


def test_nothing_is_kept_of_a_reader_but_the_choice_of_colours(
    context: BrowserContext, page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}patterns/alerting.html", wait_until="networkidle")
    page.locator("form:has([name=__palette]) label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{small_address}decisions/waking.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert context.cookies() == []
    assert [key.rpartition(".")[2] for key in page.evaluate("Object.keys(localStorage)")] == ["__palette"]
