"""The corpus of votes, read by itself: nothing of the script that makes the dataset is used."""

from __future__ import annotations

import csv
import io
import lzma
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("DIPVIEW_CORPORA", TOP.parent / "shared" / "corpora")) / "unvotes"
needs_corpus = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the corpus of votes is not there: {FOLDER}"
)
_GONE = {"YU": "serbia", "CS": "czechoslovakia"}
"""Ids of the voters whose code in the corpus is none of today, or not theirs."""
_CALLED = {"Federal Republic of Germany": "DE", "Yemen Arab Republic": "YE"}
"""The codes of voters that have none in the corpus."""


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """Read one of its files."""
    text = lzma.decompress((FOLDER / f"{name}.csv.xz").read_bytes()).decode()
    yield from csv.DictReader(io.StringIO(text, newline=""))


@cache
def roll_calls() -> Mapping[str, list[Mapping[str, str]]]:
    """Give the votes since 1990 on whole resolutions, by the resolution's number."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows("roll_calls"):
        whole = row["para"] != "1" and row["amend"] != "1"
        spoken = row["descr"].startswith(("The President", "The Acting President"))
        number = row["unres"].removeprefix("A/RES/").removeprefix("R/")
        if row["date"] >= "1990" and whole and not spoken and number:
            found[f"A/RES/{number}"].append(row)
    return found


@cache
def votes() -> Mapping[int, Mapping[str, str]]:
    """Give what each voter chose, by the roll call's number and the voter's code."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows("votes"):
        code = row["country_code"] or _CALLED.get(row["country"], row["country"])
        found[int(float(row["rcid"]))][code] = row["vote"]
    return found


def votes_on(number: str, ids: Mapping[str, str]) -> dict[str, str]:
    """Give what each actor chose on a resolution.

    Args:
        number: The resolution's number.
        ids: Ids of actors by their code of ISO 3166-1.
    """
    (call,) = roll_calls()[number]
    session = int(re.findall(r"\d+", number)[0])
    gone = _GONE if session > 47 else _GONE | {"YU": "yugoslavia"}
    cast = votes()[int(call["rcid"])]
    return {gone.get(code) or ids[code]: option for code, option in cast.items()}


def counted(options: Mapping[str, str]) -> dict[str, int]:
    """Count how many chose each option."""
    return dict(Counter(options.values()))
