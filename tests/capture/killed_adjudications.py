"""Adjudications that are killed: each in a process of its own, at a random call.

Run as a program, it does as ``kill``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import TypeAlias

from tests.capture.adjudications import copied, opened_adjudication
from tests.kills import Killer, kill

from dipview.capture.adjudication.adjudication import Adjudication
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

State: TypeAlias = dict[str, str]
"""Which coding stands, by the utterance."""
_KEYS = ("1",) * 4 + ("2",) * 4 + ("space", "g") + ("u",) * 4
_LONGEST = 12
"""Keys of a session."""
_CALLS = 90
"""Touching calls behind a key among which one is chosen; a decision on two files takes about
eighty."""


def session(data: Path, seed: int, told: int) -> None:
    """Decide with random keys, telling before each what stands and what it would make of that."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    adjudication = opened_adjudication(data)
    at, touching = chance.randrange(_LONGEST), chance.random() < 0.8
    killer = Killer(chance.randrange(_CALLS if touching else 6_000), touching=touching)
    past: list[State] = []
    now: State = {}
    for number in range(_LONGEST):
        key = chance.choice(_KEYS)
        after, past = _after(adjudication, key, now, past)
        os.write(told, (json.dumps([number, key, now, after]) + "\n").encode())
        if number == at:
            killer.arm()
        _press(adjudication, key)
        now = after
    os.kill(os.getpid(), signal.SIGKILL)


def _after(
    adjudication: Adjudication, key: str, now: State, past: list[State]
) -> tuple[State, list[State]]:
    """Give what would stand behind a key, and what stood before each decision that stands then."""
    if key == "u":
        return (past[-1], past[:-1]) if past else (now, past)
    if not adjudication.waiting:
        return now, past
    found = adjudication.waiting[0]
    if key in ("space", "g"):
        return now, [*past, now]
    chosen = list(found.codings.values())[int(key) - 1].id
    return {**now, found.ids[0]: chosen}, [*past, now]


def _press(adjudication: Adjudication, key: str) -> None:
    if key == "u":
        adjudication.undo()
        return
    if not adjudication.waiting:
        return
    found = adjudication.waiting[0]
    match key:
        case "space":
            adjudication.put_off(found)
        case "g":
            adjudication.flag(found, "Was it both?")
        case _:
            adjudication.choose(found, list(found.codings)[int(key) - 1])


def wrong(data: Path, before: State, after: State) -> str:
    """Say what is wrong with what a killed session left; empty where nothing is."""
    untouched = files(copied(data.parent / "untouched"))
    adjudication = opened_adjudication(data)
    try:
        if adjudication.read_only:
            return "the lock is still held"
        dataset = open_dataset([data])
        if dataset.problems:
            return f"the files are broken: {list(map(str, dataset.problems))}"
        statements = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
        reviewed = {each.id for each in statements if each.reviewed_by}
        aside = {each.id: each.set_aside_for for each in statements if each.set_aside_for}
        if set(aside.values()) != reviewed or len(aside) != len(reviewed):
            return f"half is written: reviewed {reviewed}, set aside {aside}"
        if sorted(reviewed) not in (sorted(before.values()), sorted(after.values())):
            return f"what stands is {reviewed}, neither {before} nor {after}"
        if len(adjudication.waiting) + len(reviewed) != 6:
            return f"{len(adjudication.waiting)} wait beside {len(reviewed)} decided"
        while adjudication.undo() is not None:
            pass
        return (
            "" if files(data) == untouched else "undoing all does not give the files as they were"
        )
    finally:
        adjudication.close()


def files(data: Path) -> dict[str, bytes]:
    """Read the files of a dataset, by name."""
    return {path.name: path.read_bytes() for path in data.glob("*.toml")}


if __name__ == "__main__":
    kill(sys.argv[1:], copied, session, wrong)
