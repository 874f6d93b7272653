"""Agreement: how far two holders agree, on how much evidence, from when to when."""

from __future__ import annotations

from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import columns_of
from dipview.standing.evidence import disputed_positions
from dipview.standing.rests import Rests
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally

LEAST_SHARED = 3
"""Shared issues below which the evidence is thin: with one or two, a single remark turns all."""
LEAST_STATEMENTS = 2
"""Statements of each below which it is thin: one utterance shows no line that is kept."""


@frozen(kw_only=True, eq=False)
class Agreement:
    """How far two holders agree on the issues on which both can be compared.

    Only stated, first-hand, unmixed stances that have a number are compared. Claims that contradict
    each other count once. There is no share and no score: counts alone, and what they rest on.
    """

    table: StandingTable
    one: str
    other: str
    tally: Tally
    shared: Numbers
    """The numbers of the issues on which both can be compared, each claim by itself."""
    rests: Rests
    """On how many statements it rests, earlier ones included."""

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues on which both can be compared, in the dataset's order."""
        return tuple(self.table.dataset.ids_of(Kind.ISSUE, self.shared))

    @property
    def of_one(self) -> tuple[str, ...]:
        """Ids of the one's statements on these issues, in the dataset's order."""
        return self._ids(self.table.statements(self.one, self.shared))

    @property
    def of_other(self) -> tuple[str, ...]:
        """Ids of the other's statements, as ``of_one``."""
        return self._ids(self.table.statements(self.other, self.shared))

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all statements behind it; one that both made is one."""
        both = (self.table.statements(each, self.shared) for each in (self.one, self.other))
        return self._ids(union(both))

    @property
    def n(self) -> int:
        """How many statements it rests on."""
        return self.rests.n

    @property
    def disputed(self) -> Numbers:
        """The numbers of the shared issues on which one of the two stands on what is disputed."""
        disputed = disputed_positions(self.table.dataset)
        if not disputed:
            return NONE
        return numbers_of(
            issue
            for holder in (self.one, self.other)
            for issue in self._said_on(holder, disputed)
            if (standing := self.table.at(holder, self.table.dataset.id_of(Kind.ISSUE, issue)))
            and standing.disputed
        )

    def _said_on(self, holder: str, positions: Numbers) -> Numbers:
        """Give the shared issues on which any of some positions counts for a holder."""
        columns = columns_of(self.table.dataset)
        if self.table.rolled_up(holder):
            return self.shared & columns.issues_of(positions)
        number = self.table.dataset.number_of(holder) or 0
        return self.shared & columns.issues_of(positions & columns.by(number))

    @property
    def thin(self) -> bool:
        """Whether it rests on too little to speak of a line that the two share."""
        fewest = min(self.rests.one, self.rests.other)
        return self.tally.shared < LEAST_SHARED or fewest < LEAST_STATEMENTS

    def _ids(self, statements: Numbers) -> tuple[str, ...]:
        return tuple(self.table.dataset.ids_of(Kind.STATEMENT, statements))


def agreement_in(table: StandingTable, tallies: Tallies, one: str, other: str) -> Agreement:
    """Find how far two of the holders agree whose tallies have been read from a table."""
    shared = tallies.shared_numbers(one, other)
    return Agreement(
        table=table,
        one=one,
        other=other,
        tally=tallies.of(one, other),
        shared=shared,
        rests=tallies.resting.of(one, other, shared),
    )
