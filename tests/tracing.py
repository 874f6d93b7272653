"""What measures coverage: of each test of dipview's packages some cases, of the explorer few tests.

What is traced takes more than twice as long; so would whatever else pytest, its plugins and other
tests do, where nothing is to be seen that these do not show.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from coverage import Coverage

CASES = 40
"""How many cases of one test are traced, from the first to the last: the others are like them."""
OPENING, ONE_IN = "opened", 3
"""What opens the explorer, and of how many of a file's tests that ask for it one is traced.

Each of them goes through most of the explorer, whatever it looks at in the end.
"""

_Case = TypeVar("_Case")


class Tracing:
    """Traces some of the tests, with all that is set up for them, and nothing of the others.

    Args:
        coverage: What measures. It is stopped once tests are collected, and goes on for these.
        counts: Tells of a test whether it is of those of which some are traced.
    """

    def __init__(self, coverage: Coverage, counts: Callable[[pytest.Item], bool]) -> None:
        self._coverage, self._counts = coverage, counts
        self._chosen: frozenset[str] = frozenset()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Choose the tests."""
        self._chosen = frozenset(
            item.nodeid for item in thinned(filter(self._counts, session.items))
        )

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Trace a test that is chosen."""
        if item.nodeid not in self._chosen:
            return (yield)
        with self._coverage.collect():
            return (yield)


def thinned(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Leave out most cases of each test, and most of each file's tests that open the explorer."""
    tests = defaultdict[str, list[pytest.Item]](list)
    for item in items:
        tests[item.nodeid.partition("[")[0]].append(item)
    opened = Counter[Path]()
    for cases in tests.values():
        first = cases[0]
        if "tui" in first.path.parts and OPENING in getattr(first, "fixturenames", ()):
            if opened[first.path] % ONE_IN == 0:
                yield first
            opened[first.path] += 1
        else:
            yield from spread(cases, CASES)


def spread(cases: Sequence[_Case], count: int) -> Sequence[_Case]:
    """Choose so many of them at most, the first and the last among them.

    Args:
        cases: What there is.
        count: How many are chosen, two or more.
    """
    if len(cases) <= count:
        return cases
    last = len(cases) - 1
    return [cases[at * last // (count - 1)] for at in range(count)]
