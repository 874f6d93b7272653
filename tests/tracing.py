"""What measures coverage: the fast tests of dipview's packages, and of the explorer some of them.

What is traced takes more than twice as long; so would whatever else pytest, its plugins and other
tests do, where nothing is to be seen that these do not show.
"""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from coverage import Coverage

import dipview

OPENING, ONE_IN = "opened", 3
"""What opens the explorer, and of how many of a file's tests that ask for it one is traced.

Each of them goes through most of the explorer, whatever it looks at in the end.
"""


class Tracing:
    """Traces some of the tests, and what dipview does while it is imported.

    Args:
        coverage: What measures, and is at work. It is stopped, and goes on for the tests.
        counts: Tells of a test whether it is of those of which some are traced.
    """

    def __init__(self, coverage: Coverage, counts: Callable[[pytest.Item], bool]) -> None:
        self._counts, self._traced = counts, frozenset[str]()
        for module in pkgutil.walk_packages(dipview.__path__, "dipview."):
            import_module(module.name)
        coverage.stop()
        self._coverage = coverage

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Choose the tests."""
        chosen = thinned(filter(self._counts, session.items))
        self._traced = frozenset(item.nodeid for item in chosen)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Trace a test with all that is set up for it."""
        if item.nodeid not in self._traced:
            return (yield)
        with self._coverage.collect():
            return (yield)


def thinned(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Leave out most of the tests of each file that open the explorer."""
    seen = Counter[Path]()
    for item in items:
        opens = "tui" in item.path.parts and OPENING in getattr(item, "fixturenames", ())
        if not opens or seen[item.path] % ONE_IN == 0:
            yield item
        seen[item.path] += opens
