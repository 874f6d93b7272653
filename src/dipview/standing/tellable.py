"""Tellable: the positions of which a view of shifts can have anything to tell, found by sets.

Most holders say one thing once on an issue: a vote is cast and done with; or the same each time.
What nobody repeats otherwise, hands over, or says against its bloc, makes no shift, and is not
looked at.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import Columns, columns_of, several_on, taken
from dipview.standing.profile import repeated, stated
from dipview.standing.series import texts_in_series


def tellable(dataset: Dataset, since: dt.date | None = None) -> Numbers:
    """Give the positions to look at, by number; of a holder on an issue all of them or none.

    Args:
        dataset: Where the positions are.
        since: A day since which first statements are told; None where they are not.
    """
    if since is None:
        return _ever(dataset, False)
    # Whether something is a first statement, others that say the same tell too.
    return _ever(dataset, True) | (
        dataset.sets.not_before(Kind.POSITION, since) & columns_of(dataset).held
    )


@kept_by_dataset(2)
def _ever(dataset: Dataset, alike: bool) -> Numbers:
    """Find them in all that was said; with ``alike``, those that say the same again too."""
    columns, texts = columns_of(dataset), texts_in_series(dataset)
    again = list(_said_again(dataset, columns, texts))
    if not alike:
        plain = _plain(dataset, union(again))
        again = [_differing(dataset, columns, each, plain, texts) for each in again]
    return union([*again, *_of_offices_and_blocs(dataset, columns)])


def _said_again(dataset: Dataset, columns: Columns, texts: Mapping[int, int]) -> Iterator[Numbers]:
    """Give the positions of each holder on the issues, and the series, on which it has several."""
    of_series = numbers_of([*texts, *texts.values()])
    for holder in dataset.numbers(Kind.ACTOR):
        check()
        held = columns.by(holder)
        if held and (issues := repeated(dataset, held)):
            yield several_on(dataset, held, issues)
        if texts and (on_texts := columns.issues_of(held) & of_series):
            again = Counter(texts.get(issue, issue) for issue in on_texts)
            several = [issue for issue in on_texts if again[texts.get(issue, issue)] > 1]
            yield held & columns.on_any(numbers_of(several))


def _plain(dataset: Dataset, positions: Numbers) -> Numbers:
    """Keep the positions of which the stance is all that could differ from another's."""
    sets, features = dataset.sets, dataset.sets.features
    odd = [features[each] for each in (Feature.CONDITIONAL, Feature.VALUED, Feature.CONTESTED)]
    plain = stated(dataset, positions & features[Feature.COUNTED]) - union(odd)
    worded: list[int] = []
    for number in sets.codings_of(plain):
        check()
        statement = dataset.statement(dataset.id_of(Kind.STATEMENT, number))
        if any(position.formula for position, _ in statement.taken()):
            worded.append(number)
    return plain - sets.positions_of(worded)


def _differing(
    dataset: Dataset, columns: Columns, positions: Numbers, plain: Numbers, texts: Mapping[int, int]
) -> Numbers:
    """Keep one holder's positions on the issues and series where they differ, or are not plain.

    Where all are plain and take one stance, the holder said the same again.
    """

    def on(some: Numbers) -> set[int]:
        """Give the issues of some positions; issues of one text count as one."""
        return {texts.get(issue, issue) for issue in taken(columns.issues, some)}

    differing, seen = on(positions - plain), set[int]()
    for having in dataset.sets.stances.values():
        if of_stance := positions & plain & having:
            with_it = on(of_stance)
            differing |= seen & with_it
            seen |= with_it
    issues = [each for each in columns.issues_of(positions) if texts.get(each, each) in differing]
    return positions & columns.on_any(numbers_of(issues))


def _of_offices_and_blocs(dataset: Dataset, columns: Columns) -> Iterator[Numbers]:
    """Give all of those with an office or in a body, and members' on what their bloc speaks of."""
    chaired = dataset.sets.features[Feature.IN_CAPACITY] & columns.held
    yield union(map(columns.by, columns.holders_of(chaired)))
    for number, id in enumerate(dataset.ids(Kind.ACTOR), dataset.numbers(Kind.ACTOR).start):
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
