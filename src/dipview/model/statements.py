"""Statements: one utterance or ascription in one source, and whose the positions in it are."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import field

from dipview.model.fields import CAVEATS, EXTRA, ID, MARKING, NOTES, TAGS, key, optional
from dipview.model.ids import position_id
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Basis, Position, PositionEntry
from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen
from dipview.model.votes import Option


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

    @cached_property
    def exact(self) -> bool:
        """Whether the source prints the exact words."""
        return self in (Form.VERBATIM, Form.FRAGMENT)

    @cached_property
    def retold(self) -> bool:
        """Whether it is told in a sentence of the source's own."""
        return self in (Form.REPORTED, Form.DESCRIBED)

    @cached_property
    def basis(self) -> Basis:
        """What a position rests on, where it does not say so itself."""
        return Basis.DESCRIBED if self is Form.DESCRIBED else Basis.STATED


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
    PROCEDURE = "procedure"
    """A point of order, a motion, a call for a vote."""
    RULE = "rule"
    """A ruling from the chair."""
    CHALLENGE = "challenge"
    """Of a ruling."""
    CORRECT = "correct"
    """Of a vote or of words of one's own, notified later."""


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
class Statement:
    """One utterance, or one ascription, in one source."""

    id: str = field(metadata=ID)
    source: str = field(
        metadata=key(
            "the source that prints it", refers_to=Kind.SOURCE, link=Link.RESTS_ON, needed=True
        )
    )
    form: Form = field(
        metadata=key("verbatim and fragment have text; a described one has no speakers")
    )
    locator: str = optional("", "the place in the source: paragraph 8, page 3")
    passage: tuple[int, ...] = optional(
        (),
        "where it rests in the source's stored text: [start, end], in characters from 0",
        recurs=False,
    )
    """The first character and the one after the last, counted from 0; else empty."""
    prefix: str = optional(
        "", "a few words right before it there, where words recur or no text is kept", recurs=False
    )
    suffix: str = optional("", "a few words right after it", recurs=False)
    corroboration: tuple[Citation, ...] = optional(
        (), "sources that print the same words: not further evidence", prunable=True
    )
    """Where the same words stand elsewhere: not further evidence."""
    speakers: tuple[str, ...] = optional(
        (), "who uttered it, usually one", refers_to=Kind.ACTOR, link=Link.STATEMENTS_BY
    )
    unnamed_speakers: str = optional(
        "", "three delegations, a spokeswoman: text, never an actor", recurs=False
    )
    """``"three delegations"``: text, never an actor."""
    capacity: str | None = optional(
        None,
        "the body or state whose role is spoken in, where that matters: a chair",
        refers_to=Kind.ACTOR,
    )
    """The ``of`` of the role spoken in."""
    on_behalf_of: tuple[str, ...] = optional(
        (),
        "for whom, only where the source says so",
        refers_to=Kind.ACTOR,
        link=Link.STATEMENTS_FOR,
    )
    text: tuple[str, ...] = optional(
        (),
        "the exact words, one passage or a list; for verbatim and fragment alone",
        passages=True,
        recurs=False,
    )
    """The exact words, a passage each; for verbatim and fragment alone."""
    printed: tuple[str, ...] = optional(
        (),
        "the source's own sentences of what it reports or describes: not the speaker's words",
        passages=True,
        recurs=False,
    )
    """The source's own sentences, a passage each; for reported and described alone."""
    language: str = optional("", "of the words that are given: a BCP 47 tag, like en")
    original_text: tuple[str, ...] = optional(
        (), "the words before they were translated", passages=True, recurs=False
    )
    translation: Translation | None = optional(None, "who translated the text")
    """Set where ``text`` is a translation; it is then never shown as the exact words."""
    summary: str = optional("", "one line in our own words", recurs=False)
    acts: tuple[Act, ...] = optional((), "what is done by saying it")
    option: Option | None = optional(
        None, "how the speakers voted at the event: their position follows from the vote"
    )
    date: Span | None = optional(None, "when it was said, only where a source tells")
    date_inferred: bool = optional(False, "true where the date is worked out and not printed")
    seq: int | None = optional(None, "a number that orders the statements of one source")
    event: str | None = optional(
        None, "the event at which it was said", refers_to=Kind.EVENT, link=Link.STATEMENTS_AT
    )
    events: tuple[str, ...] = optional(
        (), "events that it speaks of", refers_to=Kind.EVENT, link=Link.STATEMENTS_ON_EVENT
    )
    targets: tuple[str, ...] = optional(
        (),
        "actors criticized, asked or threatened",
        refers_to=Kind.ACTOR,
        link=Link.STATEMENTS_TARGETING,
    )
    about: tuple[str, ...] = optional(
        (), "actors merely spoken of", refers_to=Kind.ACTOR, link=Link.STATEMENTS_ABOUT
    )
    positions: tuple[PositionEntry, ...] = optional(
        (), "the stances that it takes, on an issue each", prunable=True
    )
    responds_to: tuple[str, ...] = optional(
        (), "statements that it answers", refers_to=Kind.STATEMENT, link=Link.REPLIES
    )
    supersedes: str | None = optional(
        None,
        "the earlier statement that it takes the place of",
        refers_to=Kind.STATEMENT,
        link=Link.SUPERSEDED_BY,
    )
    marking: str = field(default="", metadata=MARKING)
    """Its own: it has at least that of its source."""
    caveats: tuple[str, ...] = field(default=(), metadata=CAVEATS)
    status: RecordStatus | None = optional(None, "of the record: how far it can be relied on")
    coded_by: str = optional("", "who wrote the record")
    coded_on: Span | None = optional(None, "the day on which it was written")
    reviewed_by: str = optional("", "who went over it")
    set_aside_for: str | None = optional(
        None, "the coding of the same utterance that stands in its place", refers_to=Kind.STATEMENT
    )
    """Id of a statement by another coder, chosen by somebody who went over both."""
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)

    @property
    def citation(self) -> Citation:
        """The source and the place in it."""
        return Citation(source=self.source, locator=self.locator)

    @property
    def quotable(self) -> bool:
        """Whether ``text`` holds the exact words in the language in which they were said."""
        return bool(self.text) and self.form.exact and self.translation is None

    @property
    def corrects_vote(self) -> bool:
        """Whether it says how its speakers meant to vote, and not how they did."""
        return self.option is not None and Act.CORRECT in self.acts

    @property
    def follows_vote(self) -> bool:
        """Whether its position, and a date that it does not have itself, are those of its vote."""
        return self.option is not None and not self.corrects_vote

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
            position_id(self.id, entry.issue, holder, fallback=entry.fallback)
            for entry in self.positions
            for holder in self.holders_of(entry)
        )

    def taken(self) -> tuple[tuple[Position, tuple[str | None, ...]], ...]:
        """Give each entry once, as its first holder's position, with all whose it is."""
        return tuple(
            (self._position(entry, holders[0]), holders)
            for entry in self.positions
            for holders in (self.holders_of(entry),)
        )

    def held_at(self, place: int) -> Position:
        """Make one position alone, by its place among those that ``held`` gives.

        Raises:
            IndexError: There are not so many.
        """
        entry, holder = self._written_at(place)
        return self._position(entry, holder)

    def held_id_at(self, place: int) -> str:
        """Give the id of one position alone, as ``held_at`` does."""
        entry, holder = self._written_at(place)
        return position_id(self.id, entry.issue, holder, fallback=entry.fallback)

    def place_held(self, issue: str, holder: str | None, *, fallback: bool = False) -> int | None:
        """Give the place of a holder's position on an issue; None where it holds none here."""
        before = 0
        for entry in self.positions:
            holders = self.holders_of(entry)
            if entry.issue == issue and entry.fallback is fallback and holder in holders:
                return before + holders.index(holder)
            before += len(holders)
        return None

    def _written_at(self, place: int) -> tuple[PositionEntry, str | None]:
        for entry in self.positions:
            holders = self.holders_of(entry)
            if place < len(holders):
                return entry, holders[place]
            place -= len(holders)
        raise IndexError(place)

    def holders_of(self, entry: PositionEntry) -> tuple[str | None, ...]:
        """Give whose a position is: one holder or several, or None alone."""
        return entry.holders or self.on_behalf_of or self.speakers or (None,)

    def basis_of(self, entry: PositionEntry) -> Basis:
        """Tell what a position rests on, where it does not say so itself."""
        return entry.basis or self.form.basis

    def _position(self, entry: PositionEntry, holder: str | None) -> Position:
        return Position(
            id=position_id(self.id, entry.issue, holder, fallback=entry.fallback),
            statement=self.id,
            issue=entry.issue,
            holder=holder,
            stance=entry.stance,
            basis=self.basis_of(entry),
            value=entry.value,
            fallback=entry.fallback,
            condition=entry.condition,
            depends_on=entry.depends_on,
            reason=entry.reason,
            because=entry.because,
            priority=entry.priority,
            attributed_by=entry.attributed_by,
            target=entry.target,
            formula=entry.formula,
            notes=entry.notes,
            tags=entry.tags,
        )
