"""What a researcher would do: the roll calls in a pandas frame or a numpy array, asked directly.

Each run is a fresh process: it reads the CSV, answers one question, and tells how many seconds the
answer took by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]

from benchmarks.contenders.serving import tell

Frame = Any
"""A frame of votes: rcid, country, vote, date, year, short."""


def read(folder: Path, first: str, before: str) -> Frame:
    """Read the votes of some years, beside their days and titles."""
    names = {path.name.partition(".")[0]: path for path in folder.glob("*.csv*")}
    votes = pd.read_csv(names["votes"], usecols=["rcid", "country", "vote"])
    calls = pd.read_csv(names["roll_calls"], usecols=["rcid", "date", "short"])
    calls = calls[(calls["date"] >= first) & (calls["date"] < before)]
    frame = votes.merge(calls, on="rcid")
    frame["year"] = frame["date"].str[:4].astype(int)
    return frame


def alike_by_year(frame: Frame, one: str, other: str) -> dict[int, tuple[int, int]]:
    """Count by year how often two states voted alike, and on how many roll calls both voted."""
    mine, theirs = (frame[frame["country"] == each] for each in (one, other))
    both = mine.merge(theirs[["rcid", "vote"]], on="rcid", suffixes=("", "_other"))
    both["alike"] = both["vote"] == both["vote_other"]
    counted = both.groupby("year")["alike"].agg(["sum", "count"])
    return {int(y): (int(a), int(n)) for y, a, n in counted.itertuples()}


def pairwise(frame: Frame) -> tuple[list[str], Any, Any]:
    """Count for each two states how often they voted alike, and on how many roll calls both did."""
    wide = frame.assign(code=frame["vote"].map({"yes": 1, "abstain": 2, "no": 3}))
    table = wide.pivot(index="country", columns="rcid", values="code").fillna(0)
    codes = table.to_numpy(dtype=np.int8)
    masks = [(codes == code).astype(np.float32) for code in (1, 2, 3)]
    there = (codes > 0).astype(np.float32)
    return list(table.index), sum(mask @ mask.T for mask in masks), there @ there.T


def closest(frame: Frame, one: str, least: int = 1) -> list[tuple[str, int, int]]:
    """Rank states by how often they voted as one did, of the roll calls on which both voted."""
    names, alike, both = pairwise(frame)
    at = names.index(one)
    found = [
        (name, int(alike[at, column]), int(both[at, column]))
        for column, name in enumerate(names)
        if column != at and both[at, column] >= least
    ]
    return sorted(found, key=lambda each: -each[1] / each[2])


def abstained(frame: Frame, title: str) -> list[str]:
    """Tell who abstained on roll calls of a title."""
    found = frame[(frame["short"] == title) & (frame["vote"] == "abstain")]
    return sorted(found["country"].unique())


def against(frame: Frame, title: str) -> dict[int, list[str]]:
    """Tell by year who voted no on roll calls of a title."""
    found = frame[(frame["short"] == title) & (frame["vote"] == "no")]
    return {
        int(year): sorted(set(countries)) for year, countries in found.groupby("year")["country"]
    }


def alone(frame: Frame, one: str) -> int:
    """Give the longest run of roll calls, of those a state voted on, in which nobody voted so."""
    count = frame.groupby(["rcid", "vote"])["country"].transform("size")
    mine = frame.assign(alone=count == 1)[frame["country"] == one].sort_values(["date", "rcid"])
    runs = (~mine["alone"]).cumsum()
    return int(mine.groupby(runs)["alone"].sum().max())


def positions(frame: Frame, one: str) -> list[tuple[str, str]]:
    """List the latest fifty votes of a state."""
    mine = frame[frame["country"] == one].sort_values("date").tail(50)
    return list(zip(mine["date"], mine["vote"], strict=True))


QUESTIONS: Mapping[str, Callable[[Frame, str, str, str], object]] = {
    "nothing": lambda _frame, _one, _other, _title: None,
    "alike by year": lambda frame, one, other, _title: alike_by_year(frame, one, other),
    "closest": lambda frame, one, _other, _title: closest(frame, one),
    "abstained": lambda frame, _one, _other, title: abstained(frame, title),
    "against by year": lambda frame, _one, _other, title: against(frame, title),
    "alone": lambda frame, one, _other, _title: alone(frame, one),
    "all pairs": lambda frame, _one, _other, _title: len(pairwise(frame)[0]),
    "votes of one": lambda frame, one, _other, _title: positions(frame, one),
}


def main(folder: str, first: str, before: str, question: str, *about: str) -> None:
    """Answer a question.

    Args:
        folder: Where the three files are.
        first: The first day, or year.
        before: The day, or year, before which it ends.
        question: A key of ``QUESTIONS``.
        about: Two states and a title.
    """
    frame = read(Path(folder), first, before)
    one, other, title = about
    begun = perf_counter()
    QUESTIONS[question](frame, one, other, title)
    tell({"seconds": perf_counter() - begun, "votes": len(frame)})


if __name__ == "__main__":
    main(*sys.argv[1:])
