"""Importing: a sheet of rows through dipview, and beside it what reading and writing alone cost.

Each run is a fresh process that does one thing once and tells the seconds of the processor that it
and its children took, imports left out.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import tomli
from python_calamine import load_workbook

from benchmarks.contenders.serving import tell
from dipview.dataset.limits import Limits
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind
from dipview.writing.record_text import record_text


def parsed(source: Path, _: Path) -> Callable[[], None]:
    """Read the rows with the parser of their format, and do nothing with them."""

    def work() -> None:
        if source.suffix == ".csv":
            with source.open(encoding="utf-8", newline="") as file:
                list(csv.reader(file))
        else:
            load_workbook(source).get_sheet_by_index(0).to_python()

    return work


def written(_: Path, target: Path) -> Callable[[], None]:
    """Write the TOML that an import made, record by record as dipview writes TOML."""
    tables = _tables(target)

    def work() -> None:
        kinds = {kind.plural: kind for kind in Kind}
        texts = [record_text(kinds[name], each) for name, records in tables for each in records]
        target.with_suffix(".again").write_text("\n".join(texts), encoding="utf-8")

    return work


def imported(source: Path, target: Path) -> Callable[[], None]:
    """Import: into a new file, or one that an import has made before."""
    format = exchange_formats()[source.suffix.removeprefix(".")]

    def work() -> None:
        planned(format, (source,), target, {}).carry_out(Limits())

    return work


def _tables(target: Path) -> list[tuple[str, list[dict[str, object]]]]:
    tables = tomli.loads(target.read_text("utf-8"))
    return [(name, records) for name, records in tables.items() if isinstance(records, list)]


WAYS: Mapping[str, Callable[[Path, Path], Callable[[], None]]] = {
    "parsed": parsed,
    "written": written,
    "imported": imported,
}


def main(way: str, source: str, target: str) -> None:
    """Do it in one of the ways, and tell how many seconds it took."""
    work = WAYS[way](Path(source), Path(target))
    begun = _used()
    work()
    tell({"seconds": _used() - begun})


def _used() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    main(*sys.argv[1:])
