"""Standings as a brief tells them: a row each, by side, those not in own words set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_key
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED
from dipview.model.positions import Position
from dipview.model.stances import IssueKind
from dipview.model.statements import Statement
from dipview.standing.evidence import Evidence
from dipview.standing.found_standings import FoundStandings
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of, offices_when, speakers_office
from dipview.views.parts.citations import source_cell
from dipview.views.parts.codings import codings_in_words, differing_cell
from dipview.views.parts.counting import counted
from dipview.views.parts.lazy_rows import LaterRows, LazyRows, Told
from dipview.views.parts.position_row import evidence_in_words, held_alike, holder_cell, stance_cell
from dipview.views.parts.sides import Side, by_side, side_of
from dipview.views.parts.standing_cell import superseded_cell
from dipview.views.parts.standing_rows import before_in_words, evidence_beside
from dipview.views.parts.statement_row import statement_date_cell, words_beside
from dipview.views.view import Cell, Column, Meaning, Part, Place, Row, Section

_KEPT = 1024
"""How many cells, and sets of cells that several rows share, are kept."""
_SHARED = (
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="n", title="Statements", place=Place.HIDDEN),
    Column(key="basis", title="Basis", place=Place.HIDDEN),
    Column(key="second_hand", title="Second-hand", place=Place.HIDDEN),
    Column(key="attributed_by", title="Attributed by", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
    Column(key="position", title="Position", place=Place.HIDDEN),
)
_MARGIN = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
)
WHO_COLUMNS = (
    *_MARGIN,
    Column(key="holder", title="Who"),
    *_SHARED,
    Column(key="issue", title="Issue", place=Place.HIDDEN),
)
"""The columns of standings on one issue: who holds it."""
ISSUE_COLUMNS = (
    *_MARGIN,
    Column(key="issue", title="On what"),
    *_SHARED,
    Column(key="holder", title="Holder", place=Place.HIDDEN),
)
"""The columns of the standings of one actor: on what."""

_APART = (
    (
        Evidence.NOT_IN_OWN_WORDS,
        "not-in-own-words",
        "Described, implied or presupposed",
        "Not in their own words: it enters no agreement and no shift.",
    ),
    (
        Evidence.SECOND_HAND,
        "second-hand",
        "Second-hand",
        "On somebody else's word alone.",
    ),
    (
        Evidence.SECOND_CHOICE,
        "second-choice",
        "Second choices",
        "What they would settle for: no first choice of theirs is on this.",
    ),
)


def standings_in_order(dataset: Dataset, standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Put standings in order: by how directly holders are heard, by side, newest first."""
    placed = cache(dataset.placed)

    def last_said(standing: Standing) -> tuple[bool, int]:
        """Give when it was last said; what has no date comes before all that has one."""
        place, rank = placed(standing.current[-1].statement)
        return (place != UNDATED, rank)

    newest_first = sorted(standings, key=last_said, reverse=True)
    return tuple(sorted(newest_first, key=_place))


def _place(standing: Standing) -> tuple[int, int]:
    return (-standing.evidence.value, _SIDES.index(side_of(standing)))


_SIDES = tuple(Side)


def sections_by_side(
    dataset: Dataset, issue: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """Show who stands where on an issue: what they said by side, and apart what they did not."""
    kind = dataset.issue(issue).kind
    if kind is IssueKind.QUANTITY:
        yield from _by_value(dataset, standings)
        return
    ordered = standings_in_order(dataset, standings)
    own = [standing for standing in ordered if standing.evidence is Evidence.OWN]
    for side, found in by_side(own).items():
        yield from standings_in_one_section(
            dataset, found, key=side.key, title=side.title(kind), who=True
        )
    yield from section_apart(dataset, ordered, who=True)


def _by_value(dataset: Dataset, standings: Sequence[Standing]) -> Iterator[Section]:
    """Show who names which value of a quantity, and apart who names none."""
    ordered = standings_in_order(dataset, standings)
    own = [standing for standing in ordered if standing.evidence is Evidence.OWN]
    for key, title, found in (
        ("values", "Name a value", [each for each in own if each.values]),
        ("no-value", "Name none", [each for each in own if not each.values]),
    ):
        yield from standings_in_one_section(dataset, found, key=key, title=title, who=True)
    yield from section_apart(dataset, ordered, who=True)


def section_apart(
    dataset: Dataset, standings: Sequence[Standing], *, who: bool
) -> Iterator[Section]:
    """Show the standings that rest on no words of the holder's own.

    Args:
        dataset: Where they are from.
        standings: Any standings; those on stated positions are passed over.
        who: Whether the rows are led by who stands there, or else by the issue.
    """
    for evidence, key, title, note in _APART:
        rest = [
            each for each in standings_in_order(dataset, standings) if each.evidence is evidence
        ]
        yield from standings_in_one_section(dataset, rest, key=key, title=title, note=note, who=who)


def standings_in_one_section(
    dataset: Dataset,
    standings: Sequence[Standing],
    *,
    key: str,
    title: str,
    note: str = "",
    who: bool,
) -> Iterator[Section]:
    """Show standings in one section; none where there are none."""
    if standings:
        yield Section(
            key=key,
            title=f"{title} ({len(standings)})",
            note=note,
            columns=WHO_COLUMNS if who else ISSUE_COLUMNS,
            rows=standing_rows(dataset, standings, who=who),
        )


def standing_rows(
    dataset: Dataset, standings: Sequence[Standing], *, who: bool = True
) -> LazyRows[_Shown]:
    """Show standings, a row each; of a mixed standing, a row for each of the latest positions."""
    return _rows(dataset, [one for each in standings for one in _shown(each)], who=who)


def found_in_one_section(found: FoundStandings, *, key: str, title: str) -> Iterator[Section]:
    """Show standings of one actor in one section, by issue; none is made before it is looked at."""
    if len(found):
        rows = _found_rows(found)
        yield Section(
            key=key,
            title=f"{title} ({len(found)})",
            columns=ISSUE_COLUMNS,
            rows=LaterRows(len(rows), lambda: rows, ids=found.shown_ids, sources=found.sources),
        )


def _found_rows(found: FoundStandings) -> Sequence[Row]:
    dataset = found.dataset
    ids, first = dataset.ids(Kind.POSITION), dataset.sets.first_position

    def row(number: int) -> Row:
        """Show the standing that a position shows."""
        standing = found.shown_by(number)
        alone = standing.current[0] if number in found.single else None
        position = alone or dataset.position(ids[number - first])
        return _row(dataset, _Shown(position, standing), who=False)

    return LazyRows(found.shown_numbers, row)


def unheld_section(dataset: Dataset, positions: Sequence[Position]) -> Iterator[Section]:
    """Show positions without a named holder, which are nobody's standing."""
    if positions:
        yield Section(
            key="no-holder",
            title=f"Without a named holder ({len(positions)})",
            note="The source's own voice, or speakers that it does not name: nobody's standing.",
            columns=WHO_COLUMNS,
            rows=_rows(dataset, [_Shown(each, None) for each in positions], who=True),
        )


class _Shown(NamedTuple):
    """What a row shows."""

    position: Position
    standing: Standing | None
    """What it is shown for; None where it is nobody's standing."""

    def cited(self) -> Iterator[str]:
        """Give the statements on which the row rests, the last first."""
        standing = self.standing
        whole = standing is not None and len(standing.shown) == 1
        shown = standing.current if standing and whole else (self.position,)
        yield from (each.statement for each in reversed(shown))
        yield from standing.superseded_by if standing else ()


def _shown(standing: Standing) -> Iterator[_Shown]:
    """Tell a standing by its latest position, a mixed one by each that it rests on.

    Where codings differ it is told by what each of them has.
    """
    return (_Shown(position, standing) for position in standing.shown)


def _rows(dataset: Dataset, shown: Sequence[_Shown], *, who: bool) -> LazyRows[_Shown]:
    @cache
    def source(statement: str) -> str:
        return dataset.statement(statement).source

    def tell(each: _Shown) -> Told:
        return Told(each.position.id, tuple(map(source, each.cited())))

    return LazyRows(shown, lambda each: _row(dataset, each, who=who), tell)


def _row(dataset: Dataset, shown: _Shown, *, who: bool) -> Row:
    position, standing = shown
    statement = dataset.statement(position.statement)
    holder = standing.holder if standing else position.holder
    told = _told_alike(dataset, held_alike(position, statement), position, statement)
    superseded = superseded_cell(standing) if standing else differing_cell(dataset, position)
    stance = superseded or told.stance
    named = _holder_cell(dataset, position, holder, statement)
    alone = standing is not None and _stands_alone(standing)
    cells = (
        told.date,
        stance if holder is None else _leading(stance, position.issue, holder),
        named if who else told.issue,
        told.words,
        told.details
        if alone
        else Cell(" · ".join(_details(dataset, position, standing)), Meaning.QUIET),
        told.source if alone else _source(dataset, shown),
        _count_cell(standing.n if standing else 1),
        *told.rest,
        Cell(position.id),
        told.issue if who else named,
    )
    return Row(id=position.id, kind=Kind.POSITION, cells=cells)


class _Told(NamedTuple):
    """The cells that the rows of all have in common who hold a position in the same way."""

    date: Cell
    stance: Cell
    words: Cell
    details: Cell
    """Of one who stands on that position alone."""
    source: Cell
    """The same."""
    rest: tuple[Cell, ...]
    issue: Cell


@kept_by_key(_KEPT)
def _told_alike(
    dataset: Dataset, _told: tuple[object, ...], position: Position, statement: Statement
) -> _Told:
    details = (*_evidence(dataset, position, statement), counted(1, "statement"))
    return _Told(
        date=statement_date_cell(dataset, statement),
        stance=stance_cell(position),
        words=words_beside(dataset, position),
        details=Cell(" · ".join(details), Meaning.QUIET),
        source=source_cell(dataset, (statement.citation,)),
        rest=(
            Cell(position.basis.value),
            Cell("yes" if position.second_hand else "no", value=position.second_hand),
            Cell(position.attributed_by or "", value=position.attributed_by or ""),
            Cell(position.condition, Meaning.CONDITION),
        ),
        issue=Cell(dataset.issue(position.issue).sentence, value=position.issue),
    )


def _stands_alone(standing: Standing) -> bool:
    """Tell whether a standing rests on one position of the holder's own, with nothing beside it."""
    several = len(standing.current) > 1 or standing.past or standing.aside or standing.drafts
    told = standing.disputed or standing.contributors or standing.differing
    return not (several or told or standing.superseded_by)


def _leading(stance: Cell, issue: str, holder: str) -> Cell:
    """Let a stance lead to where its holder stands."""
    return stance._replace(leads_to=standing_id(issue, holder))


def _source(dataset: Dataset, shown: _Shown) -> Cell:
    citations = [dataset.statement(each).citation for each in shown.cited()]
    return source_cell(dataset, tuple(dict.fromkeys(citations)))


@lru_cache(maxsize=_KEPT)
def _count_cell(count: int) -> Cell:
    return Cell(str(count), value=count)


def _holder_cell(
    dataset: Dataset, position: Position, holder: str | None, statement: Statement
) -> Cell:
    """Name a holder, and the office that it had when it said so."""
    if holder is None or not dataset.actor(holder).roles or holder != position.holder:
        return holder_cell(dataset, holder)
    own = statement.speakers == (holder,)
    held = speakers_office(dataset, statement) if own else ""
    office = held or offices_when(dataset, holder, statement)
    if not office:
        return holder_cell(dataset, holder)
    name = name_of(dataset, holder)
    parts = (
        Part(0, len(name), Meaning.NAME),
        Part(len(name), len(name) + 2 + len(office), Meaning.QUIET),
    )
    return Cell(f"{name}, {office}", Meaning.TEXT, value=holder, parts=parts)


def _evidence(dataset: Dataset, position: Position, statement: Statement) -> Iterator[str]:
    """Say on what condition, on whose word, in what form, and where a position was taken."""
    if evidence := evidence_in_words(dataset, position, statement):
        yield evidence
    if statement.event:
        yield f"at: {dataset.event(statement.event).title}"


def _details(dataset: Dataset, position: Position, standing: Standing | None) -> Iterator[str]:
    """Say on what condition, on whose word, in what form, and on how much a standing rests."""
    statement = dataset.statement(position.statement)
    if standing and position.holder not in (None, standing.holder):
        yield f"held by {name_of(dataset, position.holder or '')}"
    yield from before_in_words(standing, position) if standing else ()
    yield from _evidence(dataset, position, statement)
    if standing is None:
        return
    if standing.mixed:
        yield f"mixed: one of {len(standing.shown)} that overlap and differ"
    if standing.codings_differ:
        yield f"coded by {statement.coded_by}"
    yield from codings_in_words(dataset, standing)
    yield from evidence_beside(dataset, standing, position)
    latest = f"latest of {standing.n} statements"
    yield latest if standing.past else counted(standing.n, "statement")
