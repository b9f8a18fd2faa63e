"""The command line: ``python -m generator``, or ``catalogue`` where the package is installed.

Commands import what they need when they run, so that help is there at once.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from generator import __version__
from generator.findings import CatalogueError, Finding, Rule, Severity, as_github, as_json, as_text
from generator.progress import said, shown_when_slow

if TYPE_CHECKING:
    from generator.pipeline import Build

_FORMATS: dict[str, Callable[[Iterable[Finding], str], str]] = {"text": as_text, "json": as_json, "github": as_github}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_FOLDER = click.Path(path_type=Path)


class _LateChoice(click.Choice[str]):
    """A choice whose names are asked for only when they are needed."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self._names = names
        self.case_sensitive = True

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(self._names())


def _kinds() -> Iterable[str]:
    from generator.new import NEW

    return sorted(NEW)


def _engines() -> Iterable[str]:
    from generator.site.engines import Engine

    return [engine.value for engine in Engine]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--content",
    default="content",
    show_default=True,
    envvar="CATALOGUE_CONTENT",
    show_envvar=True,
    help="The folder with catalogue.yml, sources, decisions and patterns; also after the command.",
    type=_FOLDER,
    metavar="DIR",
)
@click.version_option(__version__, prog_name="catalogue")
@click.pass_context
def main(context: click.Context, content: Path) -> None:
    """Turn coded interviews into a pattern catalogue.

    The generator reads a content folder, joins every claim with the words of the person who said it,
    reports what is wrong, and writes pages. “build” makes the whole site.
    """
    context.obj = content
    if "NO_COLOR" in os.environ:
        context.color = False


def _with_content(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the content folder first, named before it or as an option of its own."""

    @wraps(command)
    def call(own: Path | None, **given: Any) -> None:
        command(own or click.get_current_context().obj, **given)

    return click.option("--content", "own", help="The content folder.", type=_FOLDER, metavar="DIR")(call)


@main.command()
@click.option("--format", "form", type=click.Choice(sorted(_FORMATS)), default="text", show_default=True,
              help="text for people, json for programs, github for annotations in a pull request.")  # fmt: skip
@click.option("--severity", type=click.Choice([kind.value for kind in Severity]), default="note", show_default=True,
              help="The least severity that is shown.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--changed-since", "base", metavar="BASE",
              help="With github: findings in files that changed since this revision come first.")  # fmt: skip
@click.option("--summary", type=_FOLDER, metavar="FILE",
              help="With github: count what cannot be shown at its line, at the end of this file.")  # fmt: skip
@_with_content
def check(  # noqa: PLR0913, PLR0917 - an argument an option
    content: Path, form: str, severity: str, strict: bool, base: str | None, summary: Path | None
) -> None:
    """Report everything that is wrong with the content; exit status 1 where there are errors.

    With CATALOGUE_NAMES=FILE, the names of that list are looked for in all files of the content and in
    every page, drawing and export, too.
    """
    made = _build(content, form)
    with _findings_shown(content, form):
        findings = (*made.catalogue.findings, *_names_found(content, made))
    gravest = list(Severity)
    shown = [item for item in findings if gravest.index(item.severity) <= gravest.index(Severity(severity))]
    if form == "github":
        _annotate(shown, content, base, summary)
    else:
        _show(shown, content, form, err=False)
    if form == "text":
        counts = {kind: sum(item.severity is kind for item in findings) for kind in Severity}
        told = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items())
        click.echo(f"{told}; “{_called()} explain RULE” tells what a rule means", err=True)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(item.severity in failing for item in findings):
        sys.exit(1)


def _names_found(content: Path, made: "Build") -> list[Finding]:
    """Look for the names of the list outside the repository, where the environment names one."""
    from generator.people.names import names_outside
    from generator.people.outputs import names_in_content, names_in_outputs

    names = names_outside()
    if not names:
        return []
    found = names_in_content(content, names)
    if made.has_errors:
        return found
    with tempfile.TemporaryDirectory(prefix="catalogue-") as folder:
        texts = made.pages(Path(folder) / "drawings")
        texts |= {path: data.decode("utf-8", "replace") for path, data in made.exports().items()}
        texts |= {f"drawings/{file.name}": file.read_text() for file in sorted(Path(folder).rglob("*.svg"))}
    return [*found, *names_in_outputs(texts, names)]


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Tell what the rule RULE means, and what to do where it is broken."""
    from generator.catalogue.elements import nearest
    from generator.site.rules import section

    if rule not in set(Rule):
        raise click.ClickException(f"no rule “{rule}”; the nearest are {nearest(rule, list(Rule))}")
    click.echo(section(Rule(rule)))


@main.command()
@click.option("--out", default="site", show_default=True, type=_FOLDER, help="Where the site goes.")
@click.option("--engine", type=_LateChoice(_engines), default="mkdocs", show_default=True, help="What builds it.")
@click.option("--workspace", default=".catalogue", show_default=True, type=_FOLDER,
              help="Where the documentation folder is made that the engine builds.")  # fmt: skip
@click.option("--settings", type=_FOLDER, metavar="FILE",
              help="An mkdocs.yml that has mkdocs-gen-files make the pages; no folder is written.")  # fmt: skip
@_with_content
def build(content: Path, out: Path, engine: str, workspace: Path, settings: Path | None) -> None:
    """Build the whole site: write a documentation folder, and have an engine build it.

    The folder docs beside the content folder, where there is one, holds pages that are written by hand.
    A former site stays until the new one is whole.
    """
    from generator.content.opening import hand_written
    from generator.content.stray import refuse_links
    from generator.repository import set_date
    from generator.site.engines import Engine, EngineError, run_engine, run_settings
    from generator.site.make import make_folder
    from generator.site.publish import BusyError, alone
    from generator.site.workspace import InTheWayError

    set_date(content)
    try:
        with alone(out), alone(workspace):
            if settings is not None:
                with _findings_shown(content, "text"):
                    refuse_links(hand_written(content))  # MkDocs would follow them before it asks us for anything
                run_settings(settings, content, out)
            else:
                with shown_when_slow() as progress, _findings_shown(content, "text"):
                    changes = make_folder(content, workspace, progress)
                done = f"{len(changes.written)} files written, {len(changes.removed)} removed"
                click.echo(f"{workspace}: {done}", err=True)
                said(f"Building the site with {engine}")
                run_engine(Engine(engine), workspace, out)
    except (BusyError, InTheWayError, EngineError) as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        raise _not_writable(out, problem) from None
    click.echo(f"The site is in {out}: open {out / 'index.html'}, or run “{_called()} serve” for the search", err=True)


@main.command()
@click.option("--site", default="site", show_default=True, type=_FOLDER, help="The built site.")
@click.option("--workspace", default=".catalogue", show_default=True, type=_FOLDER,
              help="Where drawings are kept.")  # fmt: skip
@_with_content
def budgets(content: Path, site: Path, workspace: Path) -> None:
    """Hold a built site to what is promised of it; exit status 1 where a promise is broken.

    All pages are there; no link within the site is dead; no page but a transcript has more than 500 kB;
    nothing is asked of another host; no id stands twice on a page.
    """
    from generator.content.opening import hand_written
    from generator.site.budgets import exceeded, expected_pages
    from generator.site.documentation import documents
    from generator.site.make import DRAWINGS

    if not (site / "index.html").is_file():
        raise click.ClickException(f"{site}: holds no site; run “{_called()} build” first")
    made = _build(content)
    with _findings_shown(content, "text"):
        files = documents(made.pages(workspace / DRAWINGS), made.exports(), hand_written(content), made.catalogue)
    expected = expected_pages(files)
    broken = list(exceeded(site, expected))
    for line in broken:
        click.echo(line)
    click.echo(f"{site}: {len(expected)} pages expected, {len(broken)} promises broken", err=True)
    if broken:
        sys.exit(1)


@main.command()
@click.argument("out", type=_FOLDER)
@click.option("--site", default="site", show_default=True, type=_FOLDER, help="The built site.")
@_with_content
def offline(content: Path, out: Path, site: Path) -> None:
    """Write what a release holds into the folder OUT: the built site as one archive, and catalogue.json."""
    from generator.repository import edition
    from generator.site.offline import ModuleError, packed

    if not (site / "catalogue.json").is_file():
        raise click.ClickException(f"{site}: holds no site; run “{_called()} build” first")
    known = edition(content)
    try:
        archive = packed(site, f"catalogue-{known.version.replace('/', '-')}", known)
    except ModuleError as problem:
        raise click.ClickException(str(problem)) from None
    _write_all(out, {"catalogue-offline.zip": archive, "catalogue.json": (site / "catalogue.json").read_bytes()})


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--workspace", default=".catalogue", show_default=True, type=_FOLDER,
              help="Where the documentation folder is made.")  # fmt: skip
@_with_content
def serve(content: Path, address: str, workspace: Path) -> None:
    """Build the site, serve it on this machine, and show what changes in content, templates, styles and code."""
    from generator.site.engines import EngineError
    from generator.site.serve import serve as preview
    from generator.site.workspace import InTheWayError

    def tell(problem: CatalogueError) -> None:
        _show(problem.findings, content, "text", err=True)

    try:
        preview(content, workspace, address, lambda text: click.echo(text, err=True), tell)
    except (InTheWayError, EngineError) as problem:
        raise click.ClickException(str(problem)) from None


@main.command()
@click.argument("out", type=_FOLDER)
@click.option("--inline", is_flag=True, help="Put the drawings into the pages, for an engine without our extension.")
@click.option("--workspace", default=".catalogue", show_default=True, type=_FOLDER,
              help="Where drawings are kept.")  # fmt: skip
@_with_content
def pages(content: Path, out: Path, inline: bool, workspace: Path) -> None:
    """Write all generated pages into the folder OUT, as Markdown for any site engine.

    Only files whose text changed are written; pages that are no longer made are removed.
    """
    from generator.diagrams.markdown import fill
    from generator.site.make import DRAWINGS
    from generator.site.workspace import InTheWayError, update

    drawings = workspace / DRAWINGS
    made = _build(content)
    with _findings_shown(content, "text"):
        said("Making pages and drawings")
        texts = made.pages(drawings)
        files = {path: (fill(text, drawings) if inline else text).encode() for path, text in texts.items()}
        files |= made.exports()
    try:
        changes = update(out, files)
    except InTheWayError as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        raise _not_writable(out, problem) from None
    click.echo(f"{out}: {len(changes.written)} of {len(files)} files written, {len(changes.removed)} removed", err=True)


def _formats(context: click.Context, parameter: click.Parameter, given: Iterable[str]) -> tuple[str, ...]:
    """Read ``json,parts`` or a repeated option; every format once, all where none is named."""
    from generator.export import Format

    names = [name.strip() for value in given for name in value.split(",")] or list(Format)
    unknown = [name for name in names if name not in set(Format)]
    if unknown:
        raise click.BadParameter(f"no format {unknown[0]!r}; choose from {', '.join(Format)}", context, parameter)
    return tuple(dict.fromkeys(Format(name) for name in names))


@main.command()
@click.argument("out", type=_FOLDER)
@click.option("--format", "formats", multiple=True, callback=_formats, metavar="NAME[,NAME]",
              help="What to write: json, parts, redirects, decide, records. All where left out.")  # fmt: skip
@_with_content
def export(content: Path, out: Path, formats: tuple[Any, ...]) -> None:
    """Write the catalogue into the folder OUT, for other programs; no page is made, nothing is drawn.

    json is catalogue.json with its JSON Schema; parts are small files for programs in a browser;
    redirects are pages at former addresses; decide is what ranks the options of decisions;
    records are the decisions as Markdown Architectural Decision Records.
    """
    made = _build(content)
    with _findings_shown(content, "text"):
        files = made.exports(formats)
    _write_all(out, files)


@main.command()
@click.argument("out", type=_FOLDER, required=False)
@_with_content
def schema(content: Path, out: Path | None) -> None:
    """Write the JSON Schemas of all content files into the folder OUT (content/schema), for editors."""
    from generator.content.schema import schemas

    _write_all(out or content / "schema", {name: text.encode() for name, text in schemas().items()})


@main.command()
@click.argument("kind", type=_LateChoice(_kinds))
@click.argument("identity", metavar="ID")
@click.option("--study", help="The study it belongs to; the first of catalogue.yml where left out.")
@_with_content
def new(content: Path, kind: str, identity: str, study: str | None) -> None:
    """Write the skeleton of a new source, pattern or walkthrough, ready to be filled in.

    ID is a source’s number such as p_12, or its file’s name in a study of plain transcripts; a pattern’s id such as
    usage_report; or a walkthrough’s such as my-example.
    """
    from generator.new import new_file

    catalogue = _build(content).catalogue
    try:
        path, text = new_file(kind, identity, study, catalogue)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    if (content / path).exists():
        raise click.ClickException(f"{path} exists already; choose another id or edit that file")
    _write(content / path, text.encode())
    where = "" if content == Path("content") else f" --content {_quoted(content)}"
    click.echo(f"{(content / path).as_posix()}: fill it in, then run “{_called()} check{where}”")


@main.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(["html", "json", "markdown"]), default="markdown",
              show_default=True,
              help="markdown for a job’s summary, html with drawings, json for programs.")  # fmt: skip
@click.option("--out", type=_FOLDER, metavar="FILE", help="Write to FILE instead of the terminal.")
@_with_content
def diff(content: Path, base: str, head: str | None, form: str, out: Path | None) -> None:
    """Say what a reader will notice that changed from BASE to HEAD.

    Each is a git revision or a content folder; HEAD is the content folder as it is now where left out.
    """
    from generator.review.reports import as_html, as_json, as_markdown
    from generator.review.revisions import RevisionError, content_at
    from generator.review.state import compared
    from generator.site.documentation import no_search_for_garbage

    now = head or content.as_posix()
    try:
        with (
            content_at(base, content) as before,
            content_at(now, content) as after,
            _findings_shown(content, "text"),
            no_search_for_garbage(),
        ):
            comparison = compared((base, before), (now, after), drawn=form == "html")
    except RevisionError as problem:
        raise click.ClickException(str(problem)) from None
    text = {"html": as_html, "json": as_json, "markdown": as_markdown}[form](comparison)
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text.encode())


@main.command()
@click.option("--dry-run", is_flag=True, help="Change no file; say what would be put in.")
@_with_content
def reanchor(content: Path, dry_run: bool) -> None:
    """Put right the quotations that a source no longer has word for word, where it is certain what they mean.

    Exit status 1 where some are left for a person to decide.
    """
    from generator.review.reanchor import reanchor as put_right

    with _findings_shown(content, "text"):
        done = put_right(content, write=not dry_run)
    for item in done.mended:
        if item.mend:
            click.echo(f"{item.place(content.as_posix())}: “{item.mend.old}” → “{item.mend.new}”")
    _show(done.left, content, "text", err=False)
    click.echo(f"{len(done.mended)} put right, {len(done.left)} left to decide", err=True)
    if done.left:
        sys.exit(1)


@main.command()
@click.option("--names", type=_FOLDER, required=True, envvar="CATALOGUE_NAMES", show_envvar=True, metavar="FILE",
              help="The list of names, which lies outside the repository.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Change no file; say which lines would change.")
@_with_content
def deidentify(content: Path, names: Path, dry_run: bool) -> None:
    """Put bracketed words in place of the names that lead to a person, in all files of the content folder.

    Lines keep their numbers; a second run changes nothing. Commit neither the list nor what this prints.
    """
    from generator.people.deidentify import deidentify as take_out
    from generator.people.names import read_names

    with _findings_shown(content, "text"):
        done = take_out(content, read_names(names), write=not dry_run)
    for item in done:
        for place in item.places:
            click.echo(f"{(content / item.path).as_posix()}:{place.line}:{place.column}: {place.show}")
    click.echo(f"{sum(len(item.places) for item in done)} lines in {len(done)} files", err=True)


@main.command()
@click.argument("source")
@_with_content
def withdraw(content: Path, source: str) -> None:
    """Take the words of the source with the id SOURCE out of the content folder; old links still lead to its page.

    Then say in catalogue.yml that it is withdrawn, and go through what “check” finds.
    """
    from generator.people.withdraw import WithdrawError
    from generator.people.withdraw import withdraw as take_out

    with _findings_shown(content, "text"):
        try:
            done = take_out(content, source)
        except WithdrawError as problem:
            raise click.ClickException(str(problem)) from None
    for path in done:
        click.echo(f"{(content / path).as_posix()}: its words are taken out")
    click.echo(f"Now write under “sources” of catalogue.yml: {{source: {source}, status: withdrawn}}", err=True)


@main.command()
@click.option("--weights", required=True, type=click.File(encoding="utf-8"), metavar="FILE",
              help="A YAML file with weights, decisions and constraints; - reads standard input.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text for people, json for programs.")  # fmt: skip
@_with_content
def decide(content: Path, weights: IO[str], form: str) -> None:
    """Rank the options of decisions by what matters to you, with the reasons in words.

    \b
    The file says what matters, and which decisions are to be taken (all where left out):
      decisions: [product_decision]
      weights: {security: much, autonomy: some}
      constraints:
        - {text: we have no platform team, rules_out: [storing_various_data]}
    """
    import json

    from generator.decide.told import as_text as told
    from generator.decide.told import as_values, rankings
    from generator.decide.weights import WeightsError, read_weights

    made = _build(content)
    with _findings_shown(content, "text"):
        data = made.decide_data()
    try:
        found = rankings(data, read_weights(weights.read(), data))
    except WeightsError as problem:
        raise click.ClickException(f"{weights.name}: {problem}") from None
    values = json.dumps(as_values(found), ensure_ascii=False, indent=1)
    click.echo(told(data, found) if form == "text" else f"{values}\n", nl=False)


def _called() -> str:
    """Give the command as it was called."""
    return click.get_current_context().find_root().info_name or "catalogue"


def _quoted(path: Path) -> str:
    text = path.as_posix()
    return f'"{text}"' if " " in text else text


def _build(content: Path, form: str = "text") -> "Build":
    from generator.pipeline import build as build_catalogue

    with shown_when_slow() as progress, _findings_shown(content, form):
        return build_catalogue(content, progress)


def _show(findings: Iterable[Finding], content: Path, form: str, err: bool) -> None:
    text = _FORMATS[form](findings, content.as_posix())
    if form == "text":
        for kind, colour in _COLOURS.items():
            text = text.replace(f" {kind}: ", f" {click.style(kind, fg=colour)}: ")
    click.echo(text, nl=False, err=err)


def _annotate(findings: list[Finding], content: Path, base: str | None, summary: Path | None) -> None:
    from generator.review.annotations import annotations
    from generator.review.annotations import summary as summed_up
    from generator.review.revisions import RevisionError, changed_since

    try:
        changed = changed_since(base, content) if base else ()
    except RevisionError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(annotations(findings, content.as_posix(), changed), nl=False)
    if summary is not None:
        with summary.open("a", encoding="utf-8") as file:
            file.write(summed_up(findings, content.as_posix(), changed))


@contextlib.contextmanager
def _findings_shown(content: Path, form: str) -> Iterator[None]:
    try:
        yield
    except CatalogueError as problem:
        _show(problem.findings, content, form, err=form == "text")
        sys.exit(1)


def _write_all(out: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        _write(out / path, data)
    click.echo(f"{out}: {len(files)} files written", err=True)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as problem:
        raise _not_writable(path, problem) from None


def _not_writable(path: Path, problem: OSError) -> click.ClickException:
    return click.ClickException(f"{path}: {problem.strerror}; name a folder that can be written to")
