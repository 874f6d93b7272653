"""Bloc lines: members whose words differ from their bloc's line, and who says to be of one mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import (
    Certainty,
    HeldMembership,
    memberships_on,
)
from dipview.model.actors import Membership
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.statements import Act, Statement
from dipview.model.values import frozen
from dipview.standing.evidence import Evidence, counts, known_by
from dipview.standing.latest import split_latest
from dipview.standing.roll_up import rolled_up_standings
from dipview.standing.stated_positions import HolderOnIssue, Pair, StatedPosition
from dipview.standing.superseded import superseding


@frozen(kw_only=True)
class Line:
    """Where one stands on an issue in words of its own, as far as they are of one mind."""

    issue: str
    latest: Position
    n: int
    contributors: tuple[tuple[str, int], ...] = ()
    """Of a roll-up: each holder that it rolls up, with its number of statements."""
    chair: str | None = None
    """Who said it in the chair, where the bloc itself said nothing."""

    @property
    def side(self) -> int | None:
        """1 for, -1 against, 0 between; None where no side is taken."""
        score = self.latest.stance.score
        return None if score is None else (score > 0) - (score < 0)


@frozen(kw_only=True)
class Dissent:
    """A member of a bloc whose own words are not on the side of the bloc's line."""

    bloc: str
    member: str
    membership: Membership
    certain: bool
    """Whether it is known that it was a member on the day of looking."""
    line: Line
    own: Line


@frozen(kw_only=True)
class Alignment:
    """A statement that says that it supports or agrees with another."""

    reply: str
    to: str
    issue: str
    """Empty where neither takes a position."""
    own: Position | None
    """What the reply says on the issue; None where it takes no position on it."""
    other: Position | None


def dissents(
    dataset: Dataset,
    groups: Mapping[Pair, HolderOnIssue],
    day: dt.date | None,
    *,
    roll_up: bool = False,
    known_on: dt.date | None = None,
    exact_only: bool = False,
) -> list[Dissent]:
    """Find members whose own words differ in side from their bloc's own line.

    A bloc's line is what it stated, or what was said for it; where it said nothing, what its chair
    said in the chair. Where the latest of these differ there is no line, and mixed words of a
    member, or a stance that takes no side, are no dissent.

    Args:
        dataset: Where to look.
        groups: What each holder said on each issue.
        day: The day on which membership counts; None for the day of the later statement.
        roll_up: Whether the words of officials and bodies count for a member.
        known_on: The day to look from; None for all that the dataset knows.
        exact_only: Whether only exact words count when rolling up.
    """
    by_holder: dict[str, dict[str, HolderOnIssue]] = {}
    for (holder, issue), group in groups.items():
        by_holder.setdefault(holder, {})[issue] = group
    chairs = _said_in_the_chair(groups)
    own: dict[str, Mapping[str, Line]] = {}

    def lines_of_member(member: str) -> Mapping[str, Line]:
        if member not in own:
            own[member] = (
                _rolled_up(dataset, member, known_on, exact_only=exact_only)
                if roll_up
                else _lines(dataset, by_holder.get(member, {}), known_on)
            )
        return own[member]

    found: list[Dissent] = []
    for bloc in dataset.ids(Kind.ACTOR):
        members = dataset.linked(bloc, Link.MEMBERS)
        if members:
            lines = {
                **_chaired(dataset, chairs.get(bloc, {}), known_on),
                **_lines(dataset, by_holder.get(bloc, {}), known_on),
            }
            for member in dict.fromkeys(members) if lines else ():
                found += _against(dataset, bloc, lines, member, lines_of_member(member), day)
    return found


def _lines(
    dataset: Dataset, by_issue: Mapping[str, HolderOnIssue], day: dt.date | None
) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for issue, group in by_issue.items():
        if latest := _of_one_mind(dataset, day, group.stated, group.contested.values()):
            found[issue] = Line(issue=issue, latest=latest, n=group.n)
    return found


def _rolled_up(
    dataset: Dataset, member: str, day: dt.date | None, *, exact_only: bool
) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for standing in rolled_up_standings(dataset, member, day, exact_only=exact_only):
        settled = not (standing.mixed or standing.differing or standing.superseded_by)
        if standing.evidence is Evidence.OWN and settled:
            found[standing.issue] = Line(
                issue=standing.issue,
                latest=standing.current[-1],
                n=standing.n,
                contributors=standing.contributors if standing.rolled_up else (),
            )
    return found


def _said_in_the_chair(
    groups: Mapping[Pair, HolderOnIssue],
) -> dict[str, dict[str, list[StatedPosition]]]:
    """Group what was said in a capacity by what is chaired, and by issue."""
    found: dict[str, dict[str, list[StatedPosition]]] = {}
    for (_, issue), group in groups.items():
        for stated in group.own:
            if stated.capacity is not None:
                found.setdefault(stated.capacity, {}).setdefault(issue, []).append(stated)
    return found


def _chaired(
    dataset: Dataset, by_issue: Mapping[str, list[StatedPosition]], day: dt.date | None
) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for issue, stated in by_issue.items():
        said = [each.position for each in sorted(stated, key=lambda each: each.key)]
        if latest := _of_one_mind(dataset, day, said):
            n = len({position.statement for position in said})
            found[issue] = Line(issue=issue, latest=latest, n=n, chair=latest.holder)
    return found


def _of_one_mind(
    dataset: Dataset,
    day: dt.date | None,
    stated: Sequence[Position],
    contested: Iterable[Position] = (),
) -> Position | None:
    """Give the last of some positions.

    None where the latest of them differ, or there are none, codings differ on one of these, or all
    are superseded.
    """
    if not stated:
        return None
    unsure = {position.id for position in contested}
    latest, _ = split_latest(dataset, [*stated, *contested])
    latest = tuple(each for each in latest if not superseding(dataset, each, day))
    if not unsure.isdisjoint(position.id for position in latest):
        return None
    signs = {(each.stance, each.value, bool(each.condition)) for each in latest}
    return latest[-1] if len(signs) == 1 else None


def _against(
    dataset: Dataset,
    bloc: str,
    lines: Mapping[str, Line],
    member: str,
    own: Mapping[str, Line],
    day: dt.date | None,
) -> Iterator[Dissent]:
    for issue in sorted(set(lines).intersection(own)):
        line, words = lines[issue], own[issue]
        if line.side is None or words.side is None or line.side == words.side:
            continue
        held = (
            memberships_on(dataset, member, day)
            if day is not None
            else _held_when(dataset, member, (line, words))
        )
        terms = [each for each in held if each.membership.of == bloc]
        if terms:
            best = max(terms, key=lambda each: each.certainty is Certainty.HELD)
            yield Dissent(
                bloc=bloc,
                member=member,
                membership=best.membership,
                certain=best.certainty is Certainty.HELD,
                line=line,
                own=words,
            )


def _held_when(dataset: Dataset, member: str, lines: Iterable[Line]) -> tuple[HeldMembership, ...]:
    """Give the memberships on the date of the later of two statements."""
    said = (dataset.said(each.latest.statement) for each in lines)
    later = max((span for span in said if span), key=lambda span: span.counts_from, default=None)
    return () if later is None else memberships_on(dataset, member, later)


_OF_ONE_MIND = (Act.AGREE, Act.SUPPORT)


def alignments(
    dataset: Dataset, day: dt.date | None, *, exact_only: bool = False
) -> list[Alignment]:
    """Find the statements that answer another and say, by what they do, that they are for it.

    Only what a statement says counts: its act is to agree or to support, and it responds to the
    other. Neither may be a draft or retracted.
    """
    found: list[Alignment] = []
    for id in sorted(dataset.ids(Kind.STATEMENT)):
        replies = dataset.linked(id, Link.REPLIES)
        if replies and _counts(dataset, id, day):
            for reply in sorted(replies):
                statement = dataset.statement(reply)
                agrees = not set(_OF_ONE_MIND).isdisjoint(statement.acts)
                quotable = statement.quotable or not exact_only
                if agrees and quotable and _counts(dataset, reply, day):
                    found += _aligned(statement, dataset.statement(id))
    return found


def _counts(dataset: Dataset, id: str, day: dt.date | None) -> bool:
    return counts(dataset, id) and known_by(dataset, id, day)


def _aligned(reply: Statement, other: Statement) -> Iterator[Alignment]:
    """Give a row for each issue on which both take a position, or else for each of the other's.

    Issues on which the two are on opposite sides are left out: that is not what is agreed with.
    """
    own, theirs = _first_on(reply), _first_on(other)
    shared = [issue for issue in own if issue in theirs]
    for issue in shared or theirs or own or ("",):
        one, two = own.get(issue), theirs.get(issue)
        if one is None or two is None or _score(one) * _score(two) >= 0:
            yield Alignment(reply=reply.id, to=other.id, issue=issue, own=one, other=two)


def _score(position: Position) -> int:
    return position.stance.score or 0


def _first_on(statement: Statement) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for position in statement.held():
        if not (position.second_hand or position.fallback):
            found.setdefault(position.issue, position)
    return found
