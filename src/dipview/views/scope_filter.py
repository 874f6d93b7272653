"""Scope filter: which records a scope's dates and switches let through, as whole sets."""

from __future__ import annotations

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED, Feature
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, in_range
from dipview.views.scope import Scope


def let_through(dataset: Dataset, scope: Scope, kind: Kind) -> Numbers | None:
    """Give the records of a kind that a scope's dates and switches let through; None for all.

    They are those of which ``selection.in_scope`` says so one by one.
    """
    if kind not in DATED or not _narrows(scope):
        return None
    sets = dataset.sets
    kept: list[Numbers] = []
    if scope.as_of is not None:
        kept.append(sets.known_by(kind, scope.as_of))
    if scope.since is not None:
        kept.append(sets.not_before(kind, scope.since))
    if scope.exact_only and kind is not Kind.EVENT:
        everything = in_range(dataset.numbers(kind))
        kept.append(everything & sets.features[Feature.QUOTABLE])
    if not scope.second_hand and kind is Kind.POSITION:
        everything = in_range(dataset.numbers(kind))
        kept.append(everything - sets.features[Feature.SECOND_HAND])
    if not kept:
        return None
    return Numbers.intersection(*kept)


def _narrows(scope: Scope) -> bool:
    return (
        scope.as_of is not None
        or scope.since is not None
        or scope.exact_only
        or not scope.second_hand
    )


def counted_statements(dataset: Dataset, scope: Scope, *, every: bool = False) -> Numbers:
    """Give the statements that a scope counts of an actor, on its date and with its switches.

    What was said long ago always is. Of an utterance with several codings, the one that counts.

    Args:
        dataset: Where they are.
        scope: What is looked through.
        every: Count drafts and what is retracted too, which otherwise never are.
    """
    features = dataset.sets.features
    counted = features[Feature.COUNTED]
    if every:
        counted = in_range(dataset.numbers(Kind.STATEMENT)) - features[Feature.ASIDE]
    seen = let_through(dataset, evolve(scope, since=None), Kind.STATEMENT)
    return counted if seen is None else counted & seen
