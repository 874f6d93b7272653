"""Superseded: what another statement takes the place of without a position in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dipview.dataset.codings import codings_of, counted_as, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.standing.evidence import counts, known_by


def superseding(dataset: Dataset, position: Position, day: dt.date | None) -> tuple[str, ...]:
    """Give the statements that say to supersede a position and take none in its place.

    In its place is what they take of the same holder on the same issue, or on another text of its
    series: that is told as its latest by itself. A correction of a vote supersedes nothing, since
    as cast counts; nor do drafts, and what is retracted.

    Args:
        dataset: Where the position is.
        position: What was said.
        day: The day to look from; None for all that the dataset knows.

    Returns:
        Their ids in the dataset's order, each utterance once; none where it is in force.
    """
    superseded = dataset.sets.features[Feature.SUPERSEDED]
    if not superseded or (dataset.number_of(position.id) or 0) not in superseded:
        return ()
    codings = codings_of(dataset, position.statement)
    found = (
        counted_as(dataset, later)
        for coding in codings
        for later in dataset.linked(coding, Link.SUPERSEDED_BY)
        if later not in codings and _decides(dataset, later)
    )
    return tuple(
        each
        for each in dict.fromkeys(found)
        if counts(dataset, each)
        and known_by(dataset, each, day)
        and not _takes_its_place(dataset, each, position)
    )


def _decides(dataset: Dataset, id: str) -> bool:
    """Tell whether a statement is one of which counts what it says that it supersedes."""
    if dataset.statement(id).corrects_vote:
        return False
    return id in _deciding(dataset, id)


def _deciding(dataset: Dataset, id: str) -> tuple[str, ...]:
    """Give the codings that decide of the utterance of which a statement is one."""
    utterance = utterances_of(dataset).get(id) if dataset.sets.counted_as else None
    return utterance.standing if utterance else (id,)


def _takes_its_place(dataset: Dataset, later: str, position: Position) -> bool:
    series = _series_of(dataset, position.issue)
    return any(
        holder == position.holder and _series_of(dataset, issue) == series
        for id in _deciding(dataset, later)
        for issue, holder in _held(dataset, id)
    )


def _series_of(dataset: Dataset, issue: str) -> str:
    return dataset.issue(issue).series or issue


def _held(dataset: Dataset, id: str) -> Iterator[tuple[str, str | None]]:
    statement = dataset.statement(id)
    for entry in statement.positions:
        for holder in statement.holders_of(entry):
            yield entry.issue, holder
