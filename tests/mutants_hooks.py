"""What pytest does otherwise while mutmut runs it: what a file of tests keeps counts for each of them.

mutmut runs for a change only the tests that call the changed function. A function whose result is kept, in a cache or
by a fixture of the file, is called for the first test alone: without this module the others would not be asked.
"""

import sys
from collections import defaultdict
from pathlib import Path

import pytest
from mutmut.mutation.trampoline import get_mutant_under_test
from mutmut.state import state

_FIRST = "tests/golden/"
"""What compares most is asked first."""
_called: dict[Path, set[str]] = defaultdict(set)


def pytest_sessionstart() -> None:
    """Forget what was kept while tests were collected, when nothing was changed yet."""
    _forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask the tests first that notice most."""
    items.sort(key=lambda item: _FIRST not in item.nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """While mutmut learns which test calls what, let each file of tests call all that it needs."""
    if get_mutant_under_test() == "stats" and item.path not in _called:
        _forget()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Count for a test what was called for those before it in its file."""
    called = _called[item.path]
    called |= state()._stats
    state()._stats.update(called)


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "generator":
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
