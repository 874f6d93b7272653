"""The corpus: roll calls and votes of the General Assembly, as the package unvotes has them.

What it is wrong about is told here, and left out or said less exactly:

- Until 2002 the day of a date is that of the week (1 to 7, and in 2000–2002 one more), not of the
  month: 24 November 1992 is 1992-11-03. Only month and year are taken from these.
- It holds yes, no and abstain alone. Whoever was absent or did not vote has no row.
- Votes taken before a resolution as a whole (motions, paragraphs, amendments) carry its number.
  They are marked ``para`` or ``amend``, or their ``descr`` is the President's words; some of those
  with the President's words are the whole text once more, with other totals. All these are left
  out.
- Some roll calls are missing: on the embargo against Cuba that of 2018, on the test ban none
  where a draft passed without a vote, on the Middle East's nuclear risk those of 2006 to 2008.
- Voters next to each other in the alphabet have each other's votes (``EXCHANGED``): they vote so in
  no other year, and unlike all that they vote with. Where the two differ, both are left out.
- A few single votes are doubtful (``DOUBTFUL``) and left out too: those of the United States for a
  convention that it votes against in every other year, and of Russia and Fiji against a resolution
  that they vote for; and Palau's, which newspapers told of as against, not as an abstention.
- Headings that are wrong are named where the resolutions are (``but_not``).
- Totals are not always the Assembly's own, above all until 2000: 58 in favour of A/RES/47/19 are
  one too few, 15 abstentions on A/RES/53/4 three too many. So no counts are
  written: where votes are counted, it is by name, and is said to be.
- Serbia's votes stand under "Yugoslavia", those of reunited Germany and of Yemen in 1990 under
  "Federal Republic of Germany" and "Yemen Arab Republic" (see ``states``).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

Row = Mapping[str, str]

FIRST, LAST = "1990", "2019"
"""The years that the dataset covers."""
EXCHANGED: Mapping[str, tuple[str, str]] = {
    "A/RES/48/": ("Monaco", "Mongolia"),
    "A/RES/52/38L": ("Brunei", "Bulgaria"),
    "A/RES/65/": ("Greece", "Grenada"),
}
"""Voters that have each other's votes, by what the numbers of the resolutions begin with."""
DOUBTFUL: Mapping[str, tuple[str, ...]] = {
    "A/RES/52/39C": ("United States",),
    "A/RES/57/222": ("Fiji", "Russia"),
    "A/RES/62/3": ("Palau",),
}
"""Voters whose vote is doubtful, by the numbers of the resolutions."""
_EXACT_FROM = "2003"
"""The first year whose dates tell the day of the month."""
_NUMBER = re.compile(r"(?:A/RES|R)/(\d+)/(\d+)([A-Z]*)")
_SPOKEN = re.compile(r"The (Acting )?President")
_CLASSIFIED = re.compile(r"A/\d+/251 ")


@frozen
class RollCall:
    """A vote on a resolution as a whole."""

    rcid: int
    """Its number in the corpus."""
    session: int
    number: str
    """The resolution's, like ``A/RES/47/19``."""
    date: dt.date | str
    """A day, or a month like ``1992-11``."""
    short: str
    """Its heading in the corpus; empty in 2014 and 2015."""
    title: str
    """The resolution's title, or what the corpus says of it, without what is said of all."""
    votes: Mapping[str, str]
    """``yes``, ``no`` or ``abstain`` by the corpus's name of each voter."""
    left_out: tuple[str, ...] = ()
    """Voters that are left out of the votes, as the corpus is or may be wrong about them."""

    @property
    def year(self) -> int:
        """The year in which it was taken."""
        return self.date.year if isinstance(self.date, dt.date) else int(self.date[:4])


def roll_calls(folder: Path) -> list[RollCall]:
    """Read the roll calls on resolutions as wholes.

    Args:
        folder: Where ``roll_calls`` and ``votes`` are, as CSV or in xz.
    """
    votes: dict[int, dict[str, str]] = defaultdict(dict)
    rows = {number_of(row): row for row in _rows(folder, "roll_calls") if _is_whole(row)}
    for row in _rows(folder, "votes"):
        if (rcid := number_of(row)) in rows:
            votes[rcid][row["country"]] = row["vote"]
    return [_roll_call(row, votes[rcid]) for rcid, row in sorted(rows.items())]


def codes(folder: Path) -> dict[str, str]:
    """Give the code of ISO 3166-1 that the corpus has for each voter; empty for those without."""
    return {row["country"]: row["country_code"] for row in _rows(folder, "votes")}


def number_of(row: Row) -> int:
    """Give the number of the roll call that a row belongs to."""
    return int(float(row["rcid"]))


def _rows(folder: Path, name: str) -> Iterator[Row]:
    packed = folder / f"{name}.csv.xz"
    given = lzma.decompress(packed.read_bytes()) if packed.is_file() else None
    plain = given or (folder / f"{name}.csv").read_bytes()
    yield from csv.DictReader(io.StringIO(plain.decode(), newline=""))


def _is_whole(row: Row) -> bool:
    return bool(
        FIRST <= row["date"][:4] <= LAST
        and row["para"] != "1"
        and row["amend"] != "1"
        and not _SPOKEN.match(row["descr"])
        and _NUMBER.fullmatch(row["unres"])
    )


def _roll_call(row: Row, votes: Mapping[str, str]) -> RollCall:
    session, number, letter = _NUMBER.fullmatch(row["unres"]).groups()  # type: ignore[union-attr]
    if int(session) != float(row["session"]):
        raise ValueError(f"{row['unres']} is said to be of session {row['session']}")
    exact = row["date"] >= _EXACT_FROM
    full = f"A/RES/{session}/{number}{letter}"
    out = _left_out(full, votes)
    return RollCall(
        rcid=number_of(row),
        session=int(session),
        number=full,
        date=dt.date.fromisoformat(row["date"]) if exact else row["date"][:7],
        short=" ".join(row["short"].split()),
        title=_title(row),
        votes={voter: vote for voter, vote in votes.items() if voter not in out},
        left_out=out,
    )


def _left_out(number: str, votes: Mapping[str, str]) -> tuple[str, ...]:
    """Give the voters that the corpus is wrong about, or may be; mostly none."""
    for begins, pair in EXCHANGED.items():
        if number.startswith(begins) and votes.get(pair[0]) != votes.get(pair[1]):
            return pair
    return DOUBTFUL.get(number, ())


def _title(row: Row) -> str:
    """Give the resolution's title; from 2016 to 2018 it stands in ``short``."""
    text = row["short"] if _CLASSIFIED.match(row["descr"]) else row["descr"]
    return re.sub(r"\s*:?\s*\bresolution\b\W*(adopted.*)?$", "", " ".join(text.split()))
