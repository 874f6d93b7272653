"""What measures coverage: some of the cases of the fast tests of dipview's packages.

What is traced takes more than twice as long; so would whatever else pytest, its plugins and other
tests do, where nothing is to be seen that these do not show.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from coverage import Coverage

import dipview

TESTS = Path(__file__).parent
AGAIN = frozenset(
    TESTS / f"{each}.py"
    for each in (
        *("cli/test_second_edition", "standing/test_likeness", "views/test_fitting_tables"),
        *("views/test_golden", "views/test_legend", "views/test_narrowed_titles"),
        *("views/test_order_of_records", "views/test_rules"),
    )
)
"""Files whose tests go through whole worlds: nearly all that they come to others do too."""
DRAWING = ("dataset", "exchange", "standing", "views")
"""Folders whose properties draw whole datasets; examples go the same ways."""
CASES = 8
"""How many cases of a test are traced at most; they are spread over all of them."""
OPENING, ONE_IN = "opened", 3
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

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose the tests, and begin each file with them: what others worked out may be kept."""
        self._chosen = frozenset(item.nodeid for item in thinned(filter(self._counts, items)))
        order = {path: at for at, path in enumerate(dict.fromkeys(item.path for item in items))}
        items.sort(key=lambda item: (order[item.path], item.nodeid not in self._chosen))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, request: pytest.FixtureRequest) -> Generator[None, Any, Any]:
        """Trace what is set up for a fast test: it may be there for tests that are traced."""
        untraced = request.node.get_closest_marker("slow") or request.node.path in AGAIN
        if untraced or Coverage.current():
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
    """Leave out what goes the ways of others, and most of what is tried often."""
    cases, opened = defaultdict[str, list[pytest.Item]](list), Counter[Path]()
    for item in items:
        if item.path not in AGAIN and not _draws(item):
            cases[item.nodeid.partition("[")[0]].append(item)
    for item in chain.from_iterable(map(spread, cases.values())):
        opens = "tui" in item.path.parts and OPENING in getattr(item, "fixturenames", ())
        if not opens or opened[item.path] % ONE_IN == 0:
            yield item
        opened[item.path] += opens


def spread(cases: list[pytest.Item]) -> list[pytest.Item]:
    """Choose ``CASES`` of many, the first and the last among them."""
    if len(cases) <= CASES:
        return cases
    return [cases[at * (len(cases) - 1) // (CASES - 1)] for at in range(CASES)]


def _draws(item: pytest.Item) -> bool:
    folder = item.path.relative_to(TESTS).parts[0]
    return folder in DRAWING and item.get_closest_marker("hypothesis") is not None
