"""The command line: which corpora, and whether to list what was missed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.converting.corpora import VARIABLE
from benchmarks.converting.tables import head
from benchmarks.drafting import polnear
from benchmarks.drafting.drafter import Drafter, drafter
from benchmarks.drafting.labels import Labelled, TextChangedError, labelled
from benchmarks.drafting.matching import Measure
from benchmarks.drafting.proposals import Proposal, proposals
from benchmarks.drafting.report import document, misses
from benchmarks.drafting.scoring import Scored, scored
from benchmarks.drafting.sections import actors, sections

Pairs = Sequence[tuple[Labelled, Sequence[Proposal]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the drafter on the corpora that are there, and print a table of each."""
    options = _parser().parse_args(arguments)
    if options.enb is None and options.polnear is None:
        sys.stderr.write(f"no corpus: give --enb, --polnear or {VARIABLE}\n")
        return 2
    try:
        if options.enb is not None:
            _tell("Negotiation bulletins", bulletins(options.enb), options.misses, texts=True)
        if options.polnear is not None:
            title = f"PolNeAR, {options.compartment}"
            # Its authors ask that nobody reads the part on which is tested.
            texts = options.compartment != polnear.COMPARTMENT
            _tell(title, news(options.polnear, options.compartment), options.misses, texts=texts)
    except (OSError, TextChangedError) as error:
        sys.stderr.write(f"cannot be scored: {error}\n")
        return 1
    return 0


def bulletins(folder: Path, *, known: bool = True) -> Pairs:
    """Draft the labelled sentences of the bulletins.

    Args:
        folder: Where the bulletins are.
        known: Whether the dataset has the states and blocs of the bulletins, or nobody.
    """
    every = {each.id: each for each in sections(folder)}
    dataset = actors(every.values()) if known else head("Nobody")
    return _drafted(labelled(every), drafter(dataset), jointly=False)


def news(folder: Path, compartment: str = polnear.COMPARTMENT) -> Pairs:
    """Draft the articles of PolNeAR, with a dataset that knows nobody."""
    found = list(polnear.articles(folder, compartment))
    if not found:
        raise FileNotFoundError(f"{folder} has no articles of PolNeAR in {compartment}")
    return _drafted(found, drafter(head("Nobody")), jointly=True)


def both(pairs: Pairs) -> list[Scored]:
    """Score strictly, then leniently."""
    return [scored(pairs, measure) for measure in Measure]


def _drafted(read: Iterable[Labelled], draft: Drafter, *, jointly: bool) -> Pairs:
    return [(each, list(proposals(each.text, draft(each.text), jointly=jointly))) for each in read]


def _tell(title: str, pairs: Pairs, listed: bool, *, texts: bool) -> None:
    found = both(pairs)
    sys.stdout.write(document(title, found))
    if listed:
        shown = texts and sys.stdout.isatty()
        sys.stdout.write(misses(found[0], [proposed for _, proposed in pairs], texts=shown))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.drafting",
        description="Score drafts against sentences labelled by hand, and against PolNeAR.",
    )
    home = os.environ.get(VARIABLE)
    parser.add_argument(
        "--enb",
        type=Path,
        metavar="FOLDER",
        default=Path(home) / "enb" if home else None,
        help=f"the negotiation bulletins (default: enb in {VARIABLE})",
    )
    parser.add_argument("--polnear", type=Path, metavar="FOLDER", help="a copy of PolNeAR")
    parser.add_argument(
        "--compartment",
        choices=("train", "dev", "test"),
        default=polnear.COMPARTMENT,
        help="the part of PolNeAR (default: %(default)s)",
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="list what is missed and wrong, as places; with the words on a terminal",
    )
    return parser
