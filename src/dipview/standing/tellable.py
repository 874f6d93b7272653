"""Tellable: the positions of which a view of shifts can have anything to tell, found by sets.

Most holders say one thing once on an issue: a vote is cast and done with; or the same each time.
What nobody repeats otherwise, hands over, or says against its bloc, makes no shift, and is not
looked at.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import compress

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import Columns, columns_of, several_on, taken
from dipview.standing.counted_positions import counted_positions, stated
from dipview.standing.plain_turns import plain_positions
from dipview.standing.series import texts_in_series
from dipview.standing.switches import Switches


@frozen(eq=False)
class Tellable:
    """The positions to look at, by number: of a holder on an issue all or none."""

    plain: Numbers
    """Those of which ``plain_turns`` tells what moved."""
    read: Numbers
    """Those that have to be read."""


@kept_by_dataset(2)
def tellable(dataset: Dataset, among: Numbers | None) -> Tellable:
    """Find the positions to look at for shifts and for what is told beside them.

    Args:
        dataset: Where the positions are.
        among: The positions of the holders and on the issues that are wanted, of a holder on an
            issue all or none; None for all. Those who speak for others are looked at anyway.
    """
    columns = columns_of(dataset)
    among = columns.held if among is None else among
    own = stated(dataset, among & dataset.sets.features[Feature.COUNTED])
    plain = plain_positions(dataset, own)
    beside = speaking_for_others(dataset)
    finding = _Finding(dataset, plain - beside)
    told, read = [], [beside]
    for on in _issues_together(dataset, own):
        check()
        by_days, others = finding.differing(own & on.positions, of_series=on.of_series)
        told.append(_by(columns, own & on.positions, by_days))
        read.append(_by(columns, among & on.positions, others))
    return Tellable(union(told), union(read))


@frozen(eq=False)
class _On:
    """The positions on one issue, or on all the texts of a series."""

    positions: Numbers
    of_series: bool


def _issues_together(dataset: Dataset, own: Numbers) -> Iterator[_On]:
    """Give what is compared with each other: all on which anybody may have stated several things.

    Args:
        dataset: Where the positions are.
        own: What holders stated.
    """
    columns, texts = columns_of(dataset), texts_in_series(dataset)
    together: dict[int, list[int]] = defaultdict(list)
    for issue in columns.issues_of(own if texts else several_on(dataset, own)):
        together[texts.get(issue, issue)].append(issue)
    series = frozenset(texts.values())
    for issue, those in together.items():
        yield _On(union(map(columns.on, those)), issue in series)


def first_heard(
    dataset: Dataset, since: dt.date, switches: Switches, among: Numbers | None = None
) -> Numbers:
    """Find the positions to look at for who spoke for the first time since a day.

    These are all that a holder takes on an issue on which it stated something since, and nothing
    before on one certain day.

    Args:
        dataset: Where the positions are.
        since: The day.
        switches: What counts.
        among: As ``tellable`` has it.
    """
    columns, texts = columns_of(dataset), texts_in_series(dataset)
    among = columns.held if among is None else among
    own = stated(dataset, among & counted_positions(dataset, switches))
    recent = own & dataset.sets.not_before(Kind.POSITION, since)
    before = plain_positions(dataset, own - recent)
    found = []
    for holder in columns.holders_of(recent):
        check()
        held = columns.by(holder)
        heard, known = (_texts(columns, each & held, texts) for each in (recent, before))
        among_held = among & held
        on = map(texts.get, issues := taken(columns.issues, among_held), issues)
        first = heard - known
        found.append(numbers_of(array("I", compress(among_held, map(first.__contains__, on)))))
    return union(found)


class _Finding:
    """Finds who says several things.

    Args:
        dataset: Where the positions are.
        plain: The positions that are plain.
    """

    def __init__(self, dataset: Dataset, plain: Numbers) -> None:
        self._columns, self._plain = columns_of(dataset), plain
        stances = dataset.sets.stances.values()
        self._stances = [found for having in stances if (found := plain & having)]

    def differing(self, own: Numbers, *, of_series: bool) -> tuple[Numbers, Numbers]:
        """Give the holders of whom what they stated on one issue differs, or is not plain.

        Where all is plain and takes one stance, a holder said the same again.

        Args:
            own: What they stated on it.
            of_series: Whether it is a series.

        Returns:
            Those who said only what is plain; and all others, on a series all.
        """
        held_by = taken(self._columns.holders, own)
        if len(set(held_by)) == len(held_by):
            return NONE, NONE
        moved = seen = NONE
        for having in self._stances:
            if of_stance := own & having:
                with_it = self._columns.holders_of(of_stance)
                moved |= seen & with_it
                seen |= with_it
        odd = self._columns.holders_of(own - self._plain)
        if odd:
            often = Counter(held_by)
            odd &= numbers_of([holder for holder, count in often.items() if count > 1])
        return (NONE, moved | odd) if of_series else (moved - odd, odd)


def _texts(columns: Columns, positions: Numbers, texts: Mapping[int, int]) -> set[int]:
    """Give the issues of some positions; the texts of a series count as the series."""
    issues = taken(columns.issues, positions)
    return set(map(texts.get, issues, issues)) if texts else set(issues)


def _by(columns: Columns, positions: Numbers, holders: Numbers) -> Numbers:
    """Keep the positions of some holders."""
    if not holders:
        return NONE
    held_by = taken(columns.holders, positions)
    return numbers_of(array("I", compress(positions, map(holders.__contains__, held_by))))


@kept_by_dataset(1)
def speaking_for_others(dataset: Dataset) -> Numbers:
    """Give the positions of those who may speak for others, and those that stand beside them."""
    return union(_of_offices_and_blocs(dataset, columns_of(dataset)))


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
