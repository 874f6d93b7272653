"""Formatting: the same files read as a dataset, and put into the one form.

Each run is a fresh process that does so once and tells how long it took, imports left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

from benchmarks.contenders.serving import tell
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.writing.format_files import format_files


def read(paths: list[Path]) -> None:
    """Open as a dataset in memory: no index, no snapshot."""
    open_dataset(paths)


def form(paths: list[Path]) -> None:
    """Put them into the one form, without writing them."""
    list(format_files(paths, Limits()))


WAYS: Mapping[str, Callable[[list[Path]], None]] = {"read": read, "form": form}


def main(way: str, *paths: str) -> None:
    """Do it in one of the ways, and tell how many seconds of the processor it took."""
    work, files = WAYS[way], [Path(path) for path in paths]
    begun = process_time()
    work(files)
    tell({"seconds": process_time() - begun})


if __name__ == "__main__":
    main(*sys.argv[1:])
