"""Changes one thing of the generator at a time and sees whether a test notices: ``make mutants``.

The changes are mutmut's; this module chooses among them, works in a copy of the tracked files, and tells apart which
changes that survive are known to mean nothing (``tests/mutants.yml``).
"""

import argparse
import hashlib
import math
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from tests.mutants_tried import UNCHANGED

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".mutants"
LISTED = Path(__file__).with_suffix(".yml")
PROMISED = 0.9
"""So much of what is changed has to be noticed."""
MEANING = ("catalogue", "checks", "decide", "evidence", "export", "measures", "pages", "reading")
"""Parts of the generator that decide what a reader is told; three quarters of a sample are taken from them."""
_MUTMUT = (sys.executable, "-m", "mutmut")
_MAKE = """
import os
import mutmut.__main__ as mutmut
mutmut.set_mutant_under_test("mutant_generation")
os.makedirs("mutants", exist_ok=True)
mutmut.copy_src_dir()
mutmut.copy_also_copy_files()
mutmut.setup_source_paths()
mutmut.create_mutants(1)
"""
"""Makes all changes without trying one; mutmut has no command for that."""
_ENVIRONMENT = os.environ | {"PYTHONPATH": ""}
_NOTICED = ("killed", "timeout")
_Z = 1.96
"""So many deviations to either side hold 95 of 100 cases."""
Change = tuple[str, str, str]
"""A module, the line as it was, and as it became."""


@dataclass(frozen=True)
class Group:
    """Changes of which all or some are tried."""

    name: str
    size: int
    chosen: frozenset[str]


def main(asked: argparse.Namespace) -> int:
    """Try what is asked for; give what the shell is to know."""
    modules = ["generator/*"] if asked.all or asked.sample else _changed_since(asked.base)
    if not modules:
        print(f"nothing below generator/ changed since {asked.base}")
        return 0
    _copy()
    _configure(COPY / "pyproject.toml", modules)
    _make()
    made = [name for name, _ in outcomes(_lines("results", "--all", "true")) if fnmatch(name, asked.only)]
    groups = sampled(made, asked.sample or len(made), asked.seed)
    chosen = sorted((name for group in groups for name in group.chosen), key=lambda name: _drawn(name, asked.seed))
    areas = sorted({UNCHANGED + name.split(".")[1] for name in chosen})
    results = _tried([*areas, *chosen], asked.processes)
    failing = [area for area in areas if results.get(area) != "survived"]
    if failing:
        print("these tests fail without any change: " + ", ".join(failing))
        return 1
    return _report(groups, results, listed(yaml.safe_load(LISTED.read_text(encoding="utf-8"))))


def _make() -> None:
    """Make all changes, all of them anew after an interrupted run: mutmut takes half a file for a whole one."""
    unfinished = COPY / "unfinished"
    if unfinished.exists():
        shutil.rmtree(COPY / "mutants", ignore_errors=True)
    unfinished.touch()
    subprocess.run([sys.executable, "-c", _MAKE], cwd=COPY, check=True, env=_ENVIRONMENT, stdout=subprocess.DEVNULL)
    unfinished.unlink()


def _tried(names: Sequence[str], processes: int) -> dict[str, str]:
    """Try changes by several processes; give what came of each, and say it meanwhile."""
    command = [sys.executable, "-m", "tests.mutants_tried"]
    shares = [names[number::processes] for number in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        return {
            name: outcome for found in pool.map(lambda share: _share(command, share), shares) for name, outcome in found
        }


def _share(command: Sequence[str], names: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    with subprocess.Popen(
        command, cwd=COPY / "mutants", env=_ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as trying:
        assert trying.stdin is not None
        assert trying.stdout is not None
        trying.stdin.write("\n".join(names))
        trying.stdin.close()
        for name, outcome in outcomes(trying.stdout):
            print(f"{name}: {outcome}", flush=True)
            found.append((name, outcome))
    return found


def sampled(names: Collection[str], count: int, seed: int) -> list[Group]:
    """Choose ``count`` of all changes, the same ones for the same seed, most of them where meaning is made."""
    meaning = {name for name in names if name.split(".")[1] in MEANING}
    rest = set(names) - meaning
    few = min(count // 4, len(rest)) if meaning else count
    return [
        Group(name, len(group), frozenset(sorted(group, key=lambda item: _drawn(item, seed))[:share]))
        for name, group, share in (("where meaning is made", meaning, count - few), ("elsewhere", rest, few))
        if group
    ]


def _drawn(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()


def interval(noticed: int, tried: int) -> tuple[float, float]:
    """Give between which shares the share of all lies in 95 of 100 samples (Wilson)."""
    if not tried:
        return 0.0, 1.0
    share, spread = noticed / tried, _Z**2 / tried
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / tried + spread / tried / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def overall(parts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Give the share noticed of all, and between which shares it lies, from size, tried and noticed of each group."""
    total = sum(size for size, _, _ in parts)
    share = sum(size / total * noticed / max(tried, 1) for size, tried, noticed in parts)
    variance = 0.0
    for size, tried, noticed in parts:
        likely = (noticed + 2) / (tried + 4)  # as if two more of each had been seen, so that 20 of 20 is not certainty
        variance += (size / total) ** 2 * likely * (1 - likely) / (tried + 4)
    half = _Z * math.sqrt(variance)
    return share, max(0.0, share - half), min(1.0, share + half)


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


def _report(groups: Iterable[Group], results: Mapping[str, str], known: Collection[Change]) -> int:
    parts = []
    for group in groups:
        outcomes_of = {name: results[name] for name in sorted(group.chosen)}
        missed = [name for name, outcome in outcomes_of.items() if outcome not in _NOTICED]
        left = [name for name in missed if not _known(name, results[name], known)]
        noticed, tried = len(group.chosen) - len(missed), len(group.chosen) - len(missed) + len(left)
        low, high = interval(noticed, tried)
        print(
            f"{group.name}: {noticed} of {tried} changes that mean something are noticed, "
            f"{noticed / max(tried, 1):.1%} (95 %: {low:.1%} to {high:.1%}), of {group.size}; "
            f"{dict(Counter(outcomes_of.values()))}"
        )
        parts.append((group.size, tried, noticed))
    share, low, high = overall(parts)
    print(f"over all: {share:.1%} (95 %: {low:.1%} to {high:.1%})")
    return int(share < PROMISED)


def _known(name: str, outcome: str, known: Collection[Change]) -> bool:
    change = changed(name, _lines("show", name))
    if change in known:
        return True
    print(f"{change[0]}: {outcome} ({name})\n  - {change[1]}\n  + {change[2]}")
    return False


def _changed_since(base: str) -> list[str]:
    names = _git("diff", "--name-only", base, "--", "generator")
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


def _lines(*arguments: str) -> list[str]:
    said = subprocess.run([*_MUTMUT, *arguments], cwd=COPY, check=True, capture_output=True, text=True)
    return said.stdout.splitlines()


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(prog="make mutants")
    asks.add_argument("--base", default="origin/main", help="change the modules that differ from this commit")
    asks.add_argument("--all", action="store_true", help="change all modules")
    asks.add_argument("--sample", type=int, help="change so many places, chosen at random from all modules")
    asks.add_argument("--seed", type=int, default=1, help="another number chooses another sample")
    asks.add_argument("--only", default="*", help="choose the sample from changes whose name is like this")
    asks.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many try at once")
    return asks.parse_args()


if __name__ == "__main__":
    sys.exit(main(_asked()))
