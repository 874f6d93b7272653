"""Reloading: what of a session still stands once its files were read again, and whether it may.

Files that were read before and cannot be read now would take their records away: then what was
read before stays. A record that is wrong in itself costs that record alone, as ever.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from attrs import evolve

from dipview.dataset.codes import UNREADABLE
from dipview.dataset.dataset import Dataset
from dipview.dataset.problems import Problem, of_codes
from dipview.workspace.history import History, Location
from dipview.workspace.whole_views import COMPARE, READER

_UNPARSED = frozenset(
    (
        *("not-toml", "not-utf8", "merge-conflict", "bad-toml", "duplicate-key"),
        *("too-deep", "number-too-large"),
    )
)
_FEWEST = {COMPARE: 2, READER: 1}
"""How many subjects a view needs: a comparison actors, the reader its source."""


def breaking(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Give the problems for which nothing of a whole file could be read."""
    found = of_codes(problems, UNREADABLE | _UNPARSED)
    return tuple(each for each in found if each.code in UNREADABLE or not each.record)


def lost_since(broken: Iterable[Problem], good: Collection[Path]) -> tuple[Problem, ...]:
    """Give the problems that take away files which were read before.

    Args:
        broken: Problems of whole files and folders.
        good: The files that were read before.
    """
    around = {folder for path in good for folder in path.parents}
    return tuple(
        problem for problem in broken if problem.place.file in good or problem.place.file in around
    )


def renewed(history: History, dataset: Dataset) -> History:
    """Leave out of a history what a dataset does not have; all else stays where it was."""
    return evolve(
        history,
        now=_kept(history.now, dataset),
        before=tuple(_kept(location, dataset) for location in history.before),
        after=tuple(_kept(location, dataset) for location in history.after),
    )


def _kept(location: Location, dataset: Dataset) -> Location:
    scope = location.scope
    pins = tuple(pin for pin in scope.pins if dataset.kind_of(pin))
    subjects = tuple(each for each in scope.subjects if dataset.kind_of(each))
    fewest = _FEWEST.get(location.view, 0)
    alone = len(subjects) < fewest
    return evolve(
        location,
        record=location.record or None,  # what was seen while it was being read has no id
        view="" if alone else location.view,
        scope=evolve(scope, pins=pins, subjects=() if alone else subjects),
    )
