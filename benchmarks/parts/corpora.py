"""The corpora themselves: every command on each, with the budgets of the whole Assembly."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.budgets import Budget, Part, Table
from benchmarks.converting.corpora import CORPORA, TEN_YEARS, VARIABLE, WHOLE
from benchmarks.measuring import run
from benchmarks.parts.at_work import key_budgets
from benchmarks.parts.cold import cold_budget
from benchmarks.parts.commands import FIRST_ROWS, ROWS, SECONDS, About, commands
from benchmarks.parts.questions import ABSENT, Votes, answered
from benchmarks.parts.questions import budgets as of_questions
from benchmarks.parts.questions import table as questions_table
from benchmarks.parts.quitting import quitting_budget
from benchmarks.parts.timed import Dataset, Timing, opened, timing
from benchmarks.settings import Settings
from benchmarks.table import megabytes

_BLOC = "alliance-of-small-island-states"
_ASSEMBLY = About(
    actors=("united-states", "israel", "russia"),
    issue="rc5070",
    topic="human-rights",
    source="session-65",
    statement="rc5070-yes",
    query="stance:abstain",
    words="nuclear",
    as_of="2012",
)
_BULLETINS = About(
    actors=("united-states", "japan", _BLOC),
    issue="on-1202000e-2-13",
    topic="topic-technology-transfer",
    source="1202000e-2",
    statement="1202000e-2-13",
    query=f"for:{_BLOC}",
    words="emissions",
    as_of="1997",
)
ABOUT: Mapping[str, About] = {
    TEN_YEARS: _ASSEMBLY,
    WHOLE: _ASSEMBLY,
    "bulletins": _BULLETINS,
}
"""What the commands on each are about."""
YEARS: Mapping[str, tuple[str, str]] = {TEN_YEARS: ("2010", "2020"), WHOLE: ("0", "9999")}
_TITLE = "UNRWA--ACTIVITIES"
_ALL_READ = "actors"
"""What the explorer shows of the whole Assembly once it is read."""
OPENING = "opening, with its snapshot"
_PEAK = 600
"""Megabytes at most, whatever is looked at."""
_RATE, _MANY, _LEAST = 15_000, 1_000, 0.01
"""Rows a second that a whole list is to leave at, once a screen of it is there; the lines that are
enough to tell, and the seconds that are the least."""


def measure(settings: Settings) -> Part:
    """Measure the corpora that are there."""
    if settings.corpora is None:
        note = f"left out: neither --corpora nor {VARIABLE} names the folder of the corpora"
        return Part(title="Corpora", notes=[note])
    notes = ["the installed command, from its start to its end, all that it writes read"]
    if ABSENT:
        notes.append(f"not beside pandas: {' and '.join(ABSENT)} cannot be imported here")
    tables: list[Table] = []
    budgets: list[Budget] = []
    for name, about in ABOUT.items():
        folder = settings.corpora / CORPORA[name][0]
        if not folder.is_dir():
            notes.append(f"left out: {name}, for there is no folder {CORPORA[name][0]}")
            continue
        dataset = _converted(settings, name)
        timings = dict(_of_corpus(settings, name, dataset, about))
        tables.append(table(name, timings))
        if name == WHOLE:
            budgets += whole_budgets(name, timings)
            budgets.append(cold_budget(settings, name, dataset, votes=True))
            budgets += key_budgets(settings, name, dataset)
            budgets.append(quitting_budget(settings, name, dataset, _ALL_READ))
        if name in YEARS:
            first, before = YEARS[name]
            states = (("United States", "united-states"), ("Israel", "israel"))
            found = answered(settings, dataset, Votes(folder, first, before, *states, _TITLE))
            tables += [questions_table(name, found)] if found else []
            budgets += of_questions(name, found)
    return Part(title="Corpora", budgets=budgets, tables=tables, notes=notes)


def _converted(settings: Settings, name: str) -> Dataset:
    assert settings.corpora is not None  # noqa: S101 (measure has looked)
    word = "".join(letter if letter.isalnum() else "-" for letter in name)
    path = Path(settings.scratch, f"{word}.toml")
    settings.tell(f"corpora, {name}: converting")
    run([sys.executable, "-m", "benchmarks.converting", name, str(settings.corpora), str(path)])
    return Dataset(path.stat().st_size, path, Path(settings.scratch, f"cache-{word}"))


def _of_corpus(
    settings: Settings, name: str, dataset: Dataset, about: About
) -> Iterator[tuple[str, Timing]]:
    settings.tell(f"corpora, {name}: opening")
    first = opened(dataset, settings.limit)
    yield OPENING, Timing(dataset.size, first, first.usage.peak)
    for command, words in commands(about).items():
        settings.tell(f"corpora, {name}: {command}")
        yield command, timing(dataset, words, settings.limit, settings.rounds)


def table(name: str, found: Mapping[str, Timing]) -> Table:
    """Make the table of a corpus."""
    rows = [
        [
            f"{command} (failed)" if each.best.code > 1 else command,
            _seconds(each),
            f"{each.best.first:.2f}",
            f"{each.best.lines:,}",
            f"{each.best.lines / each.best.usage.wall:,.0f}",
            megabytes(each.peak),
        ]
        for command, each in found.items()
    ]
    columns = ("command", "s", "a screen of it, s", "lines", "lines a second", "peak MB")
    return Table(title=name[0].upper() + name[1:], columns=columns, rows=rows)


def _seconds(timing: Timing) -> str:
    wall = f"{timing.best.usage.wall:.2f}"
    return f"stopped after {wall}" if timing.seconds is None else wall


def whole_budgets(name: str, found: Mapping[str, Timing]) -> Iterator[Budget]:
    """Give the budgets of the whole Assembly: first rows, whole views, rows a second, memory."""
    first = {each: found[each].best.first for each in FIRST_ROWS}
    yield from _seconds_budgets(f"{name}, first rows", first, dict.fromkeys(first, 1.0))
    whole = {each: found[each].best.usage.wall for each in SECONDS}
    yield from _seconds_budgets(name, whole, SECONDS)
    for each in ROWS:
        told = found[each].best
        if told.lines < _MANY:
            continue
        yield Budget(
            what=f"{name}: {each}",
            measured=told.lines / max(_LEAST, told.usage.wall - told.first),
            limit=_RATE,
            unit="rows/s",
            at_least=True,
            asserted=False,
        )
    firsts = {each: found[each].best.first for each in ROWS}
    yield from _seconds_budgets(f"{name}, first row", firsts, dict.fromkeys(firsts, 1.0))
    largest = max((each for each in found if each != OPENING), key=lambda each: found[each].peak)
    what = f"{name}: peak memory of any command ({largest})"
    yield Budget(what=what, measured=found[largest].peak / 1e6, limit=_PEAK, unit="MB")


def _seconds_budgets(
    what: str, seconds: Mapping[str, float], limits: Mapping[str, float]
) -> Iterator[Budget]:
    """Give a budget of each time; seconds are told, not asserted."""
    for name, took in seconds.items():
        yield Budget(
            what=f"{what}: {name}", measured=took, limit=limits[name], unit="s", asserted=False
        )
