"""Shift filter: which of what was worked out from all statements a scope lets a view show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.issues_below import with_those_below
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.bloc_lines import Alignment, Dissent
from dipview.standing.columns import columns_of, numbered
from dipview.standing.plain_turns import PlainTurn
from dipview.standing.roll_up import wholes_of
from dipview.standing.shifts import Turn, Unclear
from dipview.views.parts.labels import label_of
from dipview.views.selection import Selection


@frozen(kw_only=True)
class ShiftFilter:
    """The positions, actors and issues that are wanted, and since when."""

    dataset: Dataset
    positions: Numbers | None
    """The numbers of positions of which a row must show one; None for all."""
    actors: frozenset[str]
    """Ids of actors of which a row must have one; empty for all."""
    issues: frozenset[str]
    """Ids of issues; empty for all."""
    since: dt.date | None
    roll_up: bool
    words: tuple[str, ...] = ()
    """The subjects in words."""

    def has(self, position: str) -> bool:
        """Tell whether a position is among those wanted."""
        if self.positions is None:
            return True
        number = self.dataset.number_of(position)
        return number is not None and number in self.positions

    def only(self, positions: Numbers) -> Numbers:
        """Keep those of some positions that are wanted, by number."""
        columns = columns_of(self.dataset)
        if self.positions is not None:
            positions = positions & self.positions
        if self.actors:
            positions = positions & union(map(columns.by, numbered(self.dataset, self.actors)))
        if self.issues:
            positions = positions & columns.on_any(numbered(self.dataset, self.issues))
        return positions

    def lets_pair(self, *parties_and_issue: str) -> bool:
        """Tell whether some actors and, last, an issue are wanted."""
        *parties, issue = parties_and_issue
        if self.issues and issue not in self.issues:
            return False
        return not self.actors or not self.actors.isdisjoint(parties)

    def lets_turn(self, turn: Turn) -> bool:
        """Tell whether a turn is wanted; since a day, only if its later statement may be so."""
        held = (turn.before.position, turn.after.position)
        return self._since(turn.after.last) and self._lets(held, turn.issue, turn.holder)

    def plain(self, turns: Iterable[PlainTurn]) -> Iterator[PlainTurn]:
        """Keep of some plain turns those that are wanted, as ``lets_turn`` tells of others."""
        among, sets = self.positions, self.dataset.sets
        late = None if self.since is None else sets.not_before(Kind.POSITION, self.since)
        actors, issues = numbered(self.dataset, self.actors), numbered(self.dataset, self.issues)
        if late is among is None and not (actors or issues):
            yield from turns
            return
        for turn in turns:
            if late is not None and turn.after not in late:
                continue
            if among is not None and turn.before not in among and turn.after not in among:
                continue
            if (turn.issue in issues or not issues) and (turn.holder in actors or not actors):
                yield turn

    def lets_unclear(self, unclear: Unclear) -> bool:
        """Tell whether statements that overlap and differ are wanted."""
        held = [stated.position for stated in unclear.stated]
        in_time = any(self._since(stated.last) for stated in unclear.stated)
        return in_time and self._lets(held, unclear.issue, unclear.holder)

    def lets_position(self, position: Position) -> bool:
        """Tell whether one position is wanted."""
        return self._lets((position,), position.issue)

    def lets_dissent(self, dataset: Dataset, dissent: Dissent) -> bool:
        """Tell whether a member's dissent is wanted; since a day, if either was said so late."""
        held = (dissent.own.latest, dissent.line.latest)
        in_time = any(self._may_be_since(dataset, each.statement) for each in held)
        return in_time and self._lets(held, dissent.line.issue, dissent.bloc, dissent.member)

    def lets_alignment(self, dataset: Dataset, alignment: Alignment, who: Iterable[str]) -> bool:
        """Tell whether an alignment of some actors is wanted."""
        if not self._may_be_since(dataset, alignment.reply):
            return False
        taken = (
            number
            for statement in (alignment.reply, alignment.to)
            for number in dataset.linked_numbers(statement, Link.POSITIONS_TAKEN)
        )
        wanted = self.positions
        among = wanted is None or any(number in wanted for number in taken)
        return among and self.lets_pair(*who, alignment.issue)

    def _lets(self, held: Iterable[Position], issue: str, *parties: str) -> bool:
        held = tuple(held)
        if self.positions is not None and not any(self.has(each.id) for each in held):
            return False
        involved = {*parties, *(each.holder for each in held if each.holder)}
        if self.actors and self.roll_up:
            involved |= {whole.id for each in held for whole in wholes_of(self.dataset, each)}
        # On a series, a text of it is asked for by either name.
        issues = {issue, *(each.issue for each in held)}
        return any(self.lets_pair(*involved, each) for each in issues)

    def _since(self, last: dt.date) -> bool:
        return self.since is None or last >= self.since

    def _may_be_since(self, dataset: Dataset, statement: str) -> bool:
        if self.since is None:
            return True
        span = dataset.said(statement)
        last = span.bounds[1] if span else None
        return span is not None and (last is None or last >= self.since)


def shift_filter(selection: Selection) -> ShiftFilter:
    """Read a scope: its query and pins narrow positions, its subjects actors and issues.

    A topic stands for all issues under it, a series for its texts; a subject of another kind
    narrows as a pin does.
    """
    dataset, scope = selection.dataset, selection.scope
    kinds = {id: dataset.kind_of(id) for id in scope.subjects}
    actors = [id for id, kind in kinds.items() if kind is Kind.ACTOR]
    issues = [id for id, kind in kinds.items() if kind is Kind.ISSUE]
    others = [id for id, kind in kinds.items() if kind not in (Kind.ACTOR, Kind.ISSUE)]
    pins = (*scope.pins, *others)
    inner = selection.through(evolve(scope, pins=pins, since=None, as_of=None))
    found = inner.numbers(Kind.POSITION) if inner.is_narrowed else None
    return ShiftFilter(
        dataset=dataset,
        positions=None if found is None else dataset.sets.once(numbers_of(found)),
        actors=frozenset(actors),
        issues=frozenset(with_those_below(dataset, issues)),
        since=scope.since,
        roll_up=scope.roll_up,
        words=tuple(f"of {label_of(dataset, id)}" for id in scope.subjects),
    )
