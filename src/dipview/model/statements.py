"""Statements: one utterance or ascription in one source, and the positions that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.ids import position_id
from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


class Form(StrEnum):
    """How a source gives what was said."""

    VERBATIM = "verbatim"
    """Whole sentences in the exact words."""
    FRAGMENT = "fragment"
    """Exact words short of a sentence."""
    REPORTED = "reported"
    """A paraphrase of speech."""
    RECORDED = "recorded"
    """A vote or a signature."""
    DESCRIBED = "described"
    """The source's own voice."""

    @property
    def exact(self) -> bool:
        """Whether the source prints the exact words."""
        return self in (Form.VERBATIM, Form.FRAGMENT)


class Basis(StrEnum):
    """What a position rests on."""

    STATED = "stated"
    DESCRIBED = "described"
    IMPLIED = "implied"
    PRESUPPOSED = "presupposed"


class Act(StrEnum):
    """What a speaker does in speaking."""

    INFORM = "inform"
    PROPOSE = "propose"
    REQUEST = "request"
    DEMAND = "demand"
    ASK = "ask"
    SUPPORT = "support"
    WELCOME = "welcome"
    AGREE = "agree"
    CONCERN = "concern"
    CRITICIZE = "criticize"
    REJECT = "reject"
    THREATEN = "threaten"
    PROMISE = "promise"
    CONCEDE = "concede"
    WITHDRAW = "withdraw"
    RESERVE = "reserve"
    VOTE = "vote"


class RecordStatus(StrEnum):
    """How far a record can be relied on."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Translation(StrEnum):
    """Who translated the words that are given."""

    OFFICIAL = "official"
    AGENCY = "agency"
    OURS = "ours"
    MACHINE = "machine"


@frozen(kw_only=True)
class PositionEntry:
    """A position as written under a statement, before it is told whose it is."""

    issue: str
    stance: Stance
    condition: str = ""
    holders: tuple[str, ...] = ()
    attributed_by: str | None = None
    """Id of the actor who says that the holders hold it."""
    basis: Basis | None = None
    target: str | None = None
    """Id of the actor that the stance is directed at."""
    formula: str = ""
    """The diplomatic verb: ``takes note``."""
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)


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
    condition: str = ""
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
        return self.holder is not None and self.basis is Basis.STATED and not self.second_hand


@frozen(kw_only=True)
class Statement:
    """One utterance, or one ascription, in one source."""

    id: str
    source: str
    form: Form
    locator: str = ""
    corroboration: tuple[Citation, ...] = ()
    """Where the same words stand elsewhere: not further evidence."""
    speakers: tuple[str, ...] = ()
    unnamed_speakers: str = ""
    """``"three delegations"``: text, never an actor."""
    capacity: str | None = None
    """The ``of`` of the role spoken in."""
    on_behalf_of: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    """The exact words, a passage each; for verbatim and fragment alone."""
    language: str = ""
    original_text: tuple[str, ...] = ()
    translation: Translation | None = None
    """Set where ``text`` is a translation; it is then never shown as the exact words."""
    summary: str = ""
    """One line in our own words."""
    acts: tuple[Act, ...] = ()
    date: Span | None = None
    date_inferred: bool = False
    seq: int | None = None
    """Orders the statements of one source."""
    event: str | None = None
    """Id of the event at which it was said."""
    events: tuple[str, ...] = ()
    """Ids of events spoken of."""
    targets: tuple[str, ...] = ()
    """Actors criticized, asked, threatened."""
    about: tuple[str, ...] = ()
    """Actors merely spoken of."""
    positions: tuple[PositionEntry, ...] = ()
    responds_to: tuple[str, ...] = ()
    supersedes: str | None = None
    status: RecordStatus | None = None
    coded_by: str = ""
    coded_on: Span | None = None
    reviewed_by: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)

    @property
    def citation(self) -> Citation:
        """The source and the place in it."""
        return Citation(source=self.source, locator=self.locator)

    @property
    def quotable(self) -> bool:
        """Whether ``text`` holds the exact words in the language in which they were said."""
        return self.form.exact and bool(self.text) and self.translation is None

    def held(self) -> tuple[Position, ...]:
        """Expand the positions, one for each holder.

        A position belongs to its ``holders``, else to those spoken for, else to the speakers; where
        there is none it is kept without a holder.
        """
        return tuple(
            self._position(entry, holder)
            for entry in self.positions
            for holder in self.holders_of(entry)
        )

    def held_ids(self) -> tuple[str, ...]:
        """Give the ids of the positions, as ``held`` has them."""
        return tuple(
            position_id(self.id, entry.issue, holder)
            for entry in self.positions
            for holder in self.holders_of(entry)
        )

    def holders_of(self, entry: PositionEntry) -> tuple[str | None, ...]:
        """Give whose a position is: one holder or several, or None alone."""
        return entry.holders or self.on_behalf_of or self.speakers or (None,)

    def basis_of(self, entry: PositionEntry) -> Basis:
        """Tell what a position rests on, where it does not say so itself."""
        default = Basis.DESCRIBED if self.form is Form.DESCRIBED else Basis.STATED
        return entry.basis or default

    def _position(self, entry: PositionEntry, holder: str | None) -> Position:
        return Position(
            id=position_id(self.id, entry.issue, holder),
            statement=self.id,
            issue=entry.issue,
            holder=holder,
            stance=entry.stance,
            basis=self.basis_of(entry),
            condition=entry.condition,
            attributed_by=entry.attributed_by,
            target=entry.target,
            formula=entry.formula,
            notes=entry.notes,
            tags=entry.tags,
        )
