"""Exact words worth quoting: whose they are, in which office, when, and where they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.standing.evidence import counts
from dipview.views.orders import in_time
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, statement_row
from dipview.views.selection import in_scope
from dipview.views.view import Lazy, Section

WORDS = "words"
"""The key of the section of exact words."""
QUOTED = 8
"""How many statements a brief quotes."""


def newest_first(dataset: Dataset, ids: Iterable[str]) -> list[str]:
    """Sort statements by date, the newest first; those without a date last."""
    kept = sorted(dict.fromkeys(ids), key=partial(in_time, dataset), reverse=True)
    return sorted(kept, key=lambda id: dataset.said(id) is None)


def quotations_section(
    scoped: ScopedStandings, ids: Iterable[str], issue: str | None = None
) -> Iterator[Section]:
    """Quote the newest statements in exact words, each under the name of who said them.

    Drafts, what is retracted and words in translation are not quoted, nor what only tells where
    somebody else stands.

    Args:
        scoped: What to look through; nothing said before its ``since`` is quoted.
        ids: The statements to choose from.
        issue: The issue on which they are to take a position; None for any.
    """
    dataset = scoped.dataset
    fit = [id for id in _quotable(dataset, ids) if _fits(scoped, id, issue)]
    quoted = newest_first(dataset, fit)[:QUOTED]
    if quoted:
        yield Section(
            key=WORDS,
            title=f"In their exact words ({len(quoted)})",
            note=f"The newest {QUOTED} of {len(fit)} statements." if len(fit) > QUOTED else "",
            columns=(*STATEMENT_COLUMNS, *added_columns(dataset, Kind.STATEMENT)),
            rows=Lazy(quoted, lambda id: statement_row(dataset, id, issue)),
        )


def _quotable(dataset: Dataset, ids: Iterable[str]) -> Iterator[str]:
    """Give those of some statements that are in exact words, each once; none is read for that."""
    quotable = dataset.sets.features[Feature.QUOTABLE]
    return (
        id for id in dict.fromkeys(ids) if quotable and (dataset.number_of(id) or 0) in quotable
    )


def _fits(scoped: ScopedStandings, id: str, issue: str | None) -> bool:
    dataset = scoped.dataset
    if not counts(dataset, id) or not in_scope(dataset, scoped.recent, Kind.STATEMENT, id):
        return False
    statement = dataset.statement(id)
    held = [p for p in statement.held() if issue is None or p.issue == issue]
    first_hand = [p for p in held if p.holder is not None and not p.second_hand]
    return bool(first_hand) and scoped.finds(first_hand)


def statements_section(
    scoped: ScopedStandings, ids: Iterable[str], *, key: str, title: str
) -> Iterator[Section]:
    """List statements that count, the newest first; of codings of one utterance it is one."""
    dataset = scoped.dataset
    kept = [
        id
        for id in newest_first(dataset, ids)
        if in_scope(dataset, scoped.recent, Kind.STATEMENT, id) and counts(dataset, id)
    ]
    if kept:
        yield Section(
            key=key,
            title=f"{title} ({len(kept)})",
            columns=(*STATEMENT_COLUMNS, *added_columns(dataset, Kind.STATEMENT)),
            rows=Lazy(kept, lambda id: statement_row(dataset, id)),
        )
