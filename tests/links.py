"""Asks every address on the web that a built site links to whether it still answers; reports, and fails nothing.

Run as ``python -m tests.links SITE [SUMMARY]``; the report also goes to the end of the file SUMMARY.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag, urlsplit
from urllib.request import Request, urlopen

from generator.site.budgets import addresses, parsed

AT_ONCE = 8
PATIENCE = 20
"""Seconds for one answer."""
_REFUSES_PROGRAMS = (401, 403, 405, 429, 999)
"""What hosts answer to whoever is no browser; it says nothing about the address."""

Ask = Callable[[str], str]
"""Gives what is wrong with an address, or nothing."""


def linked(site: Path) -> dict[str, list[str]]:
    """Give the pages that link to each address on the web, without the place within it."""
    found: dict[str, list[str]] = {}
    for path, page in parsed(site).items():
        for element, address in addresses(page):
            if element.tag == "a" and urlsplit(address).scheme in ("http", "https"):
                pages = found.setdefault(urldefrag(address)[0], [])
                pages += [] if path in pages else [path]
    return found


def asked(address: str) -> str:
    """Ask for an address, and say what is wrong with the answer."""
    request = Request(address, headers={"User-Agent": "links of a catalogue, weekly"})  # noqa: S310 - http and https
    try:
        with urlopen(request, timeout=PATIENCE):  # noqa: S310
            return ""
    except HTTPError as problem:
        return "" if problem.code in _REFUSES_PROGRAMS else f"answers {problem.code}"
    except (URLError, HTTPException, OSError, ValueError) as problem:
        return str(getattr(problem, "reason", "") or problem) or type(problem).__name__


def report(links: Mapping[str, Iterable[str]], ask: Ask = asked) -> str:
    """Give Markdown that names each address that does not answer, and where it stands."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = dict(zip(links, pool.map(ask, links), strict=True))
    wrong = {address: fault for address, fault in told.items() if fault}
    lines = [f"- `{address}`: {fault}; on {', '.join(links[address])}" for address, fault in sorted(wrong.items())]
    return "\n".join(["## Links to the web", "", f"{len(wrong)} of {len(told)} do not answer.", "", *lines, ""])


if __name__ == "__main__":
    text = report(linked(Path(sys.argv[1])))
    print(text)
    for name in sys.argv[2:]:
        with Path(name).open("a", encoding="utf-8") as summary:
            summary.write(text)
