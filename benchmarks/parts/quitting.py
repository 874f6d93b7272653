"""Quitting: views are opened at random on a corpus, and the program is left at random moments."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.budgets import Budget
from benchmarks.measuring import installed
from benchmarks.parts.timed import Dataset
from benchmarks.settings import Settings
from benchmarks.terminal import until_left

_RUNS = 20
_KEYS = (*"mtSnwcuvosO{}[]+-f1234567jJgG/x ", "\r", "\x1b", "\t", "/stance:support\r", "/nuclear\r")
"""Whatever opens a view, changes one, or goes away from it."""
_MOST = 12
_QUIT = "\x11"
_SECONDS = 1.0


def quitting_budget(settings: Settings, name: str, dataset: Dataset, words: str) -> Budget:
    """Leave the explorer at random moments, and give the longest time that its end took.

    Args:
        settings: Of the run.
        name: What the file is of.
        dataset: The file; its snapshot is there.
        words: What the first screen shows once all is read.
    """
    settings.tell(f"{name}: quitting at random moments")
    environment = {"XDG_CACHE_HOME": str(dataset.cache), "DIPVIEW_STATE": "off"}
    command = [*installed(), str(dataset.path)]
    taken = [
        until_left(command, words, typed(settings.seed + run), environment) for run in range(_RUNS)
    ]
    return Budget(
        what=f"{name}: from Ctrl+Q at a random moment to the end, the longest of {_RUNS}",
        measured=max(taken),
        limit=_SECONDS,
        unit="s",
        asserted=False,
    )


def typed(seed: int) -> Sequence[str]:
    """Give what is typed: keys, some of which are waited for, and the one that ends it."""
    chance = random.Random(f"quitting {seed}")  # noqa: S311 (not secret)
    keys = []
    for _ in range(chance.randrange(_MOST + 1)):
        keys.append(chance.choice(_KEYS))
        if chance.random() < 0.5:
            keys.append("")
    return [*keys, _QUIT]
