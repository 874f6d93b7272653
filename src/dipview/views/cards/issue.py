"""The card of an issue: the proposition, who stands where on it and why, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from dipview.dataset.dataset import Dataset, Link
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.statements import Act, Position, RecordStatus
from dipview.standing.evidence import Evidence, counts
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.cards.contradicted import contradicted_sections
from dipview.views.cards.facts import Facts
from dipview.views.cards.lists import Shape, listed
from dipview.views.cards.standings import SIDE_COLUMNS, standings_section
from dipview.views.dates import in_full
from dipview.views.naming import voice_of
from dipview.views.rows.issues import sides_in_words
from dipview.views.rows.positions import HOLDER_COLUMNS, holder_row
from dipview.views.rows.statements import words_cell
from dipview.views.scope import Scope
from dipview.views.sides import by_side
from dipview.views.stands import switches_of
from dipview.views.unheard import unheard_on
from dipview.views.view import Meaning, Section


def issue_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of an issue's card."""
    table = StandingTable(dataset, switches_of(scope))
    standings = standings_about(dataset, table, id)
    return (
        _facts(dataset, id, standings),
        *_sides(dataset, scope, id, standings),
        *_beside(dataset, scope, id, standings),
        *contradicted_sections(dataset, table, id),
        *_linked(dataset, scope, id),
        *_unheard(dataset, scope, id),
    )


def standings_about(dataset: Dataset, table: StandingTable, id: str) -> tuple[Standing, ...]:
    """Find where everybody stands on an issue, in the order in which holders first appear."""
    positions = (dataset.position(each) for each in dataset.linked(id, Link.POSITIONS_ON))
    holders = (position.holder for position in positions if position.holder is not None)
    found = (table.at(holder, id) for holder in table.rows_for(holders))
    return tuple(standing for standing in found if standing is not None)


def _facts(dataset: Dataset, id: str, standings: Sequence[Standing]) -> Section:
    issue = dataset.issue(id)
    facts = Facts(dataset, id)
    facts.add(issue.kind.value.capitalize(), issue.sentence, meaning=Meaning.NAME)
    facts.add("Asks", issue.question)
    facts.add("Is", issue.description)
    if issue.parent:
        facts.add("Topic", dataset.issue(issue.parent).sentence, leads_to=issue.parent)
    _add_proposal(facts, dataset, issue)
    facts.add("Holders", sides_in_words(tuple(standings)) if standings else "")
    for event in issue.events:
        facts.add("Event", dataset.event(event).title, leads_to=event)
    facts.add_own_words(issue.notes, issue.tags, issue.extra)
    facts.add_sources(issue.sources)
    return facts.section()


def _add_proposal(facts: Facts, dataset: Dataset, issue: Issue) -> None:
    """Add, of a proposal, its status, who tabled it, and who answered that with support."""
    if issue.status:
        dated = in_full(issue.status_date) if issue.status_date else ""
        facts.add("Proposal", issue.status.value, dated)
    statements = dataset.linked(issue.id, Link.STATEMENTS_ON)
    proposed = [each for each in statements if Act.PROPOSE in dataset.statement(each).acts]
    for tabled in proposed:
        _add_statement(facts, dataset, "Proposed by", tabled)
    replies = chain.from_iterable(dataset.linked(each, Link.REPLIES) for each in proposed)
    for reply in dict.fromkeys(replies):
        if _BACKING.intersection(dataset.statement(reply).acts):
            _add_statement(facts, dataset, "Backed by", reply)


_BACKING = frozenset((Act.AGREE, Act.SUPPORT, Act.WELCOME))


def _add_statement(facts: Facts, dataset: Dataset, label: str, id: str) -> None:
    statement = dataset.statement(id)
    if counts(dataset, id):
        words = words_cell(dataset, statement).text
        voice = voice_of(dataset, statement)
        facts.add(label, voice, words, leads_to=id, citations=(statement.citation,))


def _sides(
    dataset: Dataset, scope: Scope, id: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """Lay out what holders stated by side; apart, where they are not heard themselves."""
    kind = dataset.issue(id).kind
    kept = [standing for standing in standings if _since(dataset, scope, standing)]
    own = [standing for standing in kept if standing.evidence is Evidence.OWN]
    note = "Rolled up: officials and bodies count for what they serve." if scope.roll_up else ""
    for side, found in by_side(own).items():
        title = f"{side.title(kind)} ({len(found)})"
        yield standings_section(
            dataset, found, key=side.key, title=title, note=note, columns=SIDE_COLUMNS
        )
    for evidence, key, title, caution in _WEAKER:
        found = [standing for standing in kept if standing.evidence is evidence]
        if found:
            yield standings_section(
                dataset,
                found,
                key=key,
                title=f"{title} ({len(found)})",
                note=caution,
                columns=SIDE_COLUMNS,
            )


def _since(dataset: Dataset, scope: Scope, standing: Standing) -> bool:
    """Tell whether a standing's latest word may be of the days that are asked for."""
    spans = [dataset.said(position.statement) for position in standing.current]
    return scope.since is None or any(
        span is not None and (span.latest is None or span.latest >= scope.since) for span in spans
    )


_WEAKER = (
    (
        Evidence.NOT_IN_OWN_WORDS,
        "not-in-own-words",
        "Described, implied or presupposed",
        "Not what these holders stated, but what a source describes or their words imply.",
    ),
    (
        Evidence.SECOND_HAND,
        "second-hand",
        "Second-hand",
        "Not what these holders stated: what somebody else says that they hold.",
    ),
)


def _beside(
    dataset: Dataset, scope: Scope, id: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """List the positions that make no standing now: replaced, weaker, nobody's, not counted."""
    found = [dataset.position(each) for each in dataset.linked(id, Link.POSITIONS_ON)]
    counted = [position for position in found if counts(dataset, position.statement)]
    aside = [p.id for standing in standings for p in standing.aside]
    for key, title, note, ids in (
        ("earlier", "Earlier", "", [p.id for standing in standings for p in standing.past]),
        ("aside", "Beside what they stated", "On weaker evidence: it changes nothing.", aside),
        ("no-holder", "Without a named holder", _NOBODY, _ids(counted, holder=None)),
        ("draft", "Drafts", "Not counted.", _of_status(dataset, found, RecordStatus.DRAFT)),
        (
            "retracted",
            "Retracted",
            "Not counted.",
            _of_status(dataset, found, RecordStatus.RETRACTED),
        ),
    ):
        shape: Shape = (HOLDER_COLUMNS, partial(holder_row, dataset))
        yield from listed(
            dataset, scope, Kind.POSITION, ids, key=key, title=title, note=note, shape=shape
        )


_NOBODY = "Nobody's standing: the source's own voice, or speakers that it does not name."


def _ids(positions: Sequence[Position], holder: None) -> list[str]:
    return [position.id for position in positions if position.holder is holder]


def _of_status(dataset: Dataset, found: Sequence[Position], status: RecordStatus) -> list[str]:
    return [p.id for p in found if dataset.statement(p.statement).status is status]


def _linked(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    for link, key, title in (
        (Link.RIVALS, "rivals", "Policies that it excludes"),
        (Link.SUBISSUES, "issues", "Issues of this topic"),
    ):
        ids = dataset.linked(id, link)
        yield from listed(dataset, scope, Kind.ISSUE, ids, key=key, title=title)


def _unheard(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """List the actors of whom nothing is found on the issue."""
    ids = unheard_on(dataset, id, scope)
    note = "They, or who serves them, are heard on other issues. Nothing found is no position."
    yield from listed(
        dataset, scope, Kind.ACTOR, ids, key="nothing-found", title="Nothing found", note=note
    )
