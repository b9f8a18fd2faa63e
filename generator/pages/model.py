"""What a page is before it is text: its path, its front matter, and whatever its own template shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar


class Hidden(StrEnum):
    """A part of the frame around a page that it does without."""

    NAVIGATION = "navigation"
    CONTENTS = "toc"


@dataclass(frozen=True)
class Front:
    """What stands before the text of a page, for the engine that builds the site."""

    title: str | None = None
    """Nothing where the name of the site stands for it."""
    description: str = ""
    """What the page says first, for search engines and for those who are sent a link."""
    sign: str = ""
    """The kind whose sign its heading shows, as the search names kinds; empty where it has none."""
    content_path: str | None = None
    """The file of the content folder that people may change; empty where there is none to change."""
    hide: Sequence[Hidden] = ()
    text: str = ""
    """The file beside the page that holds it as Markdown, for programs that read."""
    structured: Mapping[str, Any] | None = None
    """What the page is about in the terms of schema.org, as JSON-LD."""

    def values(self) -> dict[str, Any]:
        """Give what is to be written, by the names that MkDocs and the theme know."""
        named = {
            "title": self.title,
            "description": self.description or None,
            "sign": self.sign or None,
            "content_path": self.content_path,
            "hide": list(self.hide) or None,
            "text": self.text or None,
            "structured": self.structured,
        }
        return {name: value for name, value in named.items() if value is not None}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page; every class below it names the template that shows it, and adds what that template shows."""

    template: ClassVar[str]
    address: str
    """Its path without ending."""
    front: Front
