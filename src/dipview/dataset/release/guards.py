"""Guards: what the records of a dataset say on how they may leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.markings import GroundRules, Levels
from dipview.model.spans import Span


class Guards(NamedTuple):
    """What is said of sources and statements, by id; of those of which nothing is said, nothing."""

    levels: Levels
    ranks: Mapping[str, int]
    """The level of each, where it is not the lowest; a statement has at least its source's."""
    rules: Mapping[str, GroundRules]
    """Of sources: the ground rules, where they are not on the record."""
    embargoes: Mapping[str, Span]
    """Of sources."""

    @property
    def any(self) -> bool:
        """Whether anything may have to stay."""
        return bool(self.ranks or self.rules or self.embargoes)


@kept_by_dataset(1)
def guards_of(dataset: Dataset) -> Guards:
    """Gather what is said; at no cost where nothing is."""
    levels = Levels.of(dataset.header.markings)
    ranks: dict[str, int] = {}
    rules: dict[str, GroundRules] = {}
    embargoes: dict[str, Span] = {}
    if dataset.guarded:
        for id in dataset.ids(Kind.SOURCE):
            source = dataset.source(id)
            ranks[id] = levels.rank(source.marking)
            if source.ground_rules not in (None, GroundRules.ON_RECORD):
                rules[id] = source.ground_rules
            if source.embargo is not None:
                embargoes[id] = source.embargo
        for id in dataset.ids(Kind.STATEMENT):
            statement = dataset.statement(id)
            ranks[id] = max(levels.rank(statement.marking), ranks[statement.source])
    return Guards(levels, {id: rank for id, rank in ranks.items() if rank}, rules, embargoes)
