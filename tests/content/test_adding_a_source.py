import os
import shutil
import subprocess
import sys

import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.cases import CONTENT, ROOT


def _tests_of(content):
    """Run the tests that read the published content on another folder, but for those of what is made of it."""
    outer = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    some = (f"tests/{name}" for name in ("reading", "content", "evidence", "catalogue", "people"))
    return subprocess.run(
        [sys.executable, "-m", "pytest", *some, "-m", "content", "-vv"],
        cwd=ROOT,
        env=outer | {"CATALOGUE_CONTENT": str(content)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_whoever_adds_a_source_as_the_readme_says_has_nothing_to_change_in_a_test(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    study = yaml.safe_load((content / "catalogue.yml").read_text(encoding="utf-8"))["studies"][0]
    sources = content / "sources" / study["id"]
    without_coding, not_reviewed = [number for number in range(12, 99) if not (sources / f"p_{number}.md").exists()][:2]
    catalogue = ["--content", str(content)]
    made = CliRunner().invoke(main, [*catalogue, "new", "source", f"p_{without_coding}", "--study", study["id"]])
    assert made.exit_code == 0, made.output
    skeleton = (sources / f"p_{without_coding}.md").read_text(encoding="utf-8")
    (sources / f"p_{not_reviewed}.md").write_text(
        skeleton.replace(f"\n{without_coding}\n", f"\n{not_reviewed}\n", 1), encoding="utf-8"
    )
    coding = content / "coding" / study["id"] / f"p_{not_reviewed}.yml"
    coding.write_text(f"source: {study['prefix']}-p{not_reviewed}\n", encoding="utf-8")

    checked = CliRunner().invoke(main, [*catalogue, "check"])
    assert checked.exit_code == 0, checked.output
    assert "0 errors" in checked.stderr
    assert f"sources/{study['id']}/p_{not_reviewed}.md" in checked.stdout

    tested = _tests_of(content)
    assert tested.returncode == 0, tested.stdout
    assert any(f"{study['id']}/p_{without_coding}" in line and "PASSED" in line for line in tested.stdout.splitlines())
