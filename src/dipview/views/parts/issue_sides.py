"""The sides on an issue: how many of its holders do what, told from sets where that is enough."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.columns import columns_of, taken
from dipview.standing.evidence import counting
from dipview.standing.latest_by_day import latest_of
from dipview.standing.profile import stated
from dipview.standing.standing import standing_from
from dipview.views.parts.marks_there import by_mark
from dipview.views.parts.standing_cell import mark_of_standing


def counted_on(dataset: Dataset, issue: str, day: dt.date | None, *, second_hand: bool) -> Numbers:
    """Give the positions on an issue that count on a day, those that nobody named holds too."""
    sets = dataset.sets
    found = columns_of(dataset).on(dataset.number_of(issue) or 0) & sets.features[Feature.COUNTED]
    if day is not None:
        found &= sets.known_by(Kind.POSITION, day)
    return found if second_hand else found - sets.features[Feature.SECOND_HAND]


def sides_on(dataset: Dataset, issue: str, counted: Numbers) -> str:
    """Count holders by what they do, never across evidence: ``supports: 2 · open: 1``.

    No position is read of one who holds but one. What is met first, comes first.

    Args:
        dataset: Where they are.
        issue: Id of an issue.
        counted: The positions on it that count.
    """
    columns = columns_of(dataset)
    held = counted & columns.held
    several: dict[int, list[int]] = {}
    if held:
        holders = taken(columns.holders, held)
        if len(set(holders)) < len(holders):
            several = _of_several(zip(holders, held, strict=True))
    valued = held & _told_by_themselves(dataset)
    if valued:  # what they name is told, and stands in them alone; so does what coders differ on
        several |= {
            columns.holders[number]: [number]
            for number in valued
            if columns.holders[number] not in several
        }
    single = held
    if several:
        single -= numbers_of([each for numbers in several.values() for each in numbers])
    alone = ((mark.words, len(made), made[0]) for mark, made in by_mark(dataset, single))
    found: dict[str, tuple[int, int]] = {}
    latest = _latest(dataset, several, held - valued)
    read = {holder: several[holder] for holder in several.keys() - latest.keys()}
    told = (*alone, *_by_latest(dataset, several, latest), *_settled(dataset, issue, read))
    for words, count, first in told:
        known, earliest = found.get(words, (0, first))
        found[words] = (known + count, min(first, earliest))
    ordered = sorted(found.items(), key=lambda each: each[1][1])
    return " · ".join(f"{words}: {count}" for words, (count, _) in ordered)


@kept_by_dataset(1)
def _told_by_themselves(dataset: Dataset) -> Numbers:
    """Give the positions that name a value, or on which codings differ."""
    features = dataset.sets.features
    return features[Feature.VALUED] | features[Feature.CONTESTED]


def _of_several(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Give for each holder of more than one position all of its positions."""
    by_holder: dict[int, list[int]] = defaultdict(list)
    for holder, position in pairs:
        by_holder[holder].append(position)
    return {holder: held for holder, held in by_holder.items() if len(held) > 1}


def _latest(
    dataset: Dataset, several: Mapping[int, Sequence[int]], among: Numbers
) -> dict[int, int]:
    """Give for each holder of several positions the latest, where days alone tell it."""
    own = stated(dataset, among)
    found = {
        holder: latest_of(dataset, held)
        for holder, held in several.items()
        if all(each in own for each in held)
    }
    return {holder: latest for holder, latest in found.items() if latest is not None}


def _by_latest(
    dataset: Dataset, several: Mapping[int, Sequence[int]], latest: Mapping[int, int]
) -> Iterator[tuple[str, int, int]]:
    """Tell by the latest where holders stand, and what of theirs is met first."""
    first = {position: several[holder][0] for holder, position in latest.items()}
    for mark, made in by_mark(dataset, numbers_of(latest.values())):
        yield mark.words, len(made), min(first[each] for each in made)


def _settled(
    dataset: Dataset, issue: str, several: Mapping[int, Sequence[int]]
) -> Iterator[tuple[str, int, int]]:
    """Settle where those stand of whom more has to be read."""
    actors, ids = dataset.ids(Kind.ACTOR), dataset.ids(Kind.POSITION)
    first = dataset.sets.first_position
    for holder, held in several.items():
        positions = counting(dataset, (ids[number - first] for number in held), None)[0]
        standing = standing_from(dataset, actors[holder], issue, positions, ())
        if standing is not None:
            yield mark_of_standing(standing).words, 1, held[0]
