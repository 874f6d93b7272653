"""Sides: standings on one issue, grouped by what their holders do about it, for to against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from dipview.model.stances import IssueKind, Stance
from dipview.standing.standing import Standing


class Side(Enum):
    """A group of standings: what it is called on a policy, and on a claim."""

    FOR = ("For", "Asserted")
    FOR_IF = ("For, on a condition", "Asserted, on a condition")
    RATHER_FOR = ("Leaning towards it", "Suspected")
    UNDECIDED = ("Neutral", "Unsure")
    ACCEPTS = ("Can live with it", "Can live with it")
    NOTES = ("Took note", "Took note")
    WITHHOLDS = ("Support withheld", "Support withheld")
    NO_SIDE = ("No side taken", "No side taken")
    MIXED = ("Mixed: latest statements overlap and differ",) * 2
    CODINGS_DIFFER = ("Codings of one utterance differ",) * 2
    SUPERSEDED = ("Superseded, no position in its place",) * 2
    RATHER_AGAINST = ("Leaning against it", "Doubted")
    AGAINST_UNLESS = ("Against, on a condition", "Denied, on a condition")
    AGAINST = ("Against", "Denied")

    def title(self, kind: IssueKind) -> str:
        """What the group is called on an issue of a kind."""
        return self.value[kind is IssueKind.CLAIM]

    @property
    def key(self) -> str:
        """Its name for programs: ``for-if``."""
        return self.name.lower().replace("_", "-")


def side_of(standing: Standing) -> Side:
    """Tell to which side a standing belongs."""
    stance = standing.stance
    if standing.superseded_by:
        return Side.SUPERSEDED
    if stance is None:
        return Side.MIXED if standing.mixed else Side.CODINGS_DIFFER
    if stance.score is None:
        return _SHORT_OF_A_SIDE.get(stance, Side.NO_SIDE)
    if standing.conditional and stance.score:
        return Side.FOR_IF if stance.score > 0 else Side.AGAINST_UNLESS
    return _BY_SCORE[stance.score]


_SHORT_OF_A_SIDE = {
    Stance.ACCEPT: Side.ACCEPTS,
    Stance.NOTE: Side.NOTES,
    Stance.WITHHOLD: Side.WITHHOLDS,
}

_BY_SCORE = {
    2: Side.FOR,
    1: Side.RATHER_FOR,
    0: Side.UNDECIDED,
    -1: Side.RATHER_AGAINST,
    -2: Side.AGAINST,
}


def by_side(standings: Iterable[Standing]) -> Mapping[Side, list[Standing]]:
    """Group standings by side, from for to against; sides with nobody are left out."""
    sides: dict[Side, list[Standing]] = {side: [] for side in Side}
    for standing in standings:
        sides[side_of(standing)].append(standing)
    return {side: found for side, found in sides.items() if found}
