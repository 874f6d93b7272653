"""Vote filter: which votes a scope asks for, whose votes in them, and how which bloc voted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.model.values import frozen
from dipview.search.matches import Matches
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.roll_calls import options_of, votes_in, votes_on
from dipview.views.selection import Selection, ranks

_READ_HERE = (Kind.ISSUE, Kind.ACTOR, Kind.EVENT)
_HAVING_MEMBERS = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.BODY)


@frozen(kw_only=True)
class VotesAsked:
    """What a scope asks for."""

    votes: tuple[str, ...]
    """Ids of the events, in the order in which they are shown."""
    voters: tuple[str, ...]
    """Ids of those whose option is told in each."""
    blocs: tuple[str, ...]
    """Ids of the organizations and groups whose members are told of in each."""
    issues: tuple[str, ...]
    """Ids of the policies that are asked for by name."""


def votes_asked(selection: Selection, of: Container[str] = ()) -> VotesAsked:
    """Read a scope.

    Its subjects and pins are read alike. An issue narrows to the votes on it, a topic to those on
    its issues, and a series to those on its texts; an actor in which votes were taken to these; an
    organization or a group with members is a bloc, any other actor a voter: of them come the votes
    in which they are recorded; an event to itself and its parts. Records of another kind narrow as
    in a list of events. Words of a query are also looked for in the issues that were voted on.

    Args:
        selection: What is asked for.
        of: Actors that are blocs where they have members, in whichever votes were taken in them.
    """
    dataset, scope, matches = selection.dataset, selection.scope, selection.matches
    asked = dict.fromkeys((*scope.subjects, *scope.pins, *filter(None, (scope.focus,))))
    kinds = {id: dataset.kind_of(id) for id in asked}
    wanted = votes_in(dataset)
    voters, blocs, issues = [], [], []
    for id, kind in kinds.items():
        if kind is Kind.ISSUE:
            wanted &= votes_on(dataset, id)
            if dataset.issue(id).kind is not IssueKind.TOPIC:
                issues.append(id)
        elif kind is Kind.EVENT:
            wanted &= _at(dataset, id)
        elif kind is Kind.ACTOR and id in of and is_bloc(dataset, id):
            blocs.append(id)
        elif kind is Kind.ACTOR and len(taken := dataset.linked_numbers(id, Link.VOTES_IN)):
            wanted &= numbers_of(taken)
        elif kind is Kind.ACTOR and is_bloc(dataset, id):
            blocs.append(id)
        elif kind is Kind.ACTOR:
            voters.append(id)
            wanted &= _recorded_with(dataset, id, scope.as_of)
    others = tuple(id for id, kind in kinds.items() if kind not in _READ_HERE)
    inner = selection.through(evolve(scope, subjects=(), pins=others, focus=None, sort=""))
    found = inner.numbers(Kind.EVENT)
    if matches is not None and ranks(matches):
        whole = evolve(inner, matches=None).numbers(Kind.EVENT)
        found = [*found, *_among(whole, _on_matched(dataset, matches) - numbers_of(found))]
    return VotesAsked(
        votes=tuple(selection.orders.ids[number] for number in _among(found, wanted)),
        voters=tuple(voters),
        blocs=tuple(blocs),
        issues=tuple(issues),
    )


def without_what_found_it(selection: Selection) -> Selection:
    """Leave out a query that found what a scope is about: it narrows that no more."""
    dataset, scope, matches = selection.dataset, selection.scope, selection.matches
    if matches is None or not ranks(matches):
        return selection
    for id in (*scope.subjects, *scope.pins):
        kind, number = dataset.kind_of(id), dataset.number_of(id)
        if kind not in (Kind.ACTOR, Kind.ISSUE) or number is None:
            continue
        if number in matches.numbers(kind).members:
            return evolve(selection, scope=evolve(scope, query=""), matches=None)
    return selection


def _on_matched(dataset: Dataset, matches: Matches) -> Numbers:
    """Give the votes on the issues that a query finds."""
    found = dataset.ids_of(Kind.ISSUE, matches.numbers(Kind.ISSUE).members)
    return union(votes_on(dataset, id) for id in found)


def votes_let_through(selection: Selection) -> Numbers:
    """Give the numbers of the votes in a scope, whatever its subjects."""
    whoever = selection.through(evolve(selection.scope, subjects=()))
    return numbers_of(whoever.numbers(Kind.EVENT)) & votes_in(selection.dataset)


def voters_among(dataset: Dataset, ids: Iterable[str]) -> list[str]:
    """Give those of some records that are voters: actors, but no bodies that vote and no blocs."""
    return [
        id
        for id in ids
        if dataset.kind_of(id) is Kind.ACTOR
        and not len(dataset.linked_numbers(id, Link.VOTES_IN))
        and not is_bloc(dataset, id)
    ]


def is_bloc(dataset: Dataset, actor: str) -> bool:
    """Tell whether an actor is an organization, a body or a group that has had members."""
    members = len(dataset.linked_numbers(actor, Link.MEMBERS)) > 0
    return members and dataset.actor(actor).kind in _HAVING_MEMBERS


def _among(found: Sequence[int], wanted: Numbers) -> list[int]:
    return [number for number in found if number in wanted]


def _at(dataset: Dataset, event: str) -> Numbers:
    number = dataset.number_of(event)
    own = [] if number is None else [number]
    return numbers_of([*own, *dataset.linked_numbers(event, Link.PART_EVENTS)])


def _recorded_with(dataset: Dataset, voter: str, day: dt.date | None) -> Numbers:
    """Give the numbers of the votes in which a voter's option is recorded."""
    return numbers_of(options_of(dataset, voter, day))
