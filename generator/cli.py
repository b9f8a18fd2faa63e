"""The command line: ``python -m generator``, or ``catalogue`` where the package is installed."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from generator.content.schema import schemas
from generator.diagrams.markdown import fill
from generator.export import Format
from generator.findings import CatalogueError, Finding, Severity, as_github, as_json, as_text
from generator.new import NEW, new_file
from generator.pages.site import DIAGRAMS
from generator.pipeline import Build, build
from generator.progress import shown_when_slow

_FORMATS: dict[str, Callable[[tuple[Finding, ...], str], str]] = {
    "text": lambda findings, _: as_text(findings),
    "json": lambda findings, _: as_json(findings),
    "github": as_github,
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content",
    default="content",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder with catalogue.yml, sources, decisions and patterns.",
)
@click.pass_context
def main(context: click.Context, content: Path) -> None:
    """Turn coded interviews into a pattern catalogue.

    The generator reads a content folder, joins every claim with the words of the person who said it,
    reports what is wrong, and writes pages. “make site” builds the whole site.
    """
    context.obj = content


@main.command()
@click.option("--format", "form", type=click.Choice(sorted(_FORMATS)), default="text", show_default=True,
              help="text for people, json for programs, github for annotations in a pull request.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.pass_obj
def check(content: Path, form: str, strict: bool) -> None:
    """Report everything that is wrong with the content; exit status 1 where there are errors."""
    findings = _build(content, form).catalogue.findings
    click.echo(_FORMATS[form](findings, content.as_posix()), nl=False)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if form == "text":
        counts = {kind: sum(item.severity is kind for item in findings) for kind in Severity}
        summary = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items())
        click.echo(f"{summary}; docs/development/rules.md explains each rule", err=True)
    if any(item.severity in failing for item in findings):
        sys.exit(1)


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--inline", is_flag=True, help="Put the drawings into the pages, for an engine without our extension.")
@click.pass_obj
def pages(content: Path, out: Path, inline: bool) -> None:
    """Write all generated pages into the folder OUT, as Markdown for any site engine."""
    made = _build(content)
    with _findings_shown(content, "text"):
        texts, exports = made.pages(DIAGRAMS), made.exports()
    for path, text in texts.items():
        _write(out / path, fill(text, DIAGRAMS) if inline and path.endswith(".md") else text)
    for path, data in exports.items():
        _write(out / path, data)


def _formats(context: click.Context, parameter: click.Parameter, given: Iterable[str]) -> tuple[Format, ...]:
    """Read ``json,parts`` or a repeated option; every format once, all where none is named."""
    names = [name.strip() for value in given for name in value.split(",")] or list(Format)
    unknown = [name for name in names if name not in set(Format)]
    if unknown:
        raise click.BadParameter(f"no format {unknown[0]!r}; choose from {', '.join(Format)}", context, parameter)
    return tuple(dict.fromkeys(Format(name) for name in names))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "formats", multiple=True, callback=_formats, metavar="NAME[,NAME]",
              help=f"What to write: {', '.join(Format)}. All where left out.")  # fmt: skip
@click.pass_obj
def export(content: Path, out: Path, formats: tuple[Format, ...]) -> None:
    """Write the catalogue into the folder OUT, for other programs; no page is made, nothing is drawn.

    json is catalogue.json with its JSON Schema; parts are small files for programs in a browser.
    """
    made = _build(content)
    with _findings_shown(content, "text"):
        files = made.exports(formats)
    for path, data in files.items():
        _write(out / path, data)


@main.command()
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def schema(content: Path, out: Path | None) -> None:
    """Write the JSON Schemas of all content files into the folder OUT (content/schema), for editors."""
    for name, text in schemas().items():
        _write((out or content / "schema") / name, text)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.pass_obj
def serve(content: Path, address: str) -> None:
    """Build the site, serve it on this machine, and build again when a file changes."""
    import os  # noqa: PLC0415 - MkDocs is only needed here
    import subprocess  # noqa: PLC0415

    environment = os.environ | {"CATALOGUE_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--watch", str(content)]
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 - no shell


@main.command()
@click.argument("kind", type=click.Choice(sorted(NEW)))
@click.argument("identity", metavar="ID")
@click.option("--study", help="The study it belongs to; the first of catalogue.yml where left out.")
@click.pass_obj
def new(content: Path, kind: str, identity: str, study: str | None) -> None:
    """Write the skeleton of a new source, pattern or walkthrough, ready to be filled in.

    ID is a source’s number such as p_12, a pattern’s id such as usage_report, or a walkthrough’s such as my-example.
    """
    catalogue = _build(content).catalogue
    try:
        path, text = new_file(kind, identity, study, catalogue)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    if (content / path).exists():
        raise click.ClickException(f"{path} exists already; choose another id or edit that file")
    _write(content / path, text)
    click.echo(f"{(content / path).as_posix()}: fill it in, then run “python -m generator check”")


def _build(content: Path, form: str = "text") -> Build:
    with shown_when_slow() as progress, _findings_shown(content, form):
        return build(content, progress)


@contextlib.contextmanager
def _findings_shown(content: Path, form: str) -> Iterator[None]:
    try:
        yield
    except CatalogueError as problem:
        click.echo(_FORMATS[form](problem.findings, content.as_posix()), nl=False, err=form == "text")
        sys.exit(1)


def _write(path: Path, made: str | bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.encode() if isinstance(made, str) else made)
    except OSError as problem:
        raise click.ClickException(f"{path}: {problem.strerror}; name a folder that can be written to") from None
