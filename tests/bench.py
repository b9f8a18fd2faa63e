"""Prints what the generator costs: ``make bench``. FIELD_NOTES may name a folder with more sources to read."""

import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.content.files import read_text
from generator.evidence.join import join
from generator.evidence.sentences import vocabulary_of
from generator.evidence.transcript import Transcript
from generator.pipeline import build
from generator.reading.readers import READERS
from generator.reading.seam import SourceFile

ROOT = Path(__file__).parent.parent
RUNS = 3


def timed(command: list[str], **environment: str) -> tuple[float, float]:
    """Run a command; give its seconds and the peak memory of all finished children in MB."""
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | environment)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def plain_project(folder: Path) -> Path:
    """Write the same Markdown tree to disk, with a configuration that generates nothing."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs)
    subprocess.run([sys.executable, "-m", "generator", "pages", str(docs)], check=True, cwd=ROOT)
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: {docs}\ntheme:\n  custom_dir: {docs / 'overrides'}\n"
        "plugins:\n  - search\n  - literate-nav:\n      nav_file: SUMMARY.md\n",
        encoding="utf-8",
    )
    return config


def read_and_join(folders: list[Path]) -> tuple[int, float]:
    """Read every source below the folders and locate its statements; give their number and the seconds."""
    start = time.perf_counter()
    count = 0
    for file in sorted(path for folder in folders for path in folder.glob("*/*.md")):
        text = read_text(file.parent, file.name)
        if isinstance(text, str):
            source, _ = READERS["cclass"].read(text, SourceFile(f"x-{file.stem.replace('_', '')}", "x", file.name))
            join(Transcript(source), None, lambda written: written, vocabulary_of([]))
            count += 1
    return count, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = plain_project(folder)
        site = folder / "site"
        with_generator, plain = [], []
        for _ in range(RUNS):
            with_generator.append(timed([*command, "--site-dir", str(site)])[0])
            plain.append(timed([*command, "--config-file", str(config), "--site-dir", str(folder / "plain")])[0])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        index = (site / "search" / "search_index.json").read_bytes()
        largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
        whole, bare = statistics.median(with_generator), statistics.median(plain)
        print(f"make site, packages installed     {whole:6.2f} s   (median of {RUNS}), target under 60 s")
        print(f"plain build of the same Markdown  {bare:6.2f} s   ratio {whole / bare:.2f}, target at most 1.50")
        print(f"peak memory of a build            {memory:6.0f} MB")
        zipped = len(gzip.compress(index)) / 1e6
        print(f"search_index.json                 {len(index) / 1e6:6.2f} MB, {zipped:.2f} MB gzip, target under 1 MB")
        print(f"largest page                      {largest.stat().st_size / 1e3:6.0f} kB  {largest.relative_to(site)}")
    start = time.perf_counter()
    build(ROOT / "content")
    print(f"read, join and check the content  {time.perf_counter() - start:6.2f} s   target under 3 s")
    folders = [ROOT / "content" / "sources"]
    if os.environ.get("FIELD_NOTES"):
        folders.append(Path(os.environ["FIELD_NOTES"]))
    count, seconds = read_and_join(folders)
    print(f"read and join {count:2} sources           {seconds:6.2f} s   target for seventeen under 2 s")


if __name__ == "__main__":
    main()
