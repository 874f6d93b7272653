"""Standing: where a holder stands on an issue on a date, and what that rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.ids import position_parts
from dipview.model.links import Link
from dipview.model.positions import Basis, Position
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus
from dipview.model.values import frozen
from dipview.standing.columns import positions_held_on
from dipview.standing.evidence import Evidence, counting, evidence_of
from dipview.standing.latest import split_latest


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
    uncertain: int = 0
    """Of a roll-up: statements of persons of whom it is not known that they held the office."""

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The different stances of the latest positions, oldest first."""
        return tuple(dict.fromkeys(position.stance for position in self.current))

    @property
    def mixed(self) -> bool:
        """Whether the latest positions differ, in stance or in being conditional."""
        if len(self.current) == 1:
            return False
        return len({(p.stance, p.value, bool(p.condition)) for p in self.current}) > 1

    @property
    def stance(self) -> Stance | None:
        """The stance; None where it is mixed."""
        return None if self.mixed else self.current[-1].stance

    @property
    def values(self) -> tuple[str, ...]:
        """The different values that the latest positions name, oldest first."""
        return tuple(dict.fromkeys(p.value for p in self.current if p.value))

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
        return tuple(dict.fromkeys(p.condition for p in self.current if p.condition))

    @property
    def conditional(self) -> bool:
        """Whether it holds on a condition only."""
        return not self.mixed and bool(self.current[-1].condition)

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
        """How many statements it rests on, the replaced ones included; reprints are one."""
        return len({position.statement for position in (*self.current, *self.past)})

    @property
    def rolled_up(self) -> bool:
        """Whether it counts the words of others than the holder itself."""
        return any(contributor != self.holder for contributor, _ in self.contributors)


def standing_of(
    dataset: Dataset,
    holder: str,
    issue: str,
    day: dt.date | None = None,
    *,
    second_hand: bool = True,
) -> Standing | None:
    """Find where ``holder`` itself stands on ``issue``; None where nothing is found.

    Args:
        dataset: Where to look.
        holder: Id of an actor.
        issue: Id of a policy or claim.
        day: The day to look from; None for all that the dataset knows.
        second_hand: Whether second-hand positions may be used.
    """
    ids = positions_held_on(dataset, holder, issue)
    counted, drafts = counting(dataset, ids, day, second_hand=second_hand)
    return standing_from(dataset, holder, issue, counted, drafts)


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
        if (standing := standing_from(dataset, holder, issue, counted, drafts)) is not None:
            found[places[counted[0].id]] = standing
    return tuple(found[place] for place in sorted(found))


def standings_from(
    dataset: Dataset, holder: str, counted: Sequence[Position], drafts: Sequence[Position]
) -> tuple[Standing, ...]:
    """Settle a standing for each issue of some positions, in the order in which issues appear."""
    counted_on, drafts_on = _by_issue(counted), _by_issue(drafts)
    found = (
        standing_from(dataset, holder, issue, positions, drafts_on.get(issue, ()))
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
) -> Standing | None:
    """Settle a standing from the positions that count; None where there are none.

    Args:
        dataset: Where the positions are from.
        holder: Whose standing it is to be.
        issue: The issue of all the positions.
        counted: The positions that count.
        drafts: Positions of draft statements, told beside.
    """
    if not counted:
        return None
    evidence = [evidence_of(position) for position in counted]
    best = max(evidence)
    used = [each for each, found in zip(counted, evidence, strict=True) if found is best]
    latest, past = split_latest(dataset, used)
    return Standing(
        holder=holder,
        issue=issue,
        evidence=best,
        current=latest,
        past=past,
        aside=tuple(
            each for each, found in zip(counted, evidence, strict=True) if found is not best
        ),
        drafts=tuple(drafts),
        disputed=any(
            dataset.statement(position.statement).status is RecordStatus.DISPUTED
            for position in latest
        ),
    )
