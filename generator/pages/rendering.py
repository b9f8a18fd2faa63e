"""Turns the record of a page into Markdown: front matter, and the template that its class names."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.pages.markdown import BEGIN, END
from generator.pages.model import Front, Page
from generator.pages.words import Words

_FENCE = re.compile(r"^([ \t>]*)([`~])(?=\2\2)", re.MULTILINE)
"""What opens a block of code, or closes one."""
_LEAD = re.compile(r'<p class="lead">(.*?)</p>', re.DOTALL)
_BLOCK = re.compile(r'<(p|li|dd)\b(?! class="crumb")[^>]*>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_DESCRIBED = 300
"""Characters of a description; search engines show about half as many."""
_TELLING = 30
"""Characters of a line that says something of its page."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~^=:&\"']")


def in_markdown(text: str) -> Markup:
    """Write ``text`` so that Markdown shows it as typed, whatever signs are in it."""
    flat = " ".join(text.split())
    return Markup(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", flat))  # noqa: S704 - all signs are escaped


def in_theme(text: str) -> str:
    """Write ``text`` for a theme that prints what it is given as HTML, between tags and in attributes.

    ``&`` stays where it means itself: some places of the theme escape once more, and would show ``&amp;``.
    """
    if unescape(text) != text:
        text = text.replace("&", "&amp;")
    for sign, name in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def html_block(html: str) -> Markup:
    """Mark HTML as generated, which the site's engine puts into the page after its Markdown is converted.

    An engine without the extension sees one block, since no line is blank, in which no line opens a fence.
    """
    lines = (line for line in html.split("\n") if line.strip())
    block = _FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", "\n".join(lines).lstrip())
    return Markup(f"\n{BEGIN}\n{block}\n{END}\n")  # noqa: S704 - rendered by a template that escapes


def template_environment(words: Words, compiled: Path | None = None) -> Environment:
    """Make the environment that renders all templates in one language; every value is escaped.

    Compiled templates are kept in the folder ``compiled``, if one is given.
    """
    if compiled is not None:
        compiled.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(compiled)) if compiled else None,
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = in_markdown
    environment.filters["html"] = html_block
    environment.globals["words"] = words.tree
    return environment


def render(templates: Environment, page: Page) -> str:
    """Give the text of a page."""
    text = templates.get_template(page.template).render(page=page)
    front = replace(page.front, description=described(text, page.front.title or ""))
    lines = (f"{key}: {_yaml(value)}\n" for key, value in _front(front).items())
    return "---\n" + "".join(lines) + "---\n\n" + text


def described(text: str, title: str) -> str:
    """Give what a page of the docs says first, with its title where that does not stand in it; cut behind a word."""
    lead = _LEAD.search(text)
    blocks = [lead[1]] if lead else [found[2] for found in _BLOCK.finditer(text)]
    lines = [" ".join(unescape(_TAG.sub("", block)).split()) for block in blocks]
    said = next((line for line in lines if lead or len(line) >= _TELLING), "")
    whole = said if not said or title.lower() in said.lower() else f"{title}: {said}"
    return whole if len(whole) <= _DESCRIBED else f"{whole[:_DESCRIBED].rpartition(' ')[0]} …"


def unpaired(models: Iterable[type[Page]], templates: Iterable[str]) -> list[str]:
    """Give the models without a template of their own and the templates without a model."""
    pages = {name for name in templates if not name.startswith("_")}
    wanted = [(model.__name__, getattr(model, "template", "")) for model in models]
    named = [template for _, template in wanted]
    lonely = [name for name, template in wanted if template not in pages or named.count(template) > 1]
    return sorted([*lonely, *(pages - set(named))])


def _front(front: Front) -> dict[str, object]:
    """Give what stands before a page; the theme prints names and descriptions as they are."""
    title = None if front.title is None else in_theme(front.title)
    return replace(front, title=title, description=in_theme(front.description)).values()


def _yaml(value: object) -> str:
    """Write a value of the front matter; YAML takes no control characters."""
    return "".join(sign for sign in json.dumps(value, ensure_ascii=False) if sign.isprintable())
