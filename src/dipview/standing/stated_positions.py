"""What holders said themselves, by holder and issue, and the days on which that can have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field

from dipview.computing import check
from dipview.dataset.codings import counted_as, superseded_by
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Basis, Position
from dipview.model.spans import Span
from dipview.model.statements import RecordStatus, Statement
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.columns import columns_of
from dipview.standing.days_of_moments import days_of_moments
from dipview.standing.superseded import superseding

Pair = tuple[str, str]
"""A holder and an issue."""
_A_DAY = 4
"""The length of a day on the line on which days and moments are compared."""


@frozen(kw_only=True)
class StatedPosition:
    """A position that its holder stated, on a day of which something is known."""

    position: Position
    first: dt.date
    """The first day that can be meant; the first of the calendar where that is open."""
    last: dt.date
    """The last day that can be meant; the last of the calendar where that is open."""
    begin: int
    """Where the first day begins among the days and moments of one group; see ``_on_one_line``."""
    end: int
    """Where the last day ends among them."""
    rank: int
    """Its number in the one order of time."""
    stands: dt.date
    """The day that it stands on among what its holder stated on the issue."""
    moment: dt.datetime | None = None
    """The moment with its offset, where it has one."""
    printed: str = ""
    """The date as it is written, where it is not of one known day."""
    uncertain: bool = False
    """Whether it is uncertain that the date is the one at all."""
    undated: str | None = None
    """The source, where the statement has no date but that of its source; see ``by_sources``."""
    exact: bool = False
    """Whether the exact words are given."""
    disputed: bool = False
    supersedes: frozenset[str] = frozenset()
    """The statements that it supersedes, whichever codings of them count."""
    superseded_by: tuple[str, ...] = ()
    """The statements that supersede it and take no position in its place."""
    ended: bool = False
    """Whether any of these may be of the day on which it was made: it did not outlast that."""
    capacity: str | None = None
    """What the holder itself spoke for, where the statement names it."""
    chaired: str | None = None
    """The capacity, where it is none in a state or in a part of one: what was chaired."""

    @property
    def key(self) -> tuple[int, str]:
        """What to sort by: the one order of time, whatever the order in the files."""
        return (self.rank, self.position.id)

    @property
    def over(self) -> tuple[int, int, bool, int, str]:
        """What to sort by where it matters by when each was said at the latest: the last day."""
        return (self.end, self.begin, not self.exact, *self.key)

    def before(self, other: StatedPosition) -> bool:
        """Tell whether this was certainly said on an earlier day than the other.

        Nothing is certain of what has an uncertain date.
        """
        return self.end < other.begin and not (self.uncertain or other.uncertain)


@define(kw_only=True)
class HolderOnIssue:
    """What is known of one holder on one issue."""

    own: list[StatedPosition] = field(factory=list)
    undated: list[Position] = field(factory=list)
    """Stated by the holder, on no day of which anything is known."""
    weaker: list[tuple[Position, dt.date | None]] = field(factory=list)
    """Described, implied, presupposed or second-hand, or such that codings differ on it, each with
    the last day that can be meant."""
    contested: dict[str, Position] = field(factory=dict)
    """Those of the holder's own of which codings differ on what they say, by their utterances."""

    @property
    def n(self) -> int:
        """How many statements of the holder's own there are; reprints and codings are one."""
        own = (stated.position.statement for stated in self.own)
        return len({*own, *(position.statement for position in self.undated), *self.contested})

    @property
    def stated(self) -> list[Position]:
        """All positions that the holder stated, in an order that no file decides."""
        dated = [stated.position for stated in sorted(self.own, key=lambda stated: stated.key)]
        return [*dated, *sorted(self.undated, key=lambda position: position.id)]


@define(kw_only=True)
class KnownPositions:
    """All that is known on a day, by holder and issue, and how much of it does not count."""

    groups: dict[Pair, HolderOnIssue] = field(factory=dict)
    """Of those positions that were looked at."""
    drafts: int = 0
    not_stated: int = 0
    second_hand: int = 0
    undated: int = 0
    contested: int = 0
    """On these codings differ."""


@frozen(kw_only=True)
class _Entry:
    """A position that a holder has, with what decides whether it counts."""

    position: Position
    stated: StatedPosition | None
    """None where the holder did not state it, or nothing is known of the day."""
    known: dt.date | None
    """The day from which it counts."""
    last: dt.date | None
    """The last day that can be meant; None where that is open or uncertain."""
    exact: bool
    draft: bool
    contested: str = ""
    """As which statement its utterance counts, where codings differ on it."""


def known_positions(
    dataset: Dataset,
    day: dt.date | None,
    *,
    exact_only: bool = False,
    second_hand: bool = True,
    among: Numbers | None = None,
) -> KnownPositions:
    """Group what counts by holder and issue.

    How much does not count is told of the whole dataset.

    Args:
        dataset: Where to look.
        day: The day to look from; None for all that the dataset knows.
        exact_only: Whether only statements in exact words count.
        second_hand: Whether what is second-hand is taken note of at all.
        among: The positions to look at; None for all.
    """
    known = _uncounted(dataset, day, exact_only=exact_only, second_hand=second_hand)
    among = columns_of(dataset).held if among is None else among
    for entry in _entries(dataset, among):
        check()
        if day is not None and (entry.known is None or entry.known > day):
            continue
        if (exact_only and not entry.exact) or (entry.position.second_hand and not second_hand):
            continue
        if not entry.draft:
            _put(known, _told_as_superseded(dataset, entry, day))
    for group in known.groups.values():
        group.own = _on_one_line(group.own)
    return known


def _told_as_superseded(dataset: Dataset, entry: _Entry, day: dt.date | None) -> _Entry:
    """Tell of a position that is superseded without another in its place that it is so."""
    later = superseding(dataset, entry.position, day) if entry.stated is not None else ()
    if not later or entry.stated is None:
        return entry
    ended = any(not _surely_after(dataset.said(id), entry.stated) for id in later)
    return evolve(entry, stated=evolve(entry.stated, superseded_by=later, ended=ended))


def _surely_after(said: Span | None, stated: StatedPosition) -> bool:
    """Tell whether something was certainly said on a later day than a position was taken."""
    if said is None or said.uncertain or stated.uncertain:
        return False
    first, _ = said.bounds
    return first is not None and first > stated.last


def _uncounted(
    dataset: Dataset, day: dt.date | None, *, exact_only: bool, second_hand: bool
) -> KnownPositions:
    """Count what is known on a day and does not count."""
    sets = dataset.sets
    base = columns_of(dataset).held
    if day is not None:
        base &= sets.known_by(Kind.POSITION, day)
    if exact_only:
        base &= sets.features[Feature.QUOTABLE]
    if not second_hand:
        base -= sets.features[Feature.SECOND_HAND]
    counted = base & sets.features[Feature.COUNTED]
    contested = counted & sets.features[Feature.CONTESTED]
    counted -= contested
    first_hand = counted - sets.features[Feature.SECOND_HAND]
    stated = (first_hand & sets.bases[Basis.STATED]) - sets.features[Feature.FALLBACK]
    return KnownPositions(
        drafts=base.intersection_cardinality(sets.features[Feature.DRAFT]),
        not_stated=len(first_hand) - len(stated),
        second_hand=len(counted) - len(first_hand),
        undated=len(stated - sets.known_by(Kind.POSITION, dt.date.max)),
        contested=len(contested),
    )


@kept_by_dataset(2)
def _entries(dataset: Dataset, among: Numbers) -> Sequence[_Entry]:
    """Read some positions once; kept, so that another day or switch need not read them again."""
    found: list[_Entry] = []
    sets, contested = dataset.sets, dataset.sets.features[Feature.CONTESTED]
    among -= sets.features[Feature.ASIDE]
    for id in dataset.ids_of(Kind.STATEMENT, sets.codings_of(among)):
        statement = dataset.statement(id)
        if statement.status is RecordStatus.RETRACTED:
            continue
        taken = dataset.linked_numbers(id, Link.POSITIONS_TAKEN)
        span = dataset.said(id)
        found.extend(
            _entry(
                dataset, statement.held_at(place), statement, span, sure=position not in contested
            )
            for place, position in enumerate(taken)
            if position in among
        )
    return found


def _entry(
    dataset: Dataset, position: Position, statement: Statement, span: Span | None, *, sure: bool
) -> _Entry:
    own = span is not None and position.own
    return _Entry(
        position=position,
        stated=_stated_position(dataset, position, statement, span) if span and own else None,
        known=span.counts_from if span else None,
        last=span.bounds[1] if span and not span.uncertain else None,
        exact=statement.quotable,
        draft=statement.status is RecordStatus.DRAFT,
        contested="" if sure else counted_as(dataset, statement.id),
    )


def _put(known: KnownPositions, entry: _Entry) -> None:
    position = entry.position
    group = known.groups.setdefault((position.holder or "", position.issue), HolderOnIssue())
    if entry.contested and position.own:
        group.contested[entry.contested] = position
    if entry.contested or not position.own:
        group.weaker.append((position, entry.last))
    elif entry.stated is None:
        group.undated.append(position)
    else:
        group.own.append(entry.stated)


def _stated_position(
    dataset: Dataset, position: Position, statement: Statement, span: Span
) -> StatedPosition:
    first, last = (span.bounds[0] or dt.date.min, span.bounds[1] or dt.date.max)
    capacity = statement.capacity if position.holder in statement.speakers else None
    return StatedPosition(
        position=position,
        first=first,
        last=last,
        begin=first.toordinal() * _A_DAY,
        end=last.toordinal() * _A_DAY + _A_DAY - 1,
        rank=dataset.placed(statement.id)[1],
        stands=first,
        moment=span.instant and span.moment,
        printed="" if first == last and not span.uncertain else span.text,
        uncertain=span.uncertain,
        undated=None if statement.date else statement.source,
        exact=statement.quotable,
        disputed=statement.status is RecordStatus.DISPUTED,
        supersedes=superseded_by(dataset, statement.id),
        capacity=capacity,
        chaired=capacity if capacity and not _of_a_state(dataset, capacity) else None,
    )


def by_sources(dataset: Dataset, own: Sequence[StatedPosition]) -> list[StatedPosition]:
    """Date what has no date as its source is dated, for an order that rests on that.

    What has no date is then of the days of its source, or of those before on which others in the
    same source were said: of these it is not known to come after any.

    Args:
        dataset: Where they are from.
        own: What one holder stated on one issue, on days that are not uncertain.
    """
    begun: dict[str, int] = {}
    for stated in own:
        if stated.undated is None:
            source = dataset.statement(stated.position.statement).source
            begun[source] = min(stated.begin, begun.get(source, stated.begin))
    found: list[StatedPosition] = []
    for stated in own:
        issued = dataset.source(stated.undated).issued if stated.undated is not None else None
        first = issued.bounds[0] if issued else None
        if stated.undated is None or first is None:
            found.append(stated)
        else:
            begin = min(first.toordinal() * _A_DAY, begun.get(stated.undated, stated.end))
            found.append(evolve(stated, begin=begin))
    return found


def _of_a_state(dataset: Dataset, id: str) -> bool:
    """Tell whether something is a state or a part of one."""
    seen: set[str] = set()
    above: str | None = id
    while above is not None and above not in seen:
        seen.add(above)
        actor = dataset.actor(above)
        if actor.kind is ActorKind.STATE:
            return True
        above = actor.part_of
    return False


def together(groups: Sequence[HolderOnIssue]) -> HolderOnIssue:
    """Put together what one holder said on issues that are told as one."""
    return HolderOnIssue(
        own=_on_one_line(stated for group in groups for stated in group.own),
        undated=[position for group in groups for position in group.undated],
        weaker=[each for group in groups for each in group.weaker],
        contested={id: each for group in groups for id, each in group.contested.items()},
    )


def _on_one_line(own: Iterable[StatedPosition]) -> list[StatedPosition]:
    """Place moments with an offset among days, so that any two can be compared.

    Two moments are on days apart where these are apart in universal time, or, where all are of one
    offset, in theirs; a moment and a day where the day is not that which the moment stands on.
    A day has room for the moments of three days of universal time: an offset may shift a moment to
    the day before or after.
    """
    all_of_them = list(own)
    moments = [stated.moment for stated in all_of_them if stated.moment]
    if not moments:
        return all_of_them
    shared = len({moment.utcoffset() for moment in moments}) == 1
    stands = days_of_moments((each.moment, each.first) for each in all_of_them if each.moment)
    return [_placed(stated, stands, shared=shared) for stated in all_of_them]


def _placed(
    stated: StatedPosition, stands: Mapping[dt.datetime, dt.date], *, shared: bool
) -> StatedPosition:
    if stated.moment is None:
        return stated
    day = stated.first if shared else stated.moment.astimezone(dt.UTC).date()
    place = stands[stated.moment].toordinal()
    at = place * _A_DAY + day.toordinal() - place + 1
    return evolve(stated, begin=at, end=at, stands=stands[stated.moment])
