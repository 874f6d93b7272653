"""What measures coverage: the fast tests of dipview's packages, and of the explorer some of them.

What is traced takes more than twice as long; so would whatever else pytest, its plugins and other
tests do, where nothing is to be seen that these do not show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from coverage import Coverage

import dipview

OPENING, ONE_IN = "opened", 2
"""What opens the explorer, and of how many of a file's tests that ask for it one is traced.

Each of them goes through most of the explorer, whatever it looks at in the end.
"""


class Tracing:
    """Traces fast tests: of all what is set up for them, and of some what they do.

    Args:
        coverage: What measures. It is stopped while tests are collected, and goes on for these.
        counts: Tells of a test whether it is of those of which some are traced.
    """

    def __init__(self, coverage: Coverage, counts: Callable[[pytest.Item], bool]) -> None:
        self._coverage, self._counts = coverage, counts
        self._chosen = frozenset[str]()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Choose the tests."""
        counted = filter(self._counts, session.items)
        self._chosen = frozenset(item.nodeid for item in thinned(counted))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, request: pytest.FixtureRequest) -> Generator[None, Any, Any]:
        """Trace what is set up for a fast test: it may be there for tests that are traced."""
        if Coverage.current() or request.node.get_closest_marker("slow"):
            return (yield)
        with self._coverage.collect():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Trace what a test does that was chosen."""
        if item.nodeid not in self._chosen:
            return (yield)
        with self._coverage.collect():
            return (yield)


def import_all() -> None:
    """Import all of dipview, so that what modules do as they are imported is traced."""
    for module in walk_packages(dipview.__path__, "dipview."):
        import_module(module.name)


def thinned(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Leave out most of the tests of each file that open the explorer."""
    seen = Counter[Path]()
    for item in items:
        opens = "tui" in item.path.parts and OPENING in getattr(item, "fixturenames", ())
        if not opens or seen[item.path] % ONE_IN == 0:
            yield item
        seen[item.path] += opens
