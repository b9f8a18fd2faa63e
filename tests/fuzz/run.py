"""Fuzzes the targets with atheris, guided by what code they reach: ``make fuzz``.

What is found is printed and stays in ``build/fuzz``; make a case of it in ``tests/fuzz/cases``.
"""

import importlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "fuzz"
SECONDS = 600
"""For all targets together."""
LONGEST = 4_000
"""Bytes of a text."""
WATCHED = ["generator.reading", "generator.content", "generator.prose", "generator.words"]
"""Packages and modules whose branches guide the search."""


def fuzz(target: str, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - installed by "make fuzz" alone

    with atheris.instrument_imports(include=WATCHED):
        one = importlib.import_module("tests.fuzz.targets").TARGETS[target]
    folder = FOLDER / target
    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=1024"]
    flags += ["-len_control=0", f"-artifact_prefix={folder}-"]
    atheris.Setup([sys.argv[0], str(folder), *flags], lambda data: one(data.decode("utf-8", "ignore")))
    atheris.Fuzz()


def main(seconds: int) -> int:
    """Fuzz all targets one after another; give 1 where one of them failed."""
    targets = importlib.import_module("tests.fuzz.targets")
    failed = []
    for target in targets.TARGETS:
        folder = FOLDER / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(targets.corpus(target)):
            (folder / f"seed-{number}").write_bytes(text.encode()[:LONGEST])
        command = [sys.executable, "-m", "tests.fuzz.run", target, str(seconds // len(targets.TARGETS))]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(target)
    print(f"failed: {', '.join(failed)}; see {FOLDER}" if failed else "nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) > 2:
        fuzz(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
