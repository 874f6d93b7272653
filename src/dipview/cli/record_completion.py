"""Record completion: what a shell proposes for a record whose files have no snapshot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from dipview.dataset.dataset import Dataset
from dipview.dataset.release.clearance import Clearance, now
from dipview.dataset.release.release import release
from dipview.dataset.release.staying import surely_stays
from dipview.model.kinds import Kind
from dipview.model.markings import Levels
from dipview.settings.config_reading import read_config
from dipview.workspace.completing import Leaves, records_beginning


def completed(
    typed: str, paths: Sequence[Path], kinds: Collection[Kind], level: str
) -> dict[str, str]:
    """Give the ids that begin with what is typed, and the names of their records.

    Args:
        typed: The beginning of an id, or of a word of a name.
        paths: Files and folders; none for the bundled dataset.
        kinds: The kinds of record to propose; none for all.
        level: The clearance that is typed, up to which records are proposed.
    """
    return records_beginning(typed, paths, kinds, _leaves(level))


def _leaves(level: str) -> Leaves:
    """Give what tells what may leave at a level."""
    return Leaves(
        lambda dataset: release(dataset, _clearance(level, dataset)).dataset,
        lambda dataset: surely_stays(dataset, _clearance(level, dataset)),
    )


def _clearance(level: str, dataset: Dataset) -> Clearance:
    """Give what is proposed for: the level that is typed or configured, now."""
    levels = Levels.of(dataset.header.markings)
    known = (each for each in (level, read_config().clearance) if levels.knows(each))
    return Clearance(level=next(known, ""), at=now())
