"""Pairs of actors as rows: on how much they agree and disagree, and what that rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from dipview.dataset.dataset import Dataset
from dipview.model.ids import pair_id, pair_parts
from dipview.search.number_sets import Numbers
from dipview.standing.agreement import (
    LEAST_SHARED,
    LEAST_STATEMENTS,
    Agreement,
    agreement_in,
)
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally
from dipview.views.covering import span_behind
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import counted
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section

PAIR_COLUMNS = (
    Column(key="weight", title="Tie", place=Place.HIDDEN),
    Column(key="pair", title="Of each two"),
    Column(key="agreement", title="On how many issues", place=Place.UNDER),
    Column(key="rests_on", title="Rests on", place=Place.UNDER),
    Column(key="caution", title="Caution", place=Place.UNDER),
    Column(key="one", title="One", place=Place.HIDDEN),
    Column(key="other", title="Other", place=Place.HIDDEN),
    Column(key="agreements", title="Agree", place=Place.HIDDEN),
    Column(key="disagreements", title="Disagree", place=Place.HIDDEN),
    Column(key="differences", title="Differ", place=Place.HIDDEN),
    Column(key="abstained", title="One abstains", place=Place.HIDDEN, short="One abst."),
    Column(key="n", title="Statements", place=Place.END, short="n"),
    Column(key="shared", title="Shared issues", place=Place.HIDDEN),
    Column(key="issues", title="Issues", place=Place.HIDDEN),
    Column(key="span", title="Days", place=Place.HIDDEN),
    Column(key="thin", title="Thin evidence", place=Place.HIDDEN),
)
"""The columns of a list of pairs."""
_AS_COUNTS = {
    "weight": Place.MARGIN,
    "agreement": Place.HIDDEN,
    "agreements": Place.END,
    "disagreements": Place.END,
    "differences": Place.END,
}
"""Where columns stand in a list that is read for its numbers."""
_NAMED = 16
"""Shared issues that are named, at most: two states share thousands of roll calls."""
_KEPT = 4096
"""How many cells are kept: of many pairs one, a number or a span are the same."""
ABSTAINING = (
    "Two that abstain agree; where one abstains and the other takes a side, they neither agree nor "
    "disagree."
)
ONCE = "Claims that contradict each other count once among the issues that two share."

_ENDS = 2
"""Statements of which the days are kept: the first and the last."""


def pairs_section(
    table: StandingTable,
    tallies: Tallies,
    pairs: Sequence[tuple[str, str]],
    *,
    key: str,
    title: str,
    note: str = "",
    counts: bool = False,
    differing: bool = True,
    of: str = "",
) -> Section:
    """List pairs of actors, a row each, built when looked at.

    Args:
        table: Where they stand.
        tallies: How they compare, read from the table.
        pairs: Ids of the actors.
        key: The section's name for programs.
        title: Its title.
        note: What is to be said under its title.
        counts: Show the weight of the tie and the counts as numbers, not as a sentence.
        differing: Show on how many they differ in degree or condition: of many votes none do, and
            a column without a count takes the place of another.
        of: Id of the actor that is the first of every pair: rows then name the other, and the
            counts have how many issues the two share. Empty where both are to be named.
    """
    shown: Mapping[str, Place] = _AS_COUNTS if counts else {}
    if counts and not differing:
        shown = {**shown, "differences": Place.HIDDEN}
    if of:
        shown = {**shown, "shared": Place.END}
    if counts and tallies.any_abstention:
        shown = {**shown, "abstained": Place.END}
    columns = tuple(c._replace(place=shown.get(c.key, c.place)) for c in PAIR_COLUMNS)
    if of:
        named = {"pair": "With", "shared": "Both"}
        columns = tuple(c._replace(title=named.get(c.key, c.title)) for c in columns)
    ids = [pair_id(one, other) for one, other in pairs]
    return Section(
        key=key,
        title=title,
        note=note,
        columns=columns,
        rows=Lazy(ids, _row_of(table, tallies, of)),
    )


def tally_in_words(tally: Tally) -> str:
    """Write a tally: ``agree on 3 of 5 shared issues, disagree on 1, differ on 1``."""
    if not tally.shared:
        return "no issue on which both can be compared"
    shared = counted(tally.shared, "shared issue")
    agree, disagree = f"{tally.agreements:,}", f"{tally.disagreements:,}"
    phrases = [f"agree on {agree} of {shared}", f"disagree on {disagree}"]
    if tally.differences:
        phrases.append(f"differ in degree or condition on {tally.differences:,}")
    if tally.abstained:
        phrases.append(f"on {tally.abstained:,} one abstains and the other takes a side")
    return ", ".join(phrases)


def signed(weight: int) -> str:
    """Write a number with its sign: ``+3``, ``−2``, ``0``."""
    return f"{weight:+}".replace("-", "−") if weight else "0"


def _row_of(table: StandingTable, tallies: Tallies, of: str) -> Callable[[str], Row]:
    @lru_cache(maxsize=_KEPT)
    def span_of(ends: Numbers) -> str:
        """Say the span of days that a tie rests on, made once for each."""
        return span_behind(table.dataset, ends)

    def row(id: str) -> Row:
        one, other = pair_parts(id) or ("", "")
        agreement = agreement_in(table, tallies, one, other)
        ends = agreement.rests.ends
        span = span_of(ends) if len(ends) <= _ENDS else span_behind(table.dataset, ends)
        return _row(table.dataset, agreement, of, span)

    return row


def _row(dataset: Dataset, agreement: Agreement, of: str, span: str) -> Row:
    tally = agreement.tally
    other = name_of(dataset, agreement.other)
    names = other if of else f"{name_of(dataset, agreement.one)} – {other}"
    caution = "; ".join(_cautions(dataset, agreement))
    cells = (
        _weight_cell(tally.weight) if tally.shared else _NO_WEIGHT,
        Cell(names, Meaning.NAME),
        Cell(tally_in_words(tally)),
        _rests_on_cell(dataset, agreement, span),
        Cell(caution, Meaning.WARNING) if caution else _NO_CAUTION,
        _id_cell(agreement.one),
        _id_cell(agreement.other),
        _number_cell(tally.agreements),
        _number_cell(tally.disagreements),
        _number_cell(tally.differences),
        _number_cell(tally.abstained),
        _n_cell(agreement.n),
        _number_cell(tally.shared),
        _issues_cell(agreement),
        _span_cell(span),
        _THIN if agreement.thin else _NOT_THIN,
    )
    return Row(id=pair_id(agreement.one, agreement.other), cells=cells)


_NO_CAUTION = Cell("", Meaning.WARNING)
_NO_WEIGHT = Cell("", Meaning.COUNT, value=0)
_THIN, _NOT_THIN = Cell("yes", value=True), Cell("no", value=False)


@lru_cache(maxsize=_KEPT)
def _id_cell(id: str) -> Cell:
    return Cell(id)


@lru_cache(maxsize=_KEPT)
def _weight_cell(weight: int) -> Cell:
    return Cell(signed(weight), Meaning.COUNT, value=weight)


@lru_cache(maxsize=_KEPT)
def _n_cell(n: int) -> Cell:
    return Cell(f"n={n}", Meaning.COUNT, value=n)


@lru_cache(maxsize=_KEPT)
def _number_cell(number: int) -> Cell:
    return Cell(str(number), Meaning.COUNT, value=number)


@lru_cache(maxsize=_KEPT)
def _span_cell(span: str) -> Cell:
    return Cell(span, Meaning.DATE)


def _issues_cell(agreement: Agreement) -> Cell:
    """Name the issues that two share; where they are very many, say how many."""
    if len(agreement.shared) <= _NAMED:
        return Cell(", ".join(agreement.issues), value=list(agreement.issues))
    return _issue_count_cell(len(agreement.shared))


@lru_cache(maxsize=_KEPT)
def _issue_count_cell(count: int) -> Cell:
    return Cell(counted(count, "issue"), value={"issues": count})


def _rests_on_cell(dataset: Dataset, agreement: Agreement, span: str) -> Cell:
    """Say on how many statements of each it rests, from when to when.

    Where room is scarce the days come first, so that they are there where the line is cut.
    """
    if not agreement.n:
        return Cell("", Meaning.QUIET)
    one = f"{name_of(dataset, agreement.one)} {agreement.rests.one:,}"
    other = f"{name_of(dataset, agreement.other)} {agreement.rests.other:,}"
    statements = f"statements: {one}, {other}"
    return Cell(
        ", ".join(filter(None, (statements, span))),
        Meaning.QUIET,
        short=" · ".join(filter(None, (span, statements))),
    )


def _cautions(dataset: Dataset, agreement: Agreement) -> Iterator[str]:
    """Say that the evidence is thin, and why, and on how many issues it is disputed."""
    if thinness := "; ".join(_thinness(dataset, agreement)):
        yield f"thin evidence: {thinness}"
    if disputed := len(agreement.disputed):
        yield f"disputed statements count on {counted(disputed, 'shared issue')}"


def _thinness(dataset: Dataset, agreement: Agreement) -> Iterator[str]:
    """Say why the evidence is thin."""
    if not agreement.tally.shared:
        return
    if agreement.tally.shared < LEAST_SHARED:
        yield f"fewer than {LEAST_SHARED} shared issues"
    few = [
        name_of(dataset, holder)
        for holder, statements in (
            (agreement.one, agreement.rests.one),
            (agreement.other, agreement.rests.other),
        )
        if statements < LEAST_STATEMENTS
    ]
    if few:
        yield f"fewer than {LEAST_STATEMENTS} statements of {few[0] if len(few) == 1 else 'each'}"
