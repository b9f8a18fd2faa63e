"""A file that cannot be read is one error: what would only follow from it is not reported."""

import shutil

import pytest

from generator.findings import CatalogueError, Severity
from generator.pipeline import build
from tests.cases import ROOT
from tests.making import MINIMAL, changed

WRITTEN = sorted(
    path.relative_to(MINIMAL).as_posix()
    for path in MINIMAL.rglob("*")
    if path.is_file() and path.parts[-3] != "sources" and path.name != "catalogue.yml"
)
NO_KEY = "no_such_key: x\n"


def _with_a_key_too_many(text):
    return text.replace("---\n", "---\n" + NO_KEY, 1) if text.startswith("---\n") else NO_KEY + text


def _errors(root):
    try:
        findings = build(root).catalogue.findings
    except CatalogueError as problem:
        findings = problem.findings
    return [(item.path, item.rule.value) for item in findings if item.severity is Severity.ERROR]


@pytest.mark.parametrize("path", WRITTEN)
def test_a_key_too_many_is_the_only_error(path, tmp_path):
    text = (MINIMAL / path).read_text(encoding="utf-8")
    root = changed(tmp_path / "content", {"write": {path: _with_a_key_too_many(text)}})
    assert _errors(root) == [(path, "format")]


@pytest.mark.parametrize("kind", ["coding/*/*.yml", "decisions/*.yml"])
def test_a_key_too_many_in_the_real_content_is_the_only_error(kind, tmp_path):
    root = shutil.copytree(ROOT / "content", tmp_path / "content")
    file = min(root.glob(kind))
    file.write_text(_with_a_key_too_many(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert _errors(root) == [(file.relative_to(root).as_posix(), "format")]
