"""Profiles: on which issues a holder stands in which way, as sets of issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import columns_of, not_settled, several_on, taken
from dipview.standing.counted_positions import stated
from dipview.standing.latest_by_day import NO_LATEST, Latest
from dipview.standing.relation import Side, conditions_of, side_of
from dipview.standing.standing import Standing


@frozen(eq=False)
class Profile:
    """Where one holder stands, by the numbers of issues."""

    found: Numbers
    """The issues on which anything is found."""
    by_side: Mapping[Side, Numbers]
    """Those on which what it stated itself can be compared, by the side."""
    own: Numbers = NONE
    """The positions that it stated itself and that count; of a roll-up none are given."""
    single: Numbers = NONE
    """The positions that alone make its standing on an issue."""
    read: Numbers = NONE
    """The issues on which no single position tells where it stands; all of a roll-up."""
    latest: Latest = NO_LATEST
    """Of those issues what is told by days."""

    @cached_property
    def every(self) -> Numbers:
        """The issues on which it can be compared."""
        return union(self.by_side.values())


def repeated(dataset: Dataset, positions: Numbers) -> Numbers:
    """Give the issues on which no single one of a holder's positions tells where it stands.

    There is more than one, or it is not settled.

    Args:
        dataset: Where the positions are.
        positions: The holder's positions that count.
    """
    columns, among = columns_of(dataset), several_on(dataset, positions)
    often = Counter(taken(columns.issues, among))
    several = numbers_of([issue for issue, count in often.items() if count > 1])
    unsettled = among & not_settled(dataset)
    return several | columns.issues_of(unsettled) if unsettled else several


def profile_of_positions(
    dataset: Dataset,
    positions: Numbers,
    settled: Iterable[tuple[int, Standing]],
    latest: Latest = NO_LATEST,
) -> Profile:
    """Make the profile of a holder out of the positions that count.

    Of an issue with a single position, what is known of the position is all that is needed.

    Args:
        dataset: Where the positions are.
        positions: The holder's positions that count.
        settled: For each issue with several of them its number and the standing, but for those
            of the next.
        latest: What days tell of issues with several of them.
    """
    columns, sets = columns_of(dataset), dataset.sets
    several = dict(settled)
    read = numbers_of(several) | numbers_of(latest.counts)
    single = positions - several_on(dataset, positions, read) if read else positions
    own = stated(dataset, single) | latest.positions
    told = NONE
    found: dict[Side, list[Numbers]] = defaultdict(list)
    for stance, having in sets.stances.items():
        of_stance = own & having if stance.score is not None or stance is Stance.ABSTAIN else NONE
        if not of_stance:
            continue
        conditional = of_stance & sets.features[Feature.CONDITIONAL]
        plain = of_stance - conditional
        found[Side(stance.score)].append(columns.issues_of(plain))
        told |= of_stance
        first, ids = sets.first_position, dataset.ids(Kind.POSITION)
        for number in conditional:
            condition = dataset.position(ids[number - first]).condition
            side = Side(stance.score, conditions_of((condition,)))
            found[side].append(numbers_of([columns.issues[number]]))
    for issue, standing in several.items():
        if (other := side_of(standing)) is not None:
            found[other].append(numbers_of([issue]))
    by_side = {side: issues for side, sets in found.items() if (issues := union(sets))}
    return Profile(
        found=union((*by_side.values(), columns.issues_of(single - told), read)),
        by_side=by_side,
        own=stated(dataset, positions),
        single=single,
        read=read,
        latest=latest,
    )


def profile_of_standings(dataset: Dataset, standings: Mapping[str, Standing]) -> Profile:
    """Make the profile of a holder out of its standings."""
    found: dict[Side, list[int]] = defaultdict(list)
    every: list[int] = []
    for issue, standing in standings.items():
        number = dataset.number_of(issue) or 0
        every.append(number)
        if (side := side_of(standing)) is not None:
            found[side].append(number)
    by_side = {side: numbers_of(issues) for side, issues in found.items()}
    found_on = numbers_of(every)
    return Profile(found=found_on, by_side=by_side, read=found_on)
