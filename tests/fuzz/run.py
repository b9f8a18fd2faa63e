"""Fuzzes the targets with atheris, guided by what code they reach: ``make fuzz``.

What is found is printed and stays in ``build/fuzz``; make a case of it in ``tests/fuzz/cases``.
"""

import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from tests.cases import ROOT
from tests.fuzz.targets import TARGETS, corpus

FOLDER = ROOT / "build" / "fuzz"
SECONDS = 600
"""For all targets together."""
LONGEST = 4_000
"""Bytes of a text."""
_INSTRUMENTED = ("generator.content.values", "generator.content.wording", "generator.prose")


def _instrument(module: ModuleType, atheris: Any) -> None:
    """Have the functions of a module tell what code they reach."""
    for name, value in list(vars(module).items()):
        if isinstance(value, FunctionType) and value.__module__ == module.__name__:
            setattr(module, name, atheris.instrument_func(value))


def fuzz(target: str, folder: Path, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - installed by "make fuzz" alone

    for module in list(sys.modules.values()):
        if module.__name__.startswith("generator.reading") or module.__name__ in _INSTRUMENTED:
            _instrument(module, atheris)

    def once(data: bytes) -> None:
        TARGETS[target](data.decode("utf-8", "ignore"))

    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=1024"]
    atheris.Setup([sys.argv[0], str(folder), f"-artifact_prefix={folder}-", *flags], once)
    atheris.Fuzz()


def main() -> int:
    """Fuzz all targets one after another; give 1 where one of them failed."""
    if len(sys.argv) > 2:
        target, seconds = sys.argv[1], int(sys.argv[2])
        fuzz(target, FOLDER / target, seconds)
        return 0
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    failed = []
    for target in TARGETS:
        folder = FOLDER / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(corpus(target)):
            (folder / f"seed-{number}").write_bytes(text.encode()[:LONGEST])
        command = [sys.executable, "-m", "tests.fuzz.run", target, str(seconds // len(TARGETS))]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(target)
    print(f"failed: {', '.join(failed)}; see {FOLDER}" if failed else "nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
