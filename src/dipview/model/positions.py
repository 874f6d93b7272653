"""Positions: a stance on an issue that a statement takes, as it is written and as it is held."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.fields import EXTRA, NOTES, TAGS, key, optional, unless
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


class Basis(StrEnum):
    """What a position rests on."""

    STATED = "stated"
    DESCRIBED = "described"
    IMPLIED = "implied"
    PRESUPPOSED = "presupposed"


class Priority(StrEnum):
    """How much a position matters to its holder, as the source tells it."""

    RED_LINE = "red-line"
    HIGH = "high"
    LOW = "low"


@frozen(kw_only=True)
class PositionEntry:
    """A position as written under a statement, before it is told whose it is."""

    issue: str = field(
        metadata=key(
            "the policy, claim or quantity",
            refers_to=Kind.ISSUE,
            link=Link.STATEMENTS_ON,
            needed=True,
        )
    )
    stance: Stance = field(
        default=Stance.VALUE,
        metadata=unless(
            "value",
            key(
                "support to oppose on a policy, assert to deny on a claim; open to undeclared on "
                "both; accept, withhold and note on a policy; none is needed with a value"
            ),
        ),
    )
    value: str = optional("", "on a quantity: 15 % by 2010, 1990 or 1995, 5 to 20", recurs=False)
    """As the holder puts it; never reckoned with."""
    fallback: bool = optional(False, "true for the second choice of the same statement: or else")
    condition: str = optional("", "if …, unless …: in our own words", recurs=False)
    depends_on: tuple[str, ...] = optional(
        (),
        "issues on which something else has to be settled: a package",
        refers_to=Kind.ISSUE,
        link=Link.DEPENDENT,
    )
    """Ids of issues."""
    reason: str = optional("", "why, as the holder gives it, in our own words", recurs=False)
    because: tuple[str, ...] = optional(
        (), "claims that the holder gives as reasons", refers_to=Kind.ISSUE, link=Link.REASONED
    )
    """Ids of claims."""
    priority: Priority | None = optional(None, "how much it matters, only where the source says so")
    holders: tuple[str, ...] = optional(
        (),
        "whose position it is; else that of on_behalf_of, else of the speakers",
        refers_to=Kind.ACTOR,
    )
    attributed_by: str | None = optional(
        None,
        "the actor who says that the holder holds it: second-hand",
        refers_to=Kind.ACTOR,
        link=Link.STATEMENTS_RELAYED,
        needed=True,
    )
    """Id of the actor who says that the holders hold it."""
    basis: Basis | None = optional(None, "stated, where nothing else is said")
    target: str | None = optional(
        None,
        "the actor that the stance is directed at",
        refers_to=Kind.ACTOR,
        link=Link.STATEMENTS_TARGETING,
    )
    formula: str = optional(
        "", "the diplomatic verb: takes note, reserves its position", recurs=False
    )
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)

    @property
    def second_hand(self) -> bool:
        """Whether somebody else says that the holders hold it."""
        return self.attributed_by is not None


@frozen(kw_only=True)
class Position:
    """One holder, one issue, one statement."""

    id: str
    statement: str
    issue: str
    holder: str | None
    """Id of an actor; None for unnamed speakers and the source's own voice."""
    stance: Stance
    basis: Basis
    value: str = ""
    fallback: bool = False
    condition: str = ""
    depends_on: tuple[str, ...] = ()
    reason: str = ""
    because: tuple[str, ...] = ()
    priority: Priority | None = None
    attributed_by: str | None = None
    target: str | None = None
    formula: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()

    @property
    def second_hand(self) -> bool:
        """Whether somebody else says that the holder holds it."""
        return self.attributed_by is not None

    @property
    def own(self) -> bool:
        """Whether the holder stated it: the only positions that likeness and shifts may use."""
        stated = self.basis is Basis.STATED and not (self.second_hand or self.fallback)
        return self.holder is not None and stated
