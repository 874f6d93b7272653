"""The corpora that can be converted, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.converting import dna, enb, popolo, unvotes

VARIABLE = "DIPVIEW_CORPORA"
"""The environment's name for the folder of all corpora, each in a folder of its own."""
WHOLE, TEN_YEARS = "the Assembly, 1946–2019", "the Assembly, 2010–2019"
CORPORA: Mapping[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
    TEN_YEARS: ("unvotes", partial(unvotes.converted, first="2010", before="2020")),
    WHOLE: ("unvotes", unvotes.converted),
    "the Assembly, an issue a title": ("unvotes", partial(unvotes.converted, recurring=True)),
    "bulletins": ("enb", enb.converted),
    "parliaments": ("popolo", popolo.converted),
    "coded statements": ("dna", dna.converted),
}
"""By name: its folder, and what converts it."""
