"""Two people who change one file, each on a copy of it; and what is to become of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import tomli
from tests.writing.random_files import KEYS, KINDS, random_key, random_table, random_text

from dipview.dataset.limits import Limits
from dipview.dataset.records import TABLES
from dipview.writing.change import Change
from dipview.writing.merging.three_way import GONE
from dipview.writing.record_text import alike, ordered_table
from dipview.writing.writer import Writer

Records = dict[tuple[str, str], dict[str, Any]]
May = Callable[[str, str], bool]
"""Whether somebody may change a key of a record; of an empty key, take the record out."""


def records_in(tables: Mapping[str, Any]) -> Records:
    """Give the records of a file; a day is the same whether or not it is written as a text."""
    return {
        (kind, each["id"]): ordered_table(TABLES[kind], each)
        for kind in KINDS
        for each in tables.get(kind, [])
    }


def read(text: str) -> dict[str, Any]:
    return tomli.loads(text)


def base_text(random: Random) -> str:
    return "".join(text for _, text in random_text(random).pieces)


def edited(random: Random, folder: Path, text: str, who: str, may: May, edits: int) -> str:
    """Give what somebody makes of a text, by the writer of records."""
    path = folder / f"{who}.toml"
    path.write_bytes(text.encode())
    writer = Writer([path], Limits())
    for number in range(edits):
        tables = read(path.read_bytes().decode())
        if change := random_change(random, tables, who, number, may):
            writer.write([change])
    return path.read_bytes().decode()


def random_change(
    random: Random, tables: Mapping[str, Any], who: str, number: int, may: May
) -> Change | None:
    records = records_in(tables)
    if not records or random.random() < 0.2:
        kind = random.choice(KINDS)
        id = f"{who}-{number}"
        return Change(TABLES[kind], id, random_table(random, kind, id))
    (kind, id), table = random.choice(list(records.items()))
    if random.random() < 0.1 and may(id, ""):
        return Change(TABLES[kind], id, None)
    keys = [key for key in (*KEYS[kind], *table) if key != "id" and may(id, key)]
    if not keys:
        return None
    key = random.choice(keys)
    new = dict(table)
    if key in new and random.random() < 0.3:
        del new[key]
    else:
        new[key] = random_key(random, key)
    return Change(TABLES[kind], id, new)


def apart(who: str) -> May:
    """Let each of two change what the other does not: some records, and some keys of others."""

    def may(id: str, key: str) -> bool:
        of = sum(id.encode()) % 3
        if of < 2:
            return ("a", "b")[of] == who
        return bool(key) and ("a", "b")[sum(key.encode()) % 2] == who

    return may


def anything(_id: str, _key: str) -> bool:
    return True


def expected(base: Records, ours: Records, theirs: Records, side: str) -> Records:
    """Say what is to be where every conflict is decided for one side, by the plainest of rules."""
    found: Records = {}
    for name in dict.fromkeys((*ours, *theirs)):
        was, our, their = (each.get(name) for each in (base, ours, theirs))
        record = _decided(was, our, their, side)
        if record is not None:
            found[name] = record
    return found


def _decided(was: Any, our: Any, their: Any, side: str) -> Any:
    if our is not None and their is not None:
        keys = dict.fromkeys((*our, *their))
        values = {
            key: _value((was or {}).get(key, GONE), our.get(key, GONE), their.get(key, GONE), side)
            for key in keys
        }
        return {key: value for key, value in values.items() if value is not GONE}
    return _value(was, our, their, side)


def _value(was: Any, our: Any, their: Any, side: str) -> Any:
    if alike(our, was) or (our is None and was is None):
        return their
    if alike(their, was) or (their is None and was is None):
        return our
    return our if side == "ours" else their


def resolved(text: str, side: str) -> str:
    """Decide every conflict of a text for one side."""
    kept: list[str] = []
    taken = ""
    for line in text.split("\n"):
        if line in ("<<<<<<< ours", "=======", ">>>>>>> theirs"):
            taken = {"<": "ours", "=": "theirs", ">": ""}[line[0]]
        elif taken in ("", side):
            kept.append(line)
    return "\n".join(kept)
