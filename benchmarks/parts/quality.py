"""Quality: names corrupted by chance, and the judged set, beside fzf and rapidfuzz's WRatio."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.files import Data
from benchmarks.judged import Score
from benchmarks.measuring import Child, asked_once
from benchmarks.queries import Asked, Names, held_out, nonsense
from benchmarks.settings import Settings
from benchmarks.statistics import quantile
from benchmarks.table import milliseconds, share

LARGEST = 100_000
"""Records up to which held-out names are scored: the largest such dataset of the run."""
_COUNT, _NONSENSE = 400, 50
_FIRST, _AMONG = 0.93, 0.99
OURS, FZF, RATIO = "dipview", "fzf --filter", "rapidfuzz WRatio"


@frozen
class Held:
    """How a contender did on corrupted names."""

    first: float
    among: float
    empty: float
    """Share of nonsense that finds nothing."""
    p95: float
    """Seconds, over the corrupted names."""


def measure(settings: Settings) -> Part:
    """Measure held-out names on one dataset, and the judged set."""
    fitting = [data for data in settings.data if data.records <= LARGEST]
    budgets: list[Budget] = []
    tables = []
    notes = [] if shutil.which("fzf") else ["fzf is not installed: its rows are left out"]
    if fitting:
        found = _held(settings, fitting[-1])
        budgets += _budgets(found[OURS])
        tables.append(_held_table(found, fitting[-1]))
    else:
        notes.append(f"held-out names are scored up to {LARGEST:,} records: no such size was asked")
    settings.tell("quality: the judged set")
    tables.append(_judged_table(settings))
    notes.append("judged.toml was frozen on 2026-11-23; no budget hangs on it")
    return Part(title="Quality", budgets=budgets, tables=tables, notes=notes)


def _held(settings: Settings, data: Data) -> dict[str, Held]:
    settings.tell(f"quality: held-out names, {data.records:,} records")
    children = {OURS: Child("dipview_search", data.toml)}
    if shutil.which("fzf"):
        children[FZF] = Child("fzf_search", (data.names, settings.scratch / "names.tsv"))
    children[RATIO] = Child("rapidfuzz_search", (data.names, "WRatio"))
    asked = held_out(Names.read(data.names), _COUNT, settings.seed)
    letters = nonsense(_NONSENSE, settings.seed)
    try:
        return {name: _asked(child, asked, letters) for name, child in children.items()}
    finally:
        for child in children.values():
            child.kill()


def _asked(child: Child, asked: Sequence[Asked], letters: Sequence[str]) -> Held:
    child.read()
    child.ask({"queries": ["warm", "wramn"]})
    answer = child.ask({"queries": [each.text for each in asked]})
    empty = child.ask({"queries": list(letters)})["counts"].count(0)
    child.finish()
    pairs = list(zip(asked, answer["tops"], strict=True))
    return Held(
        first=sum(bool(each.meant.intersection(ids[:1])) for each, ids in pairs) / len(pairs),
        among=sum(bool(each.meant.intersection(ids)) for each, ids in pairs) / len(pairs),
        empty=empty / len(letters),
        p95=quantile(answer["times"], 0.95),
    )


def _held_table(found: Mapping[str, Held], data: Data) -> Table:
    rows = [
        [name, share(held.first), share(held.among), share(held.empty), milliseconds(held.p95)]
        for name, held in found.items()
    ]
    note = (
        f"{_COUNT} names with one or two typos or a wrong first letter, {_NONSENSE} nonsense words;"
        " dipview searches everything, the others the actors' names alone."
    )
    columns = ("contender", "first", "of five", "nonsense: nothing found", "p95 ms")
    title = f"Held-out names among {data.records:,} records"
    return Table(title=title, columns=columns, rows=rows, note=note)


def _budgets(held: Held) -> Iterator[Budget]:
    quality = partial(Budget, unit="", at_least=True)
    yield quality(what="held-out names, right first", measured=held.first, limit=_FIRST)
    yield quality(what="held-out names, right among five", measured=held.among, limit=_AMONG)
    yield quality(what="nonsense, nothing found", measured=held.empty, limit=1.0)


def _judged_table(settings: Settings) -> Table:
    lines = settings.scratch / "judged.tsv"
    contenders = {OURS: "dipview", FZF: "fzf", RATIO: "WRatio"}
    if not shutil.which("fzf"):
        del contenders[FZF]
    scored = {
        name: {
            kind: Score(*score) for kind, score in asked_once("judging", (way, lines))[0].items()
        }
        for name, way in contenders.items()
    }
    rows = [
        [kind, str(score.count), *(_pair(scored[name][kind]) for name in contenders)]
        for kind, score in scored[OURS].items()
    ]
    columns = ("kind of query", "queries", *(f"{name}, first / of five" for name in contenders))
    return Table(title="The judged set", columns=columns, rows=rows)


def _pair(score: Score) -> str:
    return f"{share(score.first)} / {share(score.among)}"
