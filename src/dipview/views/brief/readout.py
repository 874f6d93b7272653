"""The readout of an event: who took part, what was said, what was agreed; nothing inferred."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.events import Event, Outcome
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation
from dipview.standing.evidence import known_by
from dipview.views.brief.frame import Contents, framed, unfilled
from dipview.views.brief.statements import NOTHING, Listing, headed, nothing_row, statement_columns
from dipview.views.parts.actor_names import name_of, offices_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import count_once
from dipview.views.parts.event_row import doubt_in_words, doubts_in_words, event_date_cell
from dipview.views.parts.facts import Facts
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.statement_row import statement_row
from dipview.views.parts.vote_facts import add_vote
from dipview.views.parts.votes_in_words import counts_in_words
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View

NAME = "readout"
_PART_COLUMNS = (
    Column(key="actor", title="Who"),
    Column(key="part", title="Part"),
    Column(key="doubt", title="Doubt", place=Place.HIDDEN),
    Column(key="sources", title="Source", place=Place.HIDDEN),
)
_OUTCOME_COLUMNS = (
    Column(key="status", title="Status", place=Place.MARGIN),
    Column(key="outcome", title="What"),
    Column(key="issue", title="On", place=Place.UNDER),
    Column(key="event", title="Event", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
)
_NO_OUTCOME = "no outcome on record"
_NOBODY = "nobody's part on record"
_READING = (
    "What was agreed is what the sources record as an outcome; nothing is read out of what was "
    "said."
)


def readout_view(selection: Selection) -> View:
    """Make the readout of the event that is a scope's subject.

    The scope's dates and switches apply; its query and pins narrow what was said.
    """
    dataset, scope = selection.dataset, selection.scope
    id = scope.subjects[0] if len(scope.subjects) == 1 else ""
    if dataset.kind_of(id) is not Kind.EVENT:
        empty = "A readout is about one event: name it."
        return unfilled(dataset, scope, name=NAME, title="Readout", empty=empty)
    if not known_by(dataset, id, scope.as_of):
        empty = "On that day the event is not known."
        return unfilled(dataset, scope, name=NAME, title=_title(dataset, id), empty=empty)
    return framed(selection, partial(_filled, id=id), name=NAME)


def _title(dataset: Dataset, id: str) -> str:
    return f"Readout: {dataset.event(id).title}"


def _filled(scoped: ScopedStandings, id: str) -> Contents:
    dataset = scoped.dataset
    events = _with_parts(scoped, id)
    listing = Listing(scoped)
    said = listing.chosen(
        one for each in events for one in dataset.linked(each, Link.STATEMENTS_AT)
    )
    of_it = (one for each in events for one in dataset.linked(each, Link.STATEMENTS_ON_EVENT))
    told = [each for each in listing.chosen(of_it) if each not in set(said)]
    return Contents(
        title=_title(dataset, id),
        sections=(
            _facts(scoped, id),
            _participants(scoped, id),
            _said(dataset, id, said),
            *_told(dataset, told),
            _outcomes(dataset, id, events),
        ),
        statements=(*said, *told),
        notes=(_READING,),
        left_out=listing.left_out,
    )


def _with_parts(scoped: ScopedStandings, id: str) -> list[str]:
    """Give an event and its parts, at any depth, as far as they are known on the day."""
    found = [id]
    for each in found:
        check()
        parts = scoped.dataset.linked(each, Link.PART_EVENTS)
        found.extend(
            part
            for part in parts
            if part not in found and known_by(scoped.dataset, part, scoped.scope.as_of)
        )
    return found


def _facts(scoped: ScopedStandings, id: str) -> Section:
    dataset = scoped.dataset
    event = dataset.event(id)
    facts = Facts(dataset, id)
    facts.add("Event", event.kind.value, event.status.value)
    facts.add("Date", event_date_cell(dataset, event).text, meaning=Meaning.DATE)
    facts.add("Place", ", ".join(part for part in (event.place, event.country) if part))
    if event.part_of:
        facts.add("Part of", dataset.event(event.part_of).title, leads_to=event.part_of)
    facts.add("In short", event.summary, meaning=Meaning.SUMMARY)
    add_vote(facts, dataset, event, scoped.scope.as_of)
    facts.add_sources("Told in", event.sources, "who took part, and what was agreed")
    return facts.section()


def _participants(scoped: ScopedStandings, id: str) -> Section:
    dataset, event = scoped.dataset, scoped.dataset.event(id)
    day = event.date.counts_from if event.date else scoped.scope.as_of
    rows = []
    for each in event.participants:
        check()
        name, office = name_of(dataset, each.actor), offices_of(dataset, each.actor, day)
        doubt = doubt_in_words(each)
        part = " · ".join(filter(None, (office, each.part, f"({doubt})" if doubt else "")))
        rows.append(
            Row(
                id=each.actor,
                kind=Kind.ACTOR,
                cells=(
                    Cell(name, Meaning.NAME, value=each.actor),
                    Cell(part, Meaning.WARNING if doubt else Meaning.QUIET),
                    Cell(doubt, Meaning.WARNING),
                    source_cell(dataset, event.sources),
                ),
            )
        )
    return Section(
        key="participants",
        title=f"Who took part ({len(rows)}{doubts_in_words(event.participants)})"
        if rows
        else "Who took part",
        columns=_PART_COLUMNS,
        rows=tuple(rows) or (nothing_row(id, Kind.EVENT, _PART_COLUMNS, "actor", _NOBODY),),
    )


def _said(dataset: Dataset, id: str, said: list[str]) -> Section:
    columns = statement_columns(dataset)
    return Section(
        key="said",
        title=headed("What was said", count_once(dataset, said)),
        columns=columns,
        rows=Lazy(said, lambda each: statement_row(dataset, each))
        if said
        else (nothing_row(id, Kind.EVENT, columns, "words", NOTHING),),
    )


def _told(dataset: Dataset, told: list[str]) -> Iterator[Section]:
    """List what was said of the event elsewhere, which is no part of it."""
    if told:
        yield Section(
            key="told",
            title=headed("Told of it elsewhere", count_once(dataset, told)),
            note="Said neither at it nor by all who took part: whose account it is stands with it.",
            columns=statement_columns(dataset),
            rows=Lazy(told, lambda each: statement_row(dataset, each)),
        )


def _outcomes(dataset: Dataset, id: str, events: list[str]) -> Section:
    rows = tuple(
        row for each in events for row in _rows_of(dataset, dataset.event(each), named=each != id)
    )
    return Section(
        key="outcomes",
        title=headed("What was agreed, as recorded", len(rows)),
        columns=_OUTCOME_COLUMNS,
        rows=rows or (nothing_row(id, Kind.EVENT, _OUTCOME_COLUMNS, "outcome", _NO_OUTCOME),),
    )


def _rows_of(dataset: Dataset, event: Event, *, named: bool) -> Iterator[Row]:
    """Give what a meeting did about issues, and how a vote ended."""
    for outcome in event.outcomes:
        yield _outcome_row(dataset, event, outcome, named=named)
    vote = event.vote
    if vote is not None and vote.result is not None:
        issue = dataset.issue(vote.on) if vote.on else None
        yield Row(
            id=event.id,
            kind=Kind.EVENT,
            cells=(
                Cell(vote.result.value, Meaning.STANCE),
                Cell(
                    ": ".join(filter(None, (event.title, counts_in_words(vote)))), Meaning.SUMMARY
                ),
                Cell(f"on: {issue.sentence}" if issue else "", Meaning.QUIET, value=vote.on or ""),
                Cell("", Meaning.QUIET, value=event.id),
                source_cell(dataset, event.sources),
            ),
        )


def _outcome_row(dataset: Dataset, event: Event, outcome: Outcome, *, named: bool) -> Row:
    issue = dataset.issue(outcome.issue)
    on = f"on: {issue.sentence}" if outcome.text else ""
    cells = (
        Cell(outcome.status.value, Meaning.STANCE),
        Cell(outcome.text or issue.sentence, Meaning.SUMMARY),
        Cell(on, Meaning.QUIET, value=outcome.issue),
        Cell(f"at: {event.title}" if named else "", Meaning.QUIET, value=event.id),
        source_cell(dataset, tuple(_cited(event, outcome))),
    )
    return Row(id=outcome.issue, kind=Kind.ISSUE, cells=cells)


def _cited(event: Event, outcome: Outcome) -> Iterator[Citation]:
    """Give where an outcome is printed: its place is one in the event's only source."""
    if outcome.locator and len(event.sources) == 1:
        yield Citation(source=event.sources[0].source, locator=outcome.locator)
    else:
        yield from event.sources
