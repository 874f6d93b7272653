"""What the standings that a brief shows rest on: told of it as a whole, whoever looks at them."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.columns import numbered
from dipview.standing.standing import Standing
from dipview.views.parts.scoped_standings import positions_of, weaker_beside


@frozen(kw_only=True)
class Rested:
    """How many standings there are, and on what they rest."""

    standings: int
    statements: Numbers
    """The numbers of the statements that they rest on or have beside them."""
    weaker: int
    """How many positions are beside them on weaker evidence."""

    @classmethod
    def of(cls, dataset: Dataset, standings: Sequence[Standing]) -> Rested:
        """Tell it of standings that are there."""
        behind = {p.statement for each in standings for p in positions_of(each)}
        return cls(
            standings=len(standings),
            statements=dataset.sets.once(numbered(dataset, behind)),
            weaker=weaker_beside(standings),
        )
