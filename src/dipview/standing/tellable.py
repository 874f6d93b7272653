"""Tellable: the positions of which a view of shifts can have anything to tell, found by sets.

Most holders say one thing once on an issue: a vote is cast and done with; or the same each time.
What nobody repeats otherwise, hands over, or says against its bloc, makes no shift, and is not
looked at.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
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
from dipview.standing.columns import Columns, columns_of, taken
from dipview.standing.plain_turns import plain_positions
from dipview.standing.profile import counted_positions, stated
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
    finding = _Finding(dataset, texts_in_series(dataset), plain - beside)
    told, read = [], [beside]
    for holder in columns.holders_of(own):
        check()
        held = columns.by(holder)
        by_days, others = finding.differing(own & held)
        told.append(_on(columns, own & held, by_days))
        read.append(_on(columns, among & held, others))
    return Tellable(union(told), union(read))


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
    """Finds on which issues a holder says several things.

    Args:
        dataset: Where the positions are.
        texts: Of each text of a series, by number, that of the series.
        plain: The positions that are plain.
    """

    def __init__(self, dataset: Dataset, texts: Mapping[int, int], plain: Numbers) -> None:
        self._columns, self._texts, self._plain = columns_of(dataset), texts, plain
        self._of_series = frozenset((*texts, *texts.values()))
        self._stances = [plain & having for having in dataset.sets.stances.values()]

    def differing(self, own: Numbers) -> tuple[set[int], set[int]]:
        """Give the issues on which what a holder stated differs, or is not plain.

        Where all is plain and takes one stance, the holder said the same again.

        Args:
            own: What it stated.

        Returns:
            The issues on which it said only what is plain; and all others, with each text of a
            series the others on which the holder spoke.
        """
        issues = taken(self._columns.issues, own)
        often = Counter(map(self._texts.get, issues, issues))
        several = {issue for issue, count in often.items() if count > 1}
        odd = several & self._on(own - self._plain)
        found, seen = set(odd), set[int]()
        for having in self._stances:
            if of_stance := own & having:
                with_it = self._on(of_stance)
                found |= seen & with_it
                seen |= with_it
        read = {each for each in found if each in odd or each in self._of_series}
        with_texts = {each for each in set(issues) if self._texts.get(each, each) in read}
        return found - read, with_texts

    def _on(self, positions: Numbers) -> set[int]:
        """Give the issues of some positions; issues of one text count as one."""
        return _texts(self._columns, positions, self._texts)


def _texts(columns: Columns, positions: Numbers, texts: Mapping[int, int]) -> set[int]:
    """Give the issues of some positions; the texts of a series count as the series."""
    issues = taken(columns.issues, positions)
    return set(map(texts.get, issues, issues)) if texts else set(issues)


def _on(columns: Columns, positions: Numbers, issues: set[int]) -> Numbers:
    """Keep the positions on some issues."""
    if not issues:
        return NONE
    on = taken(columns.issues, positions)
    return numbers_of(array("I", compress(positions, map(issues.__contains__, on))))


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
