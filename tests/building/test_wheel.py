import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.cases import ROOT
from tests.making import MINIMAL


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The unpacked wheel, made from a copy of the files that it is built from."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w"]
    subprocess.run([*command, str(folder), str(copy)], check=True, capture_output=True, text=True)
    (file,) = folder.glob("*.whl")
    zipfile.ZipFile(file).extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_every_file_of_the_package(wheel):
    def files(folder):
        found = (
            path for path in (folder / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
        return {path.relative_to(folder).as_posix() for path in found if not path.name.startswith(".")}

    assert files(wheel) == files(ROOT)
    assert (wheel / "generator" / "py.typed").exists()


def test_the_wheel_alone_checks_and_builds_in_a_folder_with_blanks(wheel, tmp_path):
    project = tmp_path / "my project"
    shutil.copytree(MINIMAL, project / "my content")
    environment = os.environ | {"PYTHONPATH": str(wheel), "PYTHONSAFEPATH": "1", "CATALOGUE_CONTENT": "my content"}
    run = {"cwd": project, "env": environment, "capture_output": True, "text": True}
    where = subprocess.run([sys.executable, "-c", "import generator; print(generator.__file__)"], check=True, **run)
    assert where.stdout.startswith(str(wheel))
    checked = subprocess.run([sys.executable, "-m", "generator", "check"], check=True, **run)
    assert checked.stdout.startswith("my content/sources/observability/p_1.md:21:12: note: latex-escape: ")
    subprocess.run([sys.executable, "-m", "generator", "build", "--out", "my site"], check=True, **run)
    assert (project / "my site" / "patterns" / "logging.html").is_file()
    assert sorted(path.name for path in project.iterdir()) == [".catalogue", "my content", "my site"]
