"""Release: of a dataset, another one that has nothing in it but what may leave.

Everything that is made to be handed over is made of such a dataset: its views, counts, standings,
numbers of sources and files for other programs. So nothing of what may not leave has to be left out
anywhere else. Where nothing is marked it is the dataset itself.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve

from dipview.computing import steps
from dipview.dataset.checks.references import references, without
from dipview.dataset.dataset import Dataset
from dipview.dataset.files import called
from dipview.dataset.findings import Records
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.ordering import in_order
from dipview.dataset.records import CLASSES, Origin, Written
from dipview.dataset.release.clearance import Clearance, UnknownLevelError
from dipview.dataset.release.guards import guards_of
from dipview.dataset.release.omitted import Omitted, Reason
from dipview.dataset.release.orphans import NAMED, bare, lightened, orphans
from dipview.dataset.release.withholding import Withheld, withheld
from dipview.dataset.snapshot.encoding import encoded
from dipview.dataset.terms.embargoes import end_of
from dipview.dataset.terms.ground_rules import unnamed_source, unnamed_statement
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.model.placement import place_of
from dipview.model.sources import Source
from dipview.model.statements import Statement
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

Groups = dict[Kind, dict[str, Any]]


@frozen
class Release:
    """What may leave."""

    dataset: Dataset
    level: str
    """The marking up to which it may; empty where the dataset names none."""
    omitted: Omitted = Omitted()


def release(dataset: Dataset, clearance: Clearance) -> Release:
    """Give what of a dataset may leave.

    Args:
        dataset: All that there is.
        clearance: What the document is made for.

    Raises:
        UnknownLevelError: The dataset has no such marking.
    """
    levels = guards_of(dataset).levels
    if clearance.level.strip() and not levels.knows(clearance.level):
        known = f"it has {', '.join(levels.names)}" if levels.names else "it names none"
        raise UnknownLevelError(f"'{clearance.level}' is no marking of the dataset; {known}")
    rank = levels.rank(clearance.level)
    embargoed = still_embargoed(dataset, clearance)
    made, omitted = _released(dataset, rank, tuple(embargoed.items()))
    return Release(dataset if made is None else made, levels.named(rank), omitted)


def still_embargoed(dataset: Dataset, clearance: Clearance) -> dict[str, dt.datetime | None]:
    """Give the sources that are under an embargo, and when it ends; None for an open end."""
    ends = {
        id: end_of(embargo, clearance.zone) for id, embargo in guards_of(dataset).embargoes.items()
    }
    return {id: end for id, end in ends.items() if end is None or clearance.at < end}


@kept_by_dataset(4)
def _released(
    dataset: Dataset, rank: int, embargoed: tuple[tuple[str, dt.datetime | None], ...]
) -> tuple[Dataset | None, Omitted]:
    """Make what may leave; None where that is all, so that nothing kept leads to the dataset."""
    guards = guards_of(dataset)
    if not guards.any:
        return None, Omitted()
    groups: Groups = {
        kind: {id: dataset.record(id) for id in steps(dataset.ids(kind), "records")}
        for kind in CLASSES
    }
    kept_in = withheld(
        groups[Kind.SOURCE],
        groups[Kind.STATEMENT],
        groups[Kind.ACTOR],
        guards,
        rank,
        dict[str, Reason](embargoed),
    )
    if not (kept_in.sources or kept_in.statements or kept_in.unnamed):
        return None, Omitted()
    return _without(dataset, groups, kept_in), kept_in.omitted


def _without(dataset: Dataset, groups: Groups, kept_in: Withheld) -> MemoryDataset:
    """Make a dataset without what may not leave."""
    sources, statements = groups[Kind.SOURCE], groups[Kind.STATEMENT]
    whole = {
        id: source
        for id, source in sources.items()
        if id not in kept_in.sources and id not in kept_in.unnamed
    }
    said = {
        id: statement
        for id, statement in statements.items()
        if statement.source in whole and id not in kept_in.statements
    }
    unnamed = _unnamed(groups, kept_in, {*whole, *said, *groups[Kind.ACTOR]})
    withheld_ids = [id for id in (*sources, *statements) if id not in whole and id not in said]
    gone: list[object] = [sources.get(id) or statements[id] for id in withheld_ids]
    named = {
        id: lightened(record, whole.keys(), gone)
        for kind in NAMED
        for id, record in groups[kind].items()
    }
    told = (*said.values(), *(each for each in unnamed if isinstance(each, Statement)))
    lost, nameless = orphans(named, told, gone, frozenset(whole))
    left: Groups = {Kind.SOURCE: whole, Kind.STATEMENT: said}
    for kind in NAMED:
        staying = {id: named[id] for id in groups[kind] if id not in lost}
        left[kind] = {id: bare(r) if id in nameless else r for id, r in staying.items()}
    removed = {*lost, *withheld_ids}
    left = {kind: _unreferred(records, left, removed) for kind, records in left.items()}
    for record in unnamed:
        kind = Kind.STATEMENT if isinstance(record, Statement) else Kind.SOURCE
        left[kind][record.id] = record
    left = {kind: _unreferred(records, left, removed) for kind, records in left.items()}
    return _dataset_of(dataset, in_order(left))


def _unnamed(groups: Groups, kept_in: Withheld, taken: Collection[str]) -> list[Source | Statement]:
    """Give what is left of sources under ground rules, under ids that tell nothing."""
    spoken: dict[str, list[Statement]] = {id: [] for id in kept_in.unnamed}
    for id, statement in groups[Kind.STATEMENT].items():
        if statement.source in spoken and id not in kept_in.statements:
            spoken[statement.source].append(statement)
    made: list[Source | Statement] = []
    sources = sorted(
        (groups[Kind.SOURCE][id] for id, said in spoken.items() if said),
        key=lambda source: _order_of(source, spoken[source.id]),
    )
    source_ids, statement_ids = _fresh("unnamed-source", taken), _fresh("unnamed", taken)
    for source in sources:
        id = next(source_ids)
        made.append(unnamed_source(source, id))
        said = sorted(spoken[source.id], key=partial(_left_in, source=source))
        made.extend(unnamed_statement(each, source, next(statement_ids), id) for each in said)
    return made


def _order_of(source: Source, said: Iterable[Statement]) -> tuple[object, ...]:
    """Order sources by what is left of them alone: their ids, and titles, may tell who spoke."""
    return (
        place_of(source.issued),
        source.ground_rules or "",
        source.type,
        sorted(_left_in(each, source) for each in said),
    )


def _left_in(statement: Statement, source: Source) -> tuple[int, str]:
    left = unnamed_statement(statement, source, "", "")
    return place_of(left.date), repr(left)


def _fresh(begun: str, taken: Collection[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if (id := f"{begun}-{number}") not in taken:
            yield id


def _unreferred(
    records: Mapping[str, Written], left: Groups, removed: Collection[str]
) -> dict[str, Any]:
    """Leave out of records what refers to one that is not left, and notes that name one."""
    made: dict[str, Any] = {}
    for id, record in steps(records.items(), "records"):
        bad = [path for path, target, kind in references(record) if target not in left[kind]]
        kept = without(record, bad) if bad else record
        if _names_one(kept.notes, removed):
            kept = evolve(kept, notes="")
        if kept.extra and _names_one(repr(kept.extra), removed):
            kept = evolve(kept, extra=EMPTY)
        made[id] = kept
    return made


def _names_one(text: str, removed: Collection[str]) -> bool:
    words = re.findall(r"[a-z0-9](?:[\w.-]*[a-z0-9])?", text) if text else ()
    return any(each in removed for each in words)


def _dataset_of(dataset: Dataset, groups: Mapping[Kind, Mapping[str, Any]]) -> MemoryDataset:
    """Make a dataset of records; of where they stand, only what leads to texts of sources."""
    origins: dict[str, Origin] = {}
    for id, source in groups[Kind.SOURCE].items():
        if source.text and (origin := dataset.origin(id)) is not None:
            origins[id] = origin
    records = Records(
        header=dataset.header,
        origins=origins,
        **{kind.plural: records for kind, records in groups.items()},  # type: ignore[arg-type]
    )
    return MemoryDataset(
        records,
        (),
        _name(dataset, groups),
        dataset.limit,
        None,
        dataset.opened,
        sha256=_hash_of(groups, dataset.header),
    )


def _hash_of(groups: Mapping[Kind, Mapping[str, Any]], header: Header) -> str:
    """Hash what leaves: the files' own hash changes with what does not, and proves a guess."""
    told = hashlib.sha256(encoded(header))
    for record in (record for kind in CLASSES for record in groups[kind].values()):
        told.update(encoded(record))
    return told.hexdigest()


def _name(dataset: Dataset, groups: Mapping[Kind, Mapping[str, Any]]) -> str:
    """Name a dataset without a title by the paths of which something leaves."""
    if dataset.header.title.strip() or len(dataset.opened) < 2:
        return dataset.name
    every = {id for kind in CLASSES for id in dataset.ids(kind)}
    left = {id for records in groups.values() for id in records}
    files = _files_of(dataset, every & left)
    closed = _files_of(dataset, every - left) - files
    return called([path for path in dataset.opened if path not in closed])


def _files_of(dataset: Dataset, ids: Iterable[str]) -> set[Path]:
    return {origin.file for id in ids if (origin := dataset.origin(id)) is not None}
