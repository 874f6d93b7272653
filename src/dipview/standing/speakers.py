"""Changes of speaker: an office that changed hands, a state for which somebody else speaks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import define, field

from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import certainty_on
from dipview.model.actors import ActorKind, Role
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.standing.roll_up import wholes_of
from dipview.standing.shifts import (
    Turn,
    changes_between,
    ended_days,
    side_taken,
    sign_of,
    turn_between,
)
from dipview.standing.stages import Stage, stages_of
from dipview.standing.stated_positions import HolderOnIssue, Pair, StatedPosition


@frozen(kw_only=True)
class Term:
    """An office that a person holds, from a day and until a day."""

    actor: str
    role: Role


@frozen(kw_only=True)
class HandOver:
    """An office that changed hands, and two statements of its holders that differ."""

    old: Term
    new: Term
    turn: Turn


@frozen(kw_only=True)
class OtherVoice:
    """Two statements that roll up to the same state or organization, of two who speak for it."""

    whole: str
    turn: Turn
    contributors: tuple[tuple[str, int], ...]
    """Each whose words count for it on the issue, with its number of statements."""
    certain: bool
    """False where it is not known whether one of the two was in office then."""


def successions(dataset: Dataset) -> Iterator[tuple[Term, Term]]:
    """Go through all pairs of persons of whom one follows the other in an office.

    An office is a title and what it is an office of. Only where the end of the one term and the
    start of the other are given is it known that one follows: of two persons with the same title at
    the same time neither is the other's successor.
    """
    offices: dict[tuple[str, str], list[Term]] = {}
    for id in dataset.ids(Kind.ACTOR):
        actor = dataset.actor(id)
        if actor.kind is ActorKind.PERSON:
            for role in actor.roles:
                office = (" ".join(role.title.casefold().split()), role.of)
                offices.setdefault(office, []).append(Term(actor=id, role=role))
    for terms in offices.values():
        terms.sort(key=lambda term: (_began(term), term.actor))
        for old, new in pairwise(terms):
            if old.actor != new.actor and _over_before(old, new):
                yield old, new


def _began(term: Term) -> tuple[dt.date, dt.date]:
    first, last = term.role.start.bounds if term.role.start else (None, None)
    return (first or dt.date.min, last or dt.date.max)


def _over_before(old: Term, new: Term) -> bool:
    """Tell whether one term can have been over when the other began."""
    if old.role.end is None or new.role.start is None:
        return False
    over, begun = old.role.end.bounds[0], new.role.start.bounds[1]
    return over is None or begun is None or over <= begun


def hand_overs(dataset: Dataset, groups: Mapping[Pair, HolderOnIssue]) -> list[HandOver]:
    """Find offices that changed hands where the new holder's own words differ from the old one's.

    What the old holder said last in office is compared with what the new one said first in it; both
    must be unmixed.
    """
    issues: dict[str, list[str]] = {}
    for holder, issue in groups:
        issues.setdefault(holder, []).append(issue)
    found: list[HandOver] = []
    for old, new in successions(dataset):
        shared = set(issues.get(old.actor, ())).intersection(issues.get(new.actor, ()))
        for issue in sorted(shared):
            one, other = groups[old.actor, issue], groups[new.actor, issue]
            turn = _handed_over(dataset, old, new, one, other)
            if turn is not None:
                found.append(HandOver(old=old, new=new, turn=turn))
    return found


def _handed_over(
    dataset: Dataset, old: Term, new: Term, one: HolderOnIssue, other: HolderOnIssue
) -> Turn | None:
    said = _in_office(dataset, old, one.own), _in_office(dataset, new, other.own)
    if not all(said):
        return None
    last, first = _stages(dataset, said[0])[-1], _stages(dataset, said[1])[0]
    if last.mixed or first.mixed:
        return None
    before = max(
        last.closed, key=lambda stated: (stated.end, stated.begin, stated.exact, stated.key)
    )
    after = min(first.opened, key=lambda stated: stated.over)
    if after.before(before) or not changes_between(before.position, after.position):
        return None
    return Turn(
        holder=old.role.of,
        issue=before.position.issue,
        before=before,
        after=after,
        n=one.n + other.n,
    )


def _in_office(dataset: Dataset, term: Term, own: Iterable[StatedPosition]) -> list[StatedPosition]:
    """Keep what was said while the office may have been held, and not in another chair.

    Of what has an uncertain date it is not known whether it is the last or the first.
    """
    sources = term.role.sources or dataset.actor(term.actor).sources
    said = (
        stated for stated in own if stated.chaired in (None, term.role.of) and not stated.uncertain
    )
    days = ((stated, dataset.known_from(stated.position.id)) for stated in said)
    return [
        stated for stated, day in days if day and certainty_on(dataset, term.role, sources, day)
    ]


def _stages(dataset: Dataset, own: Sequence[StatedPosition]) -> list[Stage]:
    kept, _ = ended_days(dataset, own)
    return stages_of(kept, sign_of)


def other_voices(dataset: Dataset, groups: Mapping[Pair, HolderOnIssue]) -> list[OtherVoice]:
    """Find where a state or organization is heard through two who differ, one after the other.

    What officials and bodies say counts here for what they serve; it is told, and no shift.
    """
    found: list[OtherVoice] = []
    for (whole, issue), voices in _rolled_up(dataset, groups).items():
        kept, _ = ended_days(dataset, voices.own)
        last: Stage | None = None
        for stage in stages_of([each for each in kept if not each.uncertain], sign_of):
            if stage.mixed or not side_taken(stage.opened[0].position):
                continue
            if last is not None and last.sign != stage.sign:
                turn = turn_between(whole, issue, voices.n, last, stage)
                if turn.before.position.holder != turn.after.position.holder:
                    ids = {turn.before.position.id, turn.after.position.id}
                    certain = not ids & voices.doubtful
                    voice = OtherVoice(
                        whole=whole, turn=turn, contributors=voices.counts, certain=certain
                    )
                    found.append(voice)
            last = stage
    return found


@define(kw_only=True)
class _Voices:
    """What counts for a state, organization or body on one issue."""

    own: list[StatedPosition] = field(factory=list)
    doubtful: set[str] = field(factory=set)
    """Ids of positions of persons not known to have been in office then."""

    @property
    def n(self) -> int:
        """How many statements there are."""
        return len({stated.position.statement for stated in self.own})

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many statements each holder made, those with most first."""
        pairs = {(stated.position.holder or "", stated.position.statement) for stated in self.own}
        counts = Counter(holder for holder, _ in pairs)
        return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _rolled_up(dataset: Dataset, groups: Mapping[Pair, HolderOnIssue]) -> dict[Pair, _Voices]:
    """Gather what is said by those who speak for something, with its own words."""
    found: dict[Pair, _Voices] = {}
    for (_, issue), group in groups.items():
        for stated in group.own:
            for whole in wholes_of(dataset, stated.position):
                voices = found.setdefault((whole.id, issue), _Voices())
                voices.own.append(stated)
                if not whole.certain:
                    voices.doubtful.add(stated.position.id)
    for pair, voices in found.items():
        if pair in groups:
            voices.own += groups[pair].own
    return found
