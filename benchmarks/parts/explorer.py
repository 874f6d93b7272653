"""The explorer: from a key fed to the running application to the repainted rows, loading or not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence

from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.files import Data
from benchmarks.measuring import Usage, asked_once
from benchmarks.queries import Group, Names, groups
from benchmarks.settings import Settings
from benchmarks.statistics import quantile
from benchmarks.table import megabytes, milliseconds

LARGEST = 100_000
"""Records up to which the explorer is measured."""
_BLOCKED = 50
"""Milliseconds for which the loop may be blocked."""
_TYPED = (Group.LONG, Group.TYPO, Group.TYPO_IN_PREFIX, Group.FIRST_LETTER, Group.NONSENSE)
"""Groups of which a query is typed, key by key: every prefix is a query too."""
REST, LOAD = "once it is loaded, to the rows", "while it loads, to the echo"
OPEN = "that open another screen, and back, to its first sight"
_STATES = {REST: "rest", LOAD: "load", OPEN: "open"}


@frozen
class Keys:
    """Keys pressed in one state of the explorer."""

    records: int
    state: str
    times: Sequence[float]
    longest: float
    """Seconds for which the loop did not run, at most."""
    work: float
    """Seconds of processor time that the loop used in one go, at most."""
    usage: Usage
    results: float | None = None


def measure(settings: Settings) -> Part:
    """Measure sizes up to 100,000 records."""
    fitting = [data for data in settings.data if data.records <= LARGEST]
    found = [keys for data in fitting for keys in _measured(settings, data)]
    notes = ["the application runs whole, without a terminal; each key is fed to its message pump"]
    if len(fitting) < len(settings.data):
        notes.append(f"measured up to {LARGEST:,} records")
    return Part(
        title="The explorer's keys",
        budgets=list(_budgets(found)),
        tables=[_table(found)] if found else [],
        notes=notes,
    )


def _measured(settings: Settings, data: Data) -> Iterator[Keys]:
    asked = groups(Names.read(data.names), 1, settings.seed)
    queries = [asked[group][0].text for group in _TYPED]
    settings.tell(f"explorer, {data.records:,} records: keys")
    yield _keys(settings, data, REST, ",".join(queries))
    settings.tell(f"explorer, {data.records:,} records: keys while it loads")
    yield _keys(settings, data, LOAD, "minister")
    settings.tell(f"explorer, {data.records:,} records: keys that open another screen")
    yield _keys(settings, data, OPEN, "")


def _keys(settings: Settings, data: Data, state: str, words: str) -> Keys:
    """Type in an explorer that has nothing in its cache folder."""
    cache = tempfile.mkdtemp(dir=settings.scratch)
    environment = {"XDG_CACHE_HOME": cache}
    answer, usage = asked_once("keys", (_STATES[state], words, *data.toml), environment)
    results = answer.get("results")
    longest, work = answer["longest"], answer["work"]
    return Keys(data.records, state, answer["times"], longest, work, usage, results)


def _table(found: Sequence[Keys]) -> Table:
    rows = [
        [
            f"{keys.records:,}",
            keys.state,
            str(len(keys.times)),
            milliseconds(quantile(keys.times, 0.5)),
            milliseconds(quantile(keys.times, 0.95)),
            milliseconds(keys.longest),
            milliseconds(keys.work),
            "–" if keys.results is None else milliseconds(keys.results),
            megabytes(keys.usage.peak),
        ]
        for keys in found
    ]
    columns = (
        *("records", "keys", "how many", "p50 ms", "p95 ms", "longest block of the loop, ms"),
        *("its own work in it, ms", "start to first rows, ms", "peak MB"),
    )
    return Table(title="From a key to the screen", columns=columns, rows=rows)


def _budgets(found: Sequence[Keys]) -> Iterator[Budget]:
    for keys in found:
        yield Budget(
            what=f"longest block of the loop, {keys.records:,} records, keys {keys.state}",
            measured=keys.longest * 1000,
            limit=_BLOCKED,
            unit="ms",
            asserted=False,
        )
