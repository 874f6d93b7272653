"""The command line of the benchmark."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.budgets import Budget, Part, exit_code, missed
from benchmarks.converting.corpora import VARIABLE
from benchmarks.generating.files import Data, default_folder, located
from benchmarks.measuring import ContenderError, run, surrounded
from benchmarks.parts import (
    corpora,
    explorer,
    formatting,
    importing,
    lists,
    loading,
    quality,
    search,
    shapes,
    starting,
    strains,
    whole,
)
from benchmarks.rounds import FEWEST
from benchmarks.settings import Settings
from benchmarks.table import document

PARTS: Mapping[str, Callable[[Settings], Part]] = {
    "starting": starting.measure,
    "lists": lists.measure,
    "quality": quality.measure,
    "loading": loading.measure,
    "formatting": formatting.measure,
    "search": search.measure,
    "whole": whole.measure,
    "explorer": explorer.measure,
    "importing": importing.measure,
    "strains": strains.measure,
    "shapes": shapes.measure,
    "corpora": corpora.measure,
}
"""Every part by its name, in the order in which they run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives the exit code: 1 where ``--check`` finds a budget missed."""
    asked = _parser().parse_args(arguments)
    begun = perf_counter()

    def tell(line: str) -> None:
        sys.stderr.write(f"{perf_counter() - begun:7.1f} s  {line}\n")

    with tempfile.TemporaryDirectory(prefix="dipview-benchmark-") as scratch:
        data = []
        for records in sorted(set(asked.sizes)):
            tell(f"data, {records:,} records")
            data.append(_generated(asked.data, records, asked.seed))
        settings = Settings(
            data=data,
            rounds=asked.rounds,
            queries=asked.queries,
            seed=asked.seed,
            share=asked.share,
            limit=asked.limit,
            corpora=asked.corpora,
            scratch=Path(scratch),
            tell=tell,
        )
        with surrounded(Path(scratch, "cache"), asked.data / "bytecode"):
            parts = [_part(name, settings) for name in PARTS if name in (asked.only or PARTS)]
    text = document(parts, _about(asked, perf_counter() - begun))
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    for budget in missed(parts):
        tell(f"missed: {budget.what}: {budget.measured:.2f}, not {budget.limit:g}{budget.unit}")
    return exit_code(parts, check=asked.check)


def _generated(folder: Path, records: int, seed: int) -> Data:
    """Give a dataset; a child generates it, for what it needs would count as the peak of others."""
    data = located(folder, records, seed)
    if not data.folder.is_dir():
        run([sys.executable, "-m", "benchmarks.generating", str(folder), str(records), str(seed)])
    return data


def _part(name: str, settings: Settings) -> Part:
    """Measure a part; where it cannot be measured, say why, and let that count as a miss."""
    try:
        return PARTS[name](settings)
    except ContenderError as error:
        failed = Budget(what=f"{name}: what could not be measured", measured=1, limit=0, unit="")
        return Part(title=name.capitalize(), budgets=[failed], notes=[" ".join(str(error).split())])


def _about(asked: argparse.Namespace, took: float) -> list[str]:
    sizes = ", ".join(f"{records:,}" for records in sorted(set(asked.sizes)))
    few = f" (few: at least {FEWEST} are to be trusted)" if asked.rounds < FEWEST else ""
    return [
        f"{sizes} records, seed {asked.seed}",
        f"{asked.rounds} rounds, interleaved, the first one discarded{few}",
        "ratios are medians of the rounds' ratios",
        f"took {took:.0f} s",
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure dipview's budgets beside their yardsticks, on generated data.",
    )
    add = parser.add_argument
    add("--sizes", type=_positive, nargs="+", default=[10_000], metavar="N", help="records")
    add("--rounds", type=_positive, default=6, help="rounds; the first one is discarded")
    add("--queries", type=_positive, default=20, help="queries of each group")
    add("--seed", type=int, default=1, help="what chance begins with")
    add("--only", nargs="+", choices=list(PARTS), metavar="PART", help=f"of {', '.join(PARTS)}")
    add("--data", type=Path, default=default_folder(), help="where generated data are kept")
    add("--share", type=_some, default=1.0, help="of the full sizes of shapes of corpora")
    add("--limit", type=_some, default=60.0, metavar="S", help="seconds for a command on them")
    add("--corpora", type=Path, default=_corpora(), help=f"their folder; else ${VARIABLE}")
    add("-o", "--output", type=Path, help="the Markdown file; otherwise standard output")
    add("--check", action="store_true", help="exit with 1 where a budget is missed")
    return parser


def _corpora() -> Path | None:
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def _some(text: str) -> float:
    number = float(text)
    if number <= 0:
        raise argparse.ArgumentTypeError("is to be more than 0")
    return number


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("is to be 1 or more")
    return number
