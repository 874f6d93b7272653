"""Tellable: the positions of which a view of shifts can have anything to tell, found by sets.

Most holders say one thing once on an issue: a vote is cast and done with. What nobody repeats,
hands over, or says against its bloc, makes no shift, and is not looked at.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import Columns, columns_of
from dipview.standing.profile import repeated
from dipview.standing.series import texts_in_series


def tellable(dataset: Dataset, since: dt.date | None = None) -> Numbers:
    """Give the positions to look at, by number; of a holder on an issue all of them or none.

    Args:
        dataset: Where the positions are.
        since: A day since which first statements are told; None where they are not.
    """
    if since is None:
        return _ever(dataset)
    return _ever(dataset) | (dataset.sets.not_before(Kind.POSITION, since) & _held(dataset))


def _held(dataset: Dataset) -> Numbers:
    return columns_of(dataset).held


@kept_by_dataset(1)
def _ever(dataset: Dataset) -> Numbers:
    columns = columns_of(dataset)
    return union([*_said_again(dataset, columns), *_of_offices_and_blocs(dataset, columns)])


def _said_again(dataset: Dataset, columns: Columns) -> Iterator[Numbers]:
    """Give the positions of each holder on the issues, and the series, on which it has several."""
    texts = texts_in_series(dataset)
    of_series = numbers_of([*texts, *texts.values()])
    for holder in ranges_of(dataset.counts())[Kind.ACTOR]:
        held = columns.by(holder)
        if held and (issues := repeated(columns, held)):
            yield held & columns.on_any(issues)
        if texts and (on_texts := columns.issues_of(held) & of_series):
            again = Counter(texts.get(issue, issue) for issue in on_texts)
            several = [issue for issue in on_texts if again[texts.get(issue, issue)] > 1]
            yield held & columns.on_any(numbers_of(several))


def _of_offices_and_blocs(dataset: Dataset, columns: Columns) -> Iterator[Numbers]:
    """Give all of those with an office or in a body, and members' on what their bloc speaks of."""
    chaired = dataset.sets.features[Feature.IN_CAPACITY] & columns.held
    yield union(map(columns.by, columns.holders_of(chaired)))
    for number, id in enumerate(
        dataset.ids(Kind.ACTOR), ranges_of(dataset.counts())[Kind.ACTOR].start
    ):
        serving = union(
            columns.by(each)
            for link in (Link.OFFICERS, Link.PARTS)
            for each in dataset.linked_numbers(id, link)
        )
        yield serving
        if serving:  # its own words stand beside those who speak for it
            yield columns.by(number)
        members = dataset.linked_numbers(id, Link.MEMBERS)
        if len(members) and (line := columns.by(number) | serving | chaired):
            on = columns.on_any(columns.issues_of(line))
            yield columns.by(number)
            yield union(columns.by(member) for member in members) & on if on else NONE
