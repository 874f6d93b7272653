"""Proposals: how far one has got, who tabled it, who backed it, and what rivals it."""

from __future__ import annotations

import datetime as dt

from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.model.statements import Act, Statement
from dipview.standing.evidence import counts
from dipview.views.parts.actor_names import voice_of
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.facts import Facts
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.statement_row import statement_date_cell
from dipview.views.selection import in_scope
from dipview.views.view import Meaning


def add_proposal(facts: Facts, scoped: ScopedStandings, issue: Issue) -> None:
    """Add how far a proposal has got, who tabled it, who backed it, and what rivals it."""
    dataset = scoped.dataset
    day = scoped.scope.as_of
    if status := _status_on(issue, day):
        dated = in_full(issue.status_date) if issue.status_date else ""
        facts.add("Proposal", status, dated)
    tabled = [
        statement
        for statement in map(dataset.statement, dataset.linked(issue.id, Link.STATEMENTS_ON))
        if _tables(statement, issue.id) and _counts(scoped, statement.id)
    ]
    for place, statement in enumerate(tabled):
        _add_statement(facts, scoped, "" if place else "Tabled by", statement)
    backing = dict.fromkeys(
        reply
        for statement in tabled
        for reply in dataset.linked(statement.id, Link.REPLIES)
        if _counts(scoped, reply) and _backs(dataset.statement(reply), issue.id)
    )
    for place, reply in enumerate(backing):
        _add_statement(facts, scoped, "" if place else "Backed by", dataset.statement(reply))
    for place, rival in enumerate(dataset.linked(issue.id, Link.RIVALS)):
        progress = _status_on(dataset.issue(rival), day)
        label = "" if place else "Rival of"
        facts.add(label, dataset.issue(rival).sentence, progress, leads_to=rival)


def _status_on(issue: Issue, day: dt.date | None) -> str:
    """Say how far a proposal had got on a day; nothing where its status may be of a later one."""
    if issue.status is None:
        return ""
    since = issue.status_date.counts_from if issue.status_date else None
    known = day is None or (since is not None and since <= day)
    return issue.status.value if known else ""


def _add_statement(facts: Facts, scoped: ScopedStandings, label: str, statement: Statement) -> None:
    dataset = scoped.dataset
    facts.add(
        label,
        voice_of(dataset, statement),
        statement_date_cell(dataset, statement).text,
        leads_to=statement.id,
        meaning=Meaning.NAME,
        citations=(statement.citation,),
    )


def _counts(scoped: ScopedStandings, statement: str) -> bool:
    dataset = scoped.dataset
    return counts(dataset, statement) and in_scope(dataset, scoped.ever, Kind.STATEMENT, statement)


def _tables(statement: Statement, issue: str) -> bool:
    """Tell whether a statement proposes an issue: not what it is against beside what it proposes.

    Nor what it says to be another's position, or falls back on.
    """
    return Act.PROPOSE in statement.acts and any(
        p.issue == issue and not (p.second_hand or p.fallback or _is_against(p.stance))
        for p in statement.held()
    )


def _is_against(stance: Stance) -> bool:
    return stance is Stance.WITHHOLD or (stance.score is not None and stance.score < 0)


def _backs(statement: Statement, issue: str) -> bool:
    """Tell whether a statement supports an issue in its speakers' own name."""
    backing = (Stance.SUPPORT, Stance.LEAN_SUPPORT)
    return any(p.issue == issue and p.own and p.stance in backing for p in statement.held())
