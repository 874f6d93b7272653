"""Loading: the same files through bare tomli, and through dipview with and without its index.

Each run is a fresh process that loads once and tells how long it took, imports left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

import tomli

from benchmarks.contenders.dipview_search import keystroke
from benchmarks.contenders.opening import opened_workspace
from benchmarks.contenders.serving import tell
from dipview.dataset.opening import open_dataset
from dipview.workspace.workspace import Workspace

QUERY = "minister"
"""The query of which the first results are awaited: a word that every generated world has."""


def bare(paths: list[Path]) -> None:
    """Parse the files, and do nothing with them."""
    for path in paths:
        tomli.loads(path.read_bytes().decode())


def opened(paths: list[Path]) -> None:
    """Open as a dataset in memory: no index, no snapshot."""
    open_dataset(paths)


def indexed(paths: list[Path]) -> None:
    """Open in memory, and index."""
    Workspace(open_dataset(paths)).build_index()


def first_results(paths: list[Path]) -> None:
    """Open as the explorer does, until the first query is answered with rows."""
    keystroke(opened_workspace(paths), QUERY)


WAYS: Mapping[str, Callable[[list[Path]], None]] = {
    "bare": bare,
    "opened": opened,
    "indexed": indexed,
    "first-results": first_results,
}


def main(way: str, *paths: str) -> None:
    """Load in one of the ways, and tell how many seconds it took."""
    load, files = WAYS[way], [Path(path) for path in paths]
    begun = perf_counter()
    load(files)
    tell({"seconds": perf_counter() - begun})


if __name__ == "__main__":
    main(*sys.argv[1:])
