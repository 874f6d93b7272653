"""The explorer on a corpus: keys that open screens and leave them, again and again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.budgets import Budget
from benchmarks.measuring import Told, told
from benchmarks.parts.timed import Dataset
from benchmarks.settings import Settings

_BLOCKED = 50
"""Milliseconds for which a key may be blocked."""
_GROWN = 1.05
"""How many times the memory after the second round may be held after the last."""
_PEAK = 600
"""Megabytes at most."""
_PATIENCE = 5
"""How many times longer than a command all keys together may take."""


def key_budgets(settings: Settings, name: str, dataset: Dataset) -> Iterator[Budget]:
    """Open screens and leave them, and give what that took.

    Args:
        settings: Of the run.
        name: What the file is of.
        dataset: The file; its snapshot is there.
    """
    settings.tell(f"{name}: keys")
    command = [sys.executable, "-m", "benchmarks.contenders.keys", "open", "", str(dataset.path)]
    environment = {"XDG_CACHE_HOME": str(dataset.cache)}
    yield from of_keys(name, told(command, settings.limit * _PATIENCE, environment))


def of_keys(name: str, found: Told) -> Iterator[Budget]:
    """Give the budgets of what the explorer told; one that is missed where it told nothing."""
    what = f"{name}: keys that open another screen, and back"
    if found.stopped or found.code:
        ended = f"stopped after {found.usage.wall:.0f} s" if found.stopped else "failed"
        yield Budget(what=f"{what} ({ended})", measured=1, limit=0, unit="")
        return
    answer: Mapping[str, Any] = json.loads(found.end.splitlines()[-1])
    for block, key in (("longest block", "longest"), ("most work in a block", "work")):
        yield Budget(
            what=f"{what}, {block}",
            measured=answer[key] * 1000,
            limit=_BLOCKED,
            unit="ms",
            asserted=False,
        )
    yield Budget(what=f"{what}, peak", measured=found.usage.peak / 1e6, limit=_PEAK, unit="MB")
    held = answer["held"]
    if len(held) > 2:
        grown = held[-1] / held[1]
        yield Budget(what=f"{what}, memory held in the end", measured=grown, limit=_GROWN)
