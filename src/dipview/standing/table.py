"""A table of standings: where each of many holders stands on each of many issues."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress

from attrs import evolve

from dipview.computing import check, steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.columns import (
    columns_of,
    not_settled,
    numbered,
    positions_held_on,
    several_on,
    taken,
)
from dipview.standing.counted_positions import counted_positions, stated
from dipview.standing.evidence import counting
from dipview.standing.found_standings import FoundStandings, OnIssue
from dipview.standing.latest_by_day import latest_by_day, latest_of_each
from dipview.standing.profile import Profile, profile_of_positions, profile_of_standings, repeated
from dipview.standing.roll_up import may_be_heard_through, outermost_of, rolled_up_standings
from dipview.standing.standing import Standing, standing_from, standings_of
from dipview.standing.switches import Switches
from dipview.standing.told_by_days import ToldByDays

__all__ = ["StandingTable", "Switches"]

_EACH = 8
"""From so many positions for each issue on, it is quicker to ask issues for theirs."""


class StandingTable:
    """Standings by holder and issue, worked out for a holder when first asked for, then kept."""

    def __init__(self, dataset: Dataset, switches: Switches) -> None:
        self.dataset = dataset
        self.switches = switches
        self._rows: dict[str, Mapping[str, Standing]] = {}
        self._cells: dict[tuple[str, str], Standing | None] = {}
        self._profiles: dict[str, Profile] = {}

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
        if holder in self._rows or self.rolled_up(holder):
            return self.of(holder).get(issue)
        check()
        place = (holder, issue)
        if place not in self._cells and (ids := positions_held_on(self.dataset, holder, issue)):
            counted, drafts = counting(
                self.dataset,
                ids,
                self.switches.day,
                second_hand=self.switches.second_hand,
                exact_only=self.switches.exact_only,
            )
            standing = standing_from(
                self.dataset, holder, issue, counted, drafts, self.switches.day
            )
            if standing is not None and self.switches.roll_up:
                standing = evolve(standing, contributors=((holder, standing.n),))
            self._cells[place] = standing
        return self._cells.get(place)

    def on(self, issue: str) -> Sequence[Standing]:
        """Give where holders stand on an issue themselves, in the order in which they first appear.

        Of those who hold one thing alone on it, positions are made all together.
        """
        return self.found_of(issue).standings()

    def found_of(self, issue: str) -> OnIssue:
        """Find where holders stand on an issue themselves; what days tell is not read."""
        dataset, columns = self.dataset, columns_of(self.dataset)
        held = columns.on(dataset.number_of(issue) or 0) & columns.held
        unsettled = held & not_settled(dataset)
        holders = taken(columns.holders, held)
        if not unsettled and len(set(holders)) == len(holders):
            return OnIssue(dataset=dataset, issue=issue, single=held & self._counted)
        often, first_of = Counter(holders), dict[int, int]()
        for number, holder in zip(held, holders, strict=True):
            if often[holder] > 1 or number in unsettled:
                first_of.setdefault(holder, number)
        among = numbers_of([n for n, of in zip(held, holders, strict=True) if of in first_of])
        told, untold = self._told_on(among, first_of)
        holding = zip(dataset.ids_of(Kind.ACTOR, untold), untold, strict=True)
        settled = ((first_of[each], self.at(holder, issue)) for holder, each in holding)
        return OnIssue(
            dataset=dataset,
            issue=issue,
            single=(held - among) & self._counted,
            told=told,
            settled=[(number, found) for number, found in settled if found is not None],
        )

    def _told_on(
        self, positions: Numbers, places: Mapping[int, int]
    ) -> tuple[ToldByDays, Sequence[int]]:
        """Tell by days where holders stand on an issue; give those too of whom they do not.

        Args:
            positions: All that these holders hold on it.
            places: What puts each of them in its place.
        """
        dataset, columns = self.dataset, columns_of(self.dataset)
        counted = positions & self._counted
        own = stated(dataset, counted)
        unclear = (counted - own) | (positions & dataset.sets.features[Feature.DRAFT])
        latest, untold = latest_of_each(dataset, own, columns.holders_of(unclear))
        told = ToldByDays.of(latest, own, columns.holders, places)
        return told, [holder for holder in places if holder in untold]

    def found_by(self, holder: str) -> FoundStandings:
        """Find where a holder itself stands; what days tell is not read."""
        dataset, columns = self.dataset, columns_of(self.dataset)
        held = columns.by(dataset.number_of(holder) or 0)
        several = repeated(dataset, held)
        if not several:
            return FoundStandings(dataset=dataset, single=held & self._counted)
        among = several_on(dataset, held, several)
        counted = among & self._counted
        first_on: dict[int, int] = {}
        for number, issue in zip(counted, taken(columns.issues, counted), strict=True):
            first_on.setdefault(issue, number)
        drafts = columns.issues_of(among & dataset.sets.features[Feature.DRAFT])
        own = stated(dataset, counted)
        latest = latest_by_day(dataset, counted, own, several - drafts)
        untold = [issue for issue in first_on if issue not in latest.counts]
        held_on = zip(dataset.ids_of(Kind.ISSUE, untold), untold, strict=True)
        settled = ((first_on[each], self.at(holder, issue)) for issue, each in held_on)
        return FoundStandings(
            dataset=dataset,
            single=(held - among) & self._counted,
            told=ToldByDays.of(latest.positions, own, columns.issues, first_on),
            settled=[(number, found) for number, found in settled if found is not None],
        )

    def profile(self, holder: str) -> Profile:
        """Give on which issues a holder stands in which way.

        Of an issue on which it holds one thing alone, or said each on a day well apart, no
        position is read for that.
        """
        if holder not in self._profiles:
            self._profiles[holder] = self._profiled(holder)
        return self._profiles[holder]

    def found_on(self, issue: str, among: Numbers | None = None) -> Sequence[str]:
        """Give who stands anywhere on an issue, in the order in which they first appear.

        Without a look at any position; the words of officials count for nobody else here.

        Args:
            issue: Id of an issue.
            among: Positions of which one must be behind or beside the standing; None for any.
        """
        dataset, columns = self.dataset, columns_of(self.dataset)
        positions = columns.on(dataset.number_of(issue) or 0) & self._counted
        if among is not None:
            positions &= among
        return [*dataset.ids_of(Kind.ACTOR, dict.fromkeys(taken(columns.holders, positions)))]

    def rolled_up(self, holder: str) -> bool:
        """Tell whether the words of others may count for a holder here."""
        return self.switches.roll_up and may_be_heard_through(self.dataset, holder)

    def _profiled(self, holder: str) -> Profile:
        dataset = self.dataset
        if self.rolled_up(holder):
            return profile_of_standings(dataset, self.of(holder))
        columns = columns_of(dataset)
        held = columns.by(dataset.number_of(holder) or 0) & self._counted
        several = repeated(dataset, held)
        told = latest_by_day(dataset, held, stated(dataset, held), several)
        settled = (
            (issue, standing)
            for issue in told.untold
            if (standing := self.at(holder, dataset.id_of(Kind.ISSUE, issue))) is not None
        )
        return profile_of_positions(dataset, held, settled, told)

    @cached_property
    def _counted(self) -> Numbers:
        return counted_positions(self.dataset, self.switches)

    def statements(self, holder: str, issues: Numbers) -> Numbers:
        """Give the statements behind where a holder stands on some issues in its own words.

        Args:
            holder: Id of an actor.
            issues: The numbers of issues on which it can be compared.
        """
        return self.statements_of_all(((holder, issues),))

    def statements_of_all(self, holders: Iterable[tuple[str, Numbers]]) -> Numbers:
        """Give the statements behind where holders stand on some issues each, in their own words.

        Positions are gathered first: a statement of many holders is looked at once.
        """
        sets, own, heard = self.dataset.sets, [], []
        for holder, issues in holders:
            if self.rolled_up(holder):
                heard.append(self._statements_heard(holder, issues))
            else:
                own.append(self.own_positions(holder, issues))
        return union((*heard, sets.statements_of(own[0] if len(own) == 1 else union(own))))

    def _statements_heard(self, holder: str, issues: Numbers) -> Numbers:
        """Give the statements behind standings for which the words of others may count."""
        standings = map(self.of(holder).__getitem__, self.dataset.ids_of(Kind.ISSUE, issues))
        behind = {p.statement for each in standings for p in (*each.past, *each.current)}
        return self.dataset.sets.once(numbered(self.dataset, behind))

    def own_positions(self, holder: str, issues: Numbers) -> Numbers:
        """Give what a holder stated itself on some issues; of a roll-up nothing is given.

        Args:
            holder: Id of an actor.
            issues: The numbers of issues.
        """
        profile = self.profile(holder)
        return self._among(profile.own, issues, profile)

    def behind(self, holder: str, issues: Numbers) -> Numbers:
        """Give the statements that a holder's standings on some issues rest on, replaced ones too.

        Args:
            holder: Id of an actor.
            issues: The numbers of issues.
        """
        dataset, profile = self.dataset, self.profile(holder)
        by_days = issues & numbers_of(profile.latest.counts)
        standings = [
            standing
            for issue in dataset.ids_of(Kind.ISSUE, (issues & profile.read) - by_days)
            if (standing := self.at(holder, issue)) is not None
        ]
        read = {p.statement for each in standings for p in (*each.past, *each.current)}
        single = self._among(profile.single, issues, profile)
        if by_days:
            single |= self._among(profile.own, by_days, profile)
        return dataset.sets.statements_of(single) | dataset.sets.once(numbered(dataset, read))

    def latest_statements(self, holder: str, issues: Numbers) -> Mapping[int, int]:
        """Give the statement that makes where a holder stands on each of some issues, by numbers.

        Of an issue on which it holds one thing alone, no position is read for that.

        Args:
            holder: Id of an actor.
            issues: The numbers of issues; those on which nothing is found are left out.
        """
        dataset, profile = self.dataset, self.profile(holder)
        columns, sets = columns_of(dataset), dataset.sets
        found = {
            columns.issues[position]: sets.statements[position - sets.first_position]
            for positions in (profile.single, profile.latest.positions)
            for position in self._among(positions, issues, profile)
        }
        for issue in (issues & profile.read) - numbers_of(profile.latest.counts):
            standing = self.at(holder, dataset.id_of(Kind.ISSUE, issue))
            number = dataset.number_of(standing.current[-1].statement) if standing else None
            if number is not None:
                found[issue] = number
        return found

    def _among(self, positions: Numbers, issues: Numbers, profile: Profile) -> Numbers:
        """Keep those of a holder's positions that are on some issues."""
        if profile.found <= issues:
            return positions
        columns = columns_of(self.dataset)
        if len(issues) * _EACH < len(positions):  # two of many who share few issues
            return positions & columns.on_any(issues)
        if len(missing := profile.found - issues) * _EACH < len(positions):
            return positions - columns.on_any(missing)
        on = taken(columns.issues, positions)
        return numbers_of(array("I", compress(positions, map(issues.__contains__, on))))

    def rows_for(self, holders: Iterable[str]) -> tuple[str, ...]:
        """Tell whose rows show what some holders hold.

        Without roll-up these are the holders. With it, a holder whose every position counts for
        some state, organization or group gives way to the outermost of these.
        """
        if not self.switches.roll_up:
            return tuple(dict.fromkeys(holders))
        rows: dict[str, None] = {}
        for holder in steps(dict.fromkeys(holders), "actors"):
            rows |= dict.fromkeys(self._shown_for(holder))
        return tuple(rows)

    def _shown_for(self, holder: str) -> Sequence[str]:
        dataset = self.dataset
        shown: dict[str, None] = {}
        for id in dataset.linked(holder, Link.POSITIONS_HELD):
            shown |= dict.fromkeys(outermost_of(dataset, dataset.position(id)) or [holder])
        return list(shown) or [holder]
