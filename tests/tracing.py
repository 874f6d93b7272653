"""What measures coverage: the fast tests of dipview's packages, and of the explorer some of them.

What is traced takes more than twice as long; so would whatever else pytest, its plugins and other
tests do, where nothing is to be seen that these do not show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

import pytest
from coverage import Coverage

OPENING, ONE_IN = "opened", 2
"""What opens the explorer, and of how many of a file's tests that ask for it one is traced.

Each of them goes through most of the explorer, whatever it looks at in the end.
"""


class Tracing:
    """Traces fast tests: of all what is set up for them, and of some what they do.

    Args:
        coverage: What measures. It is stopped once tests are collected, and goes on for these.
        counts: Tells of a test whether it is of those of which some are traced.
    """

    def __init__(self, coverage: Coverage, counts: Callable[[pytest.Item], bool]) -> None:
        self._coverage, self._counts = coverage, counts

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Choose the tests."""
        chosen = {item.nodeid for item in thinned(filter(self._counts, session.items))}
        for item in session.items:
            if item.nodeid not in chosen and not item.get_closest_marker("slow"):
                item.add_marker("no_cover")  # It would begin to trace behind a slow one.

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Trace a fast test with all that is set up for it; pytest-cov leaves out what it does."""
        if item.get_closest_marker("slow"):
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
