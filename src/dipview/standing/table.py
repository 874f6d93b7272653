"""A table of standings: where each of many holders stands on each of many issues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.ids import position_parts
from dipview.model.links import Link
from dipview.standing.evidence import counting
from dipview.standing.roll_up import rolled_up_standings, wholes_of
from dipview.standing.standing import Standing, settle, standings_of


@frozen(kw_only=True)
class Switches:
    """What may count for a standing."""

    day: dt.date | None = None
    """The day to look from; None for all that the dataset knows."""
    second_hand: bool = True
    """What somebody else says that the holder holds may count."""
    exact_only: bool = False
    """Only what is given in exact words counts."""
    roll_up: bool = False
    """The words of officials and bodies count for what they serve."""


class StandingTable:
    """Standings by holder and issue, worked out for a holder when first asked for, then kept."""

    def __init__(self, dataset: Dataset, switches: Switches) -> None:
        self.dataset = dataset
        self.switches = switches
        self._rows: dict[str, Mapping[str, Standing]] = {}
        self._held: dict[str, Mapping[str, Sequence[str]]] = {}
        """Of each holder that was asked for, the positions by issue; officials' are not among."""
        self._cells: dict[tuple[str, str], Standing | None] = {}

    def of(self, holder: str) -> Mapping[str, Standing]:
        """Give where a holder stands, by issue; issues without anything found are left out."""
        if holder not in self._rows:
            settled = rolled_up_standings if self.switches.roll_up else standings_of
            found = settled(
                self.dataset,
                holder,
                self.switches.day,
                second_hand=self.switches.second_hand,
                exact_only=self.switches.exact_only,
            )
            self._rows[holder] = {standing.issue: standing for standing in found}
        return self._rows[holder]

    def at(self, holder: str, issue: str) -> Standing | None:
        """Give where a holder stands on an issue; None where nothing is found.

        Only what is asked for is worked out: of a wide table a screen shows a part.
        """
        if holder in self._rows or self.switches.roll_up:
            return self.of(holder).get(issue)
        check()
        place = (holder, issue)
        if place not in self._cells and (ids := self._held_by(holder).get(issue)):
            counted, drafts = counting(
                self.dataset,
                ids,
                self.switches.day,
                second_hand=self.switches.second_hand,
                exact_only=self.switches.exact_only,
            )
            self._cells[place] = settle(self.dataset, holder, issue, counted, drafts)
        return self._cells.get(place)

    def _held_by(self, holder: str) -> Mapping[str, Sequence[str]]:
        if holder not in self._held:
            found: dict[str, list[str]] = {}
            for id in self.dataset.linked(holder, Link.POSITIONS_HELD):
                found.setdefault(position_parts(id)[1], []).append(id)
            self._held[holder] = found
        return self._held[holder]

    def rows_for(self, holders: Iterable[str]) -> tuple[str, ...]:
        """Tell whose rows show what some holders hold.

        Without roll-up these are the holders. With it, a holder whose every position counts for
        some state, organization or group gives way to the outermost of these.
        """
        if not self.switches.roll_up:
            return tuple(dict.fromkeys(holders))
        rows: dict[str, None] = {}
        for holder in dict.fromkeys(holders):
            rows |= dict.fromkeys(self._shown_for(holder))
        return tuple(rows)

    def _shown_for(self, holder: str) -> Sequence[str]:
        dataset = self.dataset
        shown: dict[str, None] = {}
        for id in dataset.linked(holder, Link.POSITIONS_HELD):
            wholes = (whole.id for whole in wholes_of(dataset, dataset.position(id)))
            outermost = [whole for whole in wholes if dataset.actor(whole).part_of is None]
            shown |= dict.fromkeys(outermost or [holder])
        return list(shown) or [holder]
