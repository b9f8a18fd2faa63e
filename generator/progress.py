"""Tells on a terminal how far work is; work that is over in two seconds shows nothing."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

import click

_PATIENCE = 2.0
"""Seconds."""


@contextmanager
def shown_when_slow() -> Iterator[Callable[[str, Iterable[str]], Iterable[str]]]:
    """Give a function that passes items through and shows a bar of how far they are."""
    start = time.monotonic()

    def track(description: str, items: Iterable[str]) -> Iterable[str]:
        known = list(items)
        with ExitStack() as stack:
            bar = None
            for number, item in enumerate(known):
                if bar is None and sys.stderr.isatty() and time.monotonic() - start > _PATIENCE:
                    bar = stack.enter_context(_bar(description, len(known)))
                    bar.update(number)
                yield item
                if bar is not None:
                    bar.update(1)

    yield track


def _bar(description: str, length: int):  # type: ignore[no-untyped-def]
    return click.progressbar(length=length, label=description, file=sys.stderr)


def said(step: str) -> None:
    """Say on a terminal which step begins, where nobody can tell how far it is."""
    if sys.stderr.isatty():
        click.echo(f"{step} …", err=True)
