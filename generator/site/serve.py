"""Serves a site while it is written: watches content, templates, styles and code, and tells the browser."""

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer

from generator.content.opening import hand_written
from generator.findings import CatalogueError
from generator.site.engines import EngineError
from generator.site.preview import Site
from generator.site.publish import alone

Say = Callable[[str], None]
Explain = Callable[[CatalogueError], None]
_CODE = Path(__file__).parents[1]
_POLL = 0.2
"""Seconds between two looks at the files."""
_SETTLE = 0.05
"""Seconds without a further change after which the site is made again."""


class _Server(LiveReloadServer):
    """A server whose browsers can be told before all pages are built, and again when they are."""

    def tell(self) -> None:
        """Have browsers load their page again now."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def tell_again(self) -> None:
        """Have browsers load their page once more when this build is over."""
        self._wanted_epoch += 1


def serve(content: Path, folder: Path, address: str, say: Say, explain: Explain) -> None:
    """Serve the site at ``address``, such as ``127.0.0.1:8000``, until it is interrupted.

    ``say`` is told in words what happens, and ``explain`` what is wrong with the content.
    """
    sys.dont_write_bytecode = True  # such files would look like a change of the code
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise EngineError(f"{address}: is no address to serve at; write one such as 127.0.0.1:8000")
    site = Site(content, folder.resolve(), folder.resolve() / "preview", f"http://{address}/")
    code = _code()

    def make() -> None:
        if _code() != code:
            say("The generator changed and starts anew")
            os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])  # noqa: S606 - no shell
        _refresh(site, server, say, explain)

    server = _Server(make, host, int(port), str(site.out), polling_interval=_POLL)
    server.build_delay = _SETTLE
    make()
    for watched in (content, hand_written(content), _CODE):
        if watched.is_dir():
            server.watch(str(watched))
    say(f"Serving at {site.address}; Ctrl+C ends it")
    with contextlib.suppress(KeyboardInterrupt):
        server.serve()  # type: ignore[no-untyped-call]
    server.shutdown()


def _refresh(site: Site, server: _Server, say: Say, explain: Explain) -> None:
    """Bring the site up to date; what cannot be built is told, and the server goes on with what there is."""
    told: list[bool] = []

    def ready() -> None:
        server.tell()
        told.append(True)

    try:
        with alone(site.folder, wait=True):
            pages = site.refresh(ready)
    except CatalogueError as problem:
        explain(problem)
    except (BuildError, Abort, TemplateError) as problem:
        say(f"The site stays as it was: {problem}")
    else:
        if told and (pages is None or len(pages) > len(told)):
            server.tell_again()
        say("Built all pages" if pages is None else f"Built {', '.join(pages) or 'nothing: no page changed'}")


def _code() -> tuple[tuple[str, int], ...]:
    """Give when each module of the generator was last written."""
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(_CODE.rglob("*.py")))
