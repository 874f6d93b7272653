"""Directed ties: who criticizes, asks or threatens whom, as statements have it by their targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import Factory, evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.model.ids import pair_id
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Basis, Position
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.columns import numbered
from dipview.standing.evidence import contested, counts
from dipview.views.covering import span_behind
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import counted
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Extent, Lazy, Meaning, Place, Row, Section, View

DIRECTED_COLUMNS = (
    Column(key="pair", title="From and to"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="acts", title="What is done in them", place=Place.UNDER),
    Column(key="span", title="Days", place=Place.UNDER),
    Column(key="from", title="From", place=Place.HIDDEN),
    Column(key="to", title="To", place=Place.HIDDEN),
    Column(key="ids", title="Ids of the statements", place=Place.HIDDEN),
)
_READING = (
    "Counted are statements that name whom they criticize, ask or threaten, and stances that are "
    "directed at somebody. A tie is from who speaks, or whose stance it is, and from no one else; "
    "what is described or implied of somebody, or said by others, makes none. A statement that "
    "does several things counts for each."
)
_FROM_OF_MANY = "Of statements in which nobody is named as speaking there is no tie: {}."


@frozen
class _Tie:
    """What one has said to another: the acts, and the statements in which."""

    statements: list[str] = Factory(list)
    acts: Counter[str] = Factory(Counter)


Pair = tuple[str, str]


def directed_view(selection: Selection) -> View:
    """Make the view of who says something against, to or of whom.

    Of the actors among the scope's subjects one must be an end of each tie, of the topics and
    issues one what is spoken of.
    """
    heeded = selection.scope.heeding("as_of", "since", "exact_only")
    selection = selection.through(heeded).effective(_statements)
    dataset, scope = selection.dataset, selection.scope
    numbers = _statements(selection)
    ties, unnamed = _ties(dataset, scope, _read(dataset, numbers))
    title = "Who criticizes, asks or threatens whom"
    view = narrowed_view(dataset, scope, name="directed", title=title, about=True)
    view = evolve(
        view,
        scope_in_words=(*view.scope_in_words, counted(len(ties), "tie")),
        empty="No statement in this scope names anybody whom it is directed at.",
        remedies=(*((Remedy.EVERYBODY,) if scope.subjects else ()), *remedies_in(scope)),
    )
    if not ties:
        return view
    ordered = sorted(ties, key=lambda pair: (-len(ties[pair].statements), pair))
    by_id = {pair_id(*pair): pair for pair in ordered}
    section = Section(
        key="directed",
        title="Who to whom",
        columns=DIRECTED_COLUMNS,
        rows=Lazy(list(by_id), lambda id: _row(dataset, id, by_id[id], ties[by_id[id]])),
    )
    told = (_FROM_OF_MANY.format(counted(unnamed, "statement")),) if unnamed else ()
    behind = {id for tie in ties.values() for id in tie.statements}
    return evolve(
        view,
        sections=(section,),
        notes=(_READING, *told),
        measure=lambda: Extent(
            count=len(behind),
            noun="statements",
            span=span_behind(dataset, numbered(dataset, behind)),
        ),
    )


def _statements(selection: Selection) -> Numbers:
    """Give the statements that are directed at anybody, by their numbers."""
    dataset = selection.dataset
    aimed = union(
        numbers_in(dataset.linked_numbers(actor, Link.STATEMENTS_TARGETING))
        for actor in dataset.ids(Kind.ACTOR)
    )
    within = numbers_of(selection.numbers(Kind.STATEMENT))
    found = dataset.sets.once(aimed & within) & dataset.sets.features[Feature.COUNTED]
    issues = [id for id in selection.scope.subjects if dataset.kind_of(id) is Kind.ISSUE]
    return found & _spoken_of(dataset, issues) if issues else found


def _spoken_of(dataset: Dataset, issues: Sequence[str]) -> Numbers:
    """Give the statements on issues, and on all that topics among them group."""
    waiting, seen = list(issues), set(issues)
    while waiting:
        below = set(dataset.linked(waiting.pop(), Link.SUBISSUES)) - seen
        seen |= below
        waiting.extend(below)
    on = union(numbers_in(dataset.linked_numbers(each, Link.STATEMENTS_ON)) for each in seen)
    held = union(numbers_in(dataset.linked_numbers(each, Link.POSITIONS_ON)) for each in seen)
    return on | dataset.sets.statements_of(held)


def _read(dataset: Dataset, numbers: Numbers) -> Iterator[Statement]:
    return map(dataset.statement, dataset.ids_of(Kind.STATEMENT, numbers))


def _ties(
    dataset: Dataset, scope: Scope, statements: Iterator[Statement]
) -> tuple[Mapping[Pair, _Tie], int]:
    """Gather who says what to whom, and count the statements of nobody who is named."""
    wanted = {id for id in scope.subjects if dataset.kind_of(id) is Kind.ACTOR}
    ties: dict[Pair, _Tie] = defaultdict(_Tie)
    unnamed = 0
    for statement in statements:
        pairs = dict.fromkeys(_directed(dataset, statement))
        unnamed += not pairs and _of_nobody(statement)
        for pair in pairs:
            if not wanted or not wanted.isdisjoint(pair):
                ties[pair].statements.append(statement.id)
                ties[pair].acts.update(act.value for act in statement.acts)
    return ties, unnamed


def _of_nobody(statement: Statement) -> bool:
    """Tell whether a statement is directed at somebody, and nobody is named whose it is."""
    aimed = any(_stated(position) and position.target for position in statement.held())
    return not statement.speakers and (bool(statement.targets) or aimed)


def _stated(position: Position) -> bool:
    return position.basis is Basis.STATED and not position.second_hand


def _directed(dataset: Dataset, statement: Statement) -> Iterator[Pair]:
    """Give who speaks to whom, and whose stance is directed at whom, in a statement.

    A stance on which coders differ is nobody's.
    """
    for target in statement.targets:
        for speaker in statement.speakers:
            yield speaker, target
    for position in statement.held():
        if position.holder is None or position.target is None or not _stated(position):
            continue
        if counts(dataset, position.id) and not contested(dataset, position.id):
            yield position.holder, position.target


def _row(dataset: Dataset, id: str, pair: Pair, tie: _Tie) -> Row:
    one, other = (name_of(dataset, actor) for actor in pair)
    acts = ", ".join(f"{act} {count}" for act, count in tie.acts.most_common())
    count = len(tie.statements)
    span = span_behind(dataset, numbered(dataset, tie.statements))
    cells = (
        Cell(f"{one} → {other}", Meaning.NAME),
        Cell(f"n={count}", Meaning.COUNT, value=count),
        Cell(acts or "no act is told", value=dict(tie.acts)),
        Cell(span, Meaning.DATE),
        Cell(pair[0]),
        Cell(pair[1]),
        Cell("; ".join(tie.statements), value=tie.statements),
    )
    return Row(id=id, cells=cells)
