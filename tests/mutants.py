"""Changes one thing of the generator at a time and sees whether a test notices: ``make mutants``.

The work is mutmut's; this module chooses the modules, works in a copy of the tracked files, and tells apart which
changes that survive are known to mean nothing (``tests/mutants.yml``).
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".mutants"
LISTED = Path(__file__).with_suffix(".yml")
PROMISED = 0.9
"""So much of what is changed has to be noticed."""
_MUTMUT = (sys.executable, "-m", "mutmut")
_NOTICED = ("killed", "timeout", "caught by type check", "segfault")
Change = tuple[str, str, str]
"""A module, the line as it was, and as it became."""


def main(base: str, everything: bool) -> int:
    """Try the modules that changed since ``base``, or all; give what the shell is to know."""
    modules = _modules([] if everything else _git("diff", "--name-only", base, "--", "generator"), everything)
    if not modules:
        print(f"nothing below generator/ changed since {base}")
        return 0
    _copy()
    _configure(COPY / "pyproject.toml", modules)
    subprocess.run([*_MUTMUT, "run"], cwd=COPY, check=True, env=os.environ | {"PYTHONPATH": ""})
    results = dict(outcomes(_run("results", "--all", "true")))
    return _report(results, listed(yaml.safe_load(LISTED.read_text(encoding="utf-8"))))


def outcomes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the name of each change with what came of it, from what ``mutmut results`` says."""
    for line in lines:
        name, colon, outcome = line.strip().partition(": ")
        if colon:
            yield name, outcome


def changed(name: str, diff: Iterable[str]) -> Change:
    """Give what a change does, from what ``mutmut show`` says of it; its number is another one tomorrow."""
    lines = [line for line in diff if not line.startswith(("---", "+++"))]
    before = " ".join(line[1:].strip() for line in lines if line.startswith("-"))
    after = " ".join(line[1:].strip() for line in lines if line.startswith("+"))
    return name.partition(".x")[0], before, after


def listed(entries: Iterable[Mapping[str, Any]] | None) -> set[Change]:
    """Give the changes that mean nothing; each says why."""
    for entry in entries or ():
        if not str(entry.get("why", "")).strip():
            raise ValueError(f"{LISTED.name}: no reason stands beside {entry}")
    return {(entry["module"], entry["before"], entry["after"]) for entry in entries or ()}


def _report(results: Mapping[str, str], known: Collection[Change]) -> int:
    left = []
    for name in sorted(name for name, outcome in results.items() if outcome not in _NOTICED):
        change = changed(name, _run("show", name))
        if change not in known:
            left.append(name)
            print(f"{change[0]}: nobody notices ({name})\n  - {change[1]}\n  + {change[2]}")
    noticed = sum(outcome in _NOTICED for outcome in results.values())
    counted = len(results) - (len(results) - noticed - len(left))
    print(f"{noticed} of {counted} changes that mean something are noticed; {dict(Counter(results.values()))}")
    return int(noticed < PROMISED * counted)


def _modules(names: Iterable[str], everything: bool) -> list[str]:
    if everything:
        return ["generator/*"]
    return [name for name in names if name.endswith(".py") and (ROOT / name).is_file()]


def _copy() -> None:
    """Copy what git tracks; what mutmut keeps of an earlier run stays."""
    for name in _git("ls-files"):
        source, target = ROOT / name, COPY / name
        if source.is_file() and (not target.is_file() or source.read_bytes() != target.read_bytes()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _configure(settings: Path, modules: Iterable[str]) -> None:
    names = ", ".join(f'"{name}"' for name in modules)
    written = settings.read_text(encoding="utf-8")
    settings.write_text(written.replace("[tool.mutmut]", f"[tool.mutmut]\nonly_mutate = [{names}]"), encoding="utf-8")


def _git(*arguments: str) -> list[str]:
    said = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return said.stdout.splitlines()


def _run(*arguments: str) -> list[str]:
    said = subprocess.run([*_MUTMUT, *arguments], cwd=COPY, check=True, capture_output=True, text=True)
    return said.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], everything=sys.argv[2:] == ["all"]))
