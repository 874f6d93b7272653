"""Agreement: how far two holders agree, on how much evidence, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally

LEAST_SHARED = 3
"""Shared issues below which the evidence is thin: with one or two, a single remark turns all."""
LEAST_STATEMENTS = 2
"""Statements of each below which it is thin: one utterance shows no line that is kept."""


@frozen(kw_only=True)
class Agreement:
    """How far two holders agree on the issues on which both can be compared.

    Only stated, first-hand, unmixed stances that have a number are compared. Claims that contradict
    each other count once. There is no share and no score: counts alone, and what they rest on.
    """

    one: str
    other: str
    tally: Tally
    issues: tuple[str, ...]
    """The issues on which both can be compared, each claim by itself."""
    of_one: tuple[str, ...]
    """Ids of the statements of the one on these, earlier ones included; reprints are one."""
    of_other: tuple[str, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all statements behind it; one that both made is one."""
        return tuple(dict.fromkeys((*self.of_one, *self.of_other)))

    @property
    def n(self) -> int:
        """How many statements it rests on."""
        return len(self.statements)

    @property
    def thin(self) -> bool:
        """Whether it rests on too little to speak of a line that the two share."""
        fewest = min(len(self.of_one), len(self.of_other))
        return self.tally.shared < LEAST_SHARED or fewest < LEAST_STATEMENTS


def agreement_of(table: StandingTable, one: str, other: str, issues: Sequence[str]) -> Agreement:
    """Find how far two holders agree on some issues.

    Args:
        table: The standings.
        one: Id of an actor.
        other: Id of another.
        issues: Ids of the policies and claims that are to count.
    """
    return agreement_in(table, Tallies(table, (one, other), issues), one, other)


def agreement_in(table: StandingTable, tallies: Tallies, one: str, other: str) -> Agreement:
    """Find how far two of the holders agree whose tallies have been read from a table."""
    shared = tallies.shared(one, other)
    return Agreement(
        one=one,
        other=other,
        tally=tallies.of(one, other),
        issues=shared,
        of_one=_statements(table, one, shared),
        of_other=_statements(table, other, shared),
    )


def _statements(table: StandingTable, holder: str, issues: Sequence[str]) -> tuple[str, ...]:
    standings = (table.of(holder)[issue] for issue in issues)
    return tuple(
        dict.fromkeys(
            position.statement
            for standing in standings
            for position in (*standing.past, *standing.current)
        )
    )
