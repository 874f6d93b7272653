"""Roll calls of the General Assembly: ``votes``, ``roll_calls`` and ``issues``, as CSV or in xz.

The columns are those of the package unvotes, after Erik Voeten's United Nations General Assembly
Voting Data. Each roll call becomes an issue, or each title does where recurring resolutions are to
be one; each option that was voted for becomes a statement of all who chose it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.converting.tables import head, slug, table

STANCES = {"yes": "support", "no": "oppose", "abstain": "abstain"}
TITLE = "Roll calls"

Row = Mapping[str, str]


def rows(folder: Path, name: str) -> Iterator[Row]:
    """Read a file of the corpus, compressed or not."""
    packed = folder / f"{name}.csv.xz"
    plain = folder / f"{name}.csv"
    text = lzma.decompress(packed.read_bytes()) if packed.is_file() else plain.read_bytes()
    yield from csv.DictReader(io.StringIO(text.decode(), newline=""))


def number(row: Row) -> int:
    """Give the number of the roll call that a row belongs to."""
    return int(float(row["rcid"]))


def converted(
    folder: Path, first: str = "", before: str = "9999", *, recurring: bool = False
) -> Iterator[str]:
    """Write the roll calls of some years.

    Args:
        folder: Where the three files are.
        first: The first day, or year.
        before: The day, or year, before which it ends.
        recurring: Whether roll calls of one title are votes on one and the same issue.

    Yields:
        The tables of a TOML file.
    """
    calls = {number(r): r for r in rows(folder, "roll_calls") if first <= r["date"] < before}
    topics: dict[int, list[str]] = defaultdict(list)
    for row in rows(folder, "issues"):
        topics[number(row)].append(row["issue"])
    yield head(TITLE)
    sources = list(dict.fromkeys(_session(call["session"]) for call in calls.values()))
    for id in sources:
        title = id.replace("-", " ").capitalize()
        yield table("sources", id=id, type="meeting-record", title=title)
    for topic in sorted({each for rcid in calls for each in topics[rcid]}):
        yield table("issues", id=slug(topic), kind="topic", title=topic, sources=[sources[0]])
    votes, states = _votes(folder, calls)
    for id, name in sorted(states.items()):
        yield table("actors", id=id, name=name, kind="state", sources=[sources[0]])
    written: set[str] = set()
    for rcid, call in sorted(calls.items(), key=lambda pair: (pair[1]["date"], pair[0])):
        id = f"on-{slug(call['short'])}" if recurring and call["short"] else f"rc{rcid}"
        if id not in written:
            written.add(id)
            yield _issue(id, call, topics[rcid])
        for option, stance in STANCES.items():
            if chosen := votes[rcid, option]:
                yield _statement(rcid, call, option, [{"issue": id, "stance": stance}], chosen)


def _session(text: str) -> str:
    return f"session-{float(text):g}"


def _votes(
    folder: Path, calls: Mapping[int, Row]
) -> tuple[dict[tuple[int, str], list[str]], dict[str, str]]:
    """Give who chose each option of each roll call, and the names of all states by id."""
    votes: dict[tuple[int, str], list[str]] = defaultdict(list)
    states: dict[str, str] = {}
    ids: dict[str, str] = {}
    for row in rows(folder, "votes"):
        rcid = number(row)
        if rcid in calls:
            name = row["country"]
            if name not in ids:
                ids[name] = slug(name)
                states[ids[name]] = name
            votes[rcid, row["vote"]].append(ids[name])
    return votes, states


def _issue(id: str, call: Row, topics: Sequence[str]) -> str:
    words = call["descr"] or call["short"] or call["unres"] or id
    return table(
        "issues",
        id=id,
        kind="policy",
        proposition=" ".join(words.split()),
        short=call["short"],
        parent=slug(topics[0]) if topics else None,
        tags=[slug(topic) for topic in topics[1:]],
        sources=[_session(call["session"])],
    )


def _statement(
    rcid: int, call: Row, option: str, positions: list[dict[str, str]], chosen: list[str]
) -> str:
    return table(
        "statements",
        id=f"rc{rcid}-{option}",
        source=_session(call["session"]),
        locator=call["unres"],
        speakers=chosen,
        form="recorded",
        acts=["vote"],
        date=dt.date.fromisoformat(call["date"]),
        seq=rcid,  # of one day, roll calls follow one another by their numbers, not their papers'
        positions=positions,
    )
