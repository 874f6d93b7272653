"""The votes: each with its counts, who stood with whom, and what changed from vote to vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.standing.cohesion import BlocVote, bloc_votes
from dipview.standing.columns import numbered
from dipview.standing.roll_calls import RollCall, Stood, roll_call, roll_calls, stood, votes_in
from dipview.standing.series import series_of
from dipview.standing.vote_lines import RecurringVote, recurring
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.data_start import data_start_note
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import remedies_in
from dipview.views.parts.scope_in_words import extent_of
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Lazy, Row, Section, View
from dipview.views.votes.bloc_rows import bloc_lines, bloc_sections
from dipview.views.votes.pair_rows import pair_sections
from dipview.views.votes.recurring_rows import changed_by, changed_sections, recurring_section
from dipview.views.votes.vote_filter import VotesAsked, votes_asked, without_what_found_it
from dipview.views.votes.vote_rows import vote_columns, vote_row

_FEW_ISSUES = 3
"""Issues that were voted on again of which it is told unasked who chose otherwise than before."""
_READING = (
    "As cast: what was notified later stands beside a vote and changes no count. Counts are those "
    "that the record prints; where it prints none, those whom it names are counted, and it is said."
)
_STOOD_TITLES = {
    Stood.AGAINST: "Against each other",
    Stood.APART: "One abstained, the other took a side",
    Stood.WITH: "With each other",
    None: "Not both took part",
}


@frozen(kw_only=True)
class _Told:
    """What a view of votes is made of."""

    dataset: Dataset
    day: dt.date | None
    asked: VotesAsked
    blocs: Mapping[str, Mapping[str, BlocVote]]
    """How the members of each bloc voted, by vote."""
    votes: tuple[str, ...]
    """The votes that are listed."""

    def row(self, event: str) -> Row:
        """Give the row of a vote, which is read for it."""
        told = [votes[event] for votes in self.blocs.values()]
        call = roll_call(self.dataset, event, self.day)
        return vote_row(self.dataset, call, self.asked.voters, told)


def votes_view(
    selection: Selection, *, only: Stood | None = None, actors: Container[str] = ()
) -> View:
    """Make the view of votes.

    Args:
        selection: Of its scope's subjects and pins, issues and the bodies in which votes were taken
            narrow the votes; of other actors it is told how they voted, of organizations and groups
            with members how these did.
        only: Of two voters, list only the votes in which they stood so; None for all.
        actors: Ids of those of whose members it is told even where votes were taken in them.
    """
    asked_for = partial(votes_asked, of=actors)
    selection = without_what_found_it(selection)
    heeded = selection.scope.heeding("as_of", "since")
    selection = selection.through(heeded).effective(asked_for)
    dataset, scope, asked = selection.dataset, selection.scope, asked_for(selection)
    calls = {call.event: call for call in roll_calls(dataset, asked.votes, scope.as_of)}
    told = _told(dataset, scope, asked, calls)
    listed = frozenset(told.votes)
    kept = [call for id, call in calls.items() if id in listed]
    again = recurring(dataset, kept)
    sections = tuple(_sections(told, kept, again)) if told.votes else ()
    if only is not None:
        sections = tuple(each for each in sections if each.key == only.value or each.tally)
    view = narrowed_view(dataset, scope, name="votes", title="Votes", about=True)
    return evolve(
        view,
        scope_in_words=(*_stood_in_words(only), *view.scope_in_words),
        sections=sections,
        notes=tuple(_notes(told, scope, again)) if sections else (),
        measure=lambda: extent_of(dataset, Kind.EVENT, told.votes, "votes"),
        empty=_when_empty(told, scope),
        remedies=remedies_in(scope),
    )


def _stood_in_words(only: Stood | None) -> Iterator[str]:
    if only is not None:
        yield _STOOD_TITLES[only].lower()


def _told(
    dataset: Dataset, scope: Scope, asked: VotesAsked, calls: Mapping[str, RollCall]
) -> _Told:
    """Read how blocs voted; a vote in which no member of one took part is left out."""
    blocs = {
        bloc: {each.event: each for each in bloc_votes(dataset, bloc, calls.values())}
        for bloc in asked.blocs
    }
    votes = tuple(id for id in asked.votes if all(id in found for found in blocs.values()))
    return _Told(dataset=dataset, day=scope.as_of, asked=asked, blocs=blocs, votes=votes)


def _sections(
    told: _Told, calls: Sequence[RollCall], again: Sequence[RecurringVote]
) -> Iterator[Section]:
    dataset, voters = told.dataset, told.asked.voters
    if len(voters) > 1:
        yield from pair_sections(dataset, voters, numbered(dataset, told.votes), told.day)
    for bloc, votes in told.blocs.items():
        yield from bloc_sections(dataset, bloc, [votes[event] for event in told.votes])
        yield from bloc_lines(dataset, bloc, again, votes)
    for voter in voters:
        yield from changed_by(dataset, again, voter)
    if not voters and not told.blocs:
        yield from recurring_section(dataset, again)
    yield from _listed(told, calls)
    if not voters:
        of = (dataset.linked(bloc, Link.MEMBERS) for bloc in told.blocs)
        members = frozenset(member for those in of for member in those)
        yield from changed_sections(dataset, _looked_at(told, again), members)


def _looked_at(told: _Told, again: Sequence[RecurringVote]) -> Sequence[RecurringVote]:
    """Give the issues of which it is told who chose otherwise than before."""
    if told.asked.voters or len(again) <= _FEW_ISSUES:
        return again
    named = {series_of(told.dataset, issue) for issue in told.asked.issues}
    return [each for each in again if each.issue in named]


def _listed(told: _Told, calls: Sequence[RollCall]) -> Iterator[Section]:
    """List the votes: of two voters by how they stood, of a bloc those first where it split."""
    if len(told.asked.voters) == 2:
        yield from _by_relation(told, calls)
    elif told.blocs:
        bloc, votes = next(iter(told.blocs.items()))
        name = name_of(told.dataset, bloc)
        split = [event for event in told.votes if not votes[event].together]
        together = [event for event in told.votes if votes[event].together]
        yield from _section(told, "split", f"Where the members of {name} split", split)
        yield from _section(told, "together", f"Where the members of {name} voted alike", together)
    else:
        yield from _section(told, "votes", "Votes", told.votes)


def _by_relation(told: _Told, calls: Sequence[RollCall]) -> Iterator[Section]:
    relations = {
        call.event: stood(*(call.option_of(each) for each in told.asked.voters)) for call in calls
    }
    for relation, title in _STOOD_TITLES.items():
        events = [event for event in told.votes if relations[event] is relation]
        yield from _section(told, relation.value if relation else "not-both", title, events)


def _section(told: _Told, key: str, title: str, events: Sequence[str]) -> Iterator[Section]:
    if events:
        yield Section(
            key=key,
            title=f"{title} ({len(events):,})",
            columns=vote_columns(told.dataset, told.asked.voters, told.asked.blocs),
            rows=Lazy(events, told.row),
        )


def _notes(told: _Told, scope: Scope, again: Sequence[RecurringVote]) -> Iterator[str]:
    if untold := data_start_note(told.dataset, scope.since):
        yield untold
    yield _READING
    if len(_looked_at(told, again)) < len(again):
        yield (
            "Who chose otherwise than the time before is told of an issue that is asked for, or of "
            "those whose votes are."
        )


def _when_empty(told: _Told, scope: Scope) -> str:
    """Say why there is nothing."""
    dataset = told.dataset
    if not votes_in(dataset):
        return "There is no vote here: no event of kind vote says what was put to the vote."
    if told.asked.blocs and told.asked.votes:
        names = ", ".join(name_of(dataset, bloc) for bloc in told.asked.blocs)
        return (
            f"In no vote here did anybody take part who is known to have been a member of {names} "
            "on that day: memberships have a start, and an end where they ended."
        )
    return "No vote matches." if scope.query else "No vote in this scope."
