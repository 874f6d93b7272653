"""Standing: where a holder stands on an issue on a date, and what that rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field

from dipview.dataset.codings import counted_as, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.ids import position_parts
from dipview.model.links import Link
from dipview.model.positions import Basis, Position
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus
from dipview.model.tables import EMPTY
from dipview.model.values import frozen
from dipview.standing.evidence import Evidence, contested, counting, evidence_of
from dipview.standing.latest import oldest_first, split_latest
from dipview.standing.superseded import superseding


@frozen(kw_only=True)
class Standing:
    """Where a holder stands on an issue.

    It is read from the most direct evidence there is: what the holder stated, or else what is
    described, implied or presupposed, or else what is second-hand. Weaker evidence never changes
    it; it is kept in ``aside``.
    """

    holder: str
    issue: str
    evidence: Evidence
    current: tuple[Position, ...]
    """The latest positions, oldest first; at least one."""
    past: tuple[Position, ...] = ()
    """Positions on the same evidence that later ones replace."""
    aside: tuple[Position, ...] = ()
    """Positions on weaker evidence."""
    drafts: tuple[Position, ...] = ()
    """Positions of draft statements: counted apart."""
    disputed: bool = False
    """A statement that it rests on is marked as disputed."""
    contributors: tuple[tuple[str, int], ...] = ()
    """Of a roll-up: each holder that it rolls up, with its number of statements."""
    differing: Mapping[str, tuple[Position | None, ...]] = field(default=EMPTY, hash=False)
    """Of those latest positions on which the codings of an utterance differ, by id, what each
    coding has; None of one that has none."""
    counted_as: Mapping[str, str] = field(default=EMPTY, hash=False)
    """Of its statements that are one of several codings of an utterance, as which they count."""
    superseded_by: tuple[str, ...] = ()
    """The statements that supersede all its latest positions and take none in their place; then it
    has no stance."""
    uncertain: int = 0
    """Of a roll-up: statements of persons of whom it is not known that they held the office."""

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The different stances of the latest positions, oldest first; none of superseded ones."""
        return tuple(dict.fromkeys(position.stance for position in self.in_force))

    @property
    def mixed(self) -> bool:
        """Whether the latest positions differ, in stance or in being conditional.

        Where only coders differ on what was said, nobody wavered: see ``codings_differ``.
        """
        if len(self.current) == 1 or self.superseded_by:
            return False
        sure = [p for p in self.current if p.id not in self.differing]
        return len({(p.stance, p.value, bool(p.condition)) for p in sure}) > 1

    @property
    def codings_differ(self) -> bool:
        """Whether it is not settled what the latest statement says: coders differ on it."""
        return bool(self.differing) and not (self.mixed or self.superseded_by)

    @property
    def shown(self) -> tuple[Position, ...]:
        """The positions that have to be shown to tell it, oldest first.

        They are the last one; all the latest where it is superseded, and where it is mixed those
        that are settled; what each coding has where codings differ.
        """
        if self.superseded_by:
            return self.current
        if self.mixed:
            return self.in_force
        if not self.codings_differ:
            return self.current[-1:]
        return tuple(each for codings in self.differing.values() for each in codings if each)

    @property
    def in_force(self) -> tuple[Position, ...]:
        """The latest positions that are in force; where codings differ, what each coding has.

        Of a mixed one they are those that are settled.
        """
        if self.superseded_by:
            return ()
        if self.codings_differ:
            return self.shown
        return tuple(p for p in self.current if p.id not in self.differing)

    @property
    def stance(self) -> Stance | None:
        """The stance; None where it is mixed, codings differ, or it is superseded."""
        settled = not (self.mixed or self.differing or self.superseded_by)
        return self.current[-1].stance if settled else None

    @property
    def values(self) -> tuple[str, ...]:
        """The different values that the latest positions name, oldest first."""
        return tuple(dict.fromkeys(p.value for p in self.in_force if p.value))

    @property
    def weaker(self) -> tuple[Position, ...]:
        """The positions on weaker evidence that are no second choice."""
        return tuple(position for position in self.aside if not position.fallback)

    @property
    def second_choices(self) -> tuple[Position, ...]:
        """The positions that are a second choice beside a first."""
        return tuple(position for position in self.aside if position.fallback)

    @property
    def second_choice(self) -> bool:
        """Whether the holder would only settle for it, as far as is known."""
        return self.evidence is Evidence.SECOND_CHOICE

    @property
    def conditions(self) -> tuple[str, ...]:
        """The different conditions of the latest positions, in words."""
        return tuple(dict.fromkeys(p.condition for p in self.in_force if p.condition))

    @property
    def conditional(self) -> bool:
        """Whether it holds on a condition only."""
        return self.stance is not None and bool(self.current[-1].condition)

    @property
    def basis(self) -> Basis:
        """The basis of the latest position."""
        return self.current[-1].basis

    @property
    def second_hand(self) -> bool:
        """Whether only others say that the holder stands so."""
        return self.evidence is Evidence.SECOND_HAND

    @property
    def n(self) -> int:
        """How many statements it rests on, the replaced ones included.

        Reprints are one, and so are codings of one utterance.
        """
        statements = {position.statement for position in (*self.current, *self.past)}
        return len({self.counted_as.get(each, each) for each in statements})

    @property
    def rolled_up(self) -> bool:
        """Whether it counts the words of others than the holder itself."""
        return any(contributor != self.holder for contributor, _ in self.contributors)


def standings_of(
    dataset: Dataset,
    holder: str,
    day: dt.date | None = None,
    *,
    second_hand: bool = True,
    exact_only: bool = False,
) -> tuple[Standing, ...]:
    """Find where ``holder`` itself stands on each issue, in the dataset's order of issues held."""
    held: dict[str, dict[str, int]] = {}
    for place, id in enumerate(dataset.linked(holder, Link.POSITIONS_HELD)):
        held.setdefault(position_parts(id)[1], {})[id] = place
    found: dict[int, Standing] = {}
    # Issue by issue, so that each statement is read once, however many there are.
    for issue, places in held.items():
        counted, drafts = counting(
            dataset, places, day, second_hand=second_hand, exact_only=exact_only
        )
        standing = standing_from(dataset, holder, issue, counted, drafts, day)
        if standing is not None:
            found[places[counted[0].id]] = standing
    return tuple(found[place] for place in sorted(found))


def standings_from(
    dataset: Dataset,
    holder: str,
    counted: Sequence[Position],
    drafts: Sequence[Position],
    day: dt.date | None = None,
) -> tuple[Standing, ...]:
    """Settle a standing for each issue of some positions, in the order in which issues appear."""
    counted_on, drafts_on = _by_issue(counted), _by_issue(drafts)
    found = (
        standing_from(dataset, holder, issue, positions, drafts_on.get(issue, ()), day)
        for issue, positions in counted_on.items()
    )
    return tuple(standing for standing in found if standing is not None)


def _by_issue(positions: Sequence[Position]) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = {}
    for position in positions:
        found.setdefault(position.issue, []).append(position)
    return found


def standing_from(
    dataset: Dataset,
    holder: str,
    issue: str,
    counted: Sequence[Position],
    drafts: Sequence[Position],
    day: dt.date | None = None,
) -> Standing | None:
    """Settle a standing from the positions that count; None where there are none.

    Args:
        dataset: Where the positions are from.
        holder: Whose standing it is to be.
        issue: The issue of all the positions.
        counted: The positions that count.
        drafts: Positions of draft statements, told beside.
        day: The day to look from; None for all that the dataset knows.
    """
    if not counted:
        return None
    evidence = [evidence_of(position) for position in counted]
    best = max(evidence)
    used = [each for each, found in zip(counted, evidence, strict=True) if found is best]
    latest, past = split_latest(dataset, used)
    latest, past, later = _in_force(dataset, latest, past, day)
    standing = Standing(
        holder=holder,
        issue=issue,
        evidence=best,
        current=latest,
        past=past,
        aside=tuple(
            each for each, found in zip(counted, evidence, strict=True) if found is not best
        ),
        drafts=tuple(drafts),
        disputed=_disputed(dataset, (*(position.statement for position in latest), *later)),
        superseded_by=later,
    )
    return _with_codings(dataset, standing) if dataset.sets.counted_as else standing


def standing_of_latest(dataset: Dataset, latest: Position, past: tuple[Position, ...]) -> Standing:
    """Make a standing of which it is known already what is the latest.

    Args:
        dataset: Where the positions are from; none of them has several codings.
        latest: The one latest position, which its holder stated itself.
        past: All others that count of this holder on this issue, oldest first: stated too.
    """
    return Standing(
        holder=latest.holder or "",
        issue=latest.issue,
        evidence=Evidence.OWN,
        current=(latest,),
        past=past,
        disputed=_disputed(dataset, (latest.statement,)),
    )


def _disputed(dataset: Dataset, statements: Iterable[str]) -> bool:
    return any(dataset.statement(id).status is RecordStatus.DISPUTED for id in statements)


def _in_force(
    dataset: Dataset, latest: Sequence[Position], past: Sequence[Position], day: dt.date | None
) -> tuple[tuple[Position, ...], tuple[Position, ...], tuple[str, ...]]:
    """Take from the latest positions those that are superseded with none in their place.

    Nothing that was said before comes back for that: where all are superseded, they stay the
    latest, and what supersedes them is told.

    Returns:
        The latest and the replaced, and what supersedes all of the latest.
    """
    if not dataset.sets.features[Feature.SUPERSEDED]:
        return tuple(latest), tuple(past), ()
    by = {position.id: superseding(dataset, position, day) for position in latest}
    kept = tuple(position for position in latest if not by[position.id])
    if kept:
        gone = (position for position in latest if by[position.id])
        return kept, oldest_first(dataset, (*past, *gone)), ()
    return (
        tuple(latest),
        tuple(past),
        tuple(dict.fromkeys(id for those in by.values() for id in those)),
    )


def _with_codings(dataset: Dataset, standing: Standing) -> Standing:
    """Tell what is to be told of utterances with several codings."""
    latest, statements = (
        standing.current,
        {p.statement for p in (*standing.current, *standing.past)},
    )
    counted = {id: counted_as(dataset, id) for id in statements}
    differing = {p.id: codings_of(dataset, p) for p in latest if contested(dataset, p.id)}
    return evolve(
        standing,
        differing=differing,
        counted_as={id: other for id, other in counted.items() if id != other},
    )


def codings_of(dataset: Dataset, position: Position) -> tuple[Position | None, ...]:
    """Give what each coding that decides has in the place of a position; None of one without."""
    utterance = utterances_of(dataset)[position.statement]
    found = []
    for id in utterance.standing:
        statement = dataset.statement(id)
        place = statement.place_held(position.issue, position.holder, fallback=position.fallback)
        found.append(None if place is None else statement.held_at(place))
    return tuple(found)
