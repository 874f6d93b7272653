"""The sides on an issue: how many of its holders do what, told from sets where that is enough."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.columns import columns_of, not_settled, taken
from dipview.standing.counted_positions import stated
from dipview.standing.evidence import counting, disputed_positions
from dipview.standing.latest_by_day import latest_of_each
from dipview.standing.standing import standing_from
from dipview.views.parts.positions_by_mark import by_mark
from dipview.views.parts.side_counts import SideCounts
from dipview.views.parts.standing_cell import mark_of_standing


def counted_on(dataset: Dataset, issue: str, day: dt.date | None, *, second_hand: bool) -> Numbers:
    """Give the positions on an issue that count on a day, those that nobody named holds too."""
    sets = dataset.sets
    found = columns_of(dataset).on(dataset.number_of(issue) or 0) & sets.features[Feature.COUNTED]
    if day is not None:
        found &= sets.known_by(Kind.POSITION, day)
    return found if second_hand else found - sets.features[Feature.SECOND_HAND]


def sides_on(dataset: Dataset, issue: str, counted: Numbers, day: dt.date | None) -> str:
    """Count holders by what they do: ``supports: 2 (1 disputed) · open: 1``.

    No position is read of one who holds but one. What is met first, comes first.

    Args:
        dataset: Where they are.
        issue: Id of an issue.
        counted: The positions on it that count.
        day: The day that is looked from; None for all that is known.
    """
    columns = columns_of(dataset)
    held = counted & columns.held
    holders = taken(columns.holders, held)
    if len(set(holders)) == len(holders) and held.isdisjoint(_told_by_themselves(dataset)):
        told: Iterable[_Told] = _of_one_each(dataset, held)
    else:
        told = _of_several(dataset, issue, held, day)
    sides = SideCounts()
    for each in sorted(told, key=lambda each: each.first):
        sides.add(each.words, each.holders, disputed=each.disputed)
    return sides.in_words()


class _Told(NamedTuple):
    """Holders who do the same."""

    words: str
    holders: int
    first: int
    """The first position of any of them."""
    disputed: int
    """How many of them stand on a disputed statement."""


@kept_by_dataset(1)
def _told_by_themselves(dataset: Dataset) -> Numbers:
    """Give the positions that name a value, or do not settle where their holders stand."""
    return dataset.sets.features[Feature.VALUED] | not_settled(dataset)


def _of_one_each(dataset: Dataset, held: Numbers) -> Iterator[_Told]:
    """Tell where holders of one position each stand, how many do, and the first of these."""
    disputed = disputed_positions(dataset)
    for mark, made in by_mark(dataset, held):
        yield _Told(mark.words, len(made), made[0], made.intersection_cardinality(disputed))


def _of_several(
    dataset: Dataset, issue: str, held: Numbers, day: dt.date | None
) -> Iterator[_Told]:
    """Tell where holders stand of whom some hold several positions, and what of theirs came first.

    What names a value is told, and stands alone; so does what is not settled.
    """
    columns, alone = columns_of(dataset), _told_by_themselves(dataset)
    own = stated(dataset, held) - alone
    latest, untold = latest_of_each(dataset, own, columns.holders_of(held - own))
    holders, numbers = taken(columns.holders, held), held.to_array()
    read = _by_holder(zip(holders, numbers, strict=True), untold)
    single = [each[0] for each in read.values() if len(each) == 1 and each[0] not in alone]
    clear = latest | numbers_of(single)
    first = dict(zip(reversed(holders), reversed(numbers), strict=True))
    for mark, made in by_mark(dataset, clear):
        met = min(map(first.__getitem__, taken(columns.holders, made)))
        disputed = made.intersection_cardinality(disputed_positions(dataset))
        yield _Told(mark.words, len(made), met, disputed)
    settled = columns.holders_of(clear)
    left = {holder: of for holder, of in read.items() if holder not in settled}
    yield from _settled(dataset, issue, left, day)


def _by_holder(pairs: Iterable[tuple[int, int]], those: Numbers) -> dict[int, list[int]]:
    """Give of some holders all positions."""
    by_holder: dict[int, list[int]] = defaultdict(list)
    for holder, position in pairs if those else ():
        if holder in those:
            by_holder[holder].append(position)
    return by_holder


def _settled(
    dataset: Dataset, issue: str, several: Mapping[int, Sequence[int]], day: dt.date | None
) -> Iterator[_Told]:
    """Settle where those stand of whom more has to be read."""
    actors, ids = dataset.ids(Kind.ACTOR), dataset.ids(Kind.POSITION)
    first = dataset.sets.first_position
    for holder, held in several.items():
        positions = counting(dataset, (ids[number - first] for number in held), None)[0]
        standing = standing_from(dataset, actors[holder], issue, positions, (), day)
        if standing is not None:
            words = mark_of_standing(standing).words
            yield _Told(words, 1, held[0], standing.disputed)
