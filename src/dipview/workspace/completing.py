"""Completing: the ids of records that begin with what is typed, or whose names do, at once.

A shell waits for it, so that nothing is checked, indexed or written: small files are only parsed,
large ones are looked up in their snapshot, and where there is none, nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.defaults import DEFAULTS
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.reading import FileTables, read_paths
from dipview.dataset.snapshot.cache import user_cache
from dipview.dataset.snapshot.keys import asked_for
from dipview.dataset.unknown_keys import hides_a_guard
from dipview.model.fields import meanings_of, types_of
from dipview.model.ids import is_slug
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import Statement
from dipview.search.folding import fold, words

MOST = 1_000
"""How many records are proposed; where more begin so, none is: another letter is needed."""
PARSED = 4 * MIB
"""Files of more bytes are looked up in their snapshot alone."""
_NAMED = 5_000
"""How many records of a snapshot are asked for their names."""
_NAMES = ("name", "sort_name", "title", "short")

Named: TypeAlias = tuple[Kind, str, tuple[str, ...]]
"""A record: its kind, its id and its names, the best known first."""


class Leaves(NamedTuple):
    """What may leave of a dataset in which records are marked."""

    of_small: Callable[[Dataset], Dataset]
    """Makes the release of one that is opened for it."""
    of_large: Callable[[Dataset], Callable[[str], bool]]
    """Of one that is looked up in its snapshot, gives what tells of an id whether it surely may."""


def records_beginning(
    typed: str,
    paths: Sequence[Path],
    kinds: Collection[Kind] = (),
    leaves: Leaves | None = None,
) -> dict[str, str]:
    """Give the ids that begin with what is typed.

    Where no actor's does, the records of whose names a word begins so come too: ``trump`` gives
    ``donald-trump`` beside what is called ``trump-…``.

    Args:
        typed: The beginning of an id, or of a word of a name.
        paths: Files and folders; none for the bundled dataset.
        kinds: The kinds of record to propose; none for all.
        leaves: Tells what may leave, where records are marked. None to propose all.

    Returns:
        The name of each record by its id, in the dataset's order; nothing where too many begin so,
        or the files are too large to be looked through while a shell waits.
    """
    paths = list(paths) or [bundled_path()]
    wanted = tuple(kind for kind in Kind if kind is not Kind.POSITION and (kind in (kinds or Kind)))
    size = _size(paths)
    found = _in_snapshot(typed, paths, wanted, leaves) if size >= MIB else None
    if found is None and size <= PARSED:
        files = read_paths(paths, Limits(PARSED, PARSED)).files
        if leaves is not None and any(_is_guarded(file.tables) for file in files):
            dataset = leaves.of_small(open_dataset(paths, Limits(PARSED, PARSED)))
            found = _beginning(typed, list(_records_of(dataset, wanted)))
        else:
            found = _beginning(typed, list(_parsed(files, wanted)))
    return found if found and len(found) <= MOST else {}


def _beginning(typed: str, records: Sequence[Named]) -> dict[str, str]:
    begun = {id for _, id, _ in records if id.startswith(typed)}
    if not any(kind is Kind.ACTOR and id in begun for kind, id, _ in records):
        begun |= _by_name(typed, records)
    return {id: next(filter(None, names), "") for _, id, names in records if id in begun}


def _by_name(typed: str, records: Iterable[Named]) -> set[str]:
    folded = fold(typed).strip()
    return {
        id
        for _, id, names in records
        if folded and any(each.startswith(folded) for name in names for each in words(name))
    }


def _size(paths: Sequence[Path]) -> int:
    found = [each.path for each in find_files(paths) if isinstance(each, FoundFile)]
    return sum(path.stat().st_size for path in found)


def _is_guarded(tables: Mapping[str, object]) -> bool:
    """Tell whether any record of a file has a key that may be meant to keep it back."""
    shared = tables.get(DEFAULTS)
    each = [*tables.items(), *(shared.items() if isinstance(shared, dict) else ())]
    for name, cls in ((Kind.SOURCE.plural, Source), (Kind.STATEMENT.plural, Statement)):
        guards = {key for key, known in meanings_of(cls).items() if known.guards is not None}
        known = types_of(cls).keys()
        for table in (value for key, value in each if key == name):
            for record in table if isinstance(table, list) else (table,):
                keys = record.keys() if isinstance(record, dict) else ()
                if any(key in guards for key in keys) or any(
                    hides_a_guard(key, cls) for key in keys if key not in known
                ):
                    return True
    return False


def _records_of(dataset: Dataset, kinds: Collection[Kind]) -> Iterator[Named]:
    for kind in kinds:
        for id in dataset.ids(kind):
            yield kind, id, _names_of(dataset.record(id))


def _parsed(files: Sequence[FileTables], kinds: Collection[Kind]) -> Iterator[Named]:
    """Give the records of small files as they are written, sound or not."""
    for kind in kinds:
        for file in files:
            records = file.tables.get(kind.plural)
            for record in records if isinstance(records, list) else ():
                id = record.get("id") if isinstance(record, dict) else None
                if isinstance(id, str) and is_slug(id):
                    yield kind, id, _names_written(record)


def _names_written(record: Mapping[str, object]) -> tuple[str, ...]:
    others = record.get("other_names")
    written = [
        *(record.get(key) for key in _NAMES),
        *(
            other.get("name") if isinstance(other, dict) else other
            for other in (others if isinstance(others, list) else ())
        ),
    ]
    return tuple(name for name in written if isinstance(name, str))


def _in_snapshot(
    typed: str,
    paths: Sequence[Path],
    kinds: Sequence[Kind],
    leaves: Leaves | None,
) -> dict[str, str] | None:
    """Look records up in the snapshot of large files; None where there is none."""
    cache = user_cache()
    snapshot = cache.find(asked_for(paths, Limits()), _nothing) if cache else None
    if snapshot is None:
        return None
    try:
        dataset = snapshot.dataset
        may = leaves.of_large(dataset) if leaves and dataset.guarded else _anything
        few = [kind for kind in kinds if len(dataset.ids(kind)) <= _NAMED]
        ids = (id for kind in kinds for id in dataset.ids(kind) if id.startswith(typed))
        begun = dict.fromkeys(islice(ids, MOST + 1))
        if len(begun) > MOST:
            return {}
        begun = {id: None for id in begun if may(id)}
        records = [
            (dataset.kind_of(id) or kinds[0], id, _names_of(dataset.record(id))) for id in begun
        ]
        if not any(kind is Kind.ACTOR for kind, _, _ in records):
            others = [(kind, id) for kind in few for id in dataset.ids(kind) if id not in begun]
            records += [(kind, id, _names_of(dataset.record(id))) for kind, id in others if may(id)]
            records.sort(key=lambda record: dataset.number_of(record[1]) or 0)
        return _beginning(typed, records)
    finally:
        snapshot.close()


def _names_of(record: object) -> tuple[str, ...]:
    names = [getattr(record, key, "") for key in _NAMES]
    others = [other.name for other in getattr(record, "other_names", ())]
    return tuple(name for name in (*names, *others) if name)


def _anything(_id: str) -> bool:
    return True


def _nothing() -> Dataset:
    raise LookupError("the snapshot is damaged, and nothing else is read while a shell waits")
