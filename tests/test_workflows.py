"""Reads the workflows as GitHub does, and runs their steps that need no network in a fresh clone of the small study."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cases import ROOT

WORKFLOWS = {
    file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - “on” stays a word
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}
JOBS = {f"{name}.{job}": steps for name, flow in WORKFLOWS.items() for job, steps in flow["jobs"].items()}
STEPS = [(job, step) for job, found in JOBS.items() for step in found["steps"]]
RUN = [(job, step["run"]) for job, step in STEPS if "run" in step]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
MODULES = sorted(set(re.findall(r"-m (tests\.[a-z.]+)", (ROOT / "Makefile").read_text(encoding="utf-8"))))
ELSEWHERE = {"test", "weekly", "release"}
"""Targets that run these tests, ask the web or ask GitHub."""
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "MAKE", "MFLAGS", "SITE_"))}
COMPILED = {"MAKEFLAGS": f"PYTHONPYCACHEPREFIX={sys.pycache_prefix}"} if sys.pycache_prefix else {}
"""Byte code of this environment, which the clone need not make again."""


@pytest.mark.parametrize(("job", "command"), RUN)
def test_every_step_that_runs_something_is_a_make_target(job, command):
    words = command.split()
    assert words[0] == "make"
    assert words[1] in TARGETS
    assert all(re.fullmatch(r"[A-Z]+=[a-z]+", word) for word in words[2:]), "a setting, and nothing that a shell reads"


@pytest.mark.parametrize("module", MODULES)
def test_what_a_target_runs_can_be_imported(module):
    assert importlib.import_module(module).__doc__


def test_every_action_is_pinned_to_a_commit_beside_its_version():
    text = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / ".github").rglob("*.yml"))
    used = re.findall(r"uses: (.+)", text)
    assert len(used) == sum("uses" in step for _, step in STEPS)
    assert [line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_one_action_has_one_commit_in_all_workflows():
    used = {step["uses"] for _, step in STEPS if "uses" in step}
    assert len(used) == len({name.partition("@")[0] for name in used})


def test_only_jobs_that_run_no_code_of_a_pull_request_may_write():
    for name, flow in WORKFLOWS.items():
        rights = {job: flow["permissions"] | found.get("permissions", {}) for job, found in flow["jobs"].items()}
        writing = {job for job, given in rights.items() if "write" in given.values()}
        assert writing == {"pages": {"deploy"}, "release": {"release"}}.get(name, set()), name
    assert set(WORKFLOWS["review"]["on"]) == {"pull_request"}
    assert all("run" not in step for step in JOBS["pages.deploy"]["steps"])


def test_no_job_leaves_a_token_behind_or_runs_for_ever():
    for job, found in JOBS.items():
        assert int(found["timeout-minutes"]) <= 45, job
    checkouts = [step for _, step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_jobs_that_date_the_content_have_all_commits():
    for job, found in JOBS.items():
        commands = {step["run"].split()[1] for step in found["steps"] if "run" in step}
        if commands & {"site", "offline", "review", "check", "test"}:
            (checkout,) = [step for step in found["steps"] if "actions/checkout" in step.get("uses", "")]
            assert checkout["with"].get("fetch-depth") == "0", job


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of the work tree as it is, with the packages of this environment in place of an installation."""
    folder = tmp_path_factory.mktemp("clone") / "catalogue"

    def git(*command, cwd=ROOT):
        done = subprocess.run(["git", *command], cwd=cwd, env=CLEAN, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    kept = git("-c", "user.name=A", "-c", "user.email=a@a.example", "stash", "create") or git("rev-parse", "HEAD")
    git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
    git("checkout", "--quiet", "--detach", kept, cwd=folder)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    for mark in ("site", "dev"):
        (folder / ".venv" / mark).touch()
    return folder


def _run(clone: Path, command: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-ec", command], cwd=clone, env=CLEAN | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.mark.parametrize("job", [job for job in ("review.content", "pages.build", "release.build") if job in JOBS])
def test_the_steps_of_a_job_run_in_their_order_in_a_fresh_clone(clone, job, tmp_path):
    summary = tmp_path / "summary.md"
    flow = WORKFLOWS[job.partition(".")[0]]
    given = {name: value for name, value in flow.get("env", {}).items() if "${{" not in value}
    settings = given | {"CONTENT": "tests/catalogue/minimal", "GITHUB_STEP_SUMMARY": str(summary)} | COMPILED
    said = {}
    for step in JOBS[job]["steps"]:
        if "run" in step and step["run"].split()[1] not in ELSEWHERE:
            said[step["run"]] = _run(clone, step["run"], settings)
        elif "upload" in step.get("uses", ""):
            assert (clone / step["with"]["path"]).exists(), "what is kept of the job was not made"
    assert said
    if job == "review.content":
        told = summary.read_text(encoding="utf-8")
        assert told.startswith("## Findings")
        assert "## What changes from HEAD^1 to tests/catalogue/minimal" in told.replace("\\", "")
    if job == "pages.build":
        assert "GitHub Pages is off" in said["make unpublished"]


def test_the_citation_names_what_is_cited():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "license", "type", "abstract"} <= set(cited)
    assert all({"family-names", "given-names"} <= set(author) or "name" in author for author in cited["authors"])
