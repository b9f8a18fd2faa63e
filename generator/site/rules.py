"""Gives the section of a rule out of the page that explains them all."""

import re

from generator.findings import Rule
from generator.site.documentation import BASE


def section(rule: Rule) -> str:
    """Give what the page says of ``rule``, as plain text with its name first."""
    text = (BASE / "docs" / "development" / "rules.md").read_text(encoding="utf-8")
    found = re.search(rf"^## .*?\{{ #{re.escape(rule)} \}}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return f"{rule}\n\n{found[1].strip() if found else 'no page explains this rule'}"
