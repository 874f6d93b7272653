"""What holds for all tests: none is timed, none uses your cache, your settings or your memory."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from tests.copied_commands import Commands
from tests.tiers import PROFILES
from tests.tracing import Tracing, import_all

from dipview.dataset.collector_pause import spare_what_is_there

for name, count in PROFILES.items():
    settings.register_profile(
        name,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        max_examples=count,
    )

SELDOM = (20_000, 10, 10)
"""How many new objects, and how many searches among younger ones, call for a search for garbage."""

LONG = 60
"""Characters of a case's name."""
LONGEST = (
    *("terminal", "house", "tui", "fuzz", "documents", "benchmarks", "workspace", "shipping"),
    "leaks",
)
"""Folders whose tests take longest, one by one: so that at the end no process waits for another."""
APART = ("hostile", "terminal", "fuzz", "leaks", "documents", "benchmarks", "data", "house")
"""Folders whose tests go through all of dipview, once more than those that mirror its packages."""
TESTS = Path(__file__).parent

_DISK = pytest.MonkeyPatch()

os.environ["DIPVIEW_CACHE"] = "off"
os.environ["DIPVIEW_CONFIG"] = "off"
os.environ["DIPVIEW_STATE"] = "off"

# What is compiled is kept: else each program that a test starts would compile dipview anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """Give what runs command lines in processes of their own."""
    commands = Commands()
    yield commands
    commands.close()


def pytest_configure(config: pytest.Config) -> None:
    """Try properties with fewer examples where what is slow does not run, unless told otherwise.

    No test is about a power cut: none waits until a disk has taken what is written.
    """
    config.add_cleanup(_DISK.undo)
    _DISK.setattr(os, "fsync", lambda _handle: None)
    fast = "not slow" in config.getoption("markexpr")
    # What is locked while records are written is locked for this run of the tests alone.
    os.environ["XDG_CACHE_HOME"] = str(config.cache.mkdir("home")) if config.cache else ""
    settings.load_profile(config.getoption("hypothesis_profile") or ("fast" if fast else "whole"))


def pytest_xdist_auto_num_workers() -> int:
    """Run tests in one process more than there are cores.

    Many a test waits, for a terminal, another program or a change of a file: on two cores a quarter
    of the time nothing would be done.
    """
    told = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS")
    return int(told) if told else (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Leave the summary to the process that has a terminal.

    Of its own part of the tests each other one would work out which pictures no test uses, for
    longer than a minute, and tell it to nobody.
    """
    ran = yield
    if hasattr(session.config, "workerinput"):
        session.config.pluginmanager.unregister(name="terminalreporter")
    return ran


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Trace imports and few tests, where coverage is measured; and nothing where others run them.

    Of what measures there are two where tests run side by side: pytest-cov begins as if they ran
    here. The first one's data are thrown away, but it would go on whenever the second one stops.
    Nothing is traced while tests are collected, which takes three times as long.
    """
    coverage = Coverage.current()
    if coverage and session.config.getoption("dist", "no") == "no":
        import_all()
        session.config.pluginmanager.register(Tracing(coverage, _is_measured))
    while measuring := Coverage.current():
        measuring.stop()
    return (yield)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a case by the beginning of a long text: names go between processes, and are printed."""
    if isinstance(val, str) and len(val) > LONG:
        return f"{val[:LONG]!a}… {len(val)}"
    if isinstance(val, bytes) and len(val) > LONG:
        return f"{len(val)} bytes"  # What is packed holds the time, which differs by process.
    return None


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let half of the processes that run tests side by side collect from the end.

    What each compiles first is there for the others when they come to it. In a new checkout, all
    of them would else compile the same files at the same time.
    """
    report = yield
    worker = getattr(collector.config, "workerinput", {}).get("workerid", "gw0")
    if int(worker[2:]) % 2 and isinstance(collector, pytest.Directory):
        report.result.reverse()
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long; the order is the same from whichever end it was collected."""
    items.sort(key=lambda item: (_folder(item) not in LONGEST, item.path))


def _is_measured(item: pytest.Item) -> bool:
    """Tell whether a test may be traced: it is fast, no picture, and of one package."""
    untraced = (item.get_closest_marker(name) for name in ("snapshot", "slow"))
    return _folder(item) not in APART and not any(untraced)


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).parts[0]


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what was collected: it is there to stay."""
    gc.collect()
    spare_what_is_there()
    gc.set_threshold(*SELDOM)
