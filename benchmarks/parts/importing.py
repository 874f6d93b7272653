"""Importing: sheets of 100,000 rows, against reading them and writing as much TOML."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import xlsxwriter
from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.measuring import Usage, asked_once
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import median
from benchmarks.table import megabytes, times

ROWS = 100_000
PARSED, WRITTEN = "the parser alone", "writing the TOML"
FIRST, AGAIN, CHANGED = "first import", "the same again", "again, half of the rows changed"
_LIMIT = 2.0
_SECONDS = 60.0
_MOST_ROUNDS = 3
"""More of them tell no more of a ratio of whole seconds."""
_WORDS = [
    "nets",
    "lamps",
    "harbour",
    "night",
    "tax",
    "ship",
    "crew",
    "work",
    "rule",
    "vote",
    "water",
    "fish",
    "port",
    "town",
    "law",
]


@frozen
class Run:
    """One run in a fresh process."""

    seconds: float
    """Of the processor, its own and its children's."""
    usage: Usage


def measure(settings: Settings) -> Part:
    """Measure both formats."""
    found = {each: _measured(settings, each) for each in ("csv", "xlsx")}
    notes = [
        f"{ROWS:,} rows of a speaker, an organization, a concept, yes or no, a day and a quotation",
        "each run is a fresh process; imports of Python are not counted; seconds of the processor",
    ]
    return Part(
        title="Importing",
        budgets=[each for name, runs in found.items() for each in budgets(name, runs)],
        tables=[table(name, runs) for name, runs in found.items()],
        notes=notes,
    )


def budgets(name: str, runs: Mapping[str, Sequence[Run]]) -> Iterator[Budget]:
    """Hold the first import against reading and writing, and all against a minute."""
    took = {what: median([each.seconds for each in of]) for what, of in runs.items()}
    yield Budget(
        what=f"import of {ROWS:,} rows of {name}, against {PARSED} and {WRITTEN}",
        measured=took[FIRST] / (took[PARSED] + took[WRITTEN]),
        limit=_LIMIT,
    )
    for what in (FIRST, AGAIN, CHANGED):
        yield Budget(
            what=f"{ROWS:,} rows of {name}: {what}",
            measured=took[what],
            limit=_SECONDS,
            unit="s",
            asserted=False,
        )


def table(name: str, runs: Mapping[str, Sequence[Run]]) -> Table:
    """Make the table of a format."""
    rows = [
        [
            what,
            times(median([each.seconds for each in of])),
            megabytes(max(each.usage.peak for each in of)),
        ]
        for what, of in runs.items()
    ]
    return Table(title=f"{ROWS:,} rows of {name}", columns=("what", "s", "peak MB"), rows=rows)


def _measured(settings: Settings, ending: str) -> dict[str, list[Run]]:
    folder = Path(settings.scratch, f"importing-{ending}")
    (folder / "later").mkdir(parents=True)
    first, later = folder / f"rows.{ending}", folder / "later" / f"rows.{ending}"
    _write_rows(first, settings.seed, changed=False)
    _write_rows(later, settings.seed, changed=True)
    target = folder / "made.toml"
    turns = {
        FIRST: partial(_run, "imported", first, target, begins=True),
        PARSED: partial(_run, "parsed", first, target),
        WRITTEN: partial(_run, "written", first, target),
    }
    settings.tell(f"importing, {ROWS:,} rows of {ending}")
    found = interleaved(turns, min(settings.rounds, _MOST_ROUNDS))
    # Of these no ratio is told: once is enough, and the last alone takes half a minute.
    found[AGAIN] = [_run("imported", first, target)]
    found[CHANGED] = [_run("imported", later, target)]
    return found


def _run(way: str, source: Path, target: Path, *, begins: bool = False) -> Run:
    if begins:
        for each in target.parent.glob(f"{target.stem}.*"):
            each.unlink()
    answer, usage = asked_once("importing", (way, source, target))
    return Run(float(answer["seconds"]), usage)


def _write_rows(path: Path, seed: int, *, changed: bool) -> None:
    rows = _rows(random.Random(seed), changed=changed)  # noqa: S311 - nothing secret
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _rows(chance: random.Random, *, changed: bool) -> Iterator[list[str]]:
    yield ["speaker", "organization", "concept", "agree", "date", "source", "quote"]
    for _ in range(ROWS):
        agrees = chance.choice(("yes", "no"))
        yield [
            f"Person {chance.randrange(2_000)}",
            f"Organization {chance.randrange(300)}",
            f"Proposition number {chance.randrange(500)} is adopted",
            "no" if changed else agrees,
            f"{chance.randrange(2010, 2030)}-{chance.randrange(1, 13):02}-15",
            f"The Tide, issue {chance.randrange(3_000)}",
            " ".join(chance.choices(_WORDS, k=12)),
        ]
