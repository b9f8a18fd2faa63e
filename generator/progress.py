"""Shows a bar on a terminal while work lasts; work that is over in two seconds shows nothing."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bar

from generator.content.sources import Progress

_PATIENCE = 2.0
"""Seconds."""


@contextmanager
def shown_when_slow() -> Iterator[Progress]:
    """Give a function that passes items through and shows how far they are."""
    console = Console(stderr=True)
    bar = Bar(console=console, transient=True, disable=not console.is_terminal)
    start = time.monotonic()

    def track(description: str, items: Iterable[str]) -> Iterable[str]:
        known = list(items)
        task = bar.add_task(description, total=len(known))
        for item in known:
            if time.monotonic() - start > _PATIENCE and not bar.live.is_started:
                bar.start()
            yield item
            bar.advance(task)

    try:
        yield track
    finally:
        bar.stop()
