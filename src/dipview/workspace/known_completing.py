"""Known completing: records of files that have a snapshot, looked up in it while a shell waits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.snapshot.cache import Holds, user_cache
from dipview.dataset.snapshot.keys import asked_for, surely_holds
from dipview.model.kinds import Kind
from dipview.search.folding import fold, words
from dipview.workspace import loading

MOST = 1_000
"""How many records are proposed; where more begin so, none is: another letter is needed."""
_NAMED = 5_000
"""How many records of a snapshot are asked for their names."""
NAMES = ("name", "sort_name", "title", "short")
"""The attributes by which a record is known, the best known first."""

Named: TypeAlias = tuple[Kind, str, tuple[str, ...]]
"""A record: its kind, its id and its names, the best known first."""
May: TypeAlias = Callable[[Dataset], Callable[[str], bool]]
"""Of a dataset in which records are marked, gives what tells of an id whether it may leave."""


def known_beginning(
    typed: str,
    paths: Sequence[Path],
    kinds: Collection[Kind] = (),
    may: May | None = None,
    holds: Holds = surely_holds,
) -> dict[str, str] | None:
    """Give the ids that begin with what is typed, as ``completing.records_beginning`` does.

    Args:
        typed: The beginning of an id, or of a word of a name.
        paths: Files and folders; none for the bundled dataset.
        kinds: The kinds of record to propose; none for all.
        may: Tells what may leave, where records are marked.
        holds: Tells whether what a snapshot says of its files is true of them now.

    Returns:
        The name of each record by its id; nothing where too many begin so. None where there is no
        snapshot, or records are marked and it is not told what may leave.
    """
    asked = asked_for(list(paths) or [bundled_path()], Limits())
    cache = user_cache(small=asked.size < loading.LARGE)
    snapshot = cache.find(asked, _nothing, holds=holds) if cache else None
    if snapshot is None:
        return None
    try:
        dataset = snapshot.dataset
        wanted = written(kinds)
        if not dataset.guarded:
            return _found(typed, dataset, wanted, _anything)
        return None if may is None else _found(typed, dataset, wanted, may(dataset))
    finally:
        snapshot.close()


def _found(
    typed: str, dataset: Dataset, kinds: Sequence[Kind], may: Callable[[str], bool]
) -> dict[str, str]:
    few = [kind for kind in kinds if len(dataset.ids(kind)) <= _NAMED]
    ids = (id for kind in kinds for id in dataset.ids(kind) if id.startswith(typed))
    begun = dict.fromkeys(islice(ids, MOST + 1))
    if len(begun) > MOST:
        return {}
    begun = {id: None for id in begun if may(id)}
    records = [(dataset.kind_of(id) or kinds[0], id, names_of(dataset.record(id))) for id in begun]
    if not any(kind is Kind.ACTOR for kind, _, _ in records):
        others = [(kind, id) for kind in few for id in dataset.ids(kind) if id not in begun]
        records += [(kind, id, names_of(dataset.record(id))) for kind, id in others if may(id)]
        records.sort(key=lambda record: dataset.number_of(record[1]) or 0)
    found = beginning(typed, records)
    return found if len(found) <= MOST else {}


def written(kinds: Collection[Kind]) -> tuple[Kind, ...]:
    """Give kinds of record as they are looked through; none stands for all that are written."""
    return tuple(kind for kind in Kind if kind is not Kind.POSITION and kind in (kinds or Kind))


def beginning(typed: str, records: Sequence[Named]) -> dict[str, str]:
    """Give the names of the records that begin so; where no actor does, those named so too."""
    begun = {id for _, id, _ in records if id.startswith(typed)}
    if not any(kind is Kind.ACTOR and id in begun for kind, id, _ in records):
        begun |= _by_name(typed, records)
    return {id: _first(names) for _, id, names in records if id in begun}


def _by_name(typed: str, records: Iterable[Named]) -> set[str]:
    folded = fold(typed).strip()
    return {
        id
        for _, id, names in records
        if folded and any(each.startswith(folded) for name in names for each in words(name))
    }


def _first(names: tuple[str, ...]) -> str:
    return next((name for name in names if name), "")


def names_of(record: object) -> tuple[str, ...]:
    """Give the names of a record, the best known first."""
    names = [getattr(record, key, "") for key in NAMES]
    others = [other.name for other in getattr(record, "other_names", ())]
    return tuple(name for name in (*names, *others) if name)


def _anything(_id: str) -> bool:
    return True


def _nothing() -> Dataset:
    raise LookupError("the snapshot is damaged, and nothing else is read while a shell waits")
