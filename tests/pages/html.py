"""Renders generated pages as the site does, and looks at what comes out."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import yaml
from markdown import Markdown

from tests.cases import ROOT

HTML = "{http://www.w3.org/1999/xhtml}"
SAFE = re.compile(r"(?:https?://.*|[a-z0-9./_-]*(?:\?[a-z]+=[A-Za-z0-9_,-]+)?(?:#[A-Za-z0-9_-]+)?)\Z")
DANGEROUS = {"script", "style", "iframe", "object", "embed", "img", "form", "base", "meta", "link", "textarea", "input"}
OWN_NAMES = re.compile(r"(?:compare|decide)-[a-z]+|choose|rules-out|all-marks")
OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/(?:compare|decide)\.js")


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose own tags do not matter here."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


@cache
def settings() -> Any:
    """Give the settings that all sites share."""
    path = ROOT / "generator" / "site" / "base" / "mkdocs.yml"
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader


def front_and_body(page: str) -> tuple[Any, str]:
    """Take the front matter of a page off."""
    _, front, body = page.split("---\n", 2)
    return yaml.safe_load(front), body


def rendered(page: str, diagrams: Path) -> Any:
    """Render a page with the extensions of the site and parse it as a browser does."""
    configs = {name: dict(values or {}) for name, values in settings()["markdown_extensions"].items()}
    configs["generator.diagrams.markdown"] = {"folder": str(diagrams)}
    html = Markdown(extensions=list(configs), extension_configs=configs).convert(front_and_body(page)[1])
    return html5lib.parse(html, namespaceHTMLElements=True)


def words(element: Any) -> str:
    """Give the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _own(name: str, element: Any) -> bool:
    """Say whether a template of ours wrote this element: a box of a form, or a script beside the pages."""
    if name == "script":
        return dict(element.items()).keys() == {"type", "src"} and bool(OWN_SCRIPT.fullmatch(element.get("src")))
    own = element.get("id") or element.get("class") or ""
    return bool(element.get("data-filter") or element.get("data-of") or OWN_NAMES.fullmatch(own))


def faults(document: Any) -> list[str]:
    """Give everything in a page that words of a source or of the content may never become."""
    found = []
    for element in document.iter():
        if not isinstance(element.tag, str):
            found.append("a comment")
            continue
        name = element.tag.rpartition("}")[2]
        if name in DANGEROUS and not _own(name, element):
            found.append(f"an element {name}")
        for attribute, value in element.items():
            if attribute.startswith("on") or (attribute in ("src", "srcdoc", "formaction") and not _own(name, element)):
                found.append(f"an attribute {attribute}")
            if attribute == "href" and not SAFE.match(value):
                found.append(f"an address {value}")
    return found
