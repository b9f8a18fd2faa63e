"""Packs a built site into one archive that opens from a folder, without a server and without a network.

Browsers give a page that was opened from a folder neither modules nor files that it asks for. So the archive holds
the modules as one plain script, ``offline.js``, and what they ask for as scripts that name their own content.
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from generator.repository import Edition
from generator.search import FOLDER

_OLDEST = "1980-01-01"
"""The first day that an archive can name."""
_SCRIPT = "assets/offline.js"
_MODULE = re.compile(r'<script type="module" src="((?:\.\./)*)(assets/[\w/.-]+\.js)">')
_ASKED = re.compile(r'data-source="(?:\.\./)*([^"]+)"')
_STATEMENTS = (
    (re.compile(r"^import \{([^}]*)\} from (\"[^\"]+\");", re.MULTILINE), r"const {\1} = await $load(\2);"),
    (re.compile(r"^export ((?:async )?function (\w+))", re.MULTILINE), r"$exports.\2 = \2; \1"),
    (re.compile(r"^export const (\w+) =", re.MULTILINE), r"const \1 = $exports.\1 ="),
    (re.compile(r"\bexport ?\{([\w, ]+)\};?"), r"Object.assign($exports, {\1});"),
    (re.compile(r"\bimport\("), "$load("),
    (re.compile(r"\bimport\.meta\.url\b"), "$here"),
)
"""How each statement about modules is said in a function that is given ``$load``, ``$exports`` and ``$here``."""
_EXPORTS = re.compile(r"^export\b|\bexport ?\{", re.MULTILINE)
_ENGINE = "javascripts"
"""Where the engine keeps its own scripts, which are no modules."""
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\.meta\b", re.MULTILINE)


class ModuleError(Exception):
    """A module that says something which ``offline.js`` cannot say."""


def packed(site: Path, folder: str, edition: Edition) -> bytes:
    """Give an archive of every file of ``site`` inside ``folder``; one site and edition always give the same bytes.

    Raises ModuleError where a script of the site uses modules in a way that is not known here.
    """
    year, month, day = (int(part) for part in max(edition.date, _OLDEST).split("-"))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(offline_files(site)):
            entry = zipfile.ZipInfo(f"{folder}/{path}", (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return whole.getvalue()


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give path and content of every file of a site that opens from a folder."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    used, asked = set[str](), {path for path in found if path.startswith(f"{FOLDER}/") and not path.endswith(".js")}
    for path, file in found.items():
        data = file.read_bytes()
        if path.endswith(".html"):
            text = data.decode()
            used |= {name for _, name in _MODULE.findall(text)}
            asked |= {name for name in _ASKED.findall(text) if name in found}
            data = _MODULE.sub(rf'<script defer src="\1{_SCRIPT}" data-module="\2">', text).encode()
        if not path.startswith(f"{FOLDER}/"):
            yield path, data
    for path in sorted(asked):
        yield f"{path}.js", _said(path, found[path].read_bytes())
    if used:
        yield _SCRIPT, _one_script(site, sorted(used), sorted(asked)).encode()


def _said(path: str, data: bytes) -> bytes:
    """Write a file as a script that hands over its content."""
    return f"offlineFiles[{json.dumps(path)}] = {json.dumps(base64.b64encode(data).decode())};\n".encode()


def _one_script(site: Path, used: list[str], asked: list[str]) -> str:
    """Put the modules that pages name, and all that these may import, into one script."""
    own = [path for path in (site / "assets").rglob("*.js") if _ENGINE not in path.parts]
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((*own, *(site / FOLDER).glob("*.js")))
    }
    modules = {name: text for name, text in texts.items() if name in used or _EXPORTS.search(text)}
    functions = ",\n".join(f"{json.dumps(name)}: {_function(name, text)}" for name, text in modules.items())
    frame = files("generator.site").joinpath("offline.js").read_text(encoding="utf-8")
    return frame.replace("/* MODULES */", functions).replace("/* FILES */", json.dumps(asked)[1:-1])


def _function(name: str, text: str) -> str:
    for statement, other in _STATEMENTS:
        text = statement.sub(other, text)
    if left := _LEFT.search(text):
        raise ModuleError(f"{name}: “{left[0][:80]}” cannot be put into the offline edition")
    return f"async ($load, $exports, $here) => {{\n{text}\n}}"
