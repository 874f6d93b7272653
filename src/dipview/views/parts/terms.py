"""Terms in words: what a source or a statement is marked with, and on what terms it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.dataset.release.guards import guards_of
from dipview.model.kinds import Kind
from dipview.model.markings import GroundRules
from dipview.views.parts.dates_in_words import in_full

_RULES = {
    GroundRules.BACKGROUND: "on background",
    GroundRules.DEEP_BACKGROUND: "on deep background",
    GroundRules.OFF_RECORD: "off the record",
    GroundRules.CHATHAM_HOUSE: "under the Chatham House Rule",
}


def terms_of(dataset: Dataset, id: str) -> str:
    """Say what a source or a statement is marked with: ``SECRET · UK EYES ONLY``.

    Args:
        dataset: Where it is from.
        id: Its id; a statement has the marking and the terms of its source too.

    Returns:
        The marking, caveats, ground rules and embargo; empty where nothing is said of them.
    """
    return " · ".join(dict.fromkeys(_terms(dataset, id))) if guards_of(dataset).any else ""


def _terms(dataset: Dataset, id: str) -> Iterator[str]:
    guards = guards_of(dataset)
    is_statement = dataset.kind_of(id) is Kind.STATEMENT
    source = dataset.source(dataset.statement(id).source if is_statement else id)
    own = dataset.statement(id) if is_statement else source
    if rank := guards.ranks.get(id, 0):
        yield guards.levels.named(rank) or own.marking or source.marking
    yield from (*source.caveats, *own.caveats)
    if (rules := guards.rules.get(source.id)) is not None:
        yield _RULES[rules]
    if source.embargo is not None:
        yield f"embargo until {in_full(source.embargo)}"
