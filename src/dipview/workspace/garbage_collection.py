"""Garbage collection: keeps the search for garbage short, so that no key has to wait for it."""

from __future__ import annotations

import gc
from enum import Enum, auto
from functools import cache

from dipview.dataset.collector_pause import (
    is_anything_spared,
    spare_nothing,
    spare_what_is_there,
)


class Moment(Enum):
    """A moment after which much has come that stays."""

    IMPORTED = auto()
    OPENED = auto()


QUIET = 20.0
"""Seconds without another picture after which nobody seems to be at work."""
_YOUNG, _MIDDLE, _OLD = 5_000, 20, 500
"""How many new objects, and how many searches among younger ones, call for a search."""
_WORTH_IT, _TOO_LONG = 2, 11
"""How many searches among the young make one among all worth a quiet moment, or too long for it."""


def collect_all_again() -> None:
    """Look at all there is again, from the next long search on: some of it is to go.

    What is spared is never looked at: of a dataset that another has taken the place of, whatever
    holds on to itself would stay for ever.
    """
    spare_nothing()


@cache
def leave_out_of_collection(_moment: Moment) -> None:
    """Leave all that is there now out of every later search for garbage.

    Python stops everything while it looks for objects that hold on to one another alone. Once the
    modules are imported and a dataset is open these are some hundred thousand, which are there to
    stay: looking through them took up to 100 ms in which no key was heard. Each moment is taken
    once: what a reload brings is not spared, so that it can go when the next one comes.

    Only what came last is then looked through whenever it is due. The rest waits for a moment in
    which nobody waits for a key (``collect_what_was_left``), or for a hundred thousand objects.
    """
    spare_what_is_there()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def collect_what_was_left() -> None:
    """Look through all that is not spared, where much has come: for when nobody waits for a key.

    What is left then is spared: it is what views keep for the next one, a hundred thousand objects
    where a large dataset is open, and to go through them again at every few keys took up to 50 ms.
    Whatever does not hold on to itself goes all the same, and pictures that were left do not.

    Where very much has come at once, as with a first network, that is what views keep, and is
    spared as it is: to look through it took up to 130 ms, and a key may come at any moment.
    """
    _, young, middle_aged = gc.get_count()
    if gc.isenabled() and (middle_aged or young >= _WORTH_IT):
        if not middle_aged and young < _TOO_LONG:
            gc.collect()
        spare_what_is_there()


def collect_what_was_spared() -> None:
    """Look through all there is: for when nobody has been at work for a while.

    Pictures that were seen when what was left was spared hold on to themselves, and stay after they
    are gone: some three megabytes for all views. It takes as long as it would before each key.
    """
    if gc.isenabled() and is_anything_spared():
        spare_nothing()
        gc.collect()
        spare_what_is_there()
