"""What a brief takes into account: standings with its switches, of what its query finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve, field

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.columns import numbered
from dipview.standing.evidence import counts
from dipview.standing.found_standings import FoundStandings, OnIssue
from dipview.standing.roll_up import rolled_up_positions
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import counted
from dipview.views.parts.scope_switches import switches_of
from dipview.views.scope import Scope
from dipview.views.selection import Selection, in_scope


@frozen(kw_only=True)
class ScopedStandings:
    """A dataset as a brief looks at it.

    A query or a pin decides whose standings are shown; what a standing is worked out from are all
    positions of its holder, so that no query makes an old word look like the latest.
    """

    selection: Selection
    table: StandingTable
    _numbers: Numbers | None = field(alias="found")
    """The numbers of the positions that query and pins find; None where neither narrows."""

    @property
    def dataset(self) -> Dataset:
        """Where the records are."""
        return self.selection.dataset

    @property
    def scope(self) -> Scope:
        """What is looked through."""
        return self.selection.scope

    def finds(self, positions: Iterable[Position]) -> bool:
        """Tell whether the query and pins find any of some positions."""
        found = self._numbers
        if found is None:
            return True
        return bool(found & numbered(self.dataset, (each.id for each in positions)))

    def _found(self, standing: Standing) -> bool:
        return self.finds(positions_of(standing))

    def on(self, issue: str) -> tuple[Standing, ...]:
        """Find the standings on an issue, in the order in which holders first appear."""
        if not self.table.switches.roll_up:
            return self.found_on(issue).standings()
        parts = map(position_parts, self.dataset.linked(issue, Link.POSITIONS_ON))
        rows = self.table.rows_for(dict.fromkeys(holder for *_, holder in parts if holder))
        return self._kept(self.table.at(holder, issue) for holder in rows)

    def found_on(self, issue: str) -> OnIssue:
        """Find the standings on an issue; none is made that need not be."""
        if self.table.switches.roll_up:
            settled = list(enumerate(self.on(issue)))
            return OnIssue(dataset=self.dataset, issue=issue, settled=settled)
        found = self.table.found_of(issue)
        return found if self._numbers is None else found.resting_on(self._numbers, self._found)

    def found_by(self, actor: str) -> FoundStandings:
        """Find the standings of an actor; none is made that need not be."""
        if self.table.switches.roll_up:
            return FoundStandings.of(self.dataset, self.of(actor))
        found = self.table.found_by(actor)
        return found if self._numbers is None else found.resting_on(self._numbers, self._found)

    def holders_on(self, issue: str, without: Collection[str] = ()) -> Iterator[str]:
        """Give who stands anywhere on an issue, but for some; no position is read for that."""
        if self.table.switches.roll_up:
            found = (standing.holder for standing in self.on(issue))
            yield from (holder for holder in found if holder not in without)
            return
        for holder in self.table.found_on(issue, self._numbers):
            if holder not in without:
                yield holder

    def of(self, actor: str) -> tuple[Standing, ...]:
        """Find the standings of an actor, by issue in the dataset's order."""
        return self._kept(self.table.of(actor).values())

    def _kept(self, standings: Iterable[Standing | None]) -> tuple[Standing, ...]:
        return tuple(s for s in standings if s is not None and self.finds(positions_of(s)))

    def unheld(self, issue: str) -> tuple[Position, ...]:
        """Find the positions on an issue that have no named holder."""
        positions = self._counting(self.dataset.linked(issue, Link.POSITIONS_ON))
        return tuple(p for p in positions if p.holder is None and self.finds((p,)))

    def _counting(self, ids: Iterable[str]) -> Iterator[Position]:
        """Go through the positions that count, as the scope's day and switches have it."""
        for id in ids:
            position = self.dataset.position(id)
            if counts(self.dataset, id) and self._switched_in(id):
                yield position

    def _switched_in(self, id: str) -> bool:
        return in_scope(self.dataset, self.ever, Kind.POSITION, id)

    @property
    def ever(self) -> Scope:
        """The scope's day and switches, from the first day on."""
        scope = self.scope
        return Scope(as_of=scope.as_of, exact_only=scope.exact_only, second_hand=scope.second_hand)

    @property
    def recent(self) -> Scope:
        """The scope's dates and switches: what lists of what was said or done heed."""
        return evolve(self.scope.switches(), roll_up=False)

    def left_out(self, positions: Numbers, weaker: int) -> tuple[str, ...]:
        """Say how much is known and not shown, or does not count.

        Args:
            positions: The numbers of the positions that the brief could have shown.
            weaker: How many positions are beside its standings on weaker evidence.
        """
        found = self._by_reason(self.dataset.sets.once(positions))
        phrases = [f"{counted(count, 'position')} {reason}" for reason, count in found if count]
        beside = f"{counted(weaker, 'position')} on weaker evidence than its holder's own words"
        return tuple([*phrases, beside] if weaker else phrases)

    def _by_reason(self, left: Numbers) -> Iterator[tuple[str, int]]:
        """Count positions by why they do not count, each by the first reason that there is."""
        sets, scope = self.dataset.sets, self.scope
        features = sets.features
        counting = features[Feature.COUNTED]
        known = left if scope.as_of is None else sets.known_by(Kind.POSITION, scope.as_of)
        for reason, kept in (
            (_LATER, known),
            (_RETRACTED, counting | features[Feature.DRAFT]),
            (_DRAFT, counting),
            (_SECOND_HAND, left if scope.second_hand else left - features[Feature.SECOND_HAND]),
            (_NOT_EXACT, features[Feature.QUOTABLE] if scope.exact_only else left),
            (_NOT_FOUND, left if self._numbers is None else self._numbers),
        ):
            gone = left - kept
            yield reason, len(gone) - len(sets.again(gone))
            left &= kept

    def rolled_up_on(self, whole: str, issue: str) -> str:
        """Name the officials and bodies of an actor that are heard on an issue themselves."""
        heard = (p.id for p, _ in rolled_up_positions(self.dataset, whole, issue))
        holders = dict.fromkeys(p.holder for p in self._counting(heard) if p.holder)
        return ", ".join(name_of(self.dataset, holder) for holder in holders)


_LATER = "said later, or on a day that is not known"
_RETRACTED = "retracted"
_DRAFT = "in drafts"
_SECOND_HAND = "second-hand, switched off"
_NOT_EXACT = "not in exact words, switched off"
_NOT_FOUND = "not among what the query finds"


def positions_of(standing: Standing) -> tuple[Position, ...]:
    """Give all positions that a standing rests on or has beside it."""
    return (*standing.current, *standing.past, *standing.aside)


def weaker_beside(standings: Iterable[Standing]) -> int:
    """Count the positions that are beside standings on weaker evidence."""
    return sum(len(each.aside) for each in standings)


def scoped_standings(selection: Selection) -> ScopedStandings:
    """Prepare what a brief takes into account.

    The scope's day and switches tell what counts, its query and pins whose standings are shown.
    """
    dataset, found = selection.dataset, selection.found(Kind.POSITION)
    return ScopedStandings(
        selection=selection,
        table=StandingTable(dataset, switches_of(selection.scope)),
        found=None if found is None else dataset.sets.once(found),
    )
